/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-window-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-options-text.h"

gboolean
soleus_window_has_live_session (SoleusWindow *self)
{
  return self->session && !soleus_session_is_over (self->session);
}

/* Only a session that is over is left. */
void
soleus_window_leave_session (SoleusWindow *self)
{
  if (soleus_window_has_live_session (self))
    return;
  if (self->session_page)
    soleus_session_page_set_session (self->session_page, NULL);
  g_clear_object (&self->session);
  gtk_window_unfullscreen (GTK_WINDOW (self));
  soleus_window_show_page (self, GTK_WIDGET (self->main_page), _ ("Soleus"));
}

void
soleus_window_request (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  if (!soleus_window_has_live_session (self))
    soleus_session_flow_request (self->flow, routine, options);
}

/* The pages that follow a session keep their buttons when they are no longer in front. */
static gboolean
is_after_session (SoleusWindow *self)
{
  return self->session && soleus_session_is_over (self->session);
}

static gboolean
is_after_stop (SoleusWindow *self)
{
  return self->session && soleus_session_get_state (self->session) == SOLEUS_SESSION_STOPPED;
}

static void
leave_cb (SoleusWindow *self)
{
  if (is_after_session (self) && soleus_window_is_in_front (self, self->session_page))
    soleus_window_leave_session (self);
}

static void
again_cb (SoleusWindow *self)
{
  g_autoptr (SoleusSession) session = NULL;
  SoleusOptions options;

  if (!is_after_session (self) || !soleus_window_is_in_front (self, self->session_page))
    return;
  session = g_object_ref (self->session);
  options = *soleus_session_get_options (session);
  options.more_pressure = FALSE;
  soleus_window_request (self, soleus_session_get_routine (session), &options);
}

/* From the history: the gate decides, as on every other way. More pressure is chosen anew each
 * time.
 */
void
soleus_window_repeat_record (SoleusWindow *self, SoleusSessionRecord *record)
{
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, record->routine);
  SoleusOptions options;

  if (!routine)
    return;
  soleus_options_from_text (&options, record->options);
  options.more_pressure = FALSE;
  soleus_window_request (self, routine, &options);
}

/* What can't be recorded weighs more than what can't be heard. */
void
soleus_window_show_problem (SoleusWindow *self)
{
  const char *unrecorded = self->history ? soleus_history_get_problem (self->history) : NULL;

  if (self->session_page)
    soleus_session_page_set_problem (self->session_page, unrecorded ? unrecorded : self->problem);
}

/* A screen reader speaks the title when it changes, which nothing else may be saying then. */
static void
title_cb (SoleusWindow *self)
{
  const char *title;

  if (!self->session)
    return;
  if (soleus_session_is_over (self->session) || self->spoken || soleus_compat_can_announce ())
    title = soleus_routine_get_name (soleus_session_get_routine (self->session));
  else
    title = soleus_session_page_get_title (self->session_page);
  if (title && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
end_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (confirmed && soleus_window_has_live_session (self))
    soleus_session_end (self->session);
}

static void
close_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (!confirmed)
    return;
  if (soleus_window_has_live_session (self))
    soleus_session_end (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* Once the session is over there is nothing left to ask. */
static void
state_cb (SoleusWindow *self, GParamSpec *pspec, SoleusSession *session)
{
  GtkWindow *question = self->question;

  if (!question || session != self->session || !soleus_session_is_over (session))
    return;
  g_clear_weak_pointer (&self->question);
  gtk_window_destroy (question);
}

/* A session that is asked about stands still; going on is for the person to do. */
static void
ask_end (SoleusWindow *self, GCallback answered)
{
  SoleusConfirmDialog *dialog;

  if (self->question)
    gtk_window_present (self->question);
  if (self->question || !soleus_window_has_live_session (self))
    return;
  soleus_session_pause (self->session);
  dialog =
      soleus_confirm_dialog_new (GTK_WINDOW (self), _ ("End the session?"),
                                 _ ("The session is paused. What you have done so far counts."),
                                 _ ("Keep Going"), _ ("End Session"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", answered, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_end_cb (SoleusWindow *self)
{
  ask_end (self, G_CALLBACK (end_answered_cb));
}

static void
advice_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  gboolean due = FALSE;

  if (!soleus_history_load_advice_finish (history, result, &due, NULL) || !due || !self->session ||
      !soleus_session_is_over (self->session))
    return;
  if (soleus_finish_page_show_advice (soleus_session_page_get_finish_page (self->session_page),
                                      "tight-for-weeks"))
    soleus_history_note_advice_shown (history);
}

/* A calf that stays tight for weeks is worth a visit: the last session or its rating may be what
 * shows it. */
static void
load_advice (SoleusWindow *self)
{
  if (self->history && self->session &&
      (soleus_session_get_state (self->session) == SOLEUS_SESSION_FINISHED ||
       soleus_session_get_state (self->session) == SOLEUS_SESSION_ENDED))
    soleus_history_load_advice_async (self->history, NULL, advice_cb, g_object_ref (self));
}

static void
rated_cb (SoleusWindow *self, int leg, int moment, int value)
{
  if (!is_after_session (self))
    return;
  g_signal_emit_by_name (self, "rated", self->session, leg, moment, value);
  if (moment == SOLEUS_RATING_AFTER)
    load_advice (self);
}

static void
resume_cb (SoleusWindow *self)
{
  if (soleus_window_has_live_session (self))
    soleus_session_flow_resume (self->flow, self->session);
}

static void
other_leg_cb (SoleusWindow *self)
{
  if (is_after_stop (self))
    soleus_session_flow_go_on_other_leg (self->flow, self->session);
}

static void
check_signs_cb (SoleusWindow *self)
{
  if (is_after_stop (self))
    soleus_session_flow_check_signs (self->flow, self->session);
}

static void
worse_cb (SoleusWindow *self)
{
  if (is_after_stop (self))
    soleus_session_flow_lock_after_stop (self->flow);
}

/* The list sent the person home, which a session that waited for it does not outlive. */
void
soleus_window_go_home (SoleusWindow *self)
{
  if (soleus_window_has_live_session (self))
    soleus_session_end (self->session);
  soleus_window_leave_session (self);
}

static void
pain_answered_cb (SoleusWindow *self, int answer)
{
  if (is_after_stop (self))
    g_signal_emit_by_name (self, "pain-answered", self->session, answer);
}

static void
connect_stop_page (SoleusWindow *self, SoleusStopPage *stop_page)
{
  soleus_stop_page_set_list (stop_page, soleus_safety_gate_get_list (self->gate));
  g_signal_connect_object (stop_page, "other-leg", G_CALLBACK (other_leg_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stop_page, "check-signs", G_CALLBACK (check_signs_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stop_page, "answered", G_CALLBACK (pain_answered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stop_page, "worse", G_CALLBACK (worse_cb), self, G_CONNECT_SWAPPED);
}

static void
ensure_session_page (SoleusWindow *self)
{
  SoleusFinishPage *finish_page;

  if (self->session_page)
    return;
  self->session_page = g_object_new (SOLEUS_TYPE_SESSION_PAGE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->session_page), "session");
  g_signal_connect_object (self->session_page, "leave", G_CALLBACK (leave_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session_page, "again", G_CALLBACK (again_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session_page, "ask-end", G_CALLBACK (ask_end_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session_page, "resume", G_CALLBACK (resume_cb), self,
                           G_CONNECT_SWAPPED);
  connect_stop_page (self, soleus_session_page_get_stop_page (self->session_page));
  g_signal_connect_object (self->session_page, "notify::title", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
  finish_page = soleus_session_page_get_finish_page (self->session_page);
  soleus_finish_page_set_context (finish_page, self->catalogue, self->list, self->settings);
  g_signal_connect_object (finish_page, "rated", G_CALLBACK (rated_cb), self, G_CONNECT_SWAPPED);
  soleus_window_show_problem (self);
  soleus_session_page_set_silence (self->session_page, self->silence);
  soleus_session_page_set_spoken (self->session_page, self->spoken);
  soleus_window_update_appearance (self);
}

/* What was said on the routine page belongs to a session of that routine which was started there.
 */
static void
hand_over_ratings (SoleusWindow *self)
{
  gboolean from_page = soleus_window_is_in_front (self, self->routine_page) &&
                       soleus_routine_page_get_routine (self->routine_page) ==
                           soleus_session_get_routine (self->session);

  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      int value =
          from_page ? soleus_routine_page_get_rating (self->routine_page, leg) : SOLEUS_RATING_NONE;

      soleus_finish_page_set_before (soleus_session_page_get_finish_page (self->session_page), leg,
                                     value);
      if (value != SOLEUS_RATING_NONE)
        g_signal_emit_by_name (self, "rated", self->session, leg, SOLEUS_RATING_BEFORE, value);
    }
}

void
soleus_window_begin_session (SoleusWindow *self, SoleusSession *session)
{
  ensure_session_page (self);
  g_set_object (&self->session, session);
  g_signal_emit_by_name (self, "session-begun", session);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (load_advice), self,
                           G_CONNECT_SWAPPED);
  hand_over_ratings (self);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_window_show_page (self, GTK_WIDGET (self->session_page), NULL);
  soleus_session_page_set_session (self->session_page, session);
  soleus_session_start (session);
}

/* Closes the window once the person has said that the session may end. */
void
soleus_window_ask_close (SoleusWindow *self)
{
  ask_end (self, G_CALLBACK (close_answered_cb));
}

/**
 * soleus_window_go_on:
 *
 * Does what the Go on button of a paused session does: where massage has rested for long, the list
 * comes first. Asked about the end, the person answers that before anything goes on.
 */
void
soleus_window_go_on (SoleusWindow *self)
{
  if (!soleus_window_has_live_session (self) ||
      soleus_session_get_state (self->session) != SOLEUS_SESSION_PAUSED)
    return;
  if (self->question || soleus_session_needs_clearance (self->session))
    gtk_window_present (GTK_WINDOW (self));
  if (!self->question)
    resume_cb (self);
}
