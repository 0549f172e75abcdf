/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <glib/gstdio.h>

#include "soleus-library-page.h"
#include "soleus-own-group.h"
#include "ui.h"

/* The page that shows the routines of the person's folder, as in the window. */
typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusRoutineStore *store;
  char *home;
  char *folder;
  SoleusLibraryPage *page;
  SoleusOwnGroup *group;
  GtkWidget *window;
} Fixture;

static void
ignore_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
}

static void
set_up (Fixture *self, gconstpointer data)
{
  static const GActionEntry entries[] = {
    { "show-routine", ignore_cb, "s" },
    { "start-routine", ignore_cb, "s" },
    { "new-routine", ignore_cb, NULL },
    { "open-file", ignore_cb, NULL },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->home = g_dir_make_tmp ("soleus-own-group-XXXXXX", &error);
  g_assert_no_error (error);
  self->folder = g_build_filename (self->home, "routines", NULL);
  self->store = soleus_routine_store_new (self->folder, self->catalogue);
  self->settings = soleus_settings_new ();
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_NONE);
  self->page = g_object_ref_sink (g_object_new (SOLEUS_TYPE_LIBRARY_PAGE, NULL));
  soleus_library_page_set_catalogue (self->page, self->catalogue, self->settings);
  soleus_library_page_set_store (self->page, self->store);
  self->group = ui_child (self->page, "own_group");
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 960, 720);
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_folder (child);
      else
        g_assert_cmpint (g_unlink (child), ==, 0);
    }
  if (dir)
    g_assert_cmpint (g_rmdir (path), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_assert_finalize_object (self->page);
  g_assert_finalize_object (self->store);
  g_clear_object (&self->settings);
  g_assert_finalize_object (self->catalogue);
  remove_folder (self->home);
  g_free (self->folder);
  g_free (self->home);
}

/* Saves a routine of stretches at the wall. */
static void
add (Fixture *self, const char *id, const char *name, const char *author, guint repetitions)
{
  g_autoptr (SoleusRoutineFile) file = soleus_routine_file_new (id, name, NULL);
  const SoleusDose dose = { 30, repetitions, FALSE };
  g_autoptr (GError) error = NULL;

  soleus_routine_file_add_note (file, author, NULL, NULL, 0, NULL);
  soleus_routine_file_add_use (file, soleus_steps_find (self->catalogue->steps, "G"), &dose);
  g_assert_true (soleus_routine_file_complete (file, &error));
  g_assert_no_error (error);
  g_assert_true (soleus_routine_store_add (self->store, file, TRUE, &error));
  g_assert_no_error (error);
}

static void
delete (Fixture *self, const char *id)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (soleus_routine_store_delete (self->store, id, &error));
  g_assert_no_error (error);
}

/* As another program would. */
static void
write_file (Fixture *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  g_assert_cmpint (g_mkdir_with_parents (self->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static SoleusRoutineCard *
find_card (Fixture *self, const char *id)
{
  SoleusRoutineCard *card = soleus_own_group_find (self->group, id);

  g_assert_nonnull (card);
  return card;
}

static void
assert_order (Fixture *self, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (GtkWidget *card = gtk_widget_get_first_child (ui_child (self->group, "grid")); card;
       card = gtk_widget_get_next_sibling (card))
    if (gtk_widget_get_visible (card))
      g_string_append_printf (ids, "%s ",
                              soleus_routine_card_get_routine (SOLEUS_ROUTINE_CARD (card))->id);
  g_assert_cmpstr (ids->str, ==, expected);
}

static gboolean
is_above (Fixture *self)
{
  return gtk_widget_get_next_sibling (GTK_WIDGET (self->group)) == ui_child (self->page, "row_above");
}

static gboolean
is_shown (Fixture *self, const char *name)
{
  return gtk_widget_get_visible (ui_child (self->group, name));
}

/* To who has none the end of the page says how to get one; the first one comes before the routines
 * of Soleus. */
static void
test_empty (Fixture *self, gconstpointer data)
{
  g_assert_true (is_shown (self, "empty"));
  g_assert_false (is_above (self));
  add (self, "own-a", "A", NULL, 2);
  g_assert_false (is_shown (self, "empty"));
  g_assert_true (is_above (self));
  assert_order (self, "own-a ");
  delete (self, "own-a");
  g_assert_true (is_shown (self, "empty"));
  g_assert_false (is_above (self));
}

static void
test_card (Fixture *self, gconstpointer data)
{
  SoleusRoutineCard *card;

  add (self, "own-a", "<b>A</b>", "Anna & Co", 2);
  add (self, "own-b", "B", NULL, 3);
  card = find_card (self, "own-a");
  g_assert_cmpstr (gtk_label_get_text (ui_child (card, "name")), ==, "<b>A</b>");
  g_assert_cmpstr (gtk_label_get_text (ui_child (card, "about")), ==,
                   "3 min · Stretch\nFrom \u2068Anna & Co\u2069");
  g_assert_cmpstr (ui_label (find_card (self, "own-b"), "about"), ==, "4 min · Stretch");
}

/* The filter and the order of the page are those of all routines. */
static void
test_filter_and_order (Fixture *self, gconstpointer data)
{
  add (self, "own-a", "A", NULL, 3);
  add (self, "own-b", "B", NULL, 2);
  assert_order (self, "own-a own-b ");
  gtk_toggle_button_set_active (ui_child (self->page, "shortest_first"), TRUE);
  assert_order (self, "own-b own-a ");
  add (self, "own-c", "C", NULL, 1);
  assert_order (self, "own-c own-b own-a ");
  gtk_toggle_button_set_active (ui_child (self->page, "shortest_first"), FALSE);
  assert_order (self, "own-a own-b own-c ");
  g_assert_false (is_shown (self, "count"));
  soleus_settings_set_equipment (self->settings, SOLEUS_EQUIPMENT_ROLLER);
  assert_order (self, "");
  g_assert_cmpstr (ui_label (self->group, "count"), ==, "0 of 3 routines");
  g_assert_true (is_shown (self, "count"));
  g_assert_true (gtk_widget_get_visible (ui_child (self->page, "show_all")));
  add (self, "own-d", "D", NULL, 1);
  assert_order (self, "");
  g_signal_emit_by_name (ui_child (self->page, "show_all"), "clicked");
  assert_order (self, "own-a own-b own-c own-d ");
}

/* What can't be used is named, and says why when it is opened. */
static void
test_problem (Fixture *self, gconstpointer data)
{
  g_autofree char *texts = NULL;

  g_assert_false (is_shown (self, "problems"));
  write_file (self, "torn & <b>.soleus", "<soleus-routine version=\"1\" id=\"own-a\">");
  soleus_routine_store_load_now (self->store);
  g_assert_true (is_shown (self, "problems"));
  g_assert_true (is_above (self));
  texts = ui_read (ui_child (self->group, "problems"));
  g_assert_nonnull (strstr (texts, "1 file can’t be used\ntorn & <b>.soleus\n"));
  g_assert_nonnull (strstr (texts, "torn & <b>.soleus:1:"));
  write_file (self, "other.soleus", "");
  soleus_routine_store_load_now (self->store);
  g_assert_cmpstr (adw_expander_row_get_subtitle (ui_child (self->group, "problems_row")), ==,
                   "other.soleus, torn & <b>.soleus");
  remove_folder (self->folder);
  soleus_routine_store_load_now (self->store);
  g_assert_false (is_shown (self, "problems"));
  g_assert_false (is_above (self));
}

static GtkWidget *
get_focus (Fixture *self)
{
  return gtk_window_get_focus (GTK_WINDOW (self->window));
}

/* Another program that changes the folder takes nothing from under the person's hands. */
static void
test_focus_stays (Fixture *self, gconstpointer data)
{
  SoleusRoutineCard *card;
  GtkWidget *button;

  add (self, "own-b", "B", NULL, 2);
  gtk_window_present (GTK_WINDOW (self->window));
  card = find_card (self, "own-b");
  button = ui_child (card, "start_button");
  g_assert_true (gtk_widget_grab_focus (button));
  add (self, "own-a", "A", NULL, 2);
  g_assert_true (find_card (self, "own-b") == card);
  g_assert_true (get_focus (self) == button);
  add (self, "own-b", "Other words", NULL, 3);
  g_assert_true (find_card (self, "own-b") == card);
  g_assert_cmpstr (ui_label (card, "name"), ==, "Other words");
  g_assert_cmpstr (ui_label (card, "about"), ==, "4 min · Stretch");
  g_assert_true (get_focus (self) == button);
}

static void
test_focus_of_deleted (Fixture *self, gconstpointer data)
{
  add (self, "own-a", "A", NULL, 2);
  add (self, "own-b", "B", NULL, 2);
  gtk_window_present (GTK_WINDOW (self->window));
  soleus_library_page_show_own (self->page, "own-a");
  g_assert_true (get_focus (self) == ui_child (find_card (self, "own-a"), "open_button"));
  delete (self, "own-a");
  g_assert_true (get_focus (self) == ui_child (find_card (self, "own-b"), "open_button"));
  delete (self, "own-b");
  g_assert_true (get_focus (self) == ui_child (self->group, "new_button"));
}

static double
get_place (Fixture *self, const char *name)
{
  graphene_rect_t place;

  g_assert_true (
      gtk_widget_compute_bounds (ui_child (self->page, name), GTK_WIDGET (self->page), &place));
  return place.origin.y;
}

static GtkAdjustment *
get_adjustment (Fixture *self)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self->page))));
}

/* Those of Soleus. */
static guint
count_cards (Fixture *self)
{
  guint n = 0;

  for (GtkWidget *card = gtk_widget_get_first_child (ui_child (self->page, "grid")); card;
       card = gtk_widget_get_next_sibling (card))
    n++;
  return n;
}

/* What is looked at below the own routines stays where it is, however many there are. */
static void
test_scroll_stays (Fixture *self, gconstpointer data)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double before;

  gtk_window_present (GTK_WINDOW (self->window));
  /* The last cards come after the first frame. */
  UI_WAIT (count_cards (self) == self->catalogue->routines->len);
  ui_draw (self->window, 2);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) -
                                            gtk_adjustment_get_page_size (adjustment) - 300);
  ui_draw (self->window, 2);
  before = get_place (self, "grid");
  g_assert_cmpfloat (before, <, -100);
  add (self, "own-a", "A", NULL, 2);
  ui_draw (self->window, 3);
  g_assert_true (is_above (self));
  g_assert_cmpfloat_with_epsilon (get_place (self, "grid"), before, 1);
  for (char id[] = "own-b"; id[4] < 'g'; id[4]++)
    add (self, id, id, NULL, 2);
  ui_draw (self->window, 3);
  g_assert_cmpfloat_with_epsilon (get_place (self, "grid"), before, 1);
  for (char id[] = "own-a"; id[4] < 'g'; id[4]++)
    delete (self, id);
  ui_draw (self->window, 3);
  g_assert_false (is_above (self));
  g_assert_cmpfloat_with_epsilon (get_place (self, "grid"), before, 1);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/soleus/own-group/empty", test_empty);
  ADD ("/soleus/own-group/card", test_card);
  ADD ("/soleus/own-group/filter-and-order", test_filter_and_order);
  ADD ("/soleus/own-group/problem", test_problem);
  ADD ("/soleus/own-group/focus-stays", test_focus_stays);
  ADD ("/soleus/own-group/focus-of-deleted", test_focus_of_deleted);
  ADD ("/soleus/own-group/scroll-stays", test_scroll_stays);
  return g_test_run ();
}
