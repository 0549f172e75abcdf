/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-desktop.h"

#include "soleus-keep-awake.h"
#include "soleus-mpris.h"
#include "soleus-notifier.h"

/**
 * SoleusDesktop:
 *
 * What the desktop around the window does for a session: it keeps the screen on, shows what happens
 * while the window is not in view, and lets it be paused from across the room.
 */
struct _SoleusDesktop
{
  GObject parent_instance;

  GtkApplication *application;
  SoleusWindow *window;
  SoleusKeepAwake *keep_awake;
  SoleusNotifier *notifier;
  SoleusMpris *mpris;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusDesktop, soleus_desktop, G_TYPE_OBJECT)

static void
problem_cb (SoleusDesktop *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
go_on_cb (SoleusDesktop *self)
{
  if (self->window)
    soleus_window_go_on (self->window);
}

static void
raise_cb (SoleusDesktop *self)
{
  if (self->window)
    gtk_window_present (GTK_WINDOW (self->window));
}

static void
quit_cb (SoleusDesktop *self)
{
  if (self->window)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
soleus_desktop_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, soleus_desktop_get_problem (SOLEUS_DESKTOP (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_desktop_dispose (GObject *object)
{
  SoleusDesktop *self = SOLEUS_DESKTOP (object);

  g_clear_object (&self->mpris);
  g_clear_object (&self->notifier);
  g_clear_object (&self->keep_awake);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (soleus_desktop_parent_class)->dispose (object);
}

static void
soleus_desktop_class_init (SoleusDesktopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_desktop_get_property;
  object_class->dispose = soleus_desktop_dispose;

  /**
   * SoleusDesktop:problem:
   *
   * What this desktop can't do for a session, translated, or %NULL.
   */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_desktop_init (SoleusDesktop *self)
{
}

/**
 * soleus_desktop_new:
 * @application: make it before the first window
 * @settings: the volume, and which notes have been seen
 * @player: what is heard of a session
 *
 * Returns: (transfer full): without a session
 */
SoleusDesktop *
soleus_desktop_new (GtkApplication *application, GSettings *settings, SoleusChimePlayer *player)
{
  SoleusDesktop *self = g_object_new (SOLEUS_TYPE_DESKTOP, NULL);

  g_set_weak_pointer (&self->application, application);
  self->keep_awake = soleus_keep_awake_new (application, settings);
  g_signal_connect_object (self->keep_awake, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  self->notifier = soleus_notifier_new (application);
  self->mpris = soleus_mpris_new (settings, player);
  g_signal_connect_object (self->mpris, "go-on", G_CALLBACK (go_on_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mpris, "raise", G_CALLBACK (raise_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->mpris, "quit", G_CALLBACK (quit_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * soleus_desktop_tidy:
 *
 * Takes from the screen what a process that was killed left there. It asks the desktop, so that it
 * is for when there is nothing better to do.
 */
void
soleus_desktop_tidy (SoleusDesktop *self)
{
  soleus_notifier_withdraw_left (self->notifier);
}

/**
 * soleus_desktop_get_problem:
 *
 * Returns: (nullable): the value of #SoleusDesktop:problem
 */
const char *
soleus_desktop_get_problem (SoleusDesktop *self)
{
  return soleus_keep_awake_get_problem (self->keep_awake);
}

/**
 * soleus_desktop_watch:
 * @session: one that has not begun
 * @window: where it is shown, and where going on is decided
 */
void
soleus_desktop_watch (SoleusDesktop *self, SoleusSession *session, SoleusWindow *window)
{
  g_set_weak_pointer (&self->window, window);
  soleus_keep_awake_watch (self->keep_awake, session, GTK_WINDOW (window));
  soleus_notifier_watch (self->notifier, session);
  soleus_mpris_watch (self->mpris, session,
                      g_application_get_dbus_connection (G_APPLICATION (self->application)));
}
