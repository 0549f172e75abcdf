/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "session-fixture.h"
#include "soleus-appearance.h"
#include "soleus-finish-page.h"
#include "soleus-history-types.h"
#include "soleus-rating-row.h"
#include "ui.h"

typedef struct
{
  Fixture *fixture;
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  SoleusFinishPage *page;
  GString *log;
} PageFixture;

static GtkWidget *
child (PageFixture *self, const char *name)
{
  return ui_child (self->page, name);
}

static const char *
text (PageFixture *self, const char *name)
{
  return ui_label (self->page, name);
}

static gboolean
shows (PageFixture *self, const char *name)
{
  return gtk_widget_get_visible (child (self, name));
}

static void
rate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PageFixture *self = user_data;
  int leg, value;

  g_variant_get (parameter, "(ii)", &leg, &value);
  g_string_append_printf (self->log, "leg %d value %d\n", leg, value);
}

static void
leave_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_string_append (((PageFixture *) user_data)->log, "leave\n");
}

static void
set_up (PageFixture *self, gconstpointer data)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  const GActionEntry entries[] = { { "rate", rate_cb, "(ii)" }, { "leave", leave_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (data);
  g_autoptr (GError) error = NULL;

  self->fixture = fixture_new (routine, &options);
  soleus_session_start (self->fixture->session);
  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->settings = soleus_settings_new ();
  self->log = g_string_new (NULL);
  self->page = g_object_ref_sink (g_object_new (SOLEUS_TYPE_FINISH_PAGE, NULL));
  soleus_finish_page_set_context (self->page, self->catalogue,
                                  soleus_safety_gate_get_list (self->fixture->gate),
                                  self->settings);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self->page), "session", G_ACTION_GROUP (group));
}

static void
tear_down (PageFixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->page);
  g_string_free (self->log, TRUE);
  g_object_unref (self->settings);
  g_object_unref (self->catalogue);
  fixture_free (self->fixture);
}

static void
finish (PageFixture *self)
{
  fixture_run_to_end (self->fixture);
  g_assert_cmpint (soleus_session_get_state (self->fixture->session), ==, SOLEUS_SESSION_FINISHED);
  soleus_finish_page_set_session (self->page, self->fixture->session);
}

static void
rate (PageFixture *self, const char *row, int value)
{
  GtkWidget *scale = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (child (self, row)),
                                                                SOLEUS_TYPE_RATING_ROW, "scale"));
  GtkWidget *button = gtk_widget_get_first_child (scale);

  for (int i = 0; i < value; i++)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static const char *
next_routine (PageFixture *self)
{
  return g_variant_get_string (
      gtk_actionable_get_action_target_value (GTK_ACTIONABLE (child (self, "next_button"))), NULL);
}

/* B9: before and after are told together. */
static void
test_change (PageFixture *self, gconstpointer data)
{
  soleus_finish_page_set_before (self->page, SOLEUS_LEG_LEFT, 6);
  soleus_finish_page_set_before (self->page, SOLEUS_LEG_RIGHT, 2);
  finish (self);
  g_assert_true (shows (self, "rating_group"));
  g_assert_false (shows (self, "change"));
  rate (self, "left_rating", 3);
  g_assert_cmpstr (text (self, "change"), ==, "Left leg: looser, from 6 to 3");
  rate (self, "right_rating", 2);
  g_assert_cmpstr (text (self, "change"), ==,
                   "Left leg: looser, from 6 to 3\nRight leg: as tight as before, 2");
  rate (self, "right_rating", 5);
  g_assert_cmpstr (text (self, "change"), ==,
                   "Left leg: looser, from 6 to 3\nRight leg: tighter, from 2 to 5");
  g_assert_false (shows (self, "advice_card"));
  g_assert_cmpstr (self->log->str, ==, "leg 1 value 3\nleg 2 value 2\nleg 2 value 5\n");
}

/* Without a rating before there is nothing to compare with. */
static void
test_no_before (PageFixture *self, gconstpointer data)
{
  finish (self);
  rate (self, "left_rating", 9);
  g_assert_false (shows (self, "change"));
  g_assert_false (shows (self, "advice_card"));
}

static void
test_tighter (PageFixture *self, gconstpointer data)
{
  soleus_finish_page_set_before (self->page, SOLEUS_LEG_LEFT, 6);
  finish (self);
  g_assert_true (shows (self, "next_box"));
  rate (self, "left_rating", 7);
  g_assert_true (shows (self, "advice_card"));
  g_assert_nonnull (strstr (text (self, "advice_text"), "physiotherapist"));
  g_assert_false (shows (self, "next_box"));
  rate (self, "left_rating", 6);
  g_assert_false (shows (self, "advice_card"));
  g_assert_true (shows (self, "next_box"));
}

static void
test_given_advice (PageFixture *self, gconstpointer data)
{
  finish (self);
  soleus_finish_page_show_advice (self->page, "tight-for-weeks");
  g_assert_true (shows (self, "advice_card"));
  g_assert_nonnull (strstr (text (self, "advice_title"), "It has been a few weeks"));
  soleus_finish_page_set_session (self->page, self->fixture->session);
  g_assert_false (shows (self, "advice_card"));
}

static void
test_other_muscle (PageFixture *self, gconstpointer data)
{
  finish (self);
  g_assert_true (shows (self, "next_button"));
  g_assert_cmpstr (next_routine (self), ==, "soleus-wall");
  g_assert_cmpstr (text (self, "next_name"), ==, "Stretch the lower calf");
}

static void
test_still_tight (PageFixture *self, gconstpointer data)
{
  finish (self);
  g_assert_false (shows (self, "next_button"));
  rate (self, "right_rating", 5);
  g_assert_true (shows (self, "next_button"));
  g_assert_cmpstr (next_routine (self), ==, "hands");
}

/* B9: one line of whole minutes, and no seconds of each leg. */
static void
test_summary (PageFixture *self, gconstpointer data)
{
  gint64 worked = 0;
  g_autofree char *expected = NULL, *seen = NULL;

  finish (self);
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    worked += soleus_session_get_worked (self->fixture->session, leg, FALSE);
  g_assert_cmpint (worked, >, 90000);
  expected =
      g_strdup_printf ("That was %d minutes for your calves.", (int) ((worked + 30000) / 60000));
  g_assert_cmpstr (text (self, "heading"), ==, "Well done");
  g_assert_cmpstr (text (self, "summary"), ==, expected);
  seen = ui_read (GTK_WIDGET (self->page));
  g_assert_null (strstr (seen, " s\n"));
}

/* B9: the week is told once it is known, and of the session at hand only. */
static void
test_week (PageFixture *self, gconstpointer data)
{
  finish (self);
  g_assert_false (shows (self, "week"));
  soleus_finish_page_set_week (self->page, 3);
  g_assert_true (shows (self, "week"));
  g_assert_cmpstr (text (self, "week"), ==, "3 days this week");
  soleus_finish_page_set_week (self->page, 1);
  g_assert_cmpstr (text (self, "week"), ==, "1 day this week");
  soleus_finish_page_set_session (self->page, self->fixture->session);
  g_assert_false (shows (self, "week"));
}

/* B9: one press of Return ends it, and no rating is given by that. */
static void
test_done (PageFixture *self, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (self->page));
  finish (self);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->page)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == child (self, "leave_button"));
  g_signal_emit_by_name (child (self, "leave_button"), "clicked");
  g_assert_cmpstr (self->log->str, ==, "leave\n");
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
}

static graphene_rect_t
get_place (PageFixture *self, GtkWidget *window, const char *name)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_get_mapped (child (self, name)));
  g_assert_true (gtk_widget_compute_bounds (child (self, name), window, &place));
  return place;
}

/* B9: nothing that is asked or proposed is below the fold. */
static void
test_fold (PageFixture *self, gconstpointer data)
{
  static const int sizes[][2] = { { 960, 720 }, { 1280, 800 } };
  static const char *const seen[] = { "heading", "left_rating", "right_rating", "next_button" };
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();

  finish (self);
  soleus_finish_page_set_week (self->page, 3);
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *window = gtk_window_new ();
      graphene_rect_t leave;

      soleus_appearance_attach (look, window);
      gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
      gtk_window_set_default_size (GTK_WINDOW (window), sizes[i][0], sizes[i][1]);
      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (self->page));
      gtk_window_present (GTK_WINDOW (window));
      UI_WAIT (gtk_widget_get_mapped (window) &&
               gtk_widget_get_width (GTK_WIDGET (self->page)) == sizes[i][0] &&
               gtk_widget_get_height (GTK_WIDGET (self->page)) == sizes[i][1]);
      ui_draw (window, 3);
      leave = get_place (self, window, "leave_button");
      g_assert_cmpfloat (leave.origin.y + leave.size.height, <=, sizes[i][1]);
      for (guint j = 0; j < G_N_ELEMENTS (seen); j++)
        {
          graphene_rect_t place = get_place (self, window, seen[j]);

          g_test_message ("%s at %d×%d", seen[j], sizes[i][0], sizes[i][1]);
          g_assert_cmpfloat (place.origin.y, >=, 0);
          g_assert_cmpfloat (place.origin.y + place.size.height, <=, leave.origin.y);
        }
      gtk_window_set_child (GTK_WINDOW (window), NULL);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* A session that was left at once asks nothing and proposes nothing. */
static void
test_nothing_done (PageFixture *self, gconstpointer data)
{
  soleus_session_end (self->fixture->session);
  soleus_finish_page_set_session (self->page, self->fixture->session);
  g_assert_false (shows (self, "rating_group"));
  g_assert_false (shows (self, "next_box"));
  g_assert_cmpstr (text (self, "heading"), ==, "Ended early");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ui_add_style (SOLEUS_RESOURCE_PATH "/style.css");
#define ADD(name, routine, func)                                                                   \
  g_test_add ("/soleus/finish-page/" name, PageFixture, routine, set_up, func, tear_down)
  ADD ("b9-change", "wall-full", test_change);
  ADD ("no-before", "wall-full", test_no_before);
  ADD ("tighter", "wall-full", test_tighter);
  ADD ("given-advice", "wall-full", test_given_advice);
  ADD ("other-muscle", "gastroc-wall", test_other_muscle);
  ADD ("still-tight", "wall-full", test_still_tight);
  ADD ("b9-summary", "wall-full", test_summary);
  ADD ("b9-week", "wall-full", test_week);
  ADD ("b9-fold", "gastroc-wall", test_fold);
  ADD ("b9-done", "wall-full", test_done);
  ADD ("nothing-done", "wall-full", test_nothing_done);
  return g_test_run ();
}
