/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "history-support.h"
#include "soleus-advice-view.h"
#include "soleus-anatomy-view.h"
#include "soleus-leg-view.h"
#include "soleus-step.h"
#include "soleus-appearance.h"
#include "soleus-article-view.h"
#include "soleus-article.h"
#include "soleus-main-page.h"
#include "soleus-questions-view.h"
#include "ui.h"

static SoleusCatalogue *
make_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

/* Every article has a diagram, and its page shows all of its words and sources. */
static void
test_articles (void)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusArticleView *view = g_object_ref_sink (g_object_new (SOLEUS_TYPE_ARTICLE_VIEW, NULL));

  g_assert_cmpuint (articles->len, ==, 20);
  for (guint i = 0; i < articles->len; i++)
    {
      const SoleusArticle *article = articles->pdata[i];
      g_autofree char *texts = NULL;

      soleus_article_view_set_article (view, article, catalogue);
      texts = ui_read (GTK_WIDGET (view));
      g_assert_nonnull (strstr (texts, article->title));
      for (guint p = 0; article->paragraphs[p]; p++)
        g_assert_nonnull (strstr (texts, article->paragraphs[p]));
      for (guint e = 0; article->chart && e < article->chart->len; e++)
        g_assert_nonnull (strstr (texts, g_array_index (article->chart, SoleusEstimate, e).label));
      for (guint s = 0; s < article->sources->len; s++)
        {
          const SoleusSource *source = article->sources->pdata[s];

          g_assert_nonnull (strstr (texts, source->text));
          g_assert_true (!source->url || strstr (texts, source->url));
        }
      g_assert_cmpint (gtk_widget_get_visible (ui_child (view, "sources")), ==,
                       article->sources->len > 0);
    }
  g_assert_finalize_object (view);
}

/* C, Learn: an article ends in the routine that does what it tells, unless it is about signs of
 * illness. The page of the routine comes first, with its notes on safety. */
static void
test_do_it_now (void)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusArticleView *view = g_object_ref_sink (g_object_new (SOLEUS_TYPE_ARTICLE_VIEW, NULL));
  GtkActionable *button = ui_child (view, "routine_button");

  for (guint i = 0; i < articles->len; i++)
    {
      const SoleusArticle *article = articles->pdata[i];
      SoleusRoutine *routine;

      soleus_article_view_set_article (view, article, catalogue);
      g_assert_cmpint (gtk_widget_get_visible (ui_child (view, "do_it")), ==,
                       article->routine != NULL);
      if (!article->routine)
        continue;
      routine = soleus_catalogue_find (catalogue, article->routine);
      g_assert_cmpstr (ui_label (view, "routine_name"), ==, routine->name);
      g_assert_cmpstr (gtk_actionable_get_action_name (button), ==, "win.show-routine");
      g_assert_cmpstr (g_variant_get_string (gtk_actionable_get_action_target_value (button), NULL),
                       ==, routine->id);
    }
  g_assert_finalize_object (view);
}

/* C, Learn: no two ways on the page have the same name. */
static void
test_named_once (void)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  SoleusLearnPage *page = g_object_ref_sink (g_object_new (SOLEUS_TYPE_LEARN_PAGE, NULL));
  g_autofree char *texts = ui_read (GTK_WIDGET (page));
  g_auto (GStrv) lines = g_strsplit (texts, "\n", -1);

  for (guint i = 0; i < articles->len; i++)
    g_assert_false (g_strv_contains ((const char *const *) lines,
                                     ((const SoleusArticle *) articles->pdata[i])->title));
  g_assert_finalize_object (page);
}

static void
test_questions (void)
{
  g_autoptr (GPtrArray) questions = soleus_questions_read ();
  GtkWidget *view = g_object_ref_sink (soleus_questions_view_new ());
  g_autofree char *texts = ui_read (view);

  for (guint i = 0; i < questions->len; i++)
    {
      const SoleusQuestion *question = questions->pdata[i];

      g_assert_nonnull (strstr (texts, question->title));
      g_assert_nonnull (strstr (texts, question->text));
    }
  g_assert_finalize_object (view);
}

/* The text on each sign is the advice of the safety list, T1 to T7 and the emergency. */
static void
test_advice (void)
{
  const char *const ids[] = {
    "emergency",       "red",           "pain-severe",  "cramp-now", "checked-today",
    "pain-at-rest",    "pain-walking",  "pain-bearing", "cramps",    "tight-for-weeks",
    "pain-in-massage", "infection-seen"
  };
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  GtkWidget *view = g_object_ref_sink (soleus_advice_view_new (list));
  g_autofree char *texts = ui_read (view);

  g_assert_nonnull (strstr (texts, "You can usually look after ordinary soreness and tightness "
                                   "yourself. This app can’t tell what is behind a sign"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (list, ids[i]);

      g_assert_nonnull (strstr (texts, advice->title));
      for (guint t = 0; advice->texts[t]; t++)
        g_assert_nonnull (strstr (texts, advice->texts[t]));
    }
  g_assert_finalize_object (view);
}

static void
assert_anatomy (GtkWidget *view,
                int knee,
                int ankle,
                const char *gastrocnemius,
                const char *soleus,
                const char *says)
{
  SoleusCalf calf;

  gtk_range_set_value (ui_child (view, "knee_scale"), knee);
  gtk_range_set_value (ui_child (view, "ankle_scale"), ankle);
  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpfloat (calf.knee, ==, knee);
  g_assert_cmpfloat (calf.ankle, ==, ankle);
  g_assert_cmpstr (ui_label (view, "gastrocnemius_share"), ==, gastrocnemius);
  g_assert_cmpstr (ui_label (view, "soleus_share"), ==, soleus);
  g_assert_nonnull (strstr (ui_label (view, "verdict"), says));
}

static void
test_anatomy (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_anatomy_view_new ());

  assert_anatomy (view, 0, 25, "A lot", "Some", "gastrocnemius stretches most");
  assert_anatomy (view, 90, 25, "Not at all", "Some", "only the soleus stretches");
  assert_anatomy (view, 12, 20, "A little", "Some", "the soleus stretches most");
  assert_anatomy (view, 0, -35, "Not at all", "Not at all", "Nothing is stretched");
  g_assert_cmpstr (ui_label (view, "ankle_label"), ==, "Foot: pointed 35°");
  g_assert_finalize_object (view);
}

/* C, anatomy: the foot is pulled up and down, the knee to the front; beside the leg nothing is. */
static void
test_pulled_by_the_foot (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = soleus_anatomy_view_new ();
  SoleusLegView *leg = ui_child (view, "leg");
  GtkRange *knee = ui_child (view, "knee_scale"), *ankle = ui_child (view, "ankle_scale");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (leg));
  g_autoptr (GtkGesture) drag = g_list_model_get_item (controllers, 0);
  double x, y;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  ui_draw (view, 1);
  /* It grows with the window. */
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (leg)), >, 500);

  soleus_leg_view_find (leg, 1.05, 60, &x, &y);
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", 0.0, 60.0);
  g_assert_cmpfloat (gtk_range_get_value (ankle), <, 10);
  g_assert_cmpfloat (gtk_range_get_value (knee), ==, 0);
  g_signal_emit_by_name (drag, "drag-update", 0.0, 0.0);
  g_assert_cmpfloat (gtk_range_get_value (ankle), ==, 20);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);

  soleus_leg_view_find (leg, 0, 0, &x, &y);
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 0.0);
  g_assert_cmpfloat (gtk_range_get_value (knee), >, 10);
  g_assert_cmpfloat (gtk_range_get_value (ankle), ==, 20);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 0.0);

  g_signal_emit_by_name (drag, "drag-begin", 1.0, 1.0);
  g_signal_emit_by_name (drag, "drag-update", -60.0, 0.0);
  g_assert_cmpfloat (gtk_range_get_value (knee), >, 10);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_parts (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_anatomy_view_new ());
  SoleusCalf calf;

  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_GASTROCNEMIUS);
  g_assert_false (calf.tendon);
  gtk_check_button_set_active (ui_child (view, "soleus_button"), TRUE);
  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_SOLEUS);
  gtk_check_button_set_active (ui_child (view, "achilles_button"), TRUE);
  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_NONE);
  g_assert_true (calf.tendon);
  g_assert_finalize_object (view);
}

static SoleusCalf
press (GtkWidget *view, SoleusContact contact, const char *part, double percent)
{
  static const char *const buttons[] = { "nothing_button", "roller_button", "ball_button",
                                         "thumbs_button", "knuckles_button" };

  gtk_check_button_set_active (ui_child (view, buttons[contact]), TRUE);
  gtk_check_button_set_active (ui_child (view, part), TRUE);
  gtk_range_set_value (ui_child (view, "along_scale"), percent);
  return soleus_leg_view_get_calf (ui_child (view, "leg"));
}

/* From behind everything that presses can be put on a muscle, within the limits of a session: it
 * keeps off the hollow of the knee, off the nerve beside it, and off the tendon. */
static void
test_pressed (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_anatomy_view_new ());
  SoleusCalf calf;

  gtk_toggle_button_set_active (ui_child (view, "behind_button"), TRUE);
  for (SoleusContact contact = SOLEUS_CONTACT_ROLLER; contact <= SOLEUS_CONTACT_KNUCKLES; contact++)
    {
      calf = press (view, contact, "gastrocnemius_button", 0);
      g_assert_cmpint (calf.dent.contact, ==, contact);
      g_assert_cmpint (calf.mark, ==, SOLEUS_MARK_PRESSED);
      g_assert_cmpfloat (calf.dent.centre.y, >=, SOLEUS_TOOL_UPPER * SOLEUS_SHANK_LENGTH);
      calf = press (view, contact, "soleus_button", 100);
      g_assert_cmpfloat (calf.dent.centre.y, <=, SOLEUS_TOOL_LOWER * SOLEUS_SHANK_LENGTH + 0.01);
    }

  calf = press (view, SOLEUS_CONTACT_ROLLER, "inner_button", 0);
  g_assert_cmpfloat (calf.turn, <, 0);
  g_assert_cmpfloat (calf.dent.centre.y, >=, SOLEUS_ROLLER_UPPER * SOLEUS_SHANK_LENGTH);
  calf = press (view, SOLEUS_CONTACT_ROLLER, "outer_button", 0);
  g_assert_cmpfloat (calf.turn, >, 0);
  g_assert_cmpfloat (calf.dent.centre.y, >=, SOLEUS_ROLLER_UPPER_OUT * SOLEUS_SHANK_LENGTH);
  calf = press (view, SOLEUS_CONTACT_THUMBS, "outer_button", 0);
  g_assert_cmpfloat (calf.turn, ==, 0);
  g_assert_cmpfloat (calf.dent.centre.y, >=, SOLEUS_SPOT_UPPER * SOLEUS_SHANK_LENGTH);

  calf = press (view, SOLEUS_CONTACT_BALL, "achilles_button", 100);
  g_assert_true (calf.tendon);
  g_assert_cmpint (calf.dent.contact, ==, SOLEUS_CONTACT_NONE);
  gtk_check_button_set_active (ui_child (view, "ball_button"), TRUE);
  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_GASTROCNEMIUS);
  gtk_toggle_button_set_active (ui_child (view, "section_button"), TRUE);
  calf = soleus_leg_view_get_calf (ui_child (view, "leg"));
  g_assert_cmpint (calf.dent.contact, ==, SOLEUS_CONTACT_NONE);
  g_assert_false (gtk_widget_get_visible (ui_child (view, "press_box")));
  g_assert_finalize_object (view);
}

static gboolean
is_offered (GtkWidget *view, const char *name)
{
  return gtk_widget_get_visible (ui_child (view, name));
}

/* What a click in the middle of what a button is about chooses. */
static void
click (GtkWidget *view, double along, double across, const char *chosen)
{
  SoleusLegView *leg = ui_child (view, "leg");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (leg));
  g_autoptr (GtkGesture) drag = g_list_model_get_item (controllers, 0);
  double x, y;

  soleus_leg_view_find (leg, along, across, &x, &y);
  g_signal_emit_by_name (drag, "drag-begin", x, y);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);
  g_assert_true (gtk_check_button_get_active (ui_child (view, chosen)));
}

/* Each view has its own parts and joints, which a click in the picture chooses too, in either
 * leg. */
static void
test_seen_from (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = soleus_anatomy_view_new ();
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();

  soleus_appearance_attach (look, window);
  gtk_window_set_default_size (GTK_WINDOW (window), 960, 720);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  ui_draw (view, 1);
  g_assert_false (is_offered (view, "inner_button"));
  gtk_toggle_button_set_active (ui_child (view, "behind_button"), TRUE);
  g_assert_true (is_offered (view, "inner_button") && is_offered (view, "hollow_button"));
  g_assert_false (is_offered (view, "knee_box") || is_offered (view, "fibula_button"));
  ui_draw (view, 1);
  for (gboolean left = FALSE; left <= TRUE; left++)
    {
      gtk_toggle_button_set_active (ui_child (view, "left_button"), left);
      click (view, 0.3, -20, "inner_button");
      click (view, 0.3, 20, "outer_button");
      click (view, 0.87, 0, "achilles_button");
      click (view, -0.057, 2, "hollow_button");
      /* Beside the leg nothing changes. */
      click (view, 0.3, 58, "hollow_button");
    }
  gtk_toggle_button_set_active (ui_child (view, "section_button"), TRUE);
  g_assert_true (gtk_check_button_get_active (ui_child (view, "gastrocnemius_button")));
  g_assert_false (is_offered (view, "ankle_box") || is_offered (view, "stretch_box"));
  ui_draw (view, 1);
  click (view, 39.0 / 246, -31, "inner_button");
  click (view, -4.0 / 246, 34, "fibula_button");
  click (view, -27.0 / 246, -22, "shin_bone_button");
  gtk_window_destroy (GTK_WINDOW (window));
}

static guint
count_cards (SoleusLearnPage *learn)
{
  GtkFlowBox *cards = ui_child (learn, "cards");
  guint n = 0;

  while (gtk_flow_box_get_child_at_index (cards, n))
    n++;
  return n;
}

/* The views are chosen at the bottom of a narrow window; Learn is made when it is first seen. */
static void
test_views (void)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  g_autoptr (SoleusSafetyGate) gate = NULL;
  g_autoptr (SoleusRoutineStore) store = NULL;
  SoleusMainPage *page = g_object_new (SOLEUS_TYPE_MAIN_PAGE, NULL);
  GtkWidget *window = gtk_window_new ();
  AdwViewSwitcherBar *bar = ui_child (page, "bar");
  AdwViewStack *views = ui_child (page, "views");
  SoleusLearnPage *learn = soleus_main_page_get_learn (page);
  HistoryFixture history;

  history_fixture_set_up (&history, NULL);
  gate = soleus_safety_gate_new (history.folder, SOLEUS_CLOCK (history.clock));
  store = soleus_routine_store_new (history.folder, catalogue);
  soleus_main_page_set_context (page, catalogue, store, settings, gate);
  soleus_learn_page_set_articles (learn, articles, catalogue);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (page)) && adw_view_switcher_bar_get_reveal (bar));
  g_assert_cmpuint (count_cards (learn), ==, 0);
  adw_view_stack_set_visible_child_name (views, "learn");
  g_assert_cmpuint (count_cards (learn), ==, 20);
  adw_view_stack_set_visible_child_name (views, "routines");
  adw_view_stack_set_visible_child_name (views, "learn");
  g_assert_cmpuint (count_cards (learn), ==, 20);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  UI_WAIT (!adw_view_switcher_bar_get_reveal (bar));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (ui_child (page, "title")), ==, "views");
  gtk_window_destroy (GTK_WINDOW (window));
  g_clear_object (&gate);
  history_fixture_tear_down (&history, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/learn/articles", test_articles);
  g_test_add_func ("/soleus/learn/do-it-now", test_do_it_now);
  g_test_add_func ("/soleus/learn/named-once", test_named_once);
  g_test_add_func ("/soleus/learn/advice", test_advice);
  g_test_add_func ("/soleus/learn/questions", test_questions);
  g_test_add_func ("/soleus/learn/anatomy", test_anatomy);
  g_test_add_func ("/soleus/learn/pulled-by-the-foot", test_pulled_by_the_foot);
  g_test_add_func ("/soleus/learn/parts", test_parts);
  g_test_add_func ("/soleus/learn/pressed", test_pressed);
  g_test_add_func ("/soleus/learn/seen-from", test_seen_from);
  g_test_add_func ("/soleus/learn/views", test_views);
  return g_test_run ();
}
