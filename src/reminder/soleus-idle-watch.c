/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-idle-watch.h"

#include "soleus-reminder.h"

#define MUTTER      "org.gnome.Mutter.IdleMonitor"
#define MUTTER_PATH "/org/gnome/Mutter/IdleMonitor/Core"
#define SAVER       "org.freedesktop.ScreenSaver"
#define SAVER_PATH  "/org/freedesktop/ScreenSaver"
/* Its answer is in milliseconds, where all others mean seconds. */
#define PLASMA_SAVER "org.kde.screensaver"
/* An answer in whole seconds is up to one behind. */
#define SHORTEST_PATIENCE_US (5 * G_USEC_PER_SEC)

/**
 * SoleusIdleWatch:
 *
 * Whether the person has left the machine alone for five minutes: as GNOME tells it, else as the
 * screen saver answers when it is asked, else as the login manager knows it. Where nobody knows,
 * the person is never away.
 */
struct _SoleusIdleWatch
{
  GObject parent_instance;

  GDBusConnection *session;
  GCancellable *cancellable;
  SoleusLoginSession *login;
  guint mutter_watch;
  guint mutter_signal;
  guint saver_watch;
  guint plasma_watch;
  gboolean has_mutter;
  gboolean has_saver;
  gboolean is_plasma;
  gint64 patience;
  guint32 idle_id;
  guint32 active_id;
  gboolean away;
};

enum
{
  PROP_0,
  PROP_AWAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint answered_signal;

G_DEFINE_FINAL_TYPE (SoleusIdleWatch, soleus_idle_watch, G_TYPE_OBJECT)

static void
set_away (SoleusIdleWatch *self, gboolean away)
{
  if (self->away == away)
    return;
  self->away = away;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AWAY]);
}

/* ---- GNOME */

static void
call_mutter (SoleusIdleWatch *self,
             const char *method,
             GVariant *parameters,
             GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->session, MUTTER, MUTTER_PATH, MUTTER, method, parameters,
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          self->cancellable, callback, self);
}

/* The number of the watch, or 0. */
static guint32
finish_mutter (GObject *connection, GAsyncResult *result, gboolean *cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);
  guint32 id = 0;

  *cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  if (answer)
    g_variant_get (answer, "(u)", &id);
  return id;
}

static void
idle_added_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusIdleWatch *self = user_data;
  gboolean cancelled;
  guint32 id = finish_mutter (connection, result, &cancelled);

  if (cancelled)
    return;
  self->idle_id = id;
  self->has_mutter = id != 0;
}

static void
active_added_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusIdleWatch *self = user_data;
  gboolean cancelled;
  guint32 id = finish_mutter (connection, result, &cancelled);

  if (!cancelled)
    self->active_id = id;
}

static void
watch_fired_cb (GDBusConnection *connection,
                const char *sender,
                const char *path,
                const char *interface,
                const char *signal,
                GVariant *parameters,
                gpointer user_data)
{
  SoleusIdleWatch *self = user_data;
  guint32 id;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (parameters, "(u)", &id);
  if (id == self->idle_id)
    {
      set_away (self, TRUE);
      call_mutter (self, "AddUserActiveWatch", NULL, active_added_cb);
    }
  else if (id == self->active_id)
    set_away (self, FALSE);
}

static void
mutter_appeared_cb (GDBusConnection *connection,
                    const char *name,
                    const char *owner,
                    gpointer user_data)
{
  SoleusIdleWatch *self = user_data;

  self->mutter_signal = g_dbus_connection_signal_subscribe (
      connection, owner, MUTTER, "WatchFired", MUTTER_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      watch_fired_cb, self, NULL);
  call_mutter (self, "AddIdleWatch", g_variant_new ("(t)", (guint64) SOLEUS_AWAY_US / 1000),
               idle_added_cb);
}

static void
mutter_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  SoleusIdleWatch *self = user_data;

  if (self->mutter_signal != 0)
    g_dbus_connection_signal_unsubscribe (self->session, self->mutter_signal);
  self->mutter_signal = 0;
  self->has_mutter = FALSE;
}

/* ---- screen savers */

static void
idle_time_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusIdleWatch *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);
  guint32 count;
  gint64 idle;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->has_saver = answer != NULL;
  if (!answer)
    {
      set_away (self, soleus_login_session_get_idle (self->login));
      return;
    }
  g_variant_get (answer, "(u)", &count);
  idle = count * (self->is_plasma ? G_GINT64_CONSTANT (1000) : G_USEC_PER_SEC);
  /* Nobody can have been away for long enough before that time is over. */
  self->patience = idle >= SOLEUS_AWAY_US ? SOLEUS_AWAY_US
                                          : MAX (SOLEUS_AWAY_US - idle, SHORTEST_PATIENCE_US);
  set_away (self, idle >= SOLEUS_AWAY_US);
  g_signal_emit (self, answered_signal, 0);
}

static void
plasma_appeared_cb (GDBusConnection *connection,
                    const char *name,
                    const char *owner,
                    gpointer user_data)
{
  SOLEUS_IDLE_WATCH (user_data)->is_plasma = TRUE;
}

static void
plasma_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  SOLEUS_IDLE_WATCH (user_data)->is_plasma = FALSE;
}

static void
saver_appeared_cb (GDBusConnection *connection,
                   const char *name,
                   const char *owner,
                   gpointer user_data)
{
  SoleusIdleWatch *self = user_data;

  self->has_saver = TRUE;
  soleus_idle_watch_ask (self);
}

static void
saver_vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  SOLEUS_IDLE_WATCH (user_data)->has_saver = FALSE;
}

static void
login_cb (SoleusIdleWatch *self)
{
  if (!self->has_mutter && !self->has_saver)
    set_away (self, soleus_login_session_get_idle (self->login));
}

/* ---- the class */

static void
soleus_idle_watch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AWAY:
      g_value_set_boolean (value, SOLEUS_IDLE_WATCH (object)->away);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_idle_watch_dispose (GObject *object)
{
  SoleusIdleWatch *self = SOLEUS_IDLE_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->mutter_watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->saver_watch, g_bus_unwatch_name);
  g_clear_handle_id (&self->plasma_watch, g_bus_unwatch_name);
  if (self->mutter_signal != 0)
    g_dbus_connection_signal_unsubscribe (self->session, self->mutter_signal);
  self->mutter_signal = 0;
  g_clear_object (&self->login);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_idle_watch_parent_class)->dispose (object);
}

static void
soleus_idle_watch_class_init (SoleusIdleWatchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_idle_watch_get_property;
  object_class->dispose = soleus_idle_watch_dispose;
  properties[PROP_AWAY] =
      g_param_spec_boolean ("away", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  answered_signal = g_signal_new ("answered", SOLEUS_TYPE_IDLE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_idle_watch_init (SoleusIdleWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->patience = SOLEUS_AWAY_US;
}

SoleusIdleWatch *
soleus_idle_watch_new (GDBusConnection *session, SoleusLoginSession *login)
{
  SoleusIdleWatch *self = g_object_new (SOLEUS_TYPE_IDLE_WATCH, NULL);

  self->session = g_object_ref (session);
  self->login = g_object_ref (login);
  g_signal_connect_object (login, "notify::idle", G_CALLBACK (login_cb), self, G_CONNECT_SWAPPED);
  self->mutter_watch =
      g_bus_watch_name_on_connection (session, MUTTER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      mutter_appeared_cb, mutter_vanished_cb, self, NULL);
  self->plasma_watch =
      g_bus_watch_name_on_connection (session, PLASMA_SAVER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      plasma_appeared_cb, plasma_vanished_cb, self, NULL);
  self->saver_watch =
      g_bus_watch_name_on_connection (session, SAVER, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      saver_appeared_cb, saver_vanished_cb, self, NULL);
  return self;
}

/* Whether nobody tells of it, so that soleus_idle_watch_ask() has to be called again when
 * soleus_idle_watch_get_patience() is over. */
gboolean
soleus_idle_watch_has_to_ask (SoleusIdleWatch *self)
{
  return self->has_saver && !self->has_mutter;
}

/* Returns: after the last answer, for how many microseconds it isn't worth while to ask again. Who
 * comes back is noticed so much later at the latest. */
gint64
soleus_idle_watch_get_patience (SoleusIdleWatch *self)
{
  return self->patience;
}

void
soleus_idle_watch_ask (SoleusIdleWatch *self)
{
  if (soleus_idle_watch_has_to_ask (self))
    g_dbus_connection_call (self->session, SAVER, SAVER_PATH, SAVER, "GetSessionIdleTime", NULL,
                            G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                            self->cancellable, idle_time_cb, self);
}
