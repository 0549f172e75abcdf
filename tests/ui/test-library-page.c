/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-view.h"
#include "soleus-library-page.h"
#include "soleus-routine-card.h"
#include "soleus-settings.h"
#include "soleus-tight-legs.h"
#include "soleus-tight-question.h"
#include "ui.h"

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusLibraryPage *page;
  GtkWidget *window;
  SoleusRoutine *activated;
  SoleusRoutine *started;
  gboolean advised;
} Fixture;

static GtkWidget *
child (gpointer widget, const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name));
}

/* The part of the window's action. */
static void
show_routine_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;

  self->activated = soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
}

static void
start_routine_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  Fixture *self = data;

  self->started = soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
}

static void
show_advice_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->advised = TRUE;
}

static guint
count_cards (GtkWidget *widget)
{
  guint n = SOLEUS_IS_ROUTINE_CARD (widget);

  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    n += count_cards (c);
  return n;
}

/* The cards below the edge of the window come after its first frame. */
static void
show_all_cards (SoleusLibraryPage *page, GtkWidget *window, SoleusCatalogue *catalogue)
{
  gtk_window_present (GTK_WINDOW (window));
  UI_WAIT (count_cards (GTK_WIDGET (page)) >= catalogue->routines->len);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "show-routine", show_routine_cb, "s" },
                                          { "start-routine", start_routine_cb, "s" },
                                          { "show-advice", show_advice_cb, NULL } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->settings = soleus_settings_new ();
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_NONE);
  self->page = g_object_ref_sink (g_object_new (SOLEUS_TYPE_LIBRARY_PAGE, NULL));
  soleus_library_page_set_catalogue (self->page, self->catalogue, self->settings);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 720);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  show_all_cards (self->page, self->window, self->catalogue);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->page);
  g_clear_object (&self->settings);
  g_assert_finalize_object (self->catalogue);
}

/* Whether a widget and all that it is in would be on the screen. */
static gboolean
is_offered (GtkWidget *widget, GtkWidget *page)
{
  for (; widget != page; widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return TRUE;
}

static void
list_cards (Fixture *self, GtkWidget *widget, GString *ids)
{
  if (SOLEUS_IS_ROUTINE_CARD (widget))
    {
      SoleusRoutine *routine = soleus_routine_card_get_routine (SOLEUS_ROUTINE_CARD (widget));

      if (is_offered (widget, GTK_WIDGET (self->page)))
        g_string_append_printf (ids, "%s ", routine->id);
      return;
    }
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    list_cards (self, c, ids);
}

static void
assert_cards (Fixture *self, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  list_cards (self, GTK_WIDGET (self->page), ids);
  g_assert_cmpstr (ids->str, ==, expected);
}

static GtkToggleButton *
get_chip (SoleusLibraryPage *page, guint number)
{
  GtkFlowBox *chips = GTK_FLOW_BOX (child (child (page, "filter"), "chips"));
  GtkFlowBoxChild *place = gtk_flow_box_get_child_at_index (chips, (int) number);

  return GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (place));
}

static void
press_chip (Fixture *self, guint number)
{
  GtkToggleButton *chip = get_chip (self->page, number);

  gtk_toggle_button_set_active (chip, !gtk_toggle_button_get_active (chip));
}

#define ALL_CARDS                                                                                  \
  "wall-full gastroc-wall soleus-wall desk pump before-bed roller ball hands point-flex "          \
  "after-run full heels-morning "

static void
assert_count (Fixture *self, const char *expected)
{
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (self->page, "count"))), ==, expected);
  g_assert_cmpint (gtk_widget_get_visible (child (self->page, "show_all")), ==,
                   strstr (expected, "of") != NULL);
}

/* Flaw A2: a filter “Roller” hid the roller. Nobody has to say that there is a floor. */
static void
test_a2_filter (Fixture *self, gconstpointer data)
{
  assert_cards (self, ALL_CARDS);
  assert_count (self, "13 routines");
  press_chip (self, 2);
  assert_cards (self, "roller hands point-flex ");
  assert_count (self, "3 of 13 routines");
  press_chip (self, 2);
  press_chip (self, 0);
  assert_cards (self, "wall-full gastroc-wall soleus-wall hands heels-morning ");
  assert_count (self, "5 of 13 routines");
  press_chip (self, 1);
  assert_cards (self,
                "wall-full gastroc-wall soleus-wall desk pump before-bed hands heels-morning ");
  press_chip (self, 2);
  press_chip (self, 3);
  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==,
                   SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_CHAIR | SOLEUS_EQUIPMENT_ROLLER |
                       SOLEUS_EQUIPMENT_BALL);
  assert_cards (self, ALL_CARDS);
  assert_count (self, "13 routines");
}

static void
test_shortest_first (Fixture *self, gconstpointer data)
{
  GtkToggleButton *chip = GTK_TOGGLE_BUTTON (child (self->page, "shortest_first"));
  SoleusOptions options;
  gint64 before = 0;

  soleus_settings_get_options (self->settings, &options);
  gtk_toggle_button_set_active (chip, TRUE);
  for (GtkWidget *card = gtk_widget_get_first_child (child (self->page, "grid")); card;
       card = gtk_widget_get_next_sibling (card))
    {
      SoleusRoutine *routine = soleus_routine_card_get_routine (SOLEUS_ROUTINE_CARD (card));
      gint64 length = soleus_options_get_total (&options, routine);

      g_assert_cmpint (before, <=, length);
      before = length;
    }
  gtk_toggle_button_set_active (chip, FALSE);
  assert_cards (self, ALL_CARDS);
}

static int
get_lines (GtkWidget *button)
{
  GtkWidget *label = gtk_widget_get_first_child (button);

  return pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label)));
}

static double
get_bottom (Fixture *self, const char *name)
{
  graphene_rect_t place;

  g_assert_true (
      gtk_widget_compute_bounds (child (self->page, name), GTK_WIDGET (self->page), &place));
  return place.origin.y + place.size.height;
}

/* The row above the cards lay half under them, and its buttons had two lines beside empty space. */
static void
test_row_above_cards (Fixture *self, gconstpointer data)
{
  static const int widths[] = { 360, 480, 560, 640, 800, 960, 1280 };
  GtkWidget *page = GTK_WIDGET (self->page);

  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  press_chip (self, 2);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      graphene_rect_t grid;

      gtk_window_set_default_size (GTK_WINDOW (self->window), widths[i], 700);
      UI_WAIT (gtk_widget_get_width (page) == widths[i]);
      ui_draw (self->window, 2);
      g_assert_true (gtk_widget_compute_bounds (child (self->page, "grid"), page, &grid));
      g_assert_cmpfloat (get_bottom (self, "count"), <=, grid.origin.y);
      g_assert_cmpfloat (get_bottom (self, "show_all"), <=, grid.origin.y);
      g_assert_cmpfloat (get_bottom (self, "shortest_first"), <=, grid.origin.y);
      if (widths[i] < 480)
        continue;
      g_assert_cmpint (get_lines (child (self->page, "show_all")), ==, 1);
      g_assert_cmpint (get_lines (child (self->page, "shortest_first")), ==, 1);
    }
}

static SoleusRoutineCard *
find_card (Fixture *self, const char *id)
{
  GtkWidget *card = gtk_widget_get_first_child (child (self->page, "grid"));

  while (!g_str_equal (soleus_routine_card_get_routine (SOLEUS_ROUTINE_CARD (card))->id, id))
    card = gtk_widget_get_next_sibling (card);
  return SOLEUS_ROUTINE_CARD (card);
}

static void
test_start_from_card (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];
      SoleusRoutineCard *card = find_card (self, routine->id);

      g_signal_emit_by_name (child (card, "start_button"), "clicked");
      g_assert_true (self->started == routine);
    }
}

/* Flaw B2: the columns were wider where the words were longer, or where there were fewer cards. */
static void
test_b2_one_width (Fixture *self, gconstpointer data)
{
  int width;

  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (find_card (self, "heels-morning"))) > 0);
  width = gtk_widget_get_width (GTK_WIDGET (find_card (self, "pump")));
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_card (self, routine->id))), ==,
                       width);
    }
  g_assert_cmpint (width, >=, 260);
  press_chip (self, 1);
  UI_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (find_card (self, "ball"))));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_card (self, "pump"))), ==, width);
}

/* Flaw B15: “5 min 14 s”. */
static void
test_b15_card (Fixture *self, gconstpointer data)
{
  const char *about = gtk_label_get_label (GTK_LABEL (child (find_card (self, "ball"), "about")));

  g_assert_cmpstr (about, ==, "6 min · Massage");
}

static void
test_remembered (Fixture *self, gconstpointer data)
{
  SoleusLibraryPage *other;

  press_chip (self, 1);
  other = g_object_ref_sink (g_object_new (SOLEUS_TYPE_LIBRARY_PAGE, NULL));
  soleus_library_page_set_catalogue (other, self->catalogue, self->settings);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (gtk_toggle_button_get_active (get_chip (other, i)), ==, i == 1);
  g_assert_finalize_object (other);
}

static void
test_show_all (Fixture *self, gconstpointer data)
{
  press_chip (self, 1);
  assert_cards (self, "pump hands ");
  g_signal_emit_by_name (child (self->page, "show_all"), "clicked");
  assert_cards (self, ALL_CARDS);
  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==, SOLEUS_EQUIPMENT_NONE);
}

static void
assert_leads_to (Fixture *self, const char *button, const char *answer, const char *id)
{
  GtkWidget *question = child (self->page, "question");

  g_assert_true (g_str_has_prefix (gtk_label_get_label (GTK_LABEL (child (question, answer))),
                                   soleus_catalogue_find (self->catalogue, id)->name));
  self->activated = NULL;
  g_signal_emit_by_name (child (question, button), "clicked");
  g_assert_cmpstr (self->activated->id, ==, id);
}

static void
assert_says (Fixture *self, const char *answer, const char *words)
{
  GtkWidget *question = child (self->page, "question");

  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (child (question, answer))), words));
}

static void
test_question (Fixture *self, gconstpointer data)
{
  assert_leads_to (self, "inner_button", "inner_answer", "gastroc-wall");
  assert_leads_to (self, "outer_button", "outer_answer", "gastroc-wall");
  assert_leads_to (self, "lower_button", "lower_answer", "soleus-wall");
  assert_leads_to (self, "cord_button", "cord_answer", "soleus-wall");
  assert_leads_to (self, "spot_button", "spot_answer", "hands");
  press_chip (self, 3);
  assert_leads_to (self, "spot_button", "spot_answer", "ball");
  press_chip (self, 3);
  press_chip (self, 2);
  assert_leads_to (self, "inner_button", "inner_answer", "roller");
  assert_leads_to (self, "outer_button", "outer_answer", "roller");
  assert_leads_to (self, "lower_button", "lower_answer", "soleus-wall");
  assert_says (self, "inner_answer", "toes turned in");
  assert_says (self, "outer_answer", "toes turned out");
  assert_says (self, "cord_answer", "no pressure on the tendon");
}

/* A tendon that hurts is neither stretched nor pressed. */
static void
test_tendon_pain (Fixture *self, gconstpointer data)
{
  GtkWidget *question = child (self->page, "question");

  assert_says (self, "tendon_pain_answer", "When to see someone");
  self->activated = NULL;
  g_assert_false (self->advised);
  g_signal_emit_by_name (child (question, "tendon_pain_button"), "clicked");
  g_assert_null (self->activated);
  g_assert_true (self->advised);
}

/* The calf of the left or the right leg. */
static SoleusCalf
get_calf (SoleusTightLegs *legs, SoleusLeg leg)
{
  GtkWidget *view = leg == SOLEUS_LEG_LEFT ? gtk_widget_get_first_child (GTK_WIDGET (legs))
                                           : gtk_widget_get_last_child (GTK_WIDGET (legs));
  SoleusCalf calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (view));

  g_assert_cmpint (calf.leg, ==, leg);
  return calf;
}

static SoleusMuscle
get_target (SoleusTightLegs *legs)
{
  SoleusMuscle target = get_calf (legs, SOLEUS_LEG_LEFT).target;

  g_assert_cmpint (get_calf (legs, SOLEUS_LEG_RIGHT).target, ==, target);
  return target;
}

static void
pointed_cb (SoleusTightLegs *legs, int area, gpointer user_data)
{
  *(int *) user_data = area;
}

/* Pointing at the leg marks the same area there and among the buttons. */
static void
test_pointing (Fixture *self, gconstpointer data)
{
  GtkWidget *question = child (self->page, "question");
  SoleusTightLegs *leg = SOLEUS_TIGHT_LEGS (child (question, "legs"));

  g_signal_emit_by_name (leg, "pointed", SOLEUS_TIGHT_LOWER);
  g_assert_cmpint (get_target (leg), ==, SOLEUS_MUSCLE_SOLEUS);
  g_assert_true (gtk_widget_has_css_class (child (question, "lower_button"), "pointed"));
  g_signal_emit_by_name (leg, "pointed", SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (get_target (leg), ==, SOLEUS_MUSCLE_NONE);
  g_assert_false (gtk_widget_has_css_class (child (question, "lower_button"), "pointed"));
  gtk_widget_activate_action (GTK_WIDGET (leg), "library.choose", "i", SOLEUS_TIGHT_LOWER);
  g_assert_cmpstr (self->activated->id, ==, "soleus-wall");
}

/* A click in the picture leads where the button does; each side of each leg is its own. */
static void
test_clicked (Fixture *self, gconstpointer data)
{
  static const struct
  {
    double along, across;
    int area;
  } places[] = {
    { 0.3, -22, SOLEUS_TIGHT_INNER },  { 0.25, 22, SOLEUS_TIGHT_OUTER },
    { 0.7, -12, SOLEUS_TIGHT_LOWER },  { 0.9, 0, SOLEUS_TIGHT_CORD },
    { -0.3, 0, SOLEUS_TIGHT_NOWHERE },
  };
  GtkWidget *question = child (self->page, "question"), *legs = child (question, "legs");
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (legs);
  int pointed = SOLEUS_TIGHT_NOWHERE;

  g_signal_connect (legs, "pointed", G_CALLBACK (pointed_cb), &pointed);
  ui_draw (self->window, 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    for (GtkWidget *leg = gtk_widget_get_first_child (legs); leg;
         leg = gtk_widget_get_next_sibling (leg))
      {
        double x, y;

        soleus_leg_view_find (SOLEUS_LEG_VIEW (leg), places[i].along, places[i].across, &x, &y);
        gtk_widget_translate_coordinates (leg, legs, x, y, &x, &y);
        for (guint k = 0; k < g_list_model_get_n_items (controllers); k++)
          {
            g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, k);

            if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
              g_signal_emit_by_name (controller, "motion", x, y);
          }
        g_assert_cmpint (pointed, ==, places[i].area);
      }
}

static void
test_places (void)
{
  g_assert_cmpint (soleus_tight_legs_locate (0.1, -25), ==, SOLEUS_TIGHT_INNER);
  g_assert_cmpint (soleus_tight_legs_locate (0.4, 25), ==, SOLEUS_TIGHT_OUTER);
  g_assert_cmpint (soleus_tight_legs_locate (0.7, -10), ==, SOLEUS_TIGHT_LOWER);
  g_assert_cmpint (soleus_tight_legs_locate (1.0, 5), ==, SOLEUS_TIGHT_CORD);
  g_assert_cmpint (soleus_tight_legs_locate (-0.2, -10), ==, SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (soleus_tight_legs_locate (1.2, -10), ==, SOLEUS_TIGHT_NOWHERE);
  g_assert_cmpint (soleus_tight_legs_locate (0.4, 60), ==, SOLEUS_TIGHT_NOWHERE);
}

/* The notice of the first run was a dialog over the page. */
static void
test_first_notice (Fixture *self, gconstpointer data)
{
  SoleusFirstNotice *notice = soleus_library_page_get_notice (self->page);

  g_assert_true (soleus_first_notice_is_due (notice));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (notice)));
  soleus_library_page_show_notice (self->page);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (self->window)) == child (notice, "understood"));
  g_signal_emit_by_name (child (notice, "understood"), "clicked");
  g_assert_false (soleus_first_notice_is_due (notice));
  g_assert_true (soleus_settings_has_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN));
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
}

static GtkWidget *
get_choice (GtkWidget *box, guint index)
{
  GtkWidget *button = gtk_widget_get_first_child (box);

  for (guint i = 0; i < index; i++)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static GtkWidget *
acknowledge (Fixture *self)
{
  GtkWidget *question = child (self->page, "person_question");

  g_object_set (self->settings, "person", "short-hair", "skin-tone", 3, NULL);
  g_assert_false (gtk_widget_get_visible (question));
  soleus_library_page_show_notice (self->page);
  g_signal_emit_by_name (child (soleus_library_page_get_notice (self->page), "understood"),
                         "clicked");
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
  g_assert_true (gtk_widget_get_mapped (question));
  return question;
}

static void
assert_settings (Fixture *self, const char *person, int tone)
{
  g_autofree char *is_person = NULL;
  int is_tone;

  g_object_get (self->settings, "person", &is_person, "skin-tone", &is_tone, NULL);
  g_assert_cmpstr (is_person, ==, person);
  g_assert_cmpint (is_tone, ==, tone);
}

static void
assert_named (GtkWidget *widget, const char *name)
{
  g_autofree char *found = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  g_assert_null (found);
}

/* Once the notice is read, the page asks who the figure should be: two people and five tones, with
 * the focus, by keyboard and for a screen reader, in the narrowest window. */
static void
test_person_question (Fixture *self, gconstpointer data)
{
  GtkWidget *question = acknowledge (self);
  GtkWidget *persons = child (question, "persons"), *tones = child (question, "tones");
  GtkWidget *close = child (question, "close");
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->window));
  int least;

  g_assert_true (gtk_widget_is_ancestor (focus, persons));
  assert_named (get_choice (persons, 0), "Short hair");
  assert_named (get_choice (persons, 1), "Ponytail");
  assert_named (get_choice (tones, 4), "Skin tone 5");
  g_assert_null (get_choice (persons, 2));
  g_assert_null (get_choice (tones, 5));
  gtk_widget_measure (question, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 360 - 2 * 16);

  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (close)), ==, "Not now");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (persons, 1)), TRUE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_choice (tones, 4)), TRUE);
  assert_settings (self, "ponytail", 5);
  g_assert_false (gtk_check_button_get_active (GTK_CHECK_BUTTON (get_choice (persons, 0))));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (close)), ==, "Done");
  gtk_widget_grab_focus (close);
  g_signal_emit_by_name (close, "clicked");
  g_assert_false (gtk_widget_get_visible (question));
  focus = gtk_root_get_focus (GTK_ROOT (self->window));
  g_assert_true (focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->page)));
  assert_settings (self, "ponytail", 5);
  g_object_set (self->settings, "person", "short-hair", "skin-tone", 3, NULL);
}

/* Whoever passes over it has the default, and is not asked at the next start. */
static void
test_person_not_now (Fixture *self, gconstpointer data)
{
  GtkWidget *question = acknowledge (self);
  g_autoptr (SoleusLibraryPage) next = NULL;

  g_signal_emit_by_name (child (question, "close"), "clicked");
  g_assert_false (gtk_widget_get_visible (question));
  assert_settings (self, "short-hair", 3);
  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_FIRST_RUN);
  next = g_object_ref_sink (g_object_new (SOLEUS_TYPE_LIBRARY_PAGE, NULL));
  soleus_library_page_set_catalogue (next, self->catalogue, self->settings);
  g_assert_false (gtk_widget_get_visible (child (next, "person_question")));
  g_object_set (self->settings, "first-run-notice-seen", FALSE, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)
  ADD ("/soleus/library-page/a2-filter", test_a2_filter);
  ADD ("/soleus/library-page/b2-one-width", test_b2_one_width);
  ADD ("/soleus/library-page/b15-card", test_b15_card);
  ADD ("/soleus/library-page/shortest-first", test_shortest_first);
  ADD ("/soleus/library-page/row-above-cards", test_row_above_cards);
  ADD ("/soleus/library-page/start-from-card", test_start_from_card);
  ADD ("/soleus/library-page/remembered", test_remembered);
  ADD ("/soleus/library-page/show-all", test_show_all);
  ADD ("/soleus/library-page/first-notice", test_first_notice);
  ADD ("/soleus/library-page/person-question", test_person_question);
  ADD ("/soleus/library-page/person-not-now", test_person_not_now);
  ADD ("/soleus/library-page/question", test_question);
  ADD ("/soleus/library-page/tendon-pain", test_tendon_pain);
  ADD ("/soleus/library-page/pointing", test_pointing);
  ADD ("/soleus/library-page/clicked", test_clicked);
  g_test_add_func ("/soleus/library-page/places", test_places);
  return g_test_run ();
}
