/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-advice-view.h"
#include "soleus-anatomy-view.h"
#include "soleus-article-diagram.h"
#include "soleus-leg-view.h"
#include "soleus-article-view.h"
#include "soleus-articles.h"
#include "soleus-main-page.h"
#include "ui.h"

static GtkWidget *
child (gpointer widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

static SoleusArticles *
make_articles (void)
{
  g_autoptr (GError) error = NULL;
  SoleusArticles *articles = soleus_articles_new (&error);

  g_assert_no_error (error);
  return articles;
}

static SoleusCatalogue *
make_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

static void
list_texts (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    list_texts (c, texts);
}

static void
wait_until_narrow_is (SoleusMainPage *page, gboolean narrow)
{
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (page)) &&
           soleus_main_page_get_narrow (page) == narrow);
}

/* Every article has a diagram, and its page shows all of its words and sources. */
static void
test_articles (void)
{
  g_autoptr (SoleusArticles) articles = make_articles ();
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusArticleView *view = g_object_ref_sink (g_object_new (SOLEUS_TYPE_ARTICLE_VIEW, NULL));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (articles));

  g_assert_cmpuint (n, ==, 10);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (SoleusArticle) article = g_list_model_get_item (G_LIST_MODEL (articles), i);
      const char *const *paragraphs = soleus_article_get_paragraphs (article);
      const char *const *sources = soleus_article_get_sources (article);
      g_autoptr (GString) texts = g_string_new (NULL);

      g_assert_true (soleus_article_diagram_is_known (soleus_article_get_diagram (article)));
      soleus_article_view_set_article (view, article, catalogue);
      list_texts (GTK_WIDGET (view), texts);
      g_assert_nonnull (strstr (texts->str, soleus_article_get_title (article)));
      for (guint p = 0; paragraphs[p]; p++)
        g_assert_nonnull (strstr (texts->str, paragraphs[p]));
      for (guint s = 0; sources[s]; s++)
        g_assert_nonnull (strstr (texts->str, sources[s]));
      g_assert_cmpint (gtk_widget_get_visible (child (view, "sources")), ==, sources[0] != NULL);
    }
  g_assert_false (soleus_article_diagram_is_known ("no-such-diagram"));
  g_assert_finalize_object (view);
}

/* What is said of each sign is the advice of the safety list, T1 to T7 and the emergency. */
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
  g_autoptr (GString) texts = g_string_new (NULL);

  list_texts (view, texts);
  g_assert_nonnull (strstr (texts->str,
                            "You can usually look after ordinary soreness and tightness "
                            "yourself. This app can’t tell what is behind a sign"));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (list, ids[i]);

      g_assert_nonnull (strstr (texts->str, advice->title));
      for (guint t = 0; advice->texts[t]; t++)
        g_assert_nonnull (strstr (texts->str, advice->texts[t]));
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

  gtk_range_set_value (GTK_RANGE (child (view, "knee_scale")), knee);
  gtk_range_set_value (GTK_RANGE (child (view, "ankle_scale")), ankle);
  calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (child (view, "leg")));
  g_assert_cmpfloat (calf.knee, ==, knee);
  g_assert_cmpfloat (calf.ankle, ==, ankle);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (view, "gastrocnemius_share"))), ==,
                   gastrocnemius);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (view, "soleus_share"))), ==, soleus);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (child (view, "verdict"))), says));
}

static void
test_anatomy (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_anatomy_view_new ());

  assert_anatomy (view, 0, 25, "100 %", "64 %", "gastrocnemius stretches most");
  assert_anatomy (view, 90, 25, "0 %", "64 %", "only the soleus stretches");
  assert_anatomy (view, 12, 20, "32 %", "51 %", "the soleus stretches most");
  assert_anatomy (view, 0, -35, "0 %", "0 %", "Nothing stretches");
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (view, "ankle_label"))), ==,
                   "Foot: pointed 35°");
  g_assert_finalize_object (view);
}

static void
test_parts (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_anatomy_view_new ());
  SoleusCalf calf;

  calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (child (view, "leg")));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_GASTROCNEMIUS);
  g_assert_false (calf.tendon);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (view, "soleus_button")), TRUE);
  calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (child (view, "leg")));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_SOLEUS);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (child (view, "soleus_button")), FALSE);
  calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (child (view, "leg")));
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_NONE);
  g_assert_true (calf.tendon);
  g_assert_finalize_object (view);
}

static guint
count_cards (SoleusLearnPage *learn)
{
  GtkFlowBox *cards = GTK_FLOW_BOX (child (learn, "cards"));
  guint n = 0;

  while (gtk_flow_box_get_child_at_index (cards, n))
    n++;
  return n;
}

/* The views are chosen at the bottom of a narrow window; Learn is made when it is first seen. */
static void
test_views (void)
{
  g_autoptr (SoleusArticles) articles = make_articles ();
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusMainPage *page = g_object_new (SOLEUS_TYPE_MAIN_PAGE, NULL);
  GtkWidget *window = gtk_window_new ();
  AdwViewSwitcherBar *bar = ADW_VIEW_SWITCHER_BAR (child (page, "bar"));
  AdwViewStack *views = ADW_VIEW_STACK (child (page, "views"));
  SoleusLearnPage *learn = soleus_main_page_get_learn (page);

  soleus_learn_page_set_articles (learn, articles, catalogue);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 600);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (window));
  wait_until_narrow_is (page, TRUE);
  g_assert_true (adw_view_switcher_bar_get_reveal (bar));
  g_assert_cmpuint (count_cards (learn), ==, 0);
  adw_view_stack_set_visible_child_name (views, "learn");
  g_assert_cmpuint (count_cards (learn), ==, 10);
  adw_view_stack_set_visible_child_name (views, "routines");
  adw_view_stack_set_visible_child_name (views, "learn");
  g_assert_cmpuint (count_cards (learn), ==, 10);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 600);
  wait_until_narrow_is (page, FALSE);
  g_assert_false (adw_view_switcher_bar_get_reveal (bar));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (child (page, "title"))), ==,
                   "views");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/learn/articles", test_articles);
  g_test_add_func ("/soleus/learn/advice", test_advice);
  g_test_add_func ("/soleus/learn/anatomy", test_anatomy);
  g_test_add_func ("/soleus/learn/parts", test_parts);
  g_test_add_func ("/soleus/learn/views", test_views);
  return g_test_run ();
}
