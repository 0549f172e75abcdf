/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-reminder-notifier.h"

#include <glib/gi18n-lib.h>

#include "soleus-catalogue.h"
#include "soleus-left-notification.h"
#include "soleus-routine-store.h"

#define NOTIFICATION_ID "reminder"
#define LEFT_FILE       "soleus-reminder-notification"
#define SERVER          "org.freedesktop.Notifications"
#define GTK_SERVER      "org.gtk.Notifications"
#define PORTAL          "org.freedesktop.portal.Desktop"
/* Whether a session runs or the screen is locked is known by then. */
#define BEGIN_MS 500

/* Shows what the reminder tells, in one notification, and hands the answer back. While nobody can
 * show it, the reminder waits. */
struct _SoleusReminderNotifier
{
  GObject parent_instance;

  GApplication *application;
  SoleusReminder *reminder;
  SoleusLeftNotification *left;
  guint begin_id;
  guint watch_ids[3];
  guint servers;
  gboolean was_left;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (SoleusReminderNotifier, soleus_reminder_notifier, G_TYPE_OBJECT)

/* The routine is named in the language of the person, own ones as they are called. */
static char *
get_name (const char *routine_id)
{
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "soleus", "routines", NULL);
  g_autoptr (SoleusRoutineStore) store = NULL;
  SoleusRoutine *routine;

  if (!catalogue)
    return NULL;
  routine = soleus_catalogue_find (catalogue, routine_id);
  if (!routine)
    {
      store = soleus_routine_store_new (folder, catalogue);
      soleus_routine_store_load_now (store);
      routine = soleus_catalogue_find (catalogue, routine_id);
    }
  return routine ? g_strdup (routine->name) : NULL;
}

static void
tell_cb (SoleusReminderNotifier *self)
{
  const SoleusReminderState *state = &self->reminder->state;
  g_autofree char *name = get_name (state->routine_id);
  g_autoptr (GIcon) icon = g_themed_icon_new (SOLEUS_APP_ID);
  g_autoptr (GNotification) notification = g_notification_new (
      state->kind == SOLEUS_REMINDER_SITTING ? _ ("Time for a break from sitting")
                                             : _ ("Time for the session of your plan"));

  if (name)
    g_notification_set_body (notification, name);
  g_notification_set_icon (notification, icon);
  g_notification_set_default_action (notification, "app.show-window");
  if (name)
    g_notification_add_button_with_target (notification, C_ ("reminder", "Start"), "app.start", "s",
                                           state->routine_id);
  g_notification_add_button (notification, _ ("In 10 minutes"), "app.remind-later");
  g_notification_add_button (notification, _ ("Not today"), "app.not-today");
  g_application_send_notification (self->application, NOTIFICATION_ID, notification);
  self->shown = TRUE;
}

static void
withdraw_cb (SoleusReminderNotifier *self)
{
  g_application_withdraw_notification (self->application, NOTIFICATION_ID);
  if (self->shown)
    soleus_left_notification_forget (self->left);
  self->shown = FALSE;
}

/* ---- who shows it */

static void
appeared_cb (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  SoleusReminderNotifier *self = user_data;

  self->servers++;
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_NO_SERVER, FALSE);
  if (self->was_left)
    soleus_reminder_tell_again (self->reminder);
  self->was_left = FALSE;
}

static void
vanished_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  SoleusReminderNotifier *self = user_data;

  /* It is called at first too where there is none. */
  if (self->servers > 0)
    self->servers--;
  if (self->servers == 0)
    soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_NO_SERVER, TRUE);
}

static gboolean
begin_cb (gpointer user_data)
{
  SoleusReminderNotifier *self = user_data;
  GDBusConnection *bus = g_application_get_dbus_connection (self->application);
  /* In a sandbox the portal alone is there; outside of one it shows nothing for us. */
  const char *const names[] = { SERVER, GTK_SERVER,
                                g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? PORTAL
                                                                                   : NULL };

  self->begin_id = 0;
  self->left = soleus_left_notification_new (bus, LEFT_FILE);
  self->was_left = soleus_left_notification_close (self->left);
  for (guint i = 0; i < G_N_ELEMENTS (names) && names[i]; i++)
    self->watch_ids[i] = g_bus_watch_name_on_connection (
        bus, names[i], i == 0 ? G_BUS_NAME_WATCHER_FLAGS_AUTO_START : G_BUS_NAME_WATCHER_FLAGS_NONE,
        appeared_cb, vanished_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* ---- the class */

static void
soleus_reminder_notifier_dispose (GObject *object)
{
  SoleusReminderNotifier *self = SOLEUS_REMINDER_NOTIFIER (object);

  g_clear_handle_id (&self->begin_id, g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->watch_ids); i++)
    g_clear_handle_id (&self->watch_ids[i], g_bus_unwatch_name);
  g_clear_object (&self->left);
  g_clear_object (&self->reminder);
  g_clear_weak_pointer (&self->application);
  G_OBJECT_CLASS (soleus_reminder_notifier_parent_class)->dispose (object);
}

static void
soleus_reminder_notifier_class_init (SoleusReminderNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_reminder_notifier_dispose;
}

static void
soleus_reminder_notifier_init (SoleusReminderNotifier *self)
{
}

/* @application: it is on the bus, and has the actions of the buttons */
SoleusReminderNotifier *
soleus_reminder_notifier_new (GApplication *application, SoleusReminder *reminder)
{
  SoleusReminderNotifier *self = g_object_new (SOLEUS_TYPE_REMINDER_NOTIFIER, NULL);

  g_set_weak_pointer (&self->application, application);
  self->reminder = g_object_ref (reminder);
  soleus_reminder_set_hindrance (reminder, SOLEUS_HINDRANCE_NO_SERVER, TRUE);
  g_signal_connect_object (reminder, "tell", G_CALLBACK (tell_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reminder, "withdraw", G_CALLBACK (withdraw_cb), self, G_CONNECT_SWAPPED);
  self->begin_id = g_timeout_add (BEGIN_MS, begin_cb, self);
  return self;
}
