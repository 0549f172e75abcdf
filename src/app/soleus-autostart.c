/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-autostart.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define PROGRAM      SOLEUS_BINDIR "/soleus-reminder"
#define FILE_NAME    SOLEUS_REMINDER_NAME ".desktop"
#define PORTAL       "org.freedesktop.portal.Desktop"
#define PORTAL_PATH  "/org/freedesktop/portal/desktop"
#define BACKGROUND   "org.freedesktop.portal.Background"
#define TOKEN        "soleus_reminder"
#define SANDBOX_FILE "/.flatpak-info"

/* Has the reminder started: now, and at each login while a reminder is switched on. That is by a
 * file of the person's autostart folder, or by the portal where there is a sandbox. Its property
 * says why the person won't be reminded. */
struct _SoleusAutostart
{
  GObject parent_instance;

  SoleusSettings *settings;
  GDBusConnection *connection;
  GCancellable *cancellable;
  guint response_id;
  /* What is wrong with the start at login, and with notifications here. */
  char *login_problem;
  char *here_problem;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusAutostart, soleus_autostart, G_TYPE_OBJECT)

/* Takes the text. */
static void
set_problem (SoleusAutostart *self, char **problem, char *text)
{
  g_free (*problem);
  *problem = text;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static gboolean
is_wanted (SoleusAutostart *self)
{
  gboolean sitting, plan;

  g_object_get (self->settings, "sitting-break", &sitting, "plan-reminders", &plan, NULL);
  return sitting || plan;
}

/* ---- the file of the autostart folder */

static char *
get_entry (gsize *size)
{
  g_autoptr (GKeyFile) entry = g_key_file_new ();

  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Type", "Application");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Name", "Soleus");
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Comment",
                         _ ("Reminds of breaks from sitting and of the sessions of a plan"));
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Exec", PROGRAM);
  /* Nothing happens where Soleus is no more, or on a machine that has only the home. */
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "TryExec", PROGRAM);
  g_key_file_set_string (entry, G_KEY_FILE_DESKTOP_GROUP, "Icon", SOLEUS_APP_ID);
  g_key_file_set_boolean (entry, G_KEY_FILE_DESKTOP_GROUP, "NoDisplay", TRUE);
  return g_key_file_to_data (entry, size, NULL);
}

static void
keep_file (SoleusAutostart *self, gboolean wanted)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "autostart", NULL);
  g_autofree char *path = g_build_filename (folder, FILE_NAME, NULL);
  g_autofree char *data = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  if (!wanted)
    g_unlink (path);
  /* One that is there may have been switched off by the person, in the desktop's own way. */
  if (!wanted || g_file_test (path, G_FILE_TEST_EXISTS))
    {
      set_problem (self, &self->login_problem, NULL);
      return;
    }
  data = get_entry (&size);
  /* Where there is no folder, the file can't be written either, which says why. */
  g_mkdir_with_parents (folder, 0700);
  if (g_file_set_contents (path, data, (gssize) size, &error))
    set_problem (self, &self->login_problem, NULL);
  else
    set_problem (self, &self->login_problem,
                 /* Translators: %s is what the system says, with the name of a file. */
                 g_strdup_printf (_ ("After the next login there will be no reminders: %s"),
                                  error->message));
}

/* ---- the portal */

static void
response_cb (GDBusConnection *connection,
             const char *sender,
             const char *path,
             const char *interface,
             const char *signal,
             GVariant *parameters,
             gpointer user_data)
{
  SoleusAutostart *self = user_data;
  g_autoptr (GVariant) results = NULL;
  gboolean granted = FALSE;
  guint32 status;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")))
    return;
  g_variant_get (parameters, "(u@a{sv})", &status, &results);
  g_variant_lookup (results, "autostart", "b", &granted);
  set_problem (
      self, &self->login_problem,
      is_wanted (self) && !granted
          ? g_strdup (_ ("The desktop doesn’t let Soleus remind you after the next login."))
          : NULL);
}

static void
ask_portal (SoleusAutostart *self, gboolean wanted)
{
  const char *const command[] = { "soleus-reminder", NULL };
  g_autofree char *sender =
      g_strdelimit (g_strdup (g_dbus_connection_get_unique_name (self->connection) + 1), ".", '_');
  g_autofree char *request = g_strconcat (PORTAL_PATH "/request/", sender, "/" TOKEN, NULL);
  GVariantBuilder options;

  if (self->response_id == 0)
    self->response_id = g_dbus_connection_signal_subscribe (
        self->connection, PORTAL, "org.freedesktop.portal.Request", "Response", request, NULL,
        G_DBUS_SIGNAL_FLAGS_NONE, response_cb, self, NULL);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (TOKEN));
  g_variant_builder_add (&options, "{sv}", "reason",
                         g_variant_new_string (_ ("To remind you while the window is closed")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (wanted));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_dbus_connection_call (self->connection, PORTAL, PORTAL_PATH, BACKGROUND, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), NULL, G_DBUS_CALL_FLAGS_NONE,
                          -1, NULL, NULL, NULL);
}

/* ---- here and now */

static void
started_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusAutostart *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);

  if (answer || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_dbus_error_strip_remote_error (error);
  set_problem (self, &self->here_problem,
               /* Translators: %s is what the system says. */
               g_strdup_printf (_ ("Reminders are not working: %s"), error->message));
}

static void
start_reminder (SoleusAutostart *self)
{
  g_dbus_connection_call (self->connection, SOLEUS_REMINDER_NAME, SOLEUS_OBJECT_PATH "/Reminder",
                          "org.freedesktop.Application", "Activate",
                          g_variant_new ("(a{sv})", NULL), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          self->cancellable, started_cb, self);
}

/* Whether the answer of a bus to what names it has is that somebody shows notifications. */
static gboolean
has_server (GVariant *answer)
{
  g_autofree const char **names = NULL;

  g_variant_get (answer, "(^a&s)", &names);
  return g_strv_contains (names, "org.freedesktop.Notifications") ||
         g_strv_contains (names, "org.gtk.Notifications");
}

static void
startable_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  SoleusAutostart *self = user_data;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL);

  if (answer && !has_server (answer))
    set_problem (self, &self->here_problem,
                 g_strdup (_ ("This desktop shows no notifications, so Soleus can’t remind you.")));
}

static void
list_names (SoleusAutostart *self, const char *method, GAsyncReadyCallback callback)
{
  g_dbus_connection_call (self->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", method, NULL, G_VARIANT_TYPE ("(as)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, self->cancellable, callback, self);
}

static void
running_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, NULL);

  if (answer && !has_server (answer))
    list_names (user_data, "ListActivatableNames", startable_cb);
}

static void
begin (SoleusAutostart *self)
{
  set_problem (self, &self->here_problem, NULL);
  if (!self->connection)
    {
      set_problem (self, &self->here_problem,
                   g_strdup (_ ("This desktop has no session bus, so Soleus can’t remind you.")));
      return;
    }
  start_reminder (self);
  if (!g_file_test (SANDBOX_FILE, G_FILE_TEST_EXISTS))
    list_names (self, "ListNames", running_cb);
}

/* Outside of a sandbox the person's folder is ours to write. */
static void
wanted_cb (SoleusAutostart *self)
{
  gboolean wanted = is_wanted (self);

  if (!g_file_test (SANDBOX_FILE, G_FILE_TEST_EXISTS))
    keep_file (self, wanted);
  else if (self->connection)
    ask_portal (self, wanted);
  if (wanted)
    begin (self);
  else
    set_problem (self, &self->here_problem, NULL);
}

/* ---- the class */

static void
soleus_autostart_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusAutostart *self = SOLEUS_AUTOSTART (object);

  switch (id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->here_problem ? self->here_problem : self->login_problem);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_autostart_dispose (GObject *object)
{
  SoleusAutostart *self = SOLEUS_AUTOSTART (object);

  g_cancellable_cancel (self->cancellable);
  if (self->response_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->response_id);
  self->response_id = 0;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->connection);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->login_problem, g_free);
  g_clear_pointer (&self->here_problem, g_free);
  G_OBJECT_CLASS (soleus_autostart_parent_class)->dispose (object);
}

static void
soleus_autostart_class_init (SoleusAutostartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_autostart_get_property;
  object_class->dispose = soleus_autostart_dispose;
  /* Why the person won't be reminded, translated; NULL while all is well or nothing is wanted. */
  properties[PROP_PROBLEM] =
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_autostart_init (SoleusAutostart *self)
{
  self->cancellable = g_cancellable_new ();
}

/* @connection: (nullable): the session bus */
SoleusAutostart *
soleus_autostart_new (SoleusSettings *settings, GDBusConnection *connection)
{
  SoleusAutostart *self = g_object_new (SOLEUS_TYPE_AUTOSTART, NULL);

  self->settings = g_object_ref (settings);
  g_set_object (&self->connection, connection);
  g_signal_connect_object (settings, "notify::sitting-break", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::plan-reminders", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
  if (!g_file_test (SANDBOX_FILE, G_FILE_TEST_EXISTS))
    keep_file (self, is_wanted (self));
  if (is_wanted (self))
    begin (self);
  return self;
}

/* Has the reminder running, where one is wanted: it ends by itself when it has nothing to do. */
void
soleus_autostart_start (SoleusAutostart *self)
{
  if (is_wanted (self) && self->connection)
    start_reminder (self);
}
