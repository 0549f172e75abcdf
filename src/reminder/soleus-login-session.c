/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-login-session.h"

#define LOGIN     "org.freedesktop.login1"
#define INTERFACE LOGIN ".Session"
/* That of whoever asks. */
#define OWN_PATH "/org/freedesktop/login1/session/auto"

/* What the login manager knows of the person's session: whether it is idle and whether it is
 * locked. Without one neither is. */
struct _SoleusLoginSession
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *bus;
  guint signal_id;
  gboolean idle;
  gboolean locked;
};

enum
{
  PROP_0,
  PROP_IDLE,
  PROP_LOCKED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusLoginSession, soleus_login_session, G_TYPE_OBJECT)

static void
set_hint (SoleusLoginSession *self, gboolean *hint, gboolean value, GParamSpec *pspec)
{
  if (*hint == value)
    return;
  *hint = value;
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
hints_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusLoginSession *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);
  g_autoptr (GVariant) values = NULL;
  gboolean idle = FALSE, locked = FALSE;

  if (!answer)
    return;
  values = g_variant_get_child_value (answer, 0);
  g_variant_lookup (values, "IdleHint", "b", &idle);
  g_variant_lookup (values, "LockedHint", "b", &locked);
  set_hint (self, &self->idle, idle, properties[PROP_IDLE]);
  set_hint (self, &self->locked, locked, properties[PROP_LOCKED]);
}

static void
ask (SoleusLoginSession *self)
{
  g_dbus_connection_call (self->bus, LOGIN, OWN_PATH, "org.freedesktop.DBus.Properties", "GetAll",
                          g_variant_new ("(s)", INTERFACE), G_VARIANT_TYPE ("(a{sv})"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, self->cancellable, hints_cb, self);
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
  ask (user_data);
}

static void
bus_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  SoleusLoginSession *self = user_data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);

  if (!bus)
    return;
  self->bus = bus;
  self->signal_id = g_dbus_connection_signal_subscribe (
      bus, LOGIN, "org.freedesktop.DBus.Properties", "PropertiesChanged", NULL, INTERFACE,
      G_DBUS_SIGNAL_FLAGS_NONE, changed_cb, self, NULL);
  ask (self);
}

static void
soleus_login_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusLoginSession *self = SOLEUS_LOGIN_SESSION (object);

  switch (id)
    {
    case PROP_IDLE:
      g_value_set_boolean (value, self->idle);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, self->locked);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_login_session_dispose (GObject *object)
{
  SoleusLoginSession *self = SOLEUS_LOGIN_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  if (self->signal_id != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->signal_id);
  self->signal_id = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (soleus_login_session_parent_class)->dispose (object);
}

static void
soleus_login_session_class_init (SoleusLoginSessionClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  G_OBJECT_CLASS (klass)->get_property = soleus_login_session_get_property;
  G_OBJECT_CLASS (klass)->dispose = soleus_login_session_dispose;
  properties[PROP_IDLE] = g_param_spec_boolean ("idle", NULL, NULL, FALSE, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
}

static void
soleus_login_session_init (SoleusLoginSession *self)
{
  self->cancellable = g_cancellable_new ();
  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, bus_cb, self);
}

SoleusLoginSession *
soleus_login_session_new (void)
{
  return g_object_new (SOLEUS_TYPE_LOGIN_SESSION, NULL);
}

gboolean
soleus_login_session_get_idle (SoleusLoginSession *self)
{
  return self->idle;
}
