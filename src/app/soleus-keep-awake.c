/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-keep-awake.h"

#include <glib/gi18n-lib.h>

#ifdef GDK_WINDOWING_WAYLAND
#include <gdk/wayland/gdkwayland.h>

#define PORTAL "org.freedesktop.portal.Desktop"
/* A portal that takes longer to answer can't be waited for: a session has begun. */
#define PORTAL_MS 1000
#endif

/* Keeps the screen on exactly while a session runs. Where the desktop has no means to, it says so
 * in one session and never again. */
struct _SoleusKeepAwake
{
  GObject parent_instance;

  GtkApplication *application;
  SoleusSettings *settings;
  SoleusSession *session;
  GSignalGroup *signals;
  GtkWindow *window;
  guint cookie;
  const char *problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusKeepAwake, soleus_keep_awake, G_TYPE_OBJECT)

static void
release (SoleusKeepAwake *self)
{
  if (self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
}

static void
set_problem (SoleusKeepAwake *self, const char *problem)
{
  if (self->problem == problem)
    return;
  self->problem = problem;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

#ifdef GDK_WINDOWING_WAYLAND
static gboolean
has_owner (GDBusConnection *bus, const char *name)
{
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", name), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned = FALSE;

  if (answer)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* Only a portal that can keep the screen on has this interface: many portals leave it out. */
static gboolean
has_portal (GDBusConnection *bus)
{
  g_autoptr (GVariant) answer = NULL;

  if (!has_owner (bus, PORTAL))
    return FALSE;
  answer = g_dbus_connection_call_sync (
      bus, PORTAL, "/org/freedesktop/portal/desktop", "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.freedesktop.portal.Inhibit", "version"), G_VARIANT_TYPE ("(v)"),
      G_DBUS_CALL_FLAGS_NO_AUTO_START, PORTAL_MS, NULL, NULL);
  return answer != NULL;
}

/* What GTK asks where the compositor can't keep the screen on. */
static gboolean
has_service (SoleusKeepAwake *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self->application));

  return bus && (has_owner (bus, "org.gnome.SessionManager") ||
                 has_owner (bus, "org.xfce.SessionManager") || has_portal (bus));
}
#endif

/* Whether anything stands behind what GTK grants: on Wayland it grants what nobody keeps. */
static gboolean
has_way (SoleusKeepAwake *self)
{
#ifdef GDK_WINDOWING_WAYLAND
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self->window));

  if (GDK_IS_WAYLAND_DISPLAY (display) &&
      !gdk_wayland_display_query_registry (display, "zwp_idle_inhibit_manager_v1"))
    return has_service (self);
#endif
  return self->cookie != 0;
}

static void
hold (SoleusKeepAwake *self)
{
  if (self->cookie != 0)
    return;
  self->cookie =
      gtk_application_inhibit (self->application, self->window, GTK_APPLICATION_INHIBIT_IDLE,
                               /* Translators: why the screen stays on. */
                               _ ("A guided session is running"));
  if (soleus_settings_has_seen (self->settings, SOLEUS_NOTICE_KEEP_AWAKE) || has_way (self))
    return;
  soleus_settings_set_seen (self->settings, SOLEUS_NOTICE_KEEP_AWAKE);
  set_problem (self, _ ("This desktop has no way to keep the screen on. It may go dark during a "
                        "session."));
}

static void
state_cb (SoleusKeepAwake *self)
{
  if (soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING)
    hold (self);
  else
    release (self);
  if (soleus_session_is_over (self->session))
    set_problem (self, NULL);
}

static void
soleus_keep_awake_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_static_string (value, SOLEUS_KEEP_AWAKE (object)->problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_keep_awake_dispose (GObject *object)
{
  SoleusKeepAwake *self = SOLEUS_KEEP_AWAKE (object);

  if (self->application)
    release (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_weak_pointer (&self->window);
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (soleus_keep_awake_parent_class)->dispose (object);
}

static void
soleus_keep_awake_class_init (SoleusKeepAwakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_keep_awake_get_property;
  object_class->dispose = soleus_keep_awake_dispose;

  /* Why the screen is not kept on, translated; NULL where it is or where it was said before. */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_keep_awake_init (SoleusKeepAwake *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
}

SoleusKeepAwake *
soleus_keep_awake_new (GtkApplication *application, SoleusSettings *settings)
{
  SoleusKeepAwake *self = g_object_new (SOLEUS_TYPE_KEEP_AWAKE, NULL);

  g_set_weak_pointer (&self->application, application);
  self->settings = g_object_ref (settings);
  return self;
}

const char *
soleus_keep_awake_get_problem (SoleusKeepAwake *self)
{
  return self->problem;
}

void
soleus_keep_awake_watch (SoleusKeepAwake *self, SoleusSession *session, GtkWindow *window)
{
  release (self);
  g_set_object (&self->session, session);
  g_set_weak_pointer (&self->window, window);
  g_signal_group_set_target (self->signals, session);
  state_cb (self);
}
