/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-library-page.h"
#include "soleus-routine-card.h"
#include "soleus-settings.h"
#include "ui.h"

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusLibraryPage *page;
  GtkWidget *window;
  SoleusRoutine *activated;
  SoleusRoutine *started;
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
                                          { "start-routine", start_routine_cb, "s" } };
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
  "wall-full gastroc-wall soleus-wall desk pump pump-sitting before-bed night hamstring "          \
  "hamstring-lying after-run-stretch roller ball hands point-flex after-run full heels-morning "

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
  assert_count (self, "18 routines");
  press_chip (self, 2);
  assert_cards (self, "hamstring-lying roller hands point-flex ");
  assert_count (self, "4 of 18 routines");
  press_chip (self, 2);
  press_chip (self, 0);
  assert_cards (self,
                "wall-full gastroc-wall soleus-wall pump hamstring-lying after-run-stretch hands "
                "heels-morning ");
  assert_count (self, "8 of 18 routines");
  press_chip (self, 1);
  assert_cards (
      self, "wall-full gastroc-wall soleus-wall desk pump pump-sitting before-bed night hamstring "
            "hamstring-lying after-run-stretch hands heels-morning ");
  press_chip (self, 2);
  press_chip (self, 3);
  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==,
                   SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_CHAIR | SOLEUS_EQUIPMENT_ROLLER |
                       SOLEUS_EQUIPMENT_BALL);
  assert_cards (self, ALL_CARDS);
  assert_count (self, "18 routines");
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
test_card (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];
      SoleusRoutineCard *card = find_card (self, routine->id);

      g_signal_emit_by_name (child (card, "open_button"), "clicked");
      g_assert_true (self->activated == routine);
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
  width = gtk_widget_get_width (GTK_WIDGET (find_card (self, "pump-sitting")));
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_card (self, routine->id))), ==,
                       width);
    }
  g_assert_cmpint (width, >=, 260);
  press_chip (self, 1);
  UI_WAIT (!gtk_widget_get_mapped (GTK_WIDGET (find_card (self, "ball"))));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (find_card (self, "pump-sitting"))), ==, width);
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
  assert_cards (self, "pump-sitting hamstring hamstring-lying hands ");
  g_signal_emit_by_name (child (self->page, "show_all"), "clicked");
  assert_cards (self, ALL_CARDS);
  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==, SOLEUS_EQUIPMENT_NONE);
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
  ADD ("/soleus/library-page/card", test_card);
  ADD ("/soleus/library-page/remembered", test_remembered);
  ADD ("/soleus/library-page/show-all", test_show_all);
  return g_test_run ();
}
