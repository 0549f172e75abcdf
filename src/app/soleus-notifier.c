/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-notifier.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-format.h"
#include "soleus-left-notification.h"

#define NOTIFICATION_ID "session"
#define LEFT_FILE       "soleus-notification"
#define SHOW_ACTION     "show-window"
#define PAUSE_ACTION    "pause-session"

/* Tells of the switch of legs, of a new step and of the end in one notification, while no window is
 * in view. The notification brings the window back and can pause, but starts nothing. A desktop may
 * still show the one of a process that was killed: a press on it opens the window. */
struct _SoleusNotifier
{
  GObject parent_instance;

  GtkApplication *application;
  SoleusSession *session;
  GSignalGroup *signals;
  SoleusLeftNotification *left;
  GSimpleAction *show;
  GSimpleAction *pause;
  /* The step that the person knows of, by notification or by having seen it. */
  guint position;
  SoleusStep *step;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (SoleusNotifier, soleus_notifier, G_TYPE_OBJECT)

static gboolean
is_in_view (SoleusNotifier *self)
{
  for (GList *l = gtk_application_get_windows (self->application); l; l = l->next)
    if (gtk_window_is_active (l->data) && !soleus_compat_is_suspended (l->data))
      return TRUE;
  return FALSE;
}

static void
withdraw (SoleusNotifier *self)
{
  if (self->shown)
    g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION_ID);
  if (self->shown && self->left)
    soleus_left_notification_forget (self->left);
  self->shown = FALSE;
}

static void
notify (SoleusNotifier *self, const char *title, const char *body, gboolean can_pause)
{
  g_autoptr (GNotification) notification = NULL;
  g_autoptr (GIcon) icon = NULL;

  if (is_in_view (self))
    return;
  notification = g_notification_new (title);
  icon = g_themed_icon_new (SOLEUS_APP_ID);
  g_notification_set_body (notification, body);
  g_notification_set_icon (notification, icon);
  g_notification_set_default_action (notification, "app." SHOW_ACTION);
  if (can_pause)
    g_notification_add_button (notification, _ ("Pause"), "app." PAUSE_ACTION);
  g_application_send_notification (G_APPLICATION (self->application), NOTIFICATION_ID,
                                   notification);
  self->shown = TRUE;
}

/* ---- what the session tells */

static void
phase_changed_cb (SoleusNotifier *self)
{
  SoleusPhase *phase = soleus_session_get_phase (self->session);
  SoleusPhaseKind kind = soleus_phase_get_kind (phase);
  SoleusStep *step = soleus_phase_get_step (phase);
  guint position = soleus_session_get_position (self->session);
  gboolean is_news =
      position != self->position && (kind == SOLEUS_PHASE_SWITCH || step != self->step);
  g_autofree char *what = soleus_format_phase_title (phase);

  self->position = position;
  soleus_step_set (&self->step, step);
  /* The state tells of the end. */
  if (is_news && kind != SOLEUS_PHASE_DONE)
    notify (self, soleus_format_phase (phase), what,
            soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING);
}

static void
state_cb (SoleusNotifier *self)
{
  SoleusSessionState state = soleus_session_get_state (self->session);

  if (soleus_phase_get_kind (soleus_session_get_phase (self->session)) == SOLEUS_PHASE_DONE)
    notify (self, C_ ("phase", "Done"), soleus_session_get_routine (self->session)->name, FALSE);
  else if (state != SOLEUS_SESSION_RUNNING)
    withdraw (self);
}

/* ---- what the person does */

static void
show_cb (SoleusNotifier *self)
{
  g_application_activate (G_APPLICATION (self->application));
}

/* The button belongs to an old notification where no session runs. */
static void
pause_cb (SoleusNotifier *self)
{
  if (self->session && soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING)
    soleus_session_pause (self->session);
  else
    show_cb (self);
}

static void
view_cb (SoleusNotifier *self)
{
  if (is_in_view (self))
    withdraw (self);
}

static void
window_added_cb (SoleusNotifier *self, GtkWindow *window)
{
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (view_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_compat_connect_suspended (window, G_CALLBACK (view_cb), G_OBJECT (self));
}

/* ---- the class */

static void
soleus_notifier_dispose (GObject *object)
{
  SoleusNotifier *self = SOLEUS_NOTIFIER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_pointer (&self->step, soleus_step_unref);
  if (self->application)
    {
      withdraw (self);
      g_action_map_remove_action (G_ACTION_MAP (self->application), SHOW_ACTION);
      g_action_map_remove_action (G_ACTION_MAP (self->application), PAUSE_ACTION);
    }
  g_clear_object (&self->left);
  g_clear_object (&self->show);
  g_clear_object (&self->pause);
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (soleus_notifier_parent_class)->dispose (object);
}

static void
soleus_notifier_class_init (SoleusNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_notifier_dispose;
}

static void
soleus_notifier_init (SoleusNotifier *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (phase_changed_cb),
                                  self);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
  self->show = g_simple_action_new (SHOW_ACTION, NULL);
  g_signal_connect_object (self->show, "activate", G_CALLBACK (show_cb), self, G_CONNECT_SWAPPED);
  self->pause = g_simple_action_new (PAUSE_ACTION, NULL);
  g_signal_connect_object (self->pause, "activate", G_CALLBACK (pause_cb), self, G_CONNECT_SWAPPED);
}

/* To be called before the first window is made. */
SoleusNotifier *
soleus_notifier_new (GtkApplication *application)
{
  SoleusNotifier *self = g_object_new (SOLEUS_TYPE_NOTIFIER, NULL);

  g_set_weak_pointer (&self->application, application);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (self->show));
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (self->pause));
  g_signal_connect_object (application, "window-added", G_CALLBACK (window_added_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Withdraws what a process that was killed left on the screen. To be called once, when the
 * application is on the bus. */
void
soleus_notifier_withdraw_left (SoleusNotifier *self)
{
  GDBusConnection *connection =
      g_application_get_dbus_connection (G_APPLICATION (self->application));

  if (!connection || self->left)
    return;
  self->left = soleus_left_notification_new (connection, LEFT_FILE);
  if (self->shown)
    return;
  soleus_left_notification_close (self->left);
  g_application_withdraw_notification (G_APPLICATION (self->application), NOTIFICATION_ID);
}

/* The session has not begun, and its first step is no news. */
void
soleus_notifier_watch (SoleusNotifier *self, SoleusSession *session)
{
  withdraw (self);
  g_set_object (&self->session, session);
  self->position = soleus_session_get_position (session);
  soleus_step_set (&self->step, soleus_phase_get_step (soleus_session_get_phase (session)));
  g_signal_group_set_target (self->signals, session);
}
