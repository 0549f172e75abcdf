/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-appearance.h"
#include "soleus-catalogue.h"
#include "soleus-figure-view.h"
#include "soleus-routine-page.h"
#include "ui.h"

/* The smallest window. */
#define NARROW 360

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusAppearance *look;
  SoleusRoutinePage *page;
  GtkWidget *window;
  char *asked;
} Fixture;

/* The part of the window's action. */
static void
open_list_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->asked = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->look = soleus_appearance_new ();
  g_object_set (self->look, "animated", TRUE, NULL);
  self->window = gtk_window_new ();
  soleus_appearance_attach (self->look, self->window);
  self->page = g_object_new (SOLEUS_TYPE_ROUTINE_PAGE, NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 720);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->look);
  g_assert_finalize_object (self->catalogue);
}

static void
show_with (Fixture *self, const char *id, const SoleusOptions *options)
{
  soleus_routine_page_set_routine (self->page, soleus_catalogue_find (self->catalogue, id),
                                   options);
}

static void
show (Fixture *self, const char *id)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;

  show_with (self, id, &options);
}

static char *
list_items (Fixture *self, const char *name)
{
  GListModel *model = adw_combo_row_get_model (ADW_COMBO_ROW (ui_child (self->page, name)));
  g_autoptr (GString) items = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

      g_string_append_printf (items, "%s; ", gtk_string_object_get_string (item));
    }
  return g_string_free (g_steal_pointer (&items), FALSE);
}

static void
assert_items (Fixture *self, const char *name, const char *expected)
{
  g_autofree char *items = list_items (self, name);

  g_assert_cmpstr (items, ==, expected);
}

static guint
get_selected (Fixture *self, const char *name)
{
  return adw_combo_row_get_selected (ADW_COMBO_ROW (ui_child (self->page, name)));
}

/* Flaw B5: “As planned” hid the number that the person wants. */
static void
test_b5_planned (Fixture *self, gconstpointer data)
{
  show (self, "gastroc-wall");
  assert_items (self, "hold_row",
                "30 seconds (as planned); 35 seconds; 40 seconds; 45 seconds; 50 seconds; "
                "55 seconds; 60 seconds; ");
  assert_items (self, "repetitions_row", "3 times (as planned); 2 times; ");
  show (self, "wall-full");
  assert_items (self, "repetitions_row", "2 times (as planned); 3 times; ");
  show (self, "before-bed");
  assert_items (self, "repetitions_row", "2 or 3 times (as planned); 2 times; 3 times; ");
}

/* The number of the preferences that is the planned one is that entry, and others are kept. */
static void
test_b5_chosen (Fixture *self, gconstpointer data)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.hold = 30;
  options.repetitions = 3;
  show_with (self, "gastroc-wall", &options);
  g_assert_cmpuint (get_selected (self, "hold_row"), ==, 0);
  g_assert_cmpuint (get_selected (self, "repetitions_row"), ==, 0);
  options.hold = 47;
  options.repetitions = 2;
  show_with (self, "gastroc-wall", &options);
  g_assert_cmpuint (get_selected (self, "hold_row"), ==, 4);
  g_assert_cmpuint (get_selected (self, "repetitions_row"), ==, 1);
  soleus_routine_page_get_options (self->page, &options);
  g_assert_cmpuint (options.hold, ==, 47);
  g_assert_cmpuint (options.repetitions, ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_child (self->page, "repetitions_row")), 0);
  soleus_routine_page_get_options (self->page, &options);
  g_assert_cmpuint (options.repetitions, ==, 0);
}

/* Flaw A9: a chair that was in the picture and not in the list, and a tick at what nobody had. */
static void
test_a9_needs (Fixture *self, gconstpointer data)
{
  g_autofree char *hands = NULL, *roller = NULL, *bed = NULL;

  show (self, "hands");
  hands = ui_read (ui_child (self->page, "needs"));
  g_assert_cmpstr (hands, ==, "You need\nChair or floor\nGood to have\nLotion\n");
  show (self, "roller");
  roller = ui_read (ui_child (self->page, "needs"));
  g_assert_cmpstr (roller, ==, "You need\nFoam roller\n");
  show (self, "before-bed");
  bed = ui_read (ui_child (self->page, "needs"));
  g_assert_cmpstr (bed, ==, "You need\nWall\nChair\n");
}

static SoleusPicture *
get_picture (Fixture *self)
{
  return soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (ui_child (self->page, "figure")));
}

static double
get_knee (Fixture *self, double seconds)
{
  soleus_picture_update (get_picture (self),
                         g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC));
  return soleus_picture_get_calf (get_picture (self)).knee;
}

static AdwExpanderRow *
find_step_row (GtkWidget *widget, const char *title)
{
  if (ADW_IS_EXPANDER_ROW (widget) &&
      g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title))
    return ADW_EXPANDER_ROW (widget);
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    {
      AdwExpanderRow *row = find_step_row (c, title);

      if (row)
        return row;
    }
  return NULL;
}

/* Flaw B4: the preview was one pose, whatever the routine and whichever step was open. */
static void
test_b4_preview (Fixture *self, gconstpointer data)
{
  AdwExpanderRow *straight, *bent;

  show (self, "wall-full");
  /* Straight in the first half of twelve seconds, bent in the second. */
  g_assert_cmpfloat_with_epsilon (get_knee (self, 4), 0, 1);
  g_assert_cmpfloat (get_knee (self, 10), >, 20);
  g_assert_cmpfloat_with_epsilon (get_knee (self, 16), 0, 1);
  straight = find_step_row (GTK_WIDGET (self->page), "Upper calf stretch");
  bent = find_step_row (GTK_WIDGET (self->page), "Lower calf stretch");
  adw_expander_row_set_expanded (bent, TRUE);
  g_assert_cmpfloat (get_knee (self, 5), >, 20);
  g_assert_cmpfloat (get_knee (self, 15), >, 20);
  adw_expander_row_set_expanded (straight, TRUE);
  g_assert_false (adw_expander_row_get_expanded (bent));
  g_assert_cmpfloat_with_epsilon (get_knee (self, 5), 0, 1);
  g_assert_cmpfloat_with_epsilon (get_knee (self, 15), 0, 1);
  adw_expander_row_set_expanded (straight, FALSE);
  g_assert_cmpfloat (get_knee (self, 10), >, 20);
}

/* With reduced motion a picture stands still, and it is that of the open step. */
static void
test_b4_still (Fixture *self, gconstpointer data)
{
  g_object_set (self->look, "reduced", TRUE, NULL);
  show (self, "wall-full");
  g_assert_true (soleus_picture_is_still (get_picture (self)));
  g_assert_cmpfloat_with_epsilon (get_knee (self, 10), 0, 1);
  adw_expander_row_set_expanded (find_step_row (GTK_WIDGET (self->page), "Lower calf stretch"),
                                 TRUE);
  g_assert_true (soleus_picture_is_still (get_picture (self)));
  g_assert_cmpfloat (get_knee (self, 10), >, 20);
}

static gboolean
has_icon (GtkWidget *widget, const char *name)
{
  if (GTK_IS_IMAGE (widget) && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), name) == 0)
    return TRUE;
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c; c = gtk_widget_get_next_sibling (c))
    if (has_icon (c, name))
      return TRUE;
  return FALSE;
}

/* Flaw B14: the safety note was narrower than its column, with a warning on harmless pages. */
static void
test_b14_safety_note (Fixture *self, gconstpointer data)
{
  GtkWidget *note = ui_child (self->page, "safety_note");

  show (self, "wall-full");
  gtk_window_present (GTK_WINDOW (self->window));
  UI_WAIT (gtk_widget_get_width (note) > 0);
  g_assert_true (gtk_widget_get_visible (note));
  g_assert_cmpint (gtk_widget_get_width (gtk_widget_get_first_child (note)), ==,
                   gtk_widget_get_width (ui_child (self->page, "summary")));
  g_assert_false (has_icon (GTK_WIDGET (self->page), "dialog-warning-symbolic"));
  show (self, "roller");
  g_assert_false (gtk_widget_get_visible (note));
}

/* The button asked for the list of no routine before it had one, of which GTK warns. */
static void
test_list_button (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = { { "open-list", open_list_cb, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      show (self, routine->id);
      g_signal_emit_by_name (ui_child (self->page, "list_button"), "clicked");
      g_assert_cmpstr (self->asked, ==, routine->id);
      g_clear_pointer (&self->asked, g_free);
    }
}

static GtkLabel *
find_title (GtkWidget *widget)
{
  GtkLabel *title = NULL;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title"))
    return GTK_LABEL (widget);
  for (GtkWidget *c = gtk_widget_get_first_child (widget); c && !title;
       c = gtk_widget_get_next_sibling (c))
    title = find_title (c);
  return title;
}

/* The title was cut in a narrow window, where the name of the routine stands nowhere else. */
static void
test_title_is_whole (Fixture *self, gconstpointer data)
{
  GtkLabel *title = find_title (ui_child (self->page, "title"));

  g_object_set (gtk_settings_get_default (), "gtk-decoration-layout", "appmenu:close", NULL);
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW, 640);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_WAIT (gtk_widget_get_width (GTK_WIDGET (self->page)) > 0);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->page)), ==, NARROW);
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      show (self, routine->id);
      ui_draw (self->window, 2);
      g_test_message ("%s", routine->name);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (title)));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/routine-page/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("a9-needs", test_a9_needs);
  ADD ("b4-preview", test_b4_preview);
  ADD ("b4-still", test_b4_still);
  ADD ("b5-planned", test_b5_planned);
  ADD ("b5-chosen", test_b5_chosen);
  ADD ("b14-safety-note", test_b14_safety_note);
  ADD ("list-button", test_list_button);
  ADD ("title-is-whole", test_title_is_whole);
  return g_test_run ();
}
