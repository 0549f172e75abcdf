/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-keep-awake.h"

#include <glib/gi18n-lib.h>

/**
 * SoleusKeepAwake:
 *
 * Keeps the screen on exactly while a session runs: not while it is paused, and not after it.
 */
struct _SoleusKeepAwake
{
  GObject parent_instance;

  GtkApplication *application;
  SoleusSession *session;
  GtkWindow *window;
  guint cookie;
};

G_DEFINE_FINAL_TYPE (SoleusKeepAwake, soleus_keep_awake, G_TYPE_OBJECT)

static void
release (SoleusKeepAwake *self)
{
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
state_cb (SoleusKeepAwake *self)
{
  if (soleus_session_get_state (self->session) != SOLEUS_SESSION_RUNNING)
    {
      release (self);
      return;
    }
  if (self->cookie == 0)
    self->cookie = gtk_application_inhibit (self->application, self->window,
                                            GTK_APPLICATION_INHIBIT_IDLE,
                                            /* Translators: why the screen stays on. */
                                            _("A guided session is running"));
}

static void
soleus_keep_awake_dispose (GObject *object)
{
  SoleusKeepAwake *self = SOLEUS_KEEP_AWAKE (object);

  if (self->application)
    release (self);
  g_clear_object (&self->session);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (soleus_keep_awake_parent_class)->dispose (object);
}

static void
soleus_keep_awake_class_init (SoleusKeepAwakeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_keep_awake_dispose;
}

static void
soleus_keep_awake_init (SoleusKeepAwake *self)
{
}

SoleusKeepAwake *
soleus_keep_awake_new (GtkApplication *application)
{
  SoleusKeepAwake *self = g_object_new (SOLEUS_TYPE_KEEP_AWAKE, NULL);

  g_set_weak_pointer (&self->application, application);
  return self;
}

/**
 * soleus_keep_awake_watch:
 * @session: the session whose state counts from now on
 * @window: the window it is shown in
 */
void
soleus_keep_awake_watch (SoleusKeepAwake *self, SoleusSession *session, GtkWindow *window)
{
  if (self->session)
    g_signal_handlers_disconnect_by_func (self->session, state_cb, self);
  release (self);
  g_set_object (&self->session, session);
  g_set_weak_pointer (&self->window, window);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);
}
