/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-reminder-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "soleus-alarm.h"
#include "soleus-idle-watch.h"
#include "soleus-reminder-notifier.h"
#include "soleus-reminder-settings.h"
#include "soleus-safety-lock.h"
#include "soleus-screen-lock.h"

#define HOUR_US   (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define ZONE_FILE "/etc/localtime"

/* The program that reminds while the window is closed. It ends by itself when there is nothing to
 * remind of. What the rules need is told by others, so that it sleeps until something is due. */
struct _SoleusReminderApplication
{
  GApplication parent_instance;

  SoleusClock *clock;
  GSettings *settings;
  SoleusReminder *reminder;
  SoleusReminderNotifier *notifier;
  SoleusLoginSession *login;
  SoleusIdleWatch *idle;
  SoleusScreenLock *screen;
  SoleusAlarm *alarm;
  GFileMonitor *monitors[3];
  guint session_watch;
  guint signal_ids[3];
  gboolean held;
};

G_DEFINE_FINAL_TYPE (SoleusReminderApplication, soleus_reminder_application, G_TYPE_APPLICATION)

/* ---- when to look */

static gint64
get_next_look (SoleusReminderApplication *self)
{
  gint64 now = soleus_clock_get_wall (self->clock);
  gint64 wake = self->reminder->wake;
  gint64 again = now + soleus_idle_watch_get_patience (self->idle);
  gboolean away;

  if (!soleus_idle_watch_has_to_ask (self->idle))
    return wake;
  g_object_get (self->idle, "away", &away, NULL);
  if (away)
    return MIN (wake, MAX (soleus_reminder_get_opening (self->reminder), again));
  if (wake == SOLEUS_REMINDER_NEVER)
    return wake;
  return wake - now <= HOUR_US ? MIN (wake, again) : wake - HOUR_US;
}

static void
updated_cb (SoleusReminderApplication *self)
{
  gint64 look = get_next_look (self);
  gint64 ahead = soleus_clock_get_wall (self->clock) - g_get_real_time ();

  soleus_alarm_set (self->alarm, look == SOLEUS_REMINDER_NEVER ? look : look - ahead);
}

static void
look_cb (SoleusReminderApplication *self)
{
  soleus_idle_watch_ask (self->idle);
  soleus_reminder_update (self->reminder);
}

/* ---- what there is to remind of */

static void
keep_running (SoleusReminderApplication *self, gboolean keep)
{
  if (self->held == keep)
    return;
  self->held = keep;
  if (keep)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static void
read_rules (SoleusReminderApplication *self)
{
  SoleusReminderRules rules;

  soleus_reminder_settings_read (self->settings, &rules);
  soleus_reminder_set_rules (self->reminder, &rules);
  g_clear_pointer (&rules.appointments, g_ptr_array_unref);
  keep_running (self, soleus_reminder_has_any (self->reminder));
}

/* ---- what hinders */

static void
read_safety_lock (SoleusReminderApplication *self)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "soleus", "safety-lock", NULL);
  g_auto (SoleusSafetyLockFile) file = { 0 };

  soleus_safety_lock_file_load (&file, path);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SAFETY_LOCK,
                                 file.kept.kind != SOLEUS_LOCK_NONE ||
                                     g_hash_table_size (file.lists) > 0);
}

static void
session_begun_cb (GDBusConnection *connection,
                  const char *name,
                  const char *owner,
                  gpointer user_data)
{
  soleus_reminder_set_hindrance (SOLEUS_REMINDER_APPLICATION (user_data)->reminder,
                                 SOLEUS_HINDRANCE_SESSION, TRUE);
}

static void
session_over_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  soleus_reminder_set_hindrance (SOLEUS_REMINDER_APPLICATION (user_data)->reminder,
                                 SOLEUS_HINDRANCE_SESSION, FALSE);
}

static void
away_cb (SoleusReminderApplication *self)
{
  gboolean away;

  g_object_get (self->idle, "away", &away, NULL);
  soleus_reminder_set_away (self->reminder, away);
}

static void
screen_cb (SoleusReminderApplication *self)
{
  gboolean locked;

  g_object_get (self->screen, "locked", &locked, NULL);
  soleus_reminder_set_hindrance (self->reminder, SOLEUS_HINDRANCE_SCREEN_LOCK, locked);
}

static void
watch_desktop (SoleusReminderApplication *self)
{
  GDBusConnection *bus = g_application_get_dbus_connection (G_APPLICATION (self));

  self->session_watch =
      g_bus_watch_name_on_connection (bus, SOLEUS_SESSION_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                      session_begun_cb, session_over_cb, self, NULL);
  self->login = soleus_login_session_new ();
  self->idle = soleus_idle_watch_new (bus, self->login);
  self->screen = soleus_screen_lock_new (bus, self->login);
  g_signal_connect_object (self->idle, "notify::away", G_CALLBACK (away_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->idle, "answered", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->screen, "notify::locked", G_CALLBACK (screen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
watch_file (SoleusReminderApplication *self,
            GFileMonitor **monitor,
            const char *path,
            GCallback callback)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *folder = g_path_get_dirname (path);

  /* GLib looks again and again for a folder that isn't there. */
  g_mkdir_with_parents (folder, 0700);
  *monitor = g_file_test (folder, G_FILE_TEST_IS_DIR)
                 ? g_file_monitor_file (file, G_FILE_MONITOR_NONE, NULL, NULL)
                 : NULL;
  if (*monitor)
    g_signal_connect_object (*monitor, "changed", callback, self, G_CONNECT_SWAPPED);
}

static void
watch_files (SoleusReminderApplication *self)
{
  g_autofree char *lock = g_build_filename (g_get_user_data_dir (), "soleus", "safety-lock", NULL);
  g_autofree char *appointments = soleus_appointments_get_path ();

  watch_file (self, &self->monitors[0], lock, G_CALLBACK (read_safety_lock));
  watch_file (self, &self->monitors[1], appointments, G_CALLBACK (read_rules));
  watch_file (self, &self->monitors[2], ZONE_FILE, G_CALLBACK (look_cb));
}

/* ---- answers */

static void
window_called_cb (GObject *connection, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GApplication) application = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (connection), result, &error);

  if (!answer)
    g_printerr ("%s\n", error->message);
  g_application_release (application);
}

/* The window does it, and starts first where it is closed. It goes the way of its own buttons, with
 * the safety list where that is due. */
static void
ask_window (SoleusReminderApplication *self, const char *action, GVariant *parameter)
{
  g_auto (GVariantBuilder) parameters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("av"));

  if (parameter)
    g_variant_builder_add (&parameters, "v", parameter);
  g_application_hold (G_APPLICATION (self));
  g_dbus_connection_call (g_application_get_dbus_connection (G_APPLICATION (self)), SOLEUS_APP_ID,
                          SOLEUS_OBJECT_PATH, "org.freedesktop.Application", "ActivateAction",
                          g_variant_new ("(sava{sv})", action, &parameters, NULL), NULL,
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, window_called_cb, g_object_ref (self));
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusReminderApplication *self = user_data;

  ask_window (self, "start", parameter);
  soleus_reminder_settle (self->reminder);
}

static void
show_window_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusReminderApplication *self = user_data;

  ask_window (self, "show-window", NULL);
  soleus_reminder_settle (self->reminder);
}

static void
remind_later_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  soleus_reminder_snooze (SOLEUS_REMINDER_APPLICATION (user_data)->reminder);
}

static void
not_today_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  soleus_reminder_skip_today (SOLEUS_REMINDER_APPLICATION (user_data)->reminder);
}

static const GActionEntry actions[] = {
  { "start", start_action, "s" },
  { "show-window", show_window_action },
  { "remind-later", remind_later_action },
  { "not-today", not_today_action },
};

/* ---- life */

static gboolean
terminate_cb (gpointer user_data)
{
  g_application_quit (G_APPLICATION (user_data));
  return G_SOURCE_CONTINUE;
}

static void
soleus_reminder_application_startup (GApplication *application)
{
  SoleusReminderApplication *self = SOLEUS_REMINDER_APPLICATION (application);
  g_autofree char *path = soleus_reminder_state_get_path ();

  G_APPLICATION_CLASS (soleus_reminder_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  self->settings = g_settings_new (SOLEUS_APP_ID);
  self->alarm = soleus_alarm_new ();
  self->reminder = soleus_reminder_new (path, self->clock);
  watch_desktop (self);
  watch_files (self);
  self->notifier = soleus_reminder_notifier_new (application, self->reminder);
  g_signal_connect_object (self->reminder, "updated", G_CALLBACK (updated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->alarm, "rang", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->clock, "moved", G_CALLBACK (look_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (read_rules), self,
                           G_CONNECT_SWAPPED);
  read_safety_lock (self);
  read_rules (self);
  self->signal_ids[0] = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGINT, terminate_cb, self);
  self->signal_ids[2] = g_unix_signal_add (SIGHUP, terminate_cb, self);
}

/* It runs, and that is all that is asked for. */
static void
soleus_reminder_application_activate (GApplication *application)
{
}

static int
soleus_reminder_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, SOLEUS_APP_ID, TRUE) : NULL;
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Soleus %s\n", SOLEUS_VERSION);
      return EXIT_SUCCESS;
    }
  if (!schema)
    {
      /* Translators: %s is the name of a file. */
      g_printerr (_ ("The file “%s”, which describes the settings, is missing. Please install "
                     "Soleus again."),
                  SOLEUS_APP_ID ".gschema.xml");
      g_printerr ("\n");
      return EXIT_FAILURE;
    }
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  if (!bus)
    {
      g_printerr (_ ("There is no session bus, so Soleus can’t remind you: %s"), error->message);
      g_printerr ("\n");
      return EXIT_FAILURE;
    }
  return -1;
}

static void
soleus_reminder_application_shutdown (GApplication *application)
{
  SoleusReminderApplication *self = SOLEUS_REMINDER_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  for (guint i = 0; i < G_N_ELEMENTS (self->monitors); i++)
    g_clear_object (&self->monitors[i]);
  g_clear_handle_id (&self->session_watch, g_bus_unwatch_name);
  g_clear_object (&self->notifier);
  g_clear_object (&self->screen);
  g_clear_object (&self->idle);
  g_clear_object (&self->login);
  g_clear_object (&self->reminder);
  g_clear_object (&self->alarm);
  g_clear_object (&self->settings);
  G_APPLICATION_CLASS (soleus_reminder_application_parent_class)->shutdown (application);
}

static void
soleus_reminder_application_finalize (GObject *object)
{
  g_clear_object (&SOLEUS_REMINDER_APPLICATION (object)->clock);
  G_OBJECT_CLASS (soleus_reminder_application_parent_class)->finalize (object);
}

static void
soleus_reminder_application_class_init (SoleusReminderApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_reminder_application_finalize;
  application_class->startup = soleus_reminder_application_startup;
  application_class->activate = soleus_reminder_application_activate;
  application_class->handle_local_options = soleus_reminder_application_handle_local_options;
  application_class->shutdown = soleus_reminder_application_shutdown;
}

static void
soleus_reminder_application_init (SoleusReminderApplication *self)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (self), entries);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Reminds of breaks from sitting and of the sessions of a plan, as set in Soleus"));
}

SoleusReminderApplication *
soleus_reminder_application_new (SoleusClock *clock)
{
  SoleusReminderApplication *self = g_object_new (
      SOLEUS_TYPE_REMINDER_APPLICATION, "application-id", SOLEUS_REMINDER_NAME,
      "resource-base-path", SOLEUS_RESOURCE_PATH, "flags", G_APPLICATION_DEFAULT_FLAGS, NULL);

  self->clock = g_object_ref (clock);
  return self;
}
