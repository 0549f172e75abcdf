/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "session-fixture.h"
#include "soleus-catalogue.h"
#include "soleus-safety-dialog.h"
#include "soleus-session-flow.h"
#include "ui.h"

#define LAST_ROW     "I can’t put weight on the leg or walk comfortably"
#define SWELLING     "New swelling, or swelling a doctor has not checked"
#define VARICOSE     "Severe varicose veins"
#define PROVIDER     "My healthcare provider says massage is OK for me"
#define NOTHING      "I have read this list. Nothing on it applies to me today."
#define NOTHING_ELSE "I have read this list. Nothing else on it applies to me today."

typedef struct
{
  char *dir;
  SoleusManualClock *clock;
  SoleusSafetyGate *gate;
  GtkWidget *window;
  SoleusSessionFlow *flow;
  SoleusSession *session;
  char *message;
  guint n_ready;
  guint n_home;
} Flow;

/* As many frames as a change of the layout and a scroll take. */
static void
draw (GtkWidget *widget)
{
  ui_draw (widget, 4);
}

/* ---- the fixture */

static void
ready_cb (Flow *self, SoleusSession *session)
{
  g_set_object (&self->session, session);
  self->n_ready++;
  soleus_session_start (session);
}

static void
refused_cb (Flow *self, const char *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

static void
home_cb (Flow *self)
{
  self->n_home++;
}

static void
set_up (Flow *self, gconstpointer state_file)
{
  g_autofree char *state_dir = NULL;

  self->dir = g_dir_make_tmp ("soleus-flow-XXXXXX", NULL);
  state_dir = g_build_filename (self->dir, "state", NULL);
  /* A file in the place of the folder: nothing can be stored. */
  if (state_file)
    g_assert_true (g_file_set_contents (state_dir, "", 0, NULL));
  self->clock = soleus_manual_clock_new ();
  self->gate = soleus_safety_gate_new (state_dir, SOLEUS_CLOCK (self->clock));
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 360, 600);
  gtk_window_present (GTK_WINDOW (self->window));
  draw (self->window);
  self->flow =
      soleus_session_flow_new (GTK_WINDOW (self->window), self->gate, SOLEUS_CLOCK (self->clock));
  g_signal_connect_swapped (self->flow, "ready", G_CALLBACK (ready_cb), self);
  g_signal_connect_swapped (self->flow, "refused", G_CALLBACK (refused_cb), self);
  g_signal_connect_swapped (self->flow, "home", G_CALLBACK (home_cb), self);
}

static void
tear_down (Flow *self, gconstpointer state_file)
{
  g_autofree char *state = g_build_filename (self->dir, "state", NULL);
  g_autofree char *lock = g_build_filename (state, "safety-lock", NULL);
  g_autofree char *hour = g_build_filename (state, "last-hour", NULL);

  g_assert_finalize_object (self->flow);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_clear_object (&self->session);
  g_assert_finalize_object (self->gate);
  g_clear_object (&self->clock);
  g_remove (lock);
  g_remove (hour);
  g_remove (state);
  g_remove (self->dir);
  g_free (self->dir);
  g_free (self->message);
}

static void
request (Flow *self, const char *id, const SoleusOptions *options)
{
  SoleusOptions defaults = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);

  soleus_session_flow_request (self->flow, routine, options ? options : &defaults);
}

static SoleusSafetyDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOLEUS_IS_SAFETY_DIALOG (window))
        return SOLEUS_SAFETY_DIALOG (window);
    }
  return NULL;
}

static SoleusSafetyDialog *
expect_dialog (void)
{
  SoleusSafetyDialog *dialog = find_dialog ();

  g_assert_nonnull (dialog);
  draw (GTK_WIDGET (dialog));
  return dialog;
}

/* The check button with this text, or a label that begins with it. */
static GtkWidget *
find_text (GtkWidget *parent, const char *text)
{
  for (GtkWidget *w = gtk_widget_get_first_child (parent); w; w = gtk_widget_get_next_sibling (w))
    {
      GtkWidget *found;

      if (GTK_IS_LABEL (w) && gtk_widget_is_visible (w) && GTK_IS_CHECK_BUTTON (parent) &&
          g_str_equal (gtk_label_get_label (GTK_LABEL (w)), text))
        return parent;
      if (GTK_IS_LABEL (w) && gtk_widget_is_visible (w) && !GTK_IS_CHECK_BUTTON (parent) &&
          g_str_has_prefix (gtk_label_get_label (GTK_LABEL (w)), text))
        return w;
      if ((found = find_text (w, text)))
        return found;
    }
  return NULL;
}

static GtkCheckButton *
check (SoleusSafetyDialog *dialog, const char *text)
{
  GtkWidget *found = find_text (GTK_WIDGET (dialog), text);

  g_assert_true (GTK_IS_CHECK_BUTTON (found));
  return GTK_CHECK_BUTTON (found);
}

static void
tick (SoleusSafetyDialog *dialog, const char *text)
{
  gtk_check_button_set_active (check (dialog, text), TRUE);
}

/* Has the last row had the focus, as Tab does it. */
static void
read_to_the_end (SoleusSafetyDialog *dialog)
{
  gtk_widget_grab_focus (GTK_WIDGET (check (dialog, LAST_ROW)));
}

static void
press_start (SoleusSafetyDialog *dialog)
{
  GtkWidget *start = ui_child (dialog, "start_button");

  g_assert_true (gtk_widget_is_visible (start));
  g_assert_true (gtk_widget_is_sensitive (start));
  g_signal_emit_by_name (start, "clicked");
}

static void
pass (SoleusSafetyDialog *dialog)
{
  read_to_the_end (dialog);
  tick (dialog, NOTHING);
  press_start (dialog);
}

static void
assert_start_label (SoleusSafetyDialog *dialog, const char *label)
{
  g_assert_cmpstr (ui_label (dialog, "start_label"), ==, label);
}

/* ---- the tests */

static void
test_stretch (Flow *self, gconstpointer data)
{
  request (self, "gastroc-wall", NULL);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 1);
}

static void
test_massage (Flow *self, gconstpointer data)
{
  SoleusSafetyDialog *dialog;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  g_assert_cmpuint (self->n_ready, ==, 0);
  /* No row has the focus, so that no key that is still coming ticks one. */
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) == ui_child (dialog, "intro_box"));
  /* A second wish does not open a second list. */
  request (self, "hands", NULL);
  request (self, "gastroc-wall", NULL);
  g_assert_true (find_dialog () == dialog);
  g_assert_cmpuint (self->n_ready, ==, 0);
  pass (dialog);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 1);
  g_assert_cmpstr (soleus_session_get_routine (self->session)->id, ==, "roller");
}

/* The acknowledgement does not take a tick before the list has been gone through: it says so, and
 * goes back to where reading stopped. */
static void
test_too_early (Flow *self, gconstpointer data)
{
  GtkCheckButton *acknowledgement;
  SoleusSafetyDialog *dialog;
  GtkAdjustment *adjustment;
  double stopped_at;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  acknowledgement = check (dialog, NOTHING);
  adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (ui_child (dialog, "scroller")));
  gtk_check_button_set_active (acknowledgement, TRUE);
  g_assert_false (gtk_check_button_get_active (acknowledgement));
  g_assert_false (gtk_widget_is_sensitive (ui_child (dialog, "start_button")));
  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (ui_child (dialog, "hint_revealer"))));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==,
                   "Please go through the list first");
  draw (GTK_WIDGET (dialog));
  stopped_at = gtk_adjustment_get_value (adjustment);
  g_assert_cmpfloat (stopped_at, >, 0);
  g_assert_cmpfloat (stopped_at, <, gtk_adjustment_get_page_size (adjustment));
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (dialog)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (dialog)) != GTK_WIDGET (acknowledgement));

  /* Once the last row has been wholly in view it does. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  draw (GTK_WIDGET (dialog));
  g_assert_false (
      gtk_revealer_get_reveal_child (GTK_REVEALER (ui_child (dialog, "hint_revealer"))));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (dialog)), ==, "Safety list");
  gtk_check_button_set_active (acknowledgement, TRUE);
  g_assert_true (gtk_check_button_get_active (acknowledgement));
  press_start (dialog);
  g_assert_cmpuint (self->n_ready, ==, 1);
}

/* A tick after the acknowledgement takes it back. */
static void
test_tick_after_acknowledgement (Flow *self, gconstpointer data)
{
  SoleusSafetyDialog *dialog;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  read_to_the_end (dialog);
  tick (dialog, NOTHING);
  tick (dialog, VARICOSE);
  g_assert_false (gtk_widget_is_visible (ui_child (dialog, "start_button")));
  tick (dialog, PROVIDER);
  g_assert_false (gtk_check_button_get_active (check (dialog, NOTHING_ELSE)));
  g_assert_false (gtk_widget_is_sensitive (ui_child (dialog, "start_button")));
  assert_start_label (dialog, "Start, gentle");
}

/* Advice that a tick shows comes into view at once. */
static void
test_advice_in_view (Flow *self, gconstpointer data)
{
  SoleusSafetyDialog *dialog;
  GtkWidget *scroller;
  graphene_rect_t place;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  scroller = ui_child (dialog, "scroller");
  tick (dialog, VARICOSE);
  draw (GTK_WIDGET (dialog));
  g_assert_true (gtk_widget_compute_bounds (
      find_text (GTK_WIDGET (dialog), "Ask a healthcare provider first."), scroller, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
  g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (scroller));
}

/* More pressure than what was asked about is asked about again. */
static void
test_more_pressure (Flow *self, gconstpointer data)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusSafetyDialog *dialog;

  request (self, "roller", &options);
  pass (expect_dialog ());
  g_assert_false (soleus_session_get_options (self->session)->more_pressure);
  soleus_session_end (self->session);

  options.more_pressure = TRUE;
  request (self, "roller", &options);
  dialog = expect_dialog ();
  g_assert_cmpuint (self->n_ready, ==, 1);
  pass (dialog);
  g_assert_cmpuint (self->n_ready, ==, 2);
  g_assert_true (soleus_session_get_options (self->session)->more_pressure);
  soleus_session_end (self->session);

  /* With a caution it is not given at all. */
  request (self, "roller", &options);
  dialog = expect_dialog ();
  tick (dialog, VARICOSE);
  tick (dialog, PROVIDER);
  read_to_the_end (dialog);
  tick (dialog, NOTHING_ELSE);
  press_start (dialog);
  g_assert_cmpuint (self->n_ready, ==, 3);
  g_assert_false (soleus_session_get_options (self->session)->more_pressure);
  g_assert_true (soleus_session_is_gentle (self->session));
}

static void
press (Flow *self, SoleusLeg leg, int seconds)
{
  g_autofree char *state_dir = g_build_filename (self->dir, "state", NULL);
  g_autoptr (SoleusPressureLedger) ledger =
      soleus_pressure_ledger_new (state_dir, SOLEUS_CLOCK (self->clock));
  guint32 tag;

  soleus_pressure_ledger_reserve (ledger, leg, seconds * G_TIME_SPAN_SECOND, &tag);
  soleus_pressure_ledger_settle (ledger, tag, leg, seconds * G_TIME_SPAN_SECOND);
}

/* A calf that has had its massage of the hour is not offered, and it is said when it is again. */
static void
test_enough (Flow *self, gconstpointer data)
{
  SoleusSafetyDialog *dialog;

  press (self, SOLEUS_LEG_LEFT, 170);
  request (self, "roller", NULL);
  dialog = expect_dialog ();
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "That’s enough for this calf."));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "You can massage your left calf again from "));
  g_assert_null (find_text (GTK_WIDGET (dialog), "You can massage your right calf again from "));
  assert_start_label (dialog, "Start, right leg only");
  gtk_window_close (GTK_WINDOW (dialog));

  press (self, SOLEUS_LEG_RIGHT, 180);
  request (self, "roller", NULL);
  dialog = expect_dialog ();
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "You can massage your right calf again from "));
  g_assert_false (gtk_widget_is_visible (ui_child (dialog, "start_button")));
  g_assert_true (gtk_widget_is_visible (ui_child (dialog, "way_out")));
}

/* Another program locks while the list is open: the lock takes its place. */
static void
test_locked_meanwhile (Flow *self, gconstpointer data)
{
  g_autofree char *state_dir = g_build_filename (self->dir, "state", NULL);
  g_autoptr (SoleusSafetyGate) other =
      soleus_safety_gate_new (state_dir, SOLEUS_CLOCK (self->clock));
  SoleusSafetyDialog *dialog;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  g_assert_true (soleus_safety_gate_lock_after_stop (other, NULL));
  g_assert_false (soleus_safety_gate_check_stretch (self->gate, NULL));
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Get checked first."));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (ui_child (dialog, "stack"))), ==,
                   "lock");
}

/* A lock that can't be stored is told, and it holds. */
static void
test_lock_not_stored (Flow *self, gconstpointer data)
{
  SoleusSafetyDialog *dialog;

  request (self, "roller", NULL);
  dialog = expect_dialog ();
  tick (dialog, SWELLING);
  g_assert_true (gtk_widget_is_visible (ui_child (dialog, "problem")));
  g_assert_nonnull (strstr (ui_label (dialog, "problem"), self->dir));
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_cmpstr (self->message, !=, NULL);
  g_assert_cmpuint (self->n_home, ==, 0);
  request (self, "gastroc-wall", NULL);
  dialog = expect_dialog ();
  g_assert_nonnull (find_text (GTK_WIDGET (dialog), "Get checked first."));
  g_assert_cmpuint (self->n_ready, ==, 0);
}

/* The leg that was stopped rests in what goes on, and its rest ends with that. */
static void
test_other_leg (Flow *self, gconstpointer data)
{
  g_autoptr (SoleusSession) stopped = NULL;
  SoleusSafetyDialog *dialog;

  request (self, "roller", NULL);
  pass (expect_dialog ());
  while (soleus_phase_get_kind (soleus_session_get_phase (self->session)) != SOLEUS_PHASE_WORK)
    soleus_session_skip (self->session);
  soleus_session_stop (self->session);
  stopped = g_object_ref (self->session);

  soleus_session_flow_go_on_other_leg (self->flow, stopped);
  dialog = expect_dialog ();
  assert_start_label (dialog, "Start, right leg only");
  tick (dialog, "Right");
  g_assert_false (gtk_widget_is_visible (ui_child (dialog, "start_button")));
  gtk_window_close (GTK_WINDOW (dialog));

  soleus_session_flow_go_on_other_leg (self->flow, stopped);
  pass (expect_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 2);
  for (guint i = 0; i + 1 < soleus_session_get_n_phases (self->session); i++)
    g_assert_cmpint (soleus_phase_get_leg (soleus_session_get_phase_at (self->session, i)), !=,
                     SOLEUS_LEG_LEFT);
  /* There is no third leg. */
  soleus_session_skip (self->session);
  soleus_session_stop (self->session);
  soleus_session_flow_go_on_other_leg (self->flow, self->session);
  g_assert_null (find_dialog ());

  request (self, "roller", NULL);
  assert_start_label (expect_dialog (), "Start");
}

/* While a session isn't over, no way leads to a second one. */
static void
test_one_at_a_time (Flow *self, gconstpointer data)
{
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  request (self, "gastroc-wall", NULL);
  g_assert_cmpuint (self->n_ready, ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      request (self, "gastroc-wall", NULL);
      request (self, "roller", NULL);
      soleus_session_flow_open_list (self->flow, roller, &options);
      soleus_session_flow_check_signs (self->flow, self->session);
      soleus_session_flow_go_on_other_leg (self->flow, self->session);
      g_assert_null (find_dialog ());
      g_assert_cmpuint (self->n_ready, ==, 1);
      soleus_session_pause (self->session);
    }
  soleus_session_end (self->session);
  request (self, "roller", NULL);
  g_assert_nonnull (find_dialog ());
}

/* The newest session of the history was cut off after its first step. */
static SoleusInterrupted *
make_interrupted (Flow *self, const char *id, const char *options, const char *step, SoleusLeg leg)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (&error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  SoleusSessionRecord *record = soleus_session_record_new ();
  SoleusPhaseRecord phase = { .number = 1, .leg = leg, .worked_ms = 30000, .planned_ms = 30000 };
  gint64 now_us = soleus_clock_get_wall (SOLEUS_CLOCK (self->clock));

  g_assert_no_error (error);
  record->uuid = g_uuid_string_random ();
  record->routine = g_strdup (id);
  record->options = g_strdup (options);
  record->start_us = record->end_us = now_us;
  record->outcome = SOLEUS_OUTCOME_INTERRUPTED;
  phase.step = g_strdup (step);
  g_array_append_val (record->phases, phase);
  g_ptr_array_add (records, record);
  return soleus_interrupted_find (records, catalogue, now_us);
}

/* A stretch goes on at once, from the first step that was not done. */
static void
test_interrupted_stretch (Flow *self, gconstpointer data)
{
  g_autoptr (SoleusInterrupted) found =
      make_interrupted (self, "gastroc-wall", "sides=both", "G", SOLEUS_LEG_LEFT);
  SoleusPhase *phase;

  soleus_session_flow_resume_interrupted (self->flow, found);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 1);
  phase =
      soleus_session_get_phase_at (self->session, soleus_session_get_position (self->session) + 1);
  g_assert_cmpint (soleus_phase_get_leg (phase), ==, SOLEUS_LEG_LEFT);
  g_assert_cmpuint (soleus_phase_get_repetition (phase), ==, 2);
}

/* Massage needs the list first; whoever turns back from it, and starts the routine after that,
 * starts at its beginning. */
static void
test_interrupted_massage (Flow *self, gconstpointer data)
{
  g_autoptr (SoleusInterrupted) found =
      make_interrupted (self, "roller", "sides=right", "R", SOLEUS_LEG_RIGHT);
  SoleusPhase *phase;
  guint position;

  soleus_session_flow_resume_interrupted (self->flow, found);
  g_assert_cmpuint (self->n_ready, ==, 0);
  gtk_window_close (GTK_WINDOW (expect_dialog ()));
  g_assert_null (find_dialog ());
  request (self, "roller", NULL);
  pass (expect_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 1);
  g_assert_cmpuint (soleus_session_get_position (self->session), ==, 0);
  soleus_session_end (self->session);

  soleus_session_flow_resume_interrupted (self->flow, found);
  pass (expect_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 2);
  position = soleus_session_get_position (self->session);
  g_assert_cmpuint (position, >, 0);
  /* The leg that was left out stays left out. */
  for (guint i = 0; i + 1 < soleus_session_get_n_phases (self->session); i++)
    {
      phase = soleus_session_get_phase_at (self->session, i);
      g_assert_cmpint (soleus_phase_get_leg (phase), !=, SOLEUS_LEG_LEFT);
    }
}

/* Under a lock nothing goes on, and nothing is asked. */
static void
test_interrupted_locked (Flow *self, gconstpointer data)
{
  g_autoptr (SoleusInterrupted) found =
      make_interrupted (self, "gastroc-wall", "sides=both", "G", SOLEUS_LEG_LEFT);

  soleus_session_flow_lock_after_stop (self->flow);
  soleus_session_flow_resume_interrupted (self->flow, found);
  g_assert_null (find_dialog ());
  g_assert_cmpuint (self->n_ready, ==, 0);
}

#define ADD(name, data, test)                                                                      \
  g_test_add ("/soleus/session-flow/" name, Flow, data, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("stretch", NULL, test_stretch);
  ADD ("massage", NULL, test_massage);
  ADD ("too-early", NULL, test_too_early);
  ADD ("tick-after-acknowledgement", NULL, test_tick_after_acknowledgement);
  ADD ("advice-in-view", NULL, test_advice_in_view);
  ADD ("more-pressure", NULL, test_more_pressure);
  ADD ("enough", NULL, test_enough);
  ADD ("locked-meanwhile", NULL, test_locked_meanwhile);
  ADD ("lock-not-stored", "file", test_lock_not_stored);
  ADD ("other-leg", NULL, test_other_leg);
  ADD ("one-at-a-time", NULL, test_one_at_a_time);
  ADD ("interrupted-stretch", NULL, test_interrupted_stretch);
  ADD ("interrupted-massage", NULL, test_interrupted_massage);
  ADD ("interrupted-locked", NULL, test_interrupted_locked);
  return g_test_run ();
}
