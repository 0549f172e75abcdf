/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-screen-lock.h"

/* A screen saver of a desktop. */
typedef struct
{
  SoleusScreenLock *lock;
  const char *path;
  guint watch_id;
  guint signal_id;
  gboolean active;
} Saver;

static const struct
{
  const char *name;
  const char *path;
} savers[] = {
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

/* Whether nobody can see the screen: a screen saver runs or the session is locked. */
struct _SoleusScreenLock
{
  GObject parent_instance;

  GDBusConnection *session;
  GCancellable *cancellable;
  SoleusLoginSession *login;
  Saver savers[G_N_ELEMENTS (savers)];
  gboolean locked;
};

enum
{
  PROP_0,
  PROP_LOCKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusScreenLock, soleus_screen_lock, G_TYPE_OBJECT)

static void
settle (SoleusScreenLock *self)
{
  gboolean locked;

  g_object_get (self->login, "locked", &locked, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    locked |= self->savers[i].active;
  if (self->locked == locked)
    return;
  self->locked = locked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
}

static void
set_active (Saver *saver, gboolean active)
{
  saver->active = active;
  settle (saver->lock);
}

static void
active_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL);
  gboolean active;

  if (!answer)
    return;
  g_variant_get (answer, "(b)", &active);
  set_active (user_data, active);
}

static void
changed_cb (GDBusConnection *connection,
            const char *sender,
            const char *path,
            const char *interface,
            const char *signal,
            GVariant *parameters,
            gpointer user_data)
{
  gboolean active;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (parameters, "(b)", &active);
  set_active (user_data, active);
}

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  Saver *saver = user_data;

  saver->signal_id =
      g_dbus_connection_signal_subscribe (connection, owner, name, "ActiveChanged", NULL, NULL,
                                          G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, saver, NULL);
  g_dbus_connection_call (connection, name, saver->path, name, "GetActive", NULL,
                          G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1,
                          saver->lock->cancellable, active_cb, saver);
}

static void
stop_listening (Saver *saver)
{
  if (saver->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (saver->lock->session, saver->signal_id);
  saver->signal_id = 0;
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  stop_listening (user_data);
  set_active (user_data, FALSE);
}

static void
soleus_screen_lock_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_LOCKED:
      g_value_set_boolean (value, SOLEUS_SCREEN_LOCK (object)->locked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_screen_lock_dispose (GObject *object)
{
  SoleusScreenLock *self = SOLEUS_SCREEN_LOCK (object);

  g_cancellable_cancel (self->cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      g_clear_handle_id (&self->savers[i].watch_id, g_bus_unwatch_name);
      stop_listening (&self->savers[i]);
    }
  g_clear_object (&self->login);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (soleus_screen_lock_parent_class)->dispose (object);
}

static void
soleus_screen_lock_class_init (SoleusScreenLockClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_screen_lock_get_property;
  object_class->dispose = soleus_screen_lock_dispose;
  properties[PROP_LOCKED] =
      g_param_spec_boolean ("locked", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_screen_lock_init (SoleusScreenLock *self)
{
  self->cancellable = g_cancellable_new ();
}

SoleusScreenLock *
soleus_screen_lock_new (GDBusConnection *session, SoleusLoginSession *login)
{
  SoleusScreenLock *self = g_object_new (SOLEUS_TYPE_SCREEN_LOCK, NULL);

  self->session = g_object_ref (session);
  self->login = g_object_ref (login);
  g_signal_connect_object (login, "notify::locked", G_CALLBACK (settle), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (savers); i++)
    {
      Saver *saver = &self->savers[i];

      saver->lock = self;
      saver->path = savers[i].path;
      saver->watch_id =
          g_bus_watch_name_on_connection (session, savers[i].name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                          appeared_cb, vanished_cb, saver, NULL);
    }
  return self;
}
