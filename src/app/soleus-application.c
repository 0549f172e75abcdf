/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-application.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "soleus-about.h"
#include "soleus-appointment-keeper.h"
#include "soleus-article.h"
#include "soleus-autostart.h"
#include "soleus-catalogue.h"
#include "soleus-chime-player.h"
#include "soleus-command-line.h"
#include "soleus-dialog-queue.h"
#include "soleus-environment.h"
#include "soleus-keep-awake.h"
#include "soleus-keys.h"
#include "soleus-korean.h"
#include "soleus-layout.h"
#include "soleus-mpris.h"
#include "soleus-narrator.h"
#include "soleus-notifier.h"
#include "soleus-preferences-window.h"
#include "soleus-routine-store.h"
#include "soleus-safety-gate.h"
#include "soleus-session-presence.h"
#include "soleus-settings.h"
#include "soleus-theme.h"
#include "soleus-window.h"

/* The exit status for a command line that can't be done. */
#define EXIT_USAGE 2

#define START_ACTION_PREFIX "start-"

/* The only place that makes the parts and connects them. */
struct _SoleusApplication
{
  AdwApplication parent_instance;

  SoleusClock *clock;
  SoleusCatalogue *catalogue;
  SoleusRoutineStore *store;
  GPtrArray *articles;
  SoleusSettings *settings;
  SoleusSafetyGate *gate;
  SoleusChimePlayer *player;
  SoleusVoice *voice;
  SoleusNarrator *narrator;
  SoleusKeepAwake *keep_awake;
  SoleusNotifier *notifier;
  SoleusMpris *mpris;
  SoleusSessionPresence *presence;
  SoleusAutostart *autostart;
  SoleusAppointmentKeeper *appointments;
  SoleusHistory *history;
  SoleusWindow *window;
  GtkWindow *preferences;
  GtkWindow *shortcuts;
  GtkWindow *about;
  guint signal_ids[3];
  guint sound_source;
  guint history_source;
};

G_DEFINE_FINAL_TYPE (SoleusApplication, soleus_application, ADW_TYPE_APPLICATION)

/* ---- making the parts */

static void
problem_cb (SoleusApplication *self)
{
  const char *unheard, *dark;
  g_autofree char *both = NULL;

  if (!self->window)
    return;
  unheard = soleus_cue_sink_get_problem (SOLEUS_CUE_SINK (self->player));
  dark = soleus_keep_awake_get_problem (self->keep_awake);
  if (unheard && dark)
    both = g_strdup_printf ("%s\n%s", unheard, dark);
  soleus_window_set_problem (self->window, both ? both : unheard ? unheard : dark);
}

static void
silence_cb (SoleusApplication *self)
{
  if (self->window)
    soleus_window_set_silence (self->window, soleus_chime_player_get_silence (self->player));
}

static void
give_history (SoleusApplication *self)
{
  soleus_window_set_history (self->window, self->history);
  soleus_appointment_keeper_follow (self->appointments, soleus_window_get_plan_book (self->window));
}

/* The file is opened on a thread of the history, while the window is made: the first page begins
 * with what it says. */
static void
ensure_history (SoleusApplication *self)
{
  g_autofree char *path = NULL;

  if (self->history)
    return;
  path = soleus_command_line_get_history_path ();
  self->history = soleus_history_new (path, self->clock);
  g_object_bind_property (self->settings, "day-start", self->history, "day-start",
                          G_BINDING_SYNC_CREATE);
  if (self->window)
    give_history (self);
}

/* The person's own routines are read soon after the first frame; who starts one before can't wait.
 */
static SoleusRoutine *
find_routine (SoleusApplication *self, const char *id)
{
  SoleusRoutine *routine = soleus_catalogue_find (self->catalogue, id);

  if (!routine && !self->store->loaded)
    {
      soleus_routine_store_load_now (self->store);
      routine = soleus_catalogue_find (self->catalogue, id);
    }
  return routine;
}

static void
session_begun_cb (SoleusApplication *self, SoleusSession *session)
{
  ensure_history (self);
  soleus_session_add_cue_sink (session, SOLEUS_CUE_SINK (self->player));
  soleus_narrator_watch (self->narrator, session);
  soleus_keep_awake_watch (self->keep_awake, session, GTK_WINDOW (self->window));
  soleus_notifier_watch (self->notifier, session);
  soleus_mpris_watch (self->mpris, session,
                      g_application_get_dbus_connection (G_APPLICATION (self)));
  soleus_session_presence_watch (self->presence, session,
                                 g_application_get_dbus_connection (G_APPLICATION (self)));
}

static void
make_player (SoleusApplication *self)
{
  self->player = soleus_chime_player_new (self->clock, NULL);
  g_object_bind_property (self->settings, "sound-muted", self->player, "muted",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "sound-volume", self->player, "volume",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "chime-set", self->player, "chime-set",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "pace-ticks", self->player, "pace-ticks",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->player, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::silence", G_CALLBACK (silence_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Milestones go to the voice or to the screen reader, never to both. A voice that can't say them
 * leaves them to the screen reader. */
static void
voice_cb (SoleusApplication *self)
{
  if (self->window)
    soleus_window_set_spoken (self->window, soleus_voice_get_enabled (self->voice) &&
                                                soleus_voice_get_available (self->voice) &&
                                                !soleus_voice_get_problem (self->voice));
}

static void
voice_found_cb (SoleusApplication *self)
{
  if (self->window)
    soleus_window_set_voice_found (self->window, soleus_voice_get_found (self->voice));
}

/* Looks for one as long as nobody was asked. */
static void
look_for_voice (SoleusApplication *self)
{
  if (!soleus_settings_get_voice (self->settings) &&
      !soleus_settings_has_seen (self->settings, SOLEUS_NOTICE_VOICE))
    soleus_voice_try (self->voice, NULL);
}

static void
make_voice (SoleusApplication *self)
{
  self->voice = soleus_voice_new (self->clock);
  self->narrator = soleus_narrator_new (self->voice);
  g_signal_connect_object (self->voice, "notify::enabled", G_CALLBACK (voice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice, "notify::available", G_CALLBACK (voice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice, "notify::problem", G_CALLBACK (voice_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->voice, "notify::found", G_CALLBACK (voice_found_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->settings, "voice", self->voice, "enabled", G_BINDING_SYNC_CREATE);
}

static gboolean
style_to_scheme (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *style = g_value_get_string (from);

  g_value_set_enum (to, g_str_equal (style, "light")  ? ADW_COLOR_SCHEME_FORCE_LIGHT
                        : g_str_equal (style, "dark") ? ADW_COLOR_SCHEME_FORCE_DARK
                                                      : ADW_COLOR_SCHEME_DEFAULT);
  return TRUE;
}

static void
follow_style (SoleusApplication *self)
{
  g_object_bind_property_full (
      self->settings, "style", adw_application_get_style_manager (ADW_APPLICATION (self)),
      "color-scheme", G_BINDING_SYNC_CREATE, style_to_scheme, NULL, NULL, NULL);
  soleus_theme_follow ();
}

static gboolean
prepare_sound_cb (gpointer user_data)
{
  SoleusApplication *self = user_data;

  self->sound_source = 0;
  if (self->player)
    soleus_chime_player_prepare (self->player);
  return G_SOURCE_REMOVE;
}

static void
kept_cb (SoleusApplication *self)
{
  if (self->autostart)
    soleus_autostart_start (self->autostart);
}

static void
ensure_autostart (SoleusApplication *self)
{
  if (!self->autostart)
    self->autostart = soleus_autostart_new (
        self->settings, g_application_get_dbus_connection (G_APPLICATION (self)));
}

static gboolean
open_history_cb (gpointer user_data)
{
  SoleusApplication *self = user_data;

  self->history_source = 0;
  if (self->window)
    {
      soleus_routine_store_load (self->store);
      soleus_routine_store_watch (self->store);
      soleus_safety_gate_watch_lock (self->gate);
      look_for_voice (self);
      ensure_autostart (self);
    }
  if (self->notifier)
    soleus_notifier_withdraw_left (self->notifier);
  return G_SOURCE_REMOVE;
}

/* Starting GStreamer costs more than all the rest: it waits until the window is on the screen. */
static gboolean
first_frame_cb (GtkWidget *window, GdkFrameClock *clock, gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->history_source == 0)
    self->history_source = g_timeout_add_full (G_PRIORITY_LOW, 100, open_history_cb, self, NULL);
  if (self->sound_source == 0)
    self->sound_source = g_timeout_add_full (G_PRIORITY_LOW, 500, prepare_sound_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

static void
note_unkept_settings (SoleusApplication *self)
{
  if (!soleus_settings_are_kept (self->settings,
                                 g_application_get_dbus_connection (G_APPLICATION (self))))
    soleus_window_add_note (self->window,
                            _ ("Settings can’t be saved here. They last until you close Soleus."));
}

static void
ensure_window (SoleusApplication *self)
{
  g_autofree char *repaired = NULL;

  if (self->window)
    return;
  repaired = soleus_settings_repair (self->settings);
  /* A second window, after the first was closed, takes over the voice that that one had. */
  if (!self->voice)
    make_voice (self);
  ensure_history (self);
  g_set_weak_pointer (&self->window,
                      soleus_window_new (ADW_APPLICATION (self), self->catalogue, self->store,
                                         self->articles, self->settings, self->gate, self->clock));
  g_signal_connect_object (self->window, "session-begun", G_CALLBACK (session_begun_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_tick_callback (GTK_WIDGET (self->window), first_frame_cb, self, NULL);
  give_history (self);
  voice_cb (self);
  voice_found_cb (self);
  problem_cb (self);
  silence_cb (self);
  note_unkept_settings (self);
  if (repaired)
    soleus_window_add_toast (self->window, repaired);
}

/* ---- actions */

static void
show_window (SoleusApplication *self)
{
  ensure_window (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
show_dialog (SoleusApplication *self, GtkWindow *dialog)
{
  soleus_dialog_queue_present (GTK_WINDOW (self->window), dialog);
}

static void
start_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;
  const char *id = g_variant_get_string (parameter, NULL);
  SoleusRoutine *routine = find_routine (self, id);
  SoleusOptions options;

  show_window (self);
  if (!routine)
    {
      g_autofree char *message = soleus_command_line_describe_unknown (self->catalogue, id);

      soleus_window_add_toast (self->window, message);
      return;
    }
  soleus_settings_get_options (self->settings, &options);
  soleus_window_start (self->window, routine, &options);
}

/* The actions of the desktop entry have no parameter, so each routine has an action of its own. */
static void
start_this_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *id = g_action_get_name (G_ACTION (action)) + strlen (START_ACTION_PREFIX);
  g_autoptr (GVariant) routine_id = g_variant_ref_sink (g_variant_new_string (id));

  start_action (action, routine_id, user_data);
}

static void
add_start_actions (SoleusApplication *self)
{
  for (guint i = 0; i < self->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = self->catalogue->routines->pdata[i];
      g_autofree char *name = g_strconcat (START_ACTION_PREFIX, routine->id, NULL);
      g_autoptr (GSimpleAction) action = g_simple_action_new (name, NULL);

      g_signal_connect_object (action, "activate", G_CALLBACK (start_this_action), self, 0);
      g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
    }
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;
  SoleusPreferencesWindow *preferences;
  const char *problem;

  show_window (self);
  if (self->preferences)
    {
      show_dialog (self, self->preferences);
      return;
    }
  problem = soleus_cue_sink_get_problem (SOLEUS_CUE_SINK (self->player));
  preferences = soleus_preferences_window_new (GTK_WINDOW (self->window), self->settings);
  soleus_preferences_window_set_sound_problem (
      preferences, problem ? problem : soleus_chime_player_get_silence (self->player));
  g_object_bind_property (self->voice, "problem", preferences, "voice-problem",
                          G_BINDING_SYNC_CREATE);
  ensure_autostart (self);
  g_object_bind_property (self->autostart, "problem", preferences, "reminder-problem",
                          G_BINDING_SYNC_CREATE);
  g_set_weak_pointer (&self->preferences, GTK_WINDOW (preferences));
  show_dialog (self, self->preferences);
}

static void
test_sound_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->player)
    soleus_chime_player_test (self->player);
}

static void
hear_voice_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->narrator)
    soleus_narrator_give_sample (self->narrator);
}

/* Shows a window that is built anew above the main window, and no larger than that. */
static void
show_beside (SoleusApplication *self, GtkWindow *window, int width, int height)
{
  gtk_window_set_transient_for (window, GTK_WINDOW (self->window));
  soleus_fit_window (window, GTK_WINDOW (self->window), width, height);
  show_dialog (self, window);
}

/* Built when it is asked for: where GTK finds it by itself, it builds it before the first frame. */
static void
shortcuts_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;
  g_autoptr (GtkBuilder) builder = NULL;

  show_window (self);
  if (self->shortcuts)
    {
      show_dialog (self, self->shortcuts);
      return;
    }
  builder = gtk_builder_new_from_resource (SOLEUS_RESOURCE_PATH "/ui/shortcuts.ui");
  g_set_weak_pointer (&self->shortcuts, GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts")));
  soleus_keys_add_close (self->shortcuts);
  show_beside (self, self->shortcuts, 480, 640);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;

  show_window (self);
  if (self->about)
    {
      show_dialog (self, self->about);
      return;
    }
  g_set_weak_pointer (&self->about, soleus_about_new (GTK_WINDOW (self->window)));
  show_beside (self, self->about, 360, 576);
}

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->window)
    gtk_window_close (GTK_WINDOW (self->window));
}

static void
go_on_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->window)
    soleus_window_go_on (self->window);
}

/* In a sandbox the buttons of the reminder's notification are pressed on the window's own name. */
static void
forward_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GDBusConnection *connection = g_application_get_dbus_connection (user_data);

  if (connection)
    g_dbus_connection_call (
        connection, SOLEUS_REMINDER_NAME, SOLEUS_OBJECT_PATH "/Reminder",
        "org.freedesktop.Application", "ActivateAction",
        g_variant_new ("(sava{sv})", g_action_get_name (G_ACTION (action)), NULL, NULL), NULL,
        G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
}

static void
raise_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_window (user_data);
}

/* These aren't actions of the application, which every program on the bus can activate. */
static const GActionEntry media_actions[] = {
  { "go-on", go_on_action },
  { "raise", raise_action },
  { "quit", quit_action },
};

static void
make_desktop (SoleusApplication *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), media_actions,
                                   G_N_ELEMENTS (media_actions), self);
  self->keep_awake = soleus_keep_awake_new (GTK_APPLICATION (self), self->settings);
  g_signal_connect_object (self->keep_awake, "notify::problem", G_CALLBACK (problem_cb), self,
                           G_CONNECT_SWAPPED);
  self->notifier = soleus_notifier_new (GTK_APPLICATION (self));
  self->presence = soleus_session_presence_new ();
  self->mpris = soleus_mpris_new (self->settings, self->player, G_ACTION_GROUP (group));
}

static const GActionEntry actions[] = {
  { "start", start_action, "s" },      { "preferences", preferences_action },
  { "test-sound", test_sound_action }, { "about", about_action },
  { "shortcuts", shortcuts_action },   { "quit", quit_action },
  { "hear-voice", hear_voice_action }, { "remind-later", forward_action },
  { "not-today", forward_action },
};

static void
add_actions (SoleusApplication *self)
{
  const struct
  {
    const char *action;
    const char *keys[3];
  } accels[] = {
    { "app.quit", { "<Control>q" } },
    { "window.close", { "<Control>w" } },
    { "win.open-file", { "<Control>o" } },
    { "app.preferences", { "<Control>comma" } },
    { "app.shortcuts", { "<Control>question", "F1" } },
  };
  g_autoptr (GAction) muted = soleus_settings_create_action (self->settings, "sound-muted");

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  g_action_map_add_action (G_ACTION_MAP (self), muted);
  add_start_actions (self);
  for (guint i = 0; i < G_N_ELEMENTS (accels); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (self), accels[i].action,
                                           accels[i].keys);
}

/* ---- life */

static gboolean
terminate_cb (gpointer user_data)
{
  SoleusApplication *self = user_data;

  if (self->window)
    {
      /* Only a window that is still there can let the screen go dark again. */
      soleus_window_interrupt_session (self->window);
      gtk_window_destroy (GTK_WINDOW (self->window));
    }
  g_application_quit (G_APPLICATION (self));
  return G_SOURCE_CONTINUE;
}

static void
soleus_application_startup (GApplication *application)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);
  g_autofree char *state_dir = g_build_filename (g_get_user_data_dir (), "soleus", NULL);
  g_autofree char *routines = soleus_command_line_get_routines_path ();
  g_autoptr (GError) error = NULL;

  soleus_environment_choose_accessibility (g_application_get_dbus_connection (application));
  G_APPLICATION_CLASS (soleus_application_parent_class)->startup (application);

  self->catalogue = soleus_catalogue_new (&error);
  /* The tests of the build read every built-in routine; a file can only be broken by hand. */
  if (!self->catalogue)
    g_error ("%s", error->message);
  self->store = soleus_routine_store_new (routines, self->catalogue);
  self->articles = soleus_articles_read ();
  self->settings = soleus_settings_new ();
  self->gate = soleus_safety_gate_new (state_dir, self->clock);
  self->appointments = soleus_appointment_keeper_new (self->settings);
  g_signal_connect_object (self->appointments, "kept", G_CALLBACK (kept_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_korean_follow_labels ();
  add_actions (self);
  follow_style (self);
  make_player (self);
  /* Its actions are there before a session is: a notification may be older than this process. */
  make_desktop (self);
  self->signal_ids[0] = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->signal_ids[1] = g_unix_signal_add (SIGINT, terminate_cb, self);
  self->signal_ids[2] = g_unix_signal_add (SIGHUP, terminate_cb, self);
}

static void
soleus_application_activate (GApplication *application)
{
  show_window (SOLEUS_APPLICATION (application));
}

/* Asked for by the desktop. */
static void
soleus_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);

  show_window (self);
  for (int i = 0; i < n_files; i++)
    soleus_window_open_file (self->window, files[i]);
}

static int
soleus_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  int status = soleus_command_line_handle_local (options);

  if (status < 0 && !soleus_environment_check_schema ())
    return EXIT_FAILURE;
  return status;
}

static int
soleus_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  SoleusOptions options;
  SoleusRoutine *routine = NULL;
  g_autoptr (GPtrArray) files = NULL;
  const char *id;

  if (g_variant_dict_lookup (dict, "start", "&s", &id))
    find_routine (self, id);
  soleus_settings_get_options (self->settings, &options);
  if (!soleus_command_line_read (command_line, self->catalogue, &routine, &options))
    return EXIT_USAGE;
  show_window (self);
  if (routine)
    soleus_window_start (self->window, routine, &options);
  files = soleus_command_line_list_files (command_line);
  for (guint i = 0; i < files->len; i++)
    soleus_window_open_file (self->window, files->pdata[i]);
  return EXIT_SUCCESS;
}

static void
soleus_application_shutdown (GApplication *application)
{
  SoleusApplication *self = SOLEUS_APPLICATION (application);

  for (guint i = 0; i < G_N_ELEMENTS (self->signal_ids); i++)
    g_clear_handle_id (&self->signal_ids[i], g_source_remove);
  g_clear_handle_id (&self->history_source, g_source_remove);
  g_clear_handle_id (&self->sound_source, g_source_remove);
  g_clear_weak_pointer (&self->preferences);
  g_clear_weak_pointer (&self->shortcuts);
  g_clear_weak_pointer (&self->about);
  g_clear_weak_pointer (&self->window);
  /* The last writes reach the disk before the program ends. */
  if (self->history)
    soleus_history_close (self->history);
  g_clear_object (&self->history);
  g_clear_object (&self->appointments);
  g_clear_object (&self->autostart);
  g_clear_object (&self->presence);
  g_clear_object (&self->mpris);
  g_clear_object (&self->notifier);
  g_clear_object (&self->keep_awake);
  g_clear_object (&self->narrator);
  g_clear_object (&self->voice);
  g_clear_object (&self->player);
  g_clear_object (&self->gate);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->catalogue);
  G_APPLICATION_CLASS (soleus_application_parent_class)->shutdown (application);
}

static void
soleus_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (soleus_application_parent_class)->window_added (application, window);
  soleus_keys_add_accelerators (window);
}

static void
soleus_application_finalize (GObject *object)
{
  g_clear_object (&SOLEUS_APPLICATION (object)->clock);
  G_OBJECT_CLASS (soleus_application_parent_class)->finalize (object);
}

static void
soleus_application_class_init (SoleusApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_application_finalize;
  application_class->startup = soleus_application_startup;
  application_class->activate = soleus_application_activate;
  application_class->open = soleus_application_open;
  application_class->handle_local_options = soleus_application_handle_local_options;
  application_class->command_line = soleus_application_command_line;
  application_class->shutdown = soleus_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_added = soleus_application_window_added;
}

static void
soleus_application_init (SoleusApplication *self)
{
  soleus_command_line_add_options (G_APPLICATION (self));
}

SoleusApplication *
soleus_application_new (SoleusClock *clock)
{
  SoleusApplication *self =
      g_object_new (SOLEUS_TYPE_APPLICATION, "application-id", SOLEUS_APP_ID, "resource-base-path",
                    SOLEUS_RESOURCE_PATH, "flags",
                    G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN, NULL);

  self->clock = g_object_ref (clock);
  return self;
}
