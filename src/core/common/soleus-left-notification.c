/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-left-notification.h"

#include <glib/gstdio.h>

#define SERVER_INTERFACE "org.freedesktop.Notifications"
#define SERVER_PATH      "/org/freedesktop/Notifications"

/* A notification that is sent, as the connection's own thread knows it. */
typedef struct
{
  char *path;
  gint serial;
} Watch;

/**
 * SoleusLeftNotification:
 *
 * Remembers the notification that is shown, so that the next start can close it if this process is
 * killed. GNotification knows notifications by a name of ours, but tells the usual notification
 * servers only their number, and forgets the number with the process. So the number is read from
 * the messages on the bus and kept in the runtime folder, with the server that gave it: another
 * server, or the same one after a restart, gives the same numbers to other programs.
 */
struct _SoleusLeftNotification
{
  GObject parent_instance;

  GDBusConnection *connection;
  Watch *watch;
  guint filter_id;
};

G_DEFINE_FINAL_TYPE (SoleusLeftNotification, soleus_left_notification, G_TYPE_OBJECT)

static void
watch_clear (gpointer data)
{
  g_free (((Watch *) data)->path);
}

static void
watch_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, watch_clear);
}

static void
keep (Watch *watch, GDBusConnection *connection, GDBusMessage *answer)
{
  GVariant *body = g_dbus_message_get_body (answer);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  guint32 number;

  if (!body || !g_variant_is_of_type (body, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (body, "(u)", &number);
  text = g_strdup_printf ("%s %s %u", g_dbus_connection_get_guid (connection),
                          g_dbus_message_get_sender (answer), number);
  if (!g_file_set_contents (watch->path, text, -1, &error))
    g_debug ("The notification isn't remembered: %s", error->message);
}

static GDBusMessage *
filter_cb (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer data)
{
  Watch *watch = data;
  GDBusMessageType type = g_dbus_message_get_message_type (message);

  if (!incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_CALL &&
      g_strcmp0 (g_dbus_message_get_interface (message), SERVER_INTERFACE) == 0 &&
      g_strcmp0 (g_dbus_message_get_member (message), "Notify") == 0)
    watch->serial = (gint) g_dbus_message_get_serial (message);
  else if (incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_RETURN && watch->serial != 0 &&
           g_dbus_message_get_reply_serial (message) == (guint32) watch->serial)
    keep (watch, connection, message);
  return message;
}

static void
soleus_left_notification_dispose (GObject *object)
{
  SoleusLeftNotification *self = SOLEUS_LEFT_NOTIFICATION (object);

  if (self->filter_id != 0)
    g_dbus_connection_remove_filter (self->connection, self->filter_id);
  self->filter_id = 0;
  g_clear_object (&self->connection);
  g_clear_pointer (&self->watch, watch_release);
  G_OBJECT_CLASS (soleus_left_notification_parent_class)->dispose (object);
}

static void
soleus_left_notification_class_init (SoleusLeftNotificationClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_left_notification_dispose;
}

static void
soleus_left_notification_init (SoleusLeftNotification *self)
{
  self->watch = g_atomic_rc_box_new0 (Watch);
}

/* @name: that of the file in the runtime folder; each program has one of its own */
SoleusLeftNotification *
soleus_left_notification_new (GDBusConnection *connection, const char *name)
{
  SoleusLeftNotification *self = g_object_new (SOLEUS_TYPE_LEFT_NOTIFICATION, NULL);

  self->connection = g_object_ref (connection);
  self->watch->path = g_build_filename (g_get_user_runtime_dir (), name, NULL);
  self->filter_id = g_dbus_connection_add_filter (
      connection, filter_cb, g_atomic_rc_box_acquire (self->watch), watch_release);
  return self;
}

/* To be called when the notification has been withdrawn. */
void
soleus_left_notification_forget (SoleusLeftNotification *self)
{
  g_unlink (self->watch->path);
}

/* Closes the notification of a process that was killed. To be called before one is sent.
 * Returns: whether there was one */
gboolean
soleus_left_notification_close (SoleusLeftNotification *self)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) words = NULL;

  if (!g_file_get_contents (self->watch->path, &text, NULL, NULL))
    return FALSE;
  g_unlink (self->watch->path);
  words = g_strsplit (text, " ", -1);
  if (g_strv_length (words) != 3 ||
      g_strcmp0 (words[0], g_dbus_connection_get_guid (self->connection)) != 0 ||
      !g_dbus_is_unique_name (words[1]))
    return FALSE;
  g_dbus_connection_call (self->connection, words[1], SERVER_PATH, SERVER_INTERFACE,
                          "CloseNotification",
                          g_variant_new ("(u)", (guint32) g_ascii_strtoull (words[2], NULL, 10)),
                          NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  return TRUE;
}
