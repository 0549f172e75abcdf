/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-confirm-dialog.h"
#include "soleus-library-page.h"
#include "soleus-notice-dialog.h"
#include "soleus-routine-page.h"
#include "soleus-session-flow.h"
#include "soleus-session-page.h"
#include "soleus-settings.h"

struct _SoleusWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  SoleusLibraryPage *library;
  /* Built when they are first needed: the first frame does not show them. */
  SoleusRoutinePage *routine_page;
  SoleusSessionPage *session_page;

  GSettings *settings;
  SoleusSafetyGate *gate;
  SoleusSessionFlow *flow;
  SoleusSession *session;
  char *sound_problem;
  gboolean asking;
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

static void
appearance_cb (SoleusWindow *self)
{
  int tone = g_settings_get_int (self->settings, "skin-tone");
  gboolean animated = g_settings_get_boolean (self->settings, "animation");

  if (self->routine_page)
    soleus_routine_page_set_appearance (self->routine_page, tone, animated);
  if (self->session_page)
    soleus_session_page_set_appearance (self->session_page, tone, animated);
}

static void
show_main (SoleusWindow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "main");
  gtk_window_set_title (GTK_WINDOW (self), _("Soleus"));
}

static void
leave_session (SoleusWindow *self)
{
  if (self->session_page)
    soleus_session_page_set_session (self->session_page, NULL);
  g_clear_object (&self->session);
  gtk_window_unfullscreen (GTK_WINDOW (self));
  show_main (self);
}

static void
request (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  if (!has_live_session (self))
    soleus_session_flow_request (self->flow, routine, options);
}

static void
again_cb (SoleusWindow *self)
{
  g_autoptr (SoleusSession) session = g_object_ref (self->session);

  request (self, soleus_session_get_routine (session), soleus_session_get_options (session));
}

static void
title_cb (SoleusWindow *self)
{
  const char *title = soleus_session_page_get_title (self->session_page);

  if (self->session && title)
    gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
end_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  self->asking = FALSE;
  if (!has_live_session (self))
    return;
  if (confirmed)
    soleus_session_end (self->session);
}

static void
close_answered_cb (SoleusWindow *self, gboolean confirmed)
{
  self->asking = FALSE;
  if (!confirmed)
    return;
  if (has_live_session (self))
    soleus_session_end (self->session);
  gtk_window_close (GTK_WINDOW (self));
}

/* A session that is asked about stands still; going on is for the person to do. */
static void
ask_end (SoleusWindow *self, GCallback answered)
{
  SoleusConfirmDialog *dialog;

  if (self->asking)
    return;
  self->asking = TRUE;
  soleus_session_pause (self->session);
  dialog = soleus_confirm_dialog_new (
      GTK_WINDOW (self), _("End the session?"),
      _("The session is paused. What you have done so far counts."), _("Keep Going"),
      _("End Session"));
  g_signal_connect_object (dialog, "answered", answered, self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_end_cb (SoleusWindow *self)
{
  ask_end (self, G_CALLBACK (end_answered_cb));
}

static void
resume_cb (SoleusWindow *self)
{
  soleus_session_flow_resume (self->flow, self->session);
}

static void
other_leg_cb (SoleusWindow *self)
{
  soleus_session_flow_go_on_other_leg (self->flow, self->session);
}

static void
check_signs_cb (SoleusWindow *self)
{
  soleus_session_flow_check_signs (self->flow, self->session);
}

static void
worse_cb (SoleusWindow *self)
{
  soleus_session_flow_lock_after_stop (self->flow);
}

/* The list sent the person home, which a session that waited for it does not outlive. */
static void
home_cb (SoleusWindow *self)
{
  if (has_live_session (self))
    soleus_session_end (self->session);
  leave_session (self);
}

static void
connect_stop_page (SoleusWindow *self, SoleusStopPage *stop_page)
{
  soleus_stop_page_set_list (stop_page, soleus_safety_gate_get_list (self->gate));
  g_signal_connect_object (stop_page, "other-leg", G_CALLBACK (other_leg_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stop_page, "check-signs", G_CALLBACK (check_signs_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (stop_page, "worse", G_CALLBACK (worse_cb), self, G_CONNECT_SWAPPED);
}

static void
ensure_session_page (SoleusWindow *self)
{
  if (self->session_page)
    return;
  self->session_page = g_object_new (SOLEUS_TYPE_SESSION_PAGE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->session_page), "session");
  g_signal_connect_object (self->session_page, "leave", G_CALLBACK (leave_session), self,
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
  soleus_session_page_set_problem (self->session_page, self->sound_problem);
  appearance_cb (self);
}

static void
session_ready_cb (SoleusWindow *self, SoleusSession *session)
{
  ensure_session_page (self);
  g_set_object (&self->session, session);
  g_signal_emit (self, signals[SIGNAL_SESSION_BEGUN], 0, session);
  gtk_stack_set_visible_child_name (self->stack, "session");
  soleus_session_page_set_session (self->session_page, session);
  soleus_session_start (session);
}

static void
start_cb (SoleusWindow *self)
{
  SoleusOptions options;

  soleus_routine_page_get_options (self->routine_page, &options);
  request (self, soleus_routine_page_get_routine (self->routine_page), &options);
}

static void
open_list_cb (SoleusWindow *self)
{
  SoleusOptions options;

  soleus_routine_page_get_options (self->routine_page, &options);
  soleus_session_flow_open_list (self->flow, soleus_routine_page_get_routine (self->routine_page),
                                 &options);
}

static void
ensure_routine_page (SoleusWindow *self)
{
  if (self->routine_page)
    return;
  self->routine_page = g_object_new (SOLEUS_TYPE_ROUTINE_PAGE, NULL);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->routine_page), "routine");
  g_signal_connect_object (self->routine_page, "back", G_CALLBACK (show_main), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->routine_page, "start", G_CALLBACK (start_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->routine_page, "open-list", G_CALLBACK (open_list_cb), self,
                           G_CONNECT_SWAPPED);
  appearance_cb (self);
}

static void
routine_activated_cb (SoleusWindow *self, SoleusRoutine *routine)
{
  SoleusOptions options;

  ensure_routine_page (self);
  soleus_settings_get_options (self->settings, &options);
  soleus_routine_page_set_routine (self->routine_page, routine, &options);
  gtk_stack_set_visible_child_name (self->stack, "routine");
  gtk_widget_grab_focus (GTK_WIDGET (self->routine_page));
  gtk_window_set_title (GTK_WINDOW (self), soleus_routine_get_name (routine));
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

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
  if (gtk_window_is_maximized (GTK_WINDOW (self)) || gtk_window_is_fullscreen (GTK_WINDOW (self)))
    return;
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
}

static gboolean
close_request_cb (SoleusWindow *self)
{
  if (has_live_session (self))
    {
      ask_end (self, G_CALLBACK (close_answered_cb));
      return GDK_EVENT_STOP;
    }
  save_size (self);
  return GDK_EVENT_PROPAGATE;
}

static void
notice_cb (SoleusWindow *self)
{
  g_settings_set_boolean (self->settings, "first-run-notice-seen", TRUE);
}

static gboolean
first_run_cb (gpointer user_data)
{
  g_autoptr (SoleusWindow) self = user_data;
  SoleusNoticeDialog *dialog;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  dialog = soleus_notice_dialog_new (GTK_WINDOW (self));
  g_signal_connect_object (dialog, "acknowledged", G_CALLBACK (notice_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return G_SOURCE_REMOVE;
}

static void
map_cb (SoleusWindow *self)
{
  if (!g_settings_get_boolean (self->settings, "first-run-notice-seen"))
    g_idle_add_full (G_PRIORITY_LOW, first_run_cb, g_object_ref (self), NULL);
}

static void
soleus_window_dispose (GObject *object)
{
  SoleusWindow *self = SOLEUS_WINDOW (object);

  if (has_live_session (self))
    soleus_session_end (self->session);
  g_clear_object (&self->session);
  g_clear_object (&self->flow);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->sound_problem, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_WINDOW);
  G_OBJECT_CLASS (soleus_window_parent_class)->dispose (object);
}

static void
soleus_window_class_init (SoleusWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_window_dispose;

  /**
   * SoleusWindow::session-begun:
   * @session: a #SoleusSession that is about to start: add its cue sinks
   */
  signals[SIGNAL_SESSION_BEGUN] = g_signal_new ("session-begun", G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                1, SOLEUS_TYPE_SESSION);

  g_type_ensure (SOLEUS_TYPE_LIBRARY_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SoleusWindow, library);
  gtk_widget_class_bind_template_callback (widget_class, routine_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_bind_template_callback (widget_class, fullscreened_cb);
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, fullscreen_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "win.fullscreen", NULL);
}

static void
soleus_window_init (SoleusWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * soleus_window_new:
 * @catalogue: the routines
 * @settings: the person's choices
 * @gate: the safety gate
 * @clock: where time comes from
 *
 * Returns: (transfer none): the main window
 */
SoleusWindow *
soleus_window_new (AdwApplication *application,
                   SoleusCatalogue *catalogue,
                   GSettings *settings,
                   SoleusSafetyGate *gate,
                   SoleusClock *clock)
{
  SoleusWindow *self = g_object_new (SOLEUS_TYPE_WINDOW, "application", application, NULL);

  self->settings = g_object_ref (settings);
  self->gate = g_object_ref (gate);
  self->flow = soleus_session_flow_new (GTK_WINDOW (self), gate, clock);
  g_signal_connect_object (self->flow, "ready", G_CALLBACK (session_ready_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "refused", G_CALLBACK (soleus_window_add_toast), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->flow, "home", G_CALLBACK (home_cb), self, G_CONNECT_SWAPPED);
  soleus_library_page_set_catalogue (self->library, catalogue, settings);
  gtk_window_set_default_size (GTK_WINDOW (self), g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  g_signal_connect_object (settings, "changed", G_CALLBACK (appearance_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (map_cb), NULL);
  return self;
}

/**
 * soleus_window_start:
 * @routine: what is to be done
 * @options: how
 *
 * Does what the Start button does: nothing but the gate decides what follows. Ignored while another
 * session runs.
 */
void
soleus_window_start (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  request (self, routine, options);
}

/**
 * soleus_window_set_sound_problem:
 * @problem: (nullable): why cues can't be heard, translated
 */
void
soleus_window_set_sound_problem (SoleusWindow *self, const char *problem)
{
  g_free (self->sound_problem);
  self->sound_problem = g_strdup (problem);
  if (self->session_page)
    soleus_session_page_set_problem (self->session_page, problem);
}

/**
 * soleus_window_add_toast:
 * @message: translated
 */
void
soleus_window_add_toast (SoleusWindow *self, const char *message)
{
  AdwToast *toast = adw_toast_new (message);

  adw_toast_set_timeout (toast, 6);
  adw_toast_overlay_add_toast (self->toasts, toast);
}
