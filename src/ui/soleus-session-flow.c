/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-flow.h"

#include <glib/gi18n-lib.h>

#include "soleus-dialog-queue.h"
#include "soleus-fresh-input.h"
#include "soleus-other-leg.h"
#include "soleus-safety-dialog.h"

/* The one way from a wish to a session, whatever the wish came from. The safety gate stands in it.
 * Nothing is asked for or begun while a session that it made isn't over. */
struct _SoleusSessionFlow
{
  GObject parent_instance;

  GtkWindow *window;
  SoleusSafetyGate *gate;
  SoleusClock *clock;
  /* The latest that was begun. */
  SoleusSession *session;

  /* The list, while it is open, and what it was opened for: the session that waits to go on, or the
   * one that was stopped and goes on with the other leg, or one that was cut off. */
  SoleusSafetyDialog *dialog;
  SoleusSession *waiting;
  SoleusSession *stopped;
  SoleusInterrupted *interrupted;
};

enum
{
  SIGNAL_READY,
  SIGNAL_REFUSED,
  SIGNAL_HOME,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSessionFlow, soleus_session_flow, G_TYPE_OBJECT)

static void
refuse (SoleusSessionFlow *self, const char *message)
{
  g_signal_emit (self, signals[SIGNAL_REFUSED], 0, message);
}

/* Two sessions never run at once. */
static gboolean
is_busy (SoleusSessionFlow *self)
{
  return self->session && !soleus_session_is_over (self->session);
}

/* The work that a session begins with which goes on for another; NULL where it begins at the
 * beginning. Returns whether anything is left to do. */
static gboolean
find_start (SoleusSession *stopped,
            SoleusInterrupted *interrupted,
            SoleusClearance *clearance,
            SoleusPhase **start)
{
  *start = stopped ? soleus_other_leg_get_start (stopped) : NULL;
  if (!interrupted)
    return TRUE;
  *start = soleus_interrupted_get_start (interrupted,
                                         &soleus_clearance_get_terms (clearance)->allowance);
  return *start != NULL;
}

static void
begin (SoleusSessionFlow *self,
       SoleusRoutine *routine,
       const SoleusOptions *options,
       SoleusClearance *clearance)
{
  g_autoptr (SoleusSession) stopped = g_steal_pointer (&self->stopped);
  g_autoptr (SoleusInterrupted) interrupted = g_steal_pointer (&self->interrupted);
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (GError) error = NULL;
  SoleusPhase *start;

  if (is_busy (self))
    return;
  if (!find_start (stopped, interrupted, clearance, &start))
    {
      refuse (self, _ ("No part of that session can be done today."));
      return;
    }
  session = soleus_session_new (routine, options, start, clearance, self->clock, &error);
  if (!session)
    {
      refuse (self, error->message);
      return;
    }
  /* The one before doesn't go on beside it. */
  if (self->session)
    soleus_session_end (self->session);
  g_set_object (&self->session, session);
  g_signal_emit (self, signals[SIGNAL_READY], 0, session);
}

/* ---- the list */

static void
forget_dialog (SoleusSessionFlow *self)
{
  g_clear_weak_pointer (&self->dialog);
  g_clear_object (&self->waiting);
}

static void
passed_cb (SoleusSessionFlow *self, SoleusClearance *clearance, SoleusSafetyDialog *dialog)
{
  g_autoptr (SoleusSession) waiting = g_steal_pointer (&self->waiting);
  g_autoptr (GError) error = NULL;

  forget_dialog (self);
  if (!waiting)
    begin (self, soleus_safety_dialog_get_routine (dialog),
           soleus_safety_dialog_get_options (dialog), clearance);
  else if (!soleus_session_resume (waiting, clearance, &error))
    refuse (self, error->message);
}

static void
left_cb (SoleusSessionFlow *self, gboolean home, const char *problem)
{
  if (problem)
    refuse (self, problem);
  forget_dialog (self);
  /* The leg rests for as long as the stopped session might go on. */
  if (self->stopped)
    soleus_safety_gate_forget_rested (self->gate);
  g_clear_object (&self->stopped);
  g_clear_pointer (&self->interrupted, soleus_interrupted_unref);
  if (home)
    g_signal_emit (self, signals[SIGNAL_HOME], 0);
}

static gboolean
present_open_dialog (SoleusSessionFlow *self)
{
  if (!self->dialog)
    return FALSE;
  /* It may come up under a key that was meant for another window. */
  soleus_fresh_input_restart (soleus_fresh_input_get (GTK_WINDOW (self->dialog)));
  soleus_dialog_queue_present (self->window, self->dialog);
  return TRUE;
}

static void
open_dialog (SoleusSessionFlow *self,
             SoleusRoutine *routine,
             const SoleusOptions *options,
             SoleusSafetyDialogMode mode)
{
  SoleusSafetyDialog *dialog =
      soleus_safety_dialog_new (self->window, self->gate, routine, options, mode);

  g_set_weak_pointer (&self->dialog, dialog);
  g_signal_connect_object (dialog, "passed", G_CALLBACK (passed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (self->window, dialog);
}

/* ---- the class */

static void
soleus_session_flow_dispose (GObject *object)
{
  SoleusSessionFlow *self = SOLEUS_SESSION_FLOW (object);
  g_autoptr (GtkWindow) dialog = NULL;

  g_set_object (&dialog, (GtkWindow *) self->dialog);
  forget_dialog (self);
  if (dialog)
    gtk_window_destroy (dialog);
  g_clear_object (&self->stopped);
  g_clear_pointer (&self->interrupted, soleus_interrupted_unref);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->gate);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_session_flow_parent_class)->dispose (object);
}

static void
soleus_session_flow_class_init (SoleusSessionFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_session_flow_dispose;

  /* A session may start. */
  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION);
  /* Nothing starts, and why, translated. */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The person turned back from the list to the beginning. */
  signals[SIGNAL_HOME] = g_signal_new ("home", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_session_flow_init (SoleusSessionFlow *self)
{
}

SoleusSessionFlow *
soleus_session_flow_new (GtkWindow *window, SoleusSafetyGate *gate, SoleusClock *clock)
{
  SoleusSessionFlow *self = g_object_new (SOLEUS_TYPE_SESSION_FLOW, NULL);

  g_set_weak_pointer (&self->window, window);
  /* A key that is down when the list opens went down in this window. */
  soleus_fresh_input_get (window);
  self->gate = g_object_ref (gate);
  self->clock = g_object_ref (clock);
  return self;
}

/* Stretches need no list, but what a lock says comes before them as well. */
static void
ask_gate (SoleusSessionFlow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  g_autoptr (SoleusClearance) clearance = NULL;

  if (!soleus_routine_has_pressure (routine))
    clearance = soleus_safety_gate_issue_for_stretch (self->gate, routine, NULL);
  if (clearance)
    begin (self, routine, options, clearance);
  else
    open_dialog (self, routine, options, SOLEUS_SAFETY_DIALOG_START);
}

/* Asks the gate, and the person where there is massage in the routine or a lock is on. It ends in
 * "ready" or "refused", or in neither where the person turns back. An open list is only brought to
 * the front. */
void
soleus_session_flow_request (SoleusSessionFlow *self,
                             SoleusRoutine *routine,
                             const SoleusOptions *options)
{
  if (!is_busy (self) && !present_open_dialog (self))
    ask_gate (self, routine, options);
}

/* Opens the list although nothing asks for it, as from the page of a stretch. */
void
soleus_session_flow_open_list (SoleusSessionFlow *self,
                               SoleusRoutine *routine,
                               const SoleusOptions *options)
{
  if (!is_busy (self) && !present_open_dialog (self))
    open_dialog (self, routine, options, SOLEUS_SAFETY_DIALOG_START);
}

/* Shows why sessions are locked, and the list that lifts the lock. Nothing starts from it. A
 * routine without massage stands for what the lock keeps from starting. */
void
soleus_session_flow_show_lock (SoleusSessionFlow *self, SoleusRoutine *stretch)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  if (!present_open_dialog (self))
    open_dialog (self, stretch, &options, SOLEUS_SAFETY_DIALOG_LOCK);
}

/* Lets a paused session go on. A massage that has rested for 30 minutes needs the list first. */
void
soleus_session_flow_resume (SoleusSessionFlow *self, SoleusSession *session)
{
  g_autoptr (GError) error = NULL;

  if (present_open_dialog (self))
    return;
  if (soleus_session_needs_clearance (session))
    {
      g_set_object (&self->waiting, session);
      open_dialog (self, soleus_session_get_routine (session), soleus_session_get_options (session),
                   SOLEUS_SAFETY_DIALOG_RESUME);
    }
  else if (!soleus_session_resume (session, NULL, &error))
    refuse (self, error->message);
}

/* Asks the gate for a session that goes on for one that was cut off, with massage as before every
 * massage. Nothing is asked for while sessions are locked. */
void
soleus_session_flow_resume_interrupted (SoleusSessionFlow *self, SoleusInterrupted *interrupted)
{
  if (is_busy (self) || present_open_dialog (self) ||
      soleus_safety_gate_get_lock (self->gate) != SOLEUS_LOCK_NONE)
    return;
  self->interrupted = soleus_interrupted_ref (interrupted);
  ask_gate (self, interrupted->routine, &interrupted->options);
}

/* Lets a session go on that was stopped by mistake, from getting ready on. It asks for all that
 * going on asks for. */
void
soleus_session_flow_take_back_stop (SoleusSessionFlow *self, SoleusSession *session)
{
  g_autoptr (GError) error = NULL;

  if (is_busy (self) || present_open_dialog (self))
    return;
  if (soleus_session_take_back (session, &error))
    soleus_session_flow_resume (self, session);
  else
    refuse (self, error->message);
}

/* After a stop for pain that is gone: asks the gate for a session of the other leg alone, which
 * goes on where that leg had come to. The leg that hurt rests. */
void
soleus_session_flow_go_on_other_leg (SoleusSessionFlow *self, SoleusSession *session)
{
  SoleusLeg hurt = soleus_other_leg_get_hurt (session);
  SoleusOptions options = *soleus_session_get_options (session);

  if (is_busy (self) || present_open_dialog (self) ||
      soleus_other_leg_find (session) == SOLEUS_LEG_BOTH)
    return;
  options.sides = hurt == SOLEUS_LEG_LEFT ? SOLEUS_SIDES_RIGHT : SOLEUS_SIDES_LEFT;
  soleus_safety_gate_rest_leg (self->gate, hurt);
  g_set_object (&self->stopped, session);
  ask_gate (self, soleus_session_get_routine (session), &options);
}

/* After a stop for pain that stays: opens the warning signs of the list, with nothing to start. */
void
soleus_session_flow_check_signs (SoleusSessionFlow *self, SoleusSession *session)
{
  if (!is_busy (self) && !present_open_dialog (self))
    open_dialog (self, soleus_session_get_routine (session), soleus_session_get_options (session),
                 SOLEUS_SAFETY_DIALOG_WARNING_SIGNS);
}

/* Locks after a stop for pain that came with popping, swelling, numbness or a leg that can't be
 * stood on. */
void
soleus_session_flow_lock_after_stop (SoleusSessionFlow *self)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_safety_gate_lock_after_stop (self->gate, &error))
    refuse (self, error->message);
}
