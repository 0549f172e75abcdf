/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-ankle-page.h"
#include "soleus-compat.h"
#include "soleus-confirm-dialog.h"
#include "soleus-day.h"
#include "soleus-desktop-appearance.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-opener.h"
#include "soleus-fresh-input.h"
#include "soleus-front-page.h"
#include "soleus-history-recorder.h"
#include "soleus-main-page.h"
#include "soleus-options-text.h"
#include "soleus-plan-pages.h"
#include "soleus-reader.h"
#include "soleus-routine-editor.h"
#include "soleus-routine-files.h"
#include "soleus-routine-page.h"
#include "soleus-session-flow.h"
#include "soleus-session-page.h"
#include "soleus-settings.h"
#include "soleus-toast.h"

#define MOST_FADED_PIXELS (4 * 1000 * 1000)

struct _SoleusWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *note;
  GtkLabel *note_label;
  SoleusMainPage *main_page;
  /* Built when they are first needed: the first frame does not show them. */
  SoleusRoutinePage *routine_page;
  SoleusSessionPage *session_page;
  SoleusReader *reader;
  SoleusRoutineEditor *editor;
  SoleusAnklePage *ankle_page;

  SoleusCatalogue *catalogue;
  SoleusRoutineStore *store;
  SoleusFileOpener *opener;
  GPtrArray *articles;
  SoleusSafetyList *list;
  SoleusHistory *history;
  SoleusRoutineFiles *files;
  SoleusPlanPages *plans;
  SoleusSettings *settings;
  SoleusAppearance *appearance;
  /* The page that the reader was opened from. */
  GtkWidget *read_from;
  char *title_before;
  /* The page that the editor was opened from, and whether the window closes once it is left. */
  GtkWidget *edited_from;
  gboolean closing;
  SoleusSafetyGate *gate;
  SoleusClock *clock;
  SoleusSessionFlow *flow;
  SoleusSession *session;
  GSignalGroup *session_signals;
  /* Whether the window filled the screen before the session. */
  gboolean was_fullscreen;
  SoleusHistoryRecorder *recorder;
  char *problem;
  char *silence;
  gboolean spoken;
  gboolean voice_found;
  /* Whether the session may end, while that is asked. */
  GtkWindow *question;
  /* What was asked for before the notice of the first run was acknowledged: a session, or the list
   * alone; and whether that was on the page of the routine. */
  SoleusRoutine *wanted;
  SoleusOptions wanted_options;
  gboolean wanted_list;
  gboolean wanted_on_page;
};

enum
{
  SIGNAL_SESSION_BEGUN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusWindow, soleus_window, ADW_TYPE_APPLICATION_WINDOW)

static gboolean
has_live_session (SoleusWindow *self)
{
  return self->session && !soleus_session_is_over (self->session);
}

/* Without a graphics card a frame of two large pages takes longer than the whole fade should. */
static gboolean
can_fade (SoleusWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double scale = gtk_widget_get_scale_factor (widget);

  return !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (GTK_NATIVE (self))) ||
         gtk_widget_get_width (widget) * gtk_widget_get_height (widget) * scale * scale <=
             MOST_FADED_PIXELS;
}

/* The only way in which the page changes: a session that runs keeps its page in front, whatever was
 * pressed and by what. Without a title the page sets its own. */
static gboolean
show_page (SoleusWindow *self, GtkWidget *page, const char *title)
{
  if (has_live_session (self) && page != GTK_WIDGET (self->session_page))
    return FALSE;
  gtk_stack_set_transition_type (self->stack, can_fade (self) ? GTK_STACK_TRANSITION_TYPE_CROSSFADE
                                                              : GTK_STACK_TRANSITION_TYPE_NONE);
  soleus_front_page_show (self->stack, page);
  if (title)
    gtk_window_set_title (GTK_WINDOW (self), title);
  return TRUE;
}

static gboolean
is_in_front (SoleusWindow *self, gpointer page)
{
  return page && gtk_stack_get_visible_child (self->stack) == page;
}

/* Where the person goes when there is nothing else: to what was typed and isn't saved, else to the
 * routines. */
static void
show_main_page (SoleusWindow *self)
{
  if (self->editor && soleus_routine_editor_has_changes (self->editor))
    show_page (self, GTK_WIDGET (self->editor), soleus_routine_editor_get_title (self->editor));
  else if (soleus_plan_pages_have_changes (self->plans))
    soleus_plan_pages_show_changes (self->plans);
  else
    show_page (self, GTK_WIDGET (self->main_page), _ ("Soleus"));
}

/* ---- a session from its request to its end */

/* Only a session that is over is left. */
static void
leave_session (SoleusWindow *self)
{
  if (has_live_session (self))
    return;
  if (self->session_page)
    soleus_session_page_set_session (self->session_page, NULL);
  /* A stop that is left behind was none by mistake. */
  if (self->session)
    soleus_session_end (self->session);
  g_clear_object (&self->session);
  if (self->was_fullscreen)
    gtk_window_fullscreen (GTK_WINDOW (self));
  else
    gtk_window_unfullscreen (GTK_WINDOW (self));
  show_main_page (self);
}

/* Nothing starts before the notice of the first run is acknowledged: it comes into view in place of
 * what was asked for, which follows the acknowledgement. */
static gboolean
must_read_notice (SoleusWindow *self,
                  SoleusRoutine *routine,
                  const SoleusOptions *options,
                  gboolean list)
{
  SoleusTodayPage *today = soleus_main_page_get_today (self->main_page);

  if (!soleus_first_notice_is_due (soleus_today_page_get_notice (today)))
    return FALSE;
  g_set_object (&self->wanted, routine);
  self->wanted_options = *options;
  self->wanted_list = list;
  self->wanted_on_page = is_in_front (self, self->routine_page);
  soleus_main_page_show_today (self->main_page);
  show_page (self, GTK_WIDGET (self->main_page), _ ("Soleus"));
  soleus_today_page_show_notice (today);
  return TRUE;
}

/* Does what the Start button does. Ignored while another session runs. */
void
soleus_window_start (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  if (!has_live_session (self) && !must_read_notice (self, routine, options, FALSE))
    soleus_session_flow_request (self->flow, routine, options);
}

static void
open_list (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  if (!has_live_session (self) && !must_read_notice (self, routine, options, TRUE))
    soleus_session_flow_open_list (self->flow, routine, options);
}

/* The page of the routine has what the person rated there. */
static void
understood_cb (SoleusWindow *self)
{
  g_autoptr (SoleusRoutine) wanted = g_steal_pointer (&self->wanted);

  if (!wanted || !is_in_front (self, self->main_page))
    return;
  if (self->wanted_on_page)
    show_page (self, GTK_WIDGET (self->routine_page), wanted->name);
  if (self->wanted_list)
    open_list (self, wanted, &self->wanted_options);
  else
    soleus_window_start (self, wanted, &self->wanted_options);
}

/* The pages that follow a session keep their buttons when they are no longer in front. */
static gboolean
is_after_session (SoleusWindow *self)
{
  return self->session && soleus_session_is_over (self->session) &&
         is_in_front (self, self->session_page);
}

static gboolean
is_finished (SoleusWindow *self)
{
  return is_after_session (self) && soleus_session_page_is_finished (self->session_page);
}

static gboolean
is_after_stop (SoleusWindow *self)
{
  return is_after_session (self) &&
         soleus_session_get_state (self->session) == SOLEUS_SESSION_STOPPED;
}

static void
leave_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (is_after_session (self))
    leave_session (self);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autoptr (SoleusSession) session = NULL;
  SoleusOptions options;

  if (!is_finished (self))
    return;
  session = g_object_ref (self->session);
  options = *soleus_session_get_options (session);
  options.more_pressure = FALSE;
  soleus_window_start (self, soleus_session_get_routine (session), &options);
}

/* Does a session of the history again. The gate decides, as for every other start. More pressure is
 * chosen anew each time. */
static void
repeat_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  const char *id, *text;
  SoleusRoutine *routine;
  SoleusOptions options;

  g_variant_get (parameter, "(&s&s)", &id, &text);
  routine = soleus_catalogue_find (self->catalogue, id);
  if (!routine || !is_in_front (self, self->main_page))
    return;
  soleus_options_from_text (&options, text);
  options.more_pressure = FALSE;
  soleus_window_start (self, routine, &options);
}

static void
interrupted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GPtrArray) records = soleus_history_load_sessions_finish (history, result, NULL);
  g_autoptr (SoleusInterrupted) interrupted = NULL;

  if (!records || !self->flow || !is_in_front (self, self->main_page))
    return;
  interrupted =
      soleus_interrupted_find (records, self->catalogue, soleus_history_get_now (history));
  if (interrupted && !must_read_notice (self, interrupted->routine, &interrupted->options, FALSE))
    soleus_session_flow_resume_interrupted (self->flow, interrupted);
}

/* Goes on with a session that was cut off. Whether it may is looked up anew: the offer may have
 * been there for hours. */
static void
resume_session_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (self->history && is_in_front (self, self->main_page))
    soleus_history_load_sessions_async (self->history, soleus_history_get_now (self->history) + 1,
                                        1, NULL, interrupted_cb, g_object_ref (self));
}

/* A fault of recording weighs more than one of sound. */
static void
show_problem (SoleusWindow *self)
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
    title = soleus_session_get_routine (self->session)->name;
  else
    title = soleus_session_page_get_title (self->session_page);
  if (title && g_strcmp0 (gtk_window_get_title (GTK_WINDOW (self)), title) != 0)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
end_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (confirmed)
    soleus_window_end_session (self);
}

static void
close_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  g_clear_weak_pointer (&self->question);
  if (!confirmed)
    return;
  soleus_window_end_session (self);
  gtk_window_close (GTK_WINDOW (self));
}

/* A session that is asked about stands still; going on is for the person to do. */
static void
ask_end (SoleusWindow *self, GCallback answered)
{
  SoleusConfirmDialog *dialog;

  if (self->question)
    soleus_dialog_queue_present (GTK_WINDOW (self), self->question);
  if (self->question || !has_live_session (self))
    return;
  soleus_session_pause (self->session);
  dialog =
      soleus_confirm_dialog_new (GTK_WINDOW (self), _ ("End the session?"),
                                 _ ("The session is paused. What you have done so far counts."),
                                 _ ("Keep Going"), _ ("End Session"));
  g_set_weak_pointer (&self->question, GTK_WINDOW (dialog));
  g_signal_connect_object (dialog, "answered", answered, self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (GTK_WINDOW (self), dialog);
}

static void
end_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (has_live_session (self))
    ask_end (self, G_CALLBACK (end_answered_cb));
  else
    leave_action (widget, name, parameter);
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
week_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;
  g_autoptr (SoleusSummary) summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, NULL);

  if (summary && is_finished (self))
    soleus_finish_page_set_week (soleus_session_page_get_finish_page (self->session_page),
                                 summary->totals.days);
}

static void
load_week (SoleusWindow *self)
{
  int today;

  if (!self->history || !soleus_session_is_over (self->session) ||
      soleus_session_get_state (self->session) == SOLEUS_SESSION_STOPPED)
    return;
  today = soleus_history_get_today (self->history);
  soleus_history_load_summary_async (self->history, soleus_day_get_week_start (today), today, NULL,
                                     week_cb, g_object_ref (self));
}

static void
state_cb (SoleusWindow *self)
{
  GtkWindow *question = self->question;

  load_advice (self);
  load_week (self);
  /* Once the session is over there is nothing left to ask. */
  if (!question || !soleus_session_is_over (self->session))
    return;
  g_clear_weak_pointer (&self->question);
  gtk_window_destroy (question);
}

static void
rate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  int leg, value;

  if (!is_finished (self) || !self->recorder)
    return;
  g_variant_get (parameter, "(ii)", &leg, &value);
  soleus_history_recorder_rate (self->recorder, self->session, leg, SOLEUS_RATING_AFTER, value);
  load_advice (self);
}

static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (has_live_session (self))
    soleus_session_flow_resume (self->flow, self->session);
}

static void
after_stop_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!is_after_stop (self))
    return;
  if (g_str_equal (name, "session.take-back"))
    soleus_session_flow_take_back_stop (self->flow, self->session);
  else if (g_str_equal (name, "session.other-leg"))
    soleus_session_flow_go_on_other_leg (self->flow, self->session);
  else
    soleus_session_flow_check_signs (self->flow, self->session);
}

/* The state of the pain now. A pop, swelling, numbness or a leg that can't be stood on locks at
 * once. */
static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusPainAnswer answer = g_variant_get_int32 (parameter);

  /* Whatever page is in front: no answer that locks may be lost. */
  if (!self->session || soleus_session_get_state (self->session) != SOLEUS_SESSION_STOPPED)
    return;
  /* Now the stop was no mistake. */
  soleus_session_end (self->session);
  if (self->recorder)
    soleus_history_recorder_answer (self->recorder, self->session, answer);
  if (answer == SOLEUS_PAIN_SEVERE)
    soleus_session_flow_lock_after_stop (self->flow);
}

/* The list sent the person home, which a session that waited for it does not outlive. */
static void
go_home (SoleusWindow *self)
{
  soleus_window_end_session (self);
  leave_session (self);
}

static void
ensure_session_page (SoleusWindow *self)
{
  SoleusFinishPage *finish_page;

  if (self->session_page)
    return;
  self->session_page = g_object_new (SOLEUS_TYPE_SESSION_PAGE, NULL);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->session_page), "session", _ ("Session"));
  soleus_stop_page_set_list (soleus_session_page_get_stop_page (self->session_page), self->list);
  g_signal_connect_object (self->session_page, "notify::title", G_CALLBACK (title_cb), self,
                           G_CONNECT_SWAPPED);
  finish_page = soleus_session_page_get_finish_page (self->session_page);
  soleus_finish_page_set_context (finish_page, self->catalogue, self->list, self->settings);
  /* A key that is pressed for the session may come when its end is shown. */
  soleus_fresh_input_guard_keys (soleus_fresh_input_get (GTK_WINDOW (self)),
                                 GTK_WIDGET (finish_page));
  show_problem (self);
  soleus_session_page_set_silence (self->session_page, self->silence);
  soleus_session_page_set_spoken (self->session_page, self->spoken);
  soleus_session_page_set_fullscreen (self->session_page,
                                      gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static gboolean
is_from_page (SoleusWindow *self)
{
  return is_in_front (self, self->routine_page) &&
         soleus_routine_page_get_routine (self->routine_page) ==
             soleus_session_get_routine (self->session);
}

/* Ratings of the routine page belong to a session of that routine that was started there. */
static void
hand_over_ratings (SoleusWindow *self)
{
  gboolean from_page = is_from_page (self);

  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      int value =
          from_page ? soleus_routine_page_get_rating (self->routine_page, leg) : SOLEUS_RATING_NONE;

      soleus_finish_page_set_before (soleus_session_page_get_finish_page (self->session_page), leg,
                                     value);
      if (value != SOLEUS_RATING_NONE && self->recorder)
        soleus_history_recorder_rate (self->recorder, self->session, leg, SOLEUS_RATING_BEFORE,
                                      value);
    }
}

static void
begin_session (SoleusWindow *self, SoleusSession *session)
{
  ensure_session_page (self);
  if (!is_in_front (self, self->session_page))
    self->was_fullscreen = gtk_window_is_fullscreen (GTK_WINDOW (self));
  g_set_object (&self->session, session);
  /* No dialog may come over the page of the session. */
  soleus_file_opener_cancel (self->opener);
  soleus_routine_files_give_up (self->files);
  /* The application opens the history for it, if that was not done before. */
  g_signal_emit (self, signals[SIGNAL_SESSION_BEGUN], 0, session);
  if (self->recorder)
    soleus_history_recorder_watch (self->recorder, session);
  g_signal_group_set_target (self->session_signals, session);
  hand_over_ratings (self);
  soleus_session_page_set_noted (self->session_page, is_from_page (self));
  if (self->voice_found)
    soleus_session_page_offer_voice (self->session_page, self->settings);
  show_page (self, GTK_WIDGET (self->session_page), NULL);
  soleus_session_page_set_session (self->session_page, session);
  soleus_session_start (session);
}

/* ---- the pages beside it */

static void
routine_back_cb (SoleusWindow *self)
{
  if (is_in_front (self, self->routine_page))
    show_main_page (self);
}

static void
start_cb (SoleusWindow *self)
{
  SoleusOptions options;

  if (!is_in_front (self, self->routine_page))
    return;
  soleus_routine_page_get_options (self->routine_page, &options);
  soleus_window_start (self, soleus_routine_page_get_routine (self->routine_page), &options);
}

/* A card of the page with the routines, or the page of one routine. */
static gboolean
offers_routine (SoleusWindow *self, SoleusRoutine *routine)
{
  return routine &&
         (is_in_front (self, self->main_page) ||
          (is_in_front (self, self->routine_page) &&
           g_str_equal (soleus_routine_page_get_routine (self->routine_page)->id, routine->id)));
}

static void
open_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusRoutine *routine =
      soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
  SoleusOptions options;

  if (!offers_routine (self, routine))
    return;
  if (is_in_front (self, self->routine_page))
    soleus_routine_page_get_options (self->routine_page, &options);
  else
    soleus_settings_get_options (self->settings, &options);
  open_list (self, routine, &options);
}

/* Starts from a card, with what the person chose in the preferences. The gate decides, as for every
 * other start. */
static void
start_routine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusRoutine *routine =
      soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
  SoleusOptions options;

  if (!routine || !is_in_front (self, self->main_page))
    return;
  soleus_settings_get_options (self->settings, &options);
  options.more_pressure = FALSE;
  soleus_window_start (self, routine, &options);
}

/* From the note above a stretch that gets ready. Nothing has been done yet: the session ends, and
 * the list decides on another. */
static void
note_list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autoptr (SoleusSession) session = NULL;

  if (!has_live_session (self) || !soleus_session_page_has_note (self->session_page))
    return;
  session = g_object_ref (self->session);
  soleus_window_end_session (self);
  leave_session (self);
  open_list (self, soleus_session_get_routine (session), soleus_session_get_options (session));
}

static void
ensure_routine_page (SoleusWindow *self)
{
  if (self->routine_page)
    return;
  self->routine_page = g_object_new (SOLEUS_TYPE_ROUTINE_PAGE, NULL);
  soleus_routine_page_set_gate (self->routine_page, self->gate);
  soleus_routine_page_set_store (self->routine_page, self->store);
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->routine_page), "routine", _ ("Routine"));
  g_signal_connect_object (self->routine_page, "back", G_CALLBACK (routine_back_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->routine_page, "start", G_CALLBACK (start_cb), self,
                           G_CONNECT_SWAPPED);
}

/* ---- the person's own routines */

static SoleusRoutineFile *
find_file (SoleusWindow *self, SoleusRoutine *routine)
{
  return soleus_routine_store_find (self->store, routine->id);
}

/* The page of the routine follows what became of it; of one that is gone there is nothing to see.
 */
static void
own_changed_cb (SoleusWindow *self)
{
  SoleusRoutine *shown =
      self->routine_page ? soleus_routine_page_get_routine (self->routine_page) : NULL;
  SoleusRoutineFile *file;
  SoleusOptions options;

  if (!shown || !soleus_routine_is_own (shown))
    return;
  file = find_file (self, shown);
  if (!file)
    {
      routine_back_cb (self);
      return;
    }
  soleus_routine_page_get_options (self->routine_page, &options);
  if (!soleus_routine_is_same (shown, file->routine))
    soleus_routine_page_set_routine (self->routine_page, file->routine, &options);
  soleus_routine_page_set_file (self->routine_page, file);
}

/* It is shown among the others. */
static void
added_cb (SoleusWindow *self, const char *id)
{
  if (has_live_session (self))
    return;
  if (self->session)
    leave_session (self);
  soleus_main_page_show_library (self->main_page);
  show_page (self, GTK_WIDGET (self->main_page), _ ("Soleus"));
  soleus_library_page_show_own (soleus_main_page_get_library (self->main_page), id);
}

static void
start_file_cb (SoleusWindow *self, SoleusRoutine *routine)
{
  SoleusOptions options;

  soleus_settings_get_options (self->settings, &options);
  options.more_pressure = FALSE;
  soleus_window_start (self, routine, &options);
}

static void
export_routine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!has_live_session (self))
    soleus_routine_files_export (self->files, g_variant_get_string (parameter, NULL));
}

/* The history that named deleted routines is gone. */
static void
forget_routines_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!soleus_routine_store_forget (self->store, &error))
    soleus_window_add_note (self, error->message);
}

static void
delete_routine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!has_live_session (self))
    soleus_routine_files_delete (self->files, g_variant_get_string (parameter, NULL));
}

static void
show_routine_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  SoleusRoutine *routine =
      soleus_catalogue_find (self->catalogue, g_variant_get_string (parameter, NULL));
  SoleusOptions options;

  if (!routine || has_live_session (self))
    return;
  if (self->session)
    leave_session (self);
  /* The wish that the notice holds back is given up. */
  g_clear_object (&self->wanted);
  ensure_routine_page (self);
  soleus_settings_get_options (self->settings, &options);
  soleus_routine_page_set_routine (self->routine_page, routine, &options);
  soleus_routine_page_set_file (self->routine_page, find_file (self, routine));
  show_page (self, GTK_WIDGET (self->routine_page), routine->name);
  soleus_routine_page_focus_start (self->routine_page);
}

/* ---- writing a routine */

static void
saved_cb (SoleusWindow *self, const char *id)
{
  gboolean closing = self->closing;

  self->closing = FALSE;
  if (closing)
    gtk_window_close (GTK_WINDOW (self));
  else if (is_in_front (self, self->editor))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-routine", "s", id);
}

static void
left_cb (SoleusWindow *self)
{
  gboolean closing = self->closing;

  self->closing = FALSE;
  if (closing)
    gtk_window_close (GTK_WINDOW (self));
  if (closing || !is_in_front (self, self->editor))
    return;
  if (self->edited_from == GTK_WIDGET (self->routine_page))
    show_page (self, self->edited_from, soleus_routine_page_get_routine (self->routine_page)->name);
  else
    show_main_page (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
stayed_cb (SoleusWindow *self)
{
  self->closing = FALSE;
}

static void
ensure_editor (SoleusWindow *self)
{
  if (self->editor)
    return;
  self->editor = SOLEUS_ROUTINE_EDITOR (soleus_routine_editor_new (self->catalogue, self->store));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->editor), "editor", _ ("Edit routine"));
  g_signal_connect_object (self->editor, "saved", G_CALLBACK (saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "stayed", G_CALLBACK (stayed_cb), self, G_CONNECT_SWAPPED);
}

static void
show_editor (SoleusWindow *self)
{
  g_clear_object (&self->wanted);
  show_page (self, GTK_WIDGET (self->editor), soleus_routine_editor_get_title (self->editor));
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

/* What was typed before and isn't saved comes first. */
static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  const char *id = parameter ? g_variant_get_string (parameter, NULL) : NULL;
  SoleusRoutine *routine = id ? soleus_catalogue_find (self->catalogue, id) : NULL;
  SoleusRoutineFile *file = routine ? find_file (self, routine) : NULL;
  gboolean edit = g_str_equal (name, "win.edit-routine");

  if ((id && !routine) || (edit && !file) ||
      (!is_in_front (self, self->main_page) && !is_in_front (self, self->routine_page)))
    return;
  ensure_editor (self);
  self->edited_from = gtk_stack_get_visible_child (self->stack);
  if (!soleus_routine_editor_has_changes (self->editor))
    {
      if (edit)
        soleus_routine_editor_edit (self->editor, file);
      else if (routine)
        soleus_routine_editor_copy (self->editor, routine);
      else
        soleus_routine_editor_begin (self->editor);
    }
  show_editor (self);
}

/* Returns: whether the window has to wait for an answer */
static gboolean
ask_about_editor (SoleusWindow *self)
{
  if (soleus_plan_pages_have_changes (self->plans))
    {
      soleus_plan_pages_show_changes (self->plans);
      self->closing = TRUE;
      soleus_plan_pages_leave (self->plans, gtk_stack_get_visible_child (self->stack));
      return TRUE;
    }
  if (!self->editor || !soleus_routine_editor_has_changes (self->editor))
    return FALSE;
  show_editor (self);
  self->closing = TRUE;
  soleus_routine_editor_leave (self->editor);
  return TRUE;
}

/* ---- plans */

static void
show_plans_cb (SoleusWindow *self, GtkWidget *page, const char *title)
{
  if (has_live_session (self))
    return;
  /* What was written has been discarded. */
  if (self->closing)
    {
      self->closing = FALSE;
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  g_clear_object (&self->wanted);
  if (!gtk_widget_get_parent (page))
    gtk_stack_add_titled (self->stack, page, NULL, title);
  show_page (self, page, title);
}

/* The pages of plans lead to each other; none does beside a session. */
static void
plan_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  const char *plan = parameter ? g_variant_get_string (parameter, NULL) : NULL;

  if (has_live_session (self))
    return;
  if (self->session)
    leave_session (self);
  if (g_str_equal (name, "win.show-plans"))
    soleus_plan_pages_show_all (self->plans);
  else if (g_str_equal (name, "win.show-plan"))
    soleus_plan_pages_show (self->plans, plan);
  else if (g_str_equal (name, "win.delete-plan"))
    soleus_plan_pages_delete (self->plans, plan);
  else
    soleus_plan_pages_write (self->plans, plan);
}

static void
close_reader (SoleusWindow *self)
{
  if (!is_in_front (self, self->reader))
    return;
  show_page (self, self->read_from, self->title_before);
  gtk_widget_child_focus (self->read_from, GTK_DIR_TAB_FORWARD);
}

static void
close_reader_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  close_reader (SOLEUS_WINDOW (widget));
}

/* There is nothing to read beside a session that runs. */
static gboolean
may_read (SoleusWindow *self)
{
  if (has_live_session (self))
    return FALSE;
  if (self->reader)
    return TRUE;
  self->reader = SOLEUS_READER (soleus_reader_new (self->catalogue, self->list));
  /* The titles of the pages are for screen readers. */
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->reader), "reader", _ ("Learn"));
  return TRUE;
}

static void
open_reader (SoleusWindow *self)
{
  GtkWidget *from = gtk_stack_get_visible_child (self->stack);

  g_clear_object (&self->wanted);
  if (from != GTK_WIDGET (self->reader))
    {
      self->read_from = from;
      g_free (self->title_before);
      self->title_before = g_strdup (gtk_window_get_title (GTK_WINDOW (self)));
    }
  show_page (self, GTK_WIDGET (self->reader), soleus_reader_get_title (self->reader));
  gtk_widget_grab_focus (GTK_WIDGET (self->reader));
}

static void
show_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);
  const SoleusArticle *article =
      soleus_articles_find (self->articles, g_variant_get_string (parameter, NULL));

  if (!article || !may_read (self))
    return;
  soleus_reader_show_article (self->reader, article);
  open_reader (self);
}

static void
show_advice_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!may_read (self))
    return;
  soleus_reader_show_advice (self->reader);
  open_reader (self);
}

static void
show_questions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!may_read (self))
    return;
  soleus_reader_show_questions (self->reader);
  open_reader (self);
}

static void
show_lock_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (has_live_session (self))
    return;
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];

      if (soleus_routine_has_pressure (routine))
        continue;
      soleus_session_flow_show_lock (self->flow, routine);
      return;
    }
}

static void
show_anatomy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (!may_read (self))
    return;
  soleus_reader_show_anatomy (self->reader);
  open_reader (self);
}

/* ---- measuring */

static void
ankle_left_cb (SoleusWindow *self)
{
  if (!is_in_front (self, self->ankle_page))
    return;
  show_main_page (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
}

static void
ensure_ankle_page (SoleusWindow *self)
{
  if (self->ankle_page)
    return;
  self->ankle_page = SOLEUS_ANKLE_PAGE (soleus_ankle_page_new (self->gate));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->ankle_page), "ankle-test", _ ("Ankle test"));
  g_signal_connect_object (self->ankle_page, "left", G_CALLBACK (ankle_left_cb), self,
                           G_CONNECT_SWAPPED);
  if (self->history)
    soleus_ankle_page_set_history (self->ankle_page, self->history);
}

static void
show_ankle_test_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (has_live_session (self) || is_in_front (self, self->ankle_page))
    return;
  if (self->session)
    leave_session (self);
  g_clear_object (&self->wanted);
  ensure_ankle_page (self);
  show_page (self, GTK_WIDGET (self->ankle_page), _ ("Ankle test"));
  soleus_ankle_page_begin (self->ankle_page);
}

/* ---- files */

/* A session isn't disturbed, for a dialog would lie over the button that stops it. */
static gboolean
may_open (SoleusWindow *self)
{
  if (!has_live_session (self))
    return TRUE;
  soleus_window_add_toast (self, _ ("You can open files after the session."));
  return FALSE;
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SoleusWindow *self = SOLEUS_WINDOW (widget);

  if (may_open (self))
    soleus_file_opener_choose (self->opener);
}

static gboolean
drop_cb (SoleusWindow *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  for (; files; files = files->next)
    soleus_window_open_file (self, files->data);
  return TRUE;
}

/* The mouse's button that browsers go back with. */
static void
back_pressed_cb (SoleusWindow *self, int n_press, double x, double y, GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  if (is_in_front (self, self->routine_page))
    routine_back_cb (self);
  else if (is_in_front (self, self->reader))
    close_reader (self);
  else if (is_in_front (self, self->editor))
    soleus_routine_editor_leave (self->editor);
  else if (is_in_front (self, self->ankle_page))
    soleus_ankle_page_go_back (self->ankle_page);
  else if (soleus_plan_pages_leave (self->plans, gtk_stack_get_visible_child (self->stack)))
    return;
  else if (self->session_page && soleus_session_page_is_finished (self->session_page))
    leave_session (self);
}

static void
fullscreen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (gtk_window_is_fullscreen (GTK_WINDOW (widget)))
    gtk_window_unfullscreen (GTK_WINDOW (widget));
  else
    gtk_window_fullscreen (GTK_WINDOW (widget));
}

static void
fullscreened_cb (SoleusWindow *self)
{
  if (self->session_page)
    soleus_session_page_set_fullscreen (self->session_page,
                                        gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
save_size (SoleusWindow *self)
{
  int width, height;
  gboolean maximized;

  soleus_settings_get_window (self->settings, &width, &height, &maximized);
  maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  if (!maximized && !gtk_window_is_fullscreen (GTK_WINDOW (self)))
    gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  soleus_settings_set_window (self->settings, width, height, maximized);
}

static gboolean
close_request_cb (SoleusWindow *self)
{
  if (has_live_session (self))
    {
      ask_end (self, G_CALLBACK (close_answered_cb));
      return GDK_EVENT_STOP;
    }
  if (ask_about_editor (self))
    return GDK_EVENT_STOP;
  save_size (self);
  return GDK_EVENT_PROPAGATE;
}

/* The button with the focus goes. */
static void
close_note_cb (SoleusWindow *self)
{
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->stack), GTK_DIR_TAB_FORWARD);
  gtk_widget_set_visible (self->note, FALSE);
}

static void
soleus_window_dispose (GObject *object)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  soleus_window_end_session (self);
  g_clear_object (&self->wanted);
  g_clear_weak_pointer (&self->question);
  g_clear_object (&self->session_signals);
  g_clear_object (&self->session);
  g_clear_object (&self->recorder);
  g_clear_object (&self->flow);
  g_clear_object (&self->clock);
  g_clear_object (&self->gate);
  g_clear_object (&self->files);
  g_clear_object (&self->plans);
  g_clear_object (&self->settings);
  g_clear_object (&self->appearance);
  if (self->opener)
    soleus_file_opener_cancel (self->opener);
  g_clear_object (&self->opener);
  g_clear_object (&self->store);
  g_clear_object (&self->catalogue);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_object (&self->list);
  g_clear_object (&self->history);
  g_clear_pointer (&self->title_before, g_free);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->silence, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_WINDOW);
  G_OBJECT_CLASS (soleus_window_parent_class)->dispose (object);
}

static void
soleus_window_class_init (SoleusWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_window_dispose;

  /* The session is about to start: add its cue sinks. */
  signals[SIGNAL_SESSION_BEGUN] =
      g_signal_new ("session-begun", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION);

  g_type_ensure (SOLEUS_TYPE_MAIN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, main_page);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, note);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, note_label);
  gtk_widget_class_bind_template_callback (widget_class, close_note_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_pressed_cb);
  gtk_widget_class_install_action (widget_class, "session.resume", NULL, resume_action);
  gtk_widget_class_install_action (widget_class, "session.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "session.leave", NULL, leave_action);
  gtk_widget_class_install_action (widget_class, "session.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "session.rate", "(ii)", rate_action);
  gtk_widget_class_install_action (widget_class, "session.answer", "i", answer_action);
  gtk_widget_class_install_action (widget_class, "session.other-leg", NULL, after_stop_action);
  gtk_widget_class_install_action (widget_class, "session.open-list", NULL, note_list_action);
  gtk_widget_class_install_action (widget_class, "session.check-signs", NULL, after_stop_action);
  gtk_widget_class_install_action (widget_class, "session.take-back", NULL, after_stop_action);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_install_action (widget_class, "win.show-routine", "s", show_routine_action);
  gtk_widget_class_install_action (widget_class, "win.open-file", NULL, open_file_action);
  gtk_widget_class_install_action (widget_class, "win.export-routine", "s", export_routine_action);
  gtk_widget_class_install_action (widget_class, "win.forget-routines", NULL,
                                   forget_routines_action);
  gtk_widget_class_install_action (widget_class, "win.delete-routine", "s", delete_routine_action);
  gtk_widget_class_install_action (widget_class, "win.new-routine", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "win.copy-routine", "s", write_action);
  gtk_widget_class_install_action (widget_class, "win.edit-routine", "s", write_action);
  gtk_widget_class_install_action (widget_class, "win.show-plans", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "win.show-plan", "s", plan_action);
  gtk_widget_class_install_action (widget_class, "win.new-plan", NULL, plan_action);
  gtk_widget_class_install_action (widget_class, "win.edit-plan", "s", plan_action);
  gtk_widget_class_install_action (widget_class, "win.delete-plan", "s", plan_action);
  gtk_widget_class_install_action (widget_class, "win.open-list", "s", open_list_action);
  gtk_widget_class_install_action (widget_class, "win.start-routine", "s", start_routine_action);
  gtk_widget_class_install_action (widget_class, "win.show-article", "s", show_article_action);
  gtk_widget_class_install_action (widget_class, "win.show-advice", NULL, show_advice_action);
  gtk_widget_class_install_action (widget_class, "win.show-questions", NULL, show_questions_action);
  gtk_widget_class_install_action (widget_class, "win.show-anatomy", NULL, show_anatomy_action);
  gtk_widget_class_install_action (widget_class, "win.show-ankle-test", NULL,
                                   show_ankle_test_action);
  gtk_widget_class_install_action (widget_class, "win.show-lock", NULL, show_lock_action);
  gtk_widget_class_install_action (widget_class, "win.close-reader", NULL, close_reader_action);
  gtk_widget_class_install_action (widget_class, "win.repeat", "(ss)", repeat_action);
  gtk_widget_class_install_action (widget_class, "win.resume-session", NULL, resume_session_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
}

static void
soleus_window_init (SoleusWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->session_signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->session_signals, "notify::state", G_CALLBACK (state_cb),
                                  self);
  self->appearance = soleus_appearance_new ();
  soleus_appearance_attach (self->appearance, GTK_WIDGET (self));
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_dialog_queue_watch (GTK_WINDOW (self));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* The person's own routines, and the files of others. */
static void
show_own (SoleusWindow *self)
{
  self->opener = soleus_file_opener_new (GTK_WINDOW (self), self->catalogue->steps);
  self->files = soleus_routine_files_new (self->store, self->settings, self->clock, self->toasts,
                                          GTK_WINDOW (self));
  g_signal_connect_object (self->opener, "loaded", G_CALLBACK (soleus_routine_files_show),
                           self->files, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (own_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->files, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->files, "start", G_CALLBACK (start_file_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connect_plans (SoleusWindow *self)
{
  self->plans = soleus_plan_pages_new (self->catalogue, self->gate, self->settings, self->toasts);
  g_signal_connect_object (self->plans, "show", G_CALLBACK (show_plans_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "left", G_CALLBACK (show_main_page), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "stayed", G_CALLBACK (stayed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->plans, "start", G_CALLBACK (soleus_window_start), self,
                           G_CONNECT_SWAPPED);
}

SoleusWindow *
soleus_window_new (AdwApplication *application,
                   SoleusCatalogue *catalogue,
                   SoleusRoutineStore *store,
                   GPtrArray *articles,
                   SoleusSettings *settings,
                   SoleusSafetyGate *gate,
                   SoleusClock *clock)
{
  SoleusWindow *self = g_object_new (SOLEUS_TYPE_WINDOW, "application", application, NULL);
  int width, height;
  gboolean maximized;

  self->settings = g_object_ref (settings);
  self->catalogue = g_object_ref (catalogue);
  self->store = g_object_ref (store);
  self->articles = g_ptr_array_ref (articles);
  self->list = g_object_ref (soleus_safety_gate_get_list (gate));
  self->gate = g_object_ref (gate);
  self->clock = g_object_ref (clock);
  self->flow = soleus_session_flow_new (GTK_WINDOW (self), gate, clock);
  g_signal_connect_object (self->flow, "ready", G_CALLBACK (begin_session), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "refused", G_CALLBACK (soleus_window_add_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "home", G_CALLBACK (go_home), self, G_CONNECT_SWAPPED);
  show_own (self);
  connect_plans (self);
  soleus_learn_page_set_articles (soleus_main_page_get_learn (self->main_page), articles,
                                  catalogue);
  soleus_main_page_set_context (self->main_page, catalogue, store, settings, gate);
  g_signal_connect_object (
      soleus_today_page_get_notice (soleus_main_page_get_today (self->main_page)), "understood",
      G_CALLBACK (understood_cb), self, G_CONNECT_SWAPPED);
  soleus_settings_get_window (settings, &width, &height, &maximized);
  soleus_main_page_set_narrow (self->main_page, width < SOLEUS_MAIN_PAGE_BREAKPOINT);
  soleus_desktop_appearance_bind (self->appearance, settings);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->main_page));
  return self;
}

/* Reads a routine's file and shows what is in it, or what is wrong with it. Nothing starts. */
void
soleus_window_open_file (SoleusWindow *self, GFile *file)
{
  if (may_open (self))
    soleus_file_opener_open (self->opener, file);
}

/* Ends the session that runs, if there is one, without a question: the program ends. */
void
soleus_window_end_session (SoleusWindow *self)
{
  if (has_live_session (self))
    soleus_session_end (self->session);
}

/* Ends the session that runs, if there is one, because the program is ended by the desktop or the
 * machine: the next start offers to go on with it. */
void
soleus_window_interrupt_session (SoleusWindow *self)
{
  if (has_live_session (self) && self->recorder)
    soleus_history_recorder_interrupt (self->recorder);
  soleus_window_end_session (self);
}

/* Does what the Go on button of a paused session does: after a long rest of a massage the list
 * comes first. While the person is asked about the end, nothing goes on before the answer. */
void
soleus_window_go_on (SoleusWindow *self)
{
  if (!has_live_session (self) || soleus_session_get_state (self->session) != SOLEUS_SESSION_PAUSED)
    return;
  if (self->question || soleus_session_needs_clearance (self->session))
    gtk_window_present (GTK_WINDOW (self));
  if (!self->question)
    soleus_session_flow_resume (self->flow, self->session);
}

/* To be called once. */
void
soleus_window_set_history (SoleusWindow *self, SoleusHistory *history)
{
  g_return_if_fail (self->history == NULL);

  self->history = g_object_ref (history);
  self->recorder = soleus_history_recorder_new (history, self->clock);
  g_signal_connect_object (history, "notify::problem", G_CALLBACK (show_problem), self,
                           G_CONNECT_SWAPPED);
  show_problem (self);
  if (self->ankle_page)
    soleus_ankle_page_set_history (self->ankle_page, history);
  soleus_plan_pages_set_history (self->plans, history);
  soleus_main_page_set_history (self->main_page, history, soleus_plan_pages_get_book (self->plans));
}

/* Returns: (transfer none) (nullable): the plan of the person, once there is a history */
SoleusPlanBook *
soleus_window_get_plan_book (SoleusWindow *self)
{
  return soleus_plan_pages_get_book (self->plans);
}

/* The thing that a session does without, such as sound; translated, or NULL. */
void
soleus_window_set_problem (SoleusWindow *self, const char *problem)
{
  g_free (self->problem);
  self->problem = g_strdup (problem);
  show_problem (self);
}

/* Why nothing is heard although it isn't muted here; translated, or NULL. */
void
soleus_window_set_silence (SoleusWindow *self, const char *silence)
{
  g_free (self->silence);
  self->silence = g_strdup (silence);
  if (self->session_page)
    soleus_session_page_set_silence (self->session_page, silence);
}

/* Whether a voice says the milestones of a session, so that a screen reader need not. */
void
soleus_window_set_spoken (SoleusWindow *self, gboolean spoken)
{
  self->spoken = spoken;
  if (self->session_page)
    soleus_session_page_set_spoken (self->session_page, spoken);
}

/* Whether the machine has a voice for the language, so that the next session may offer it. */
void
soleus_window_set_voice_found (SoleusWindow *self, gboolean found)
{
  self->voice_found = found;
}

void
soleus_window_add_toast (SoleusWindow *self, const char *message)
{
  soleus_toast_show_message (self->toasts, message);
}

/* Shows a sentence below the page until the person closes it. A second one takes its place. It is
 * no toast, because later toasts would have to wait for it. */
void
soleus_window_add_note (SoleusWindow *self, const char *message)
{
  gtk_label_set_label (self->note_label, message);
  gtk_widget_set_visible (self->note, TRUE);
}
