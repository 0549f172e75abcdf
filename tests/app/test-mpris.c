/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <math.h>

#include "session-fixture.h"
#include "soleus-mpris.h"

#define ROOT       "org.mpris.MediaPlayer2"
#define PLAYER     "org.mpris.MediaPlayer2.Player"
#define PROPERTIES "org.freedesktop.DBus.Properties"

/* The program's connection to the bus and the one of a headset, and all that the headset was told,
 * one signal a line. */
typedef struct
{
  Fixture *fixture;
  SoleusSession *session;
  GDBusConnection *program;
  GDBusConnection *headset;
  SoleusSettings *settings;
  SoleusChimePlayer *player;
  SoleusMpris *mpris;
  guint subscription;
  GString *told;
  GString *asked;
} Mpris;

/* ---- the headset */

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection =
      g_dbus_connection_new_for_address_sync (g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL, NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
signal_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *name,
           GVariant *parameters,
           gpointer user_data)
{
  Mpris *self = user_data;
  g_autofree char *text = g_variant_print (parameters, FALSE);

  g_string_append_printf (self->told, "%s %s\n", name, text);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The answer to the call, printed, or the name of its error. */
static char *
call (Mpris *self, const char *interface, const char *method, GVariant *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;

  g_dbus_connection_call (self->headset, SOLEUS_MPRIS_NAME, SOLEUS_MPRIS_PATH, interface, method,
                          parameters, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, answered_cb, &result);
  while (!result)
    g_main_context_iteration (NULL, TRUE);
  answer = g_dbus_connection_call_finish (self->headset, result, &error);
  return error ? g_dbus_error_get_remote_error (error) : g_variant_print (answer, FALSE);
}

static void
press (Mpris *self, const char *method)
{
  g_autofree char *answer = call (self, PLAYER, method, NULL);

  g_assert_cmpstr (answer, ==, "()");
}

static void
assert_property (Mpris *self, const char *interface, const char *name, const char *expected)
{
  g_autofree char *answer = call (self, PROPERTIES, "Get", g_variant_new ("(ss)", interface, name));
  g_autofree char *tuple = g_strdup_printf ("(<%s>,)", expected);

  g_assert_cmpstr (answer, ==, tuple);
}

static void
set_property (Mpris *self, const char *name, double value)
{
  g_autofree char *answer = call (
      self, PROPERTIES, "Set", g_variant_new ("(ssv)", PLAYER, name, g_variant_new_double (value)));

  g_assert_cmpstr (answer, ==, "()");
}

/* A call that crosses the bus after them brings everything that was told before it. */
static void
assert_told (Mpris *self, const char *expected)
{
  g_autofree char *answer = call (self, "org.freedesktop.DBus.Peer", "Ping", NULL);

  g_assert_cmpstr (answer, ==, "()");
  g_assert_cmpstr (self->told->str, ==, expected);
  g_string_truncate (self->told, 0);
}

static gboolean
is_on_bus (Mpris *self)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  gboolean owned;

  /* The program has said what it wants of the bus, which keeps the order of what it hears. */
  g_dbus_connection_flush_sync (self->program, NULL, &error);
  g_assert_no_error (error);
  answer = g_dbus_connection_call_sync (
      self->program, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
      "NameHasOwner", g_variant_new ("(s)", SOLEUS_MPRIS_NAME), G_VARIANT_TYPE ("(b)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* ---- the fixture */

static void
asked_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Mpris *self = user_data;

  g_string_append_printf (self->asked, "%s ", g_action_get_name (G_ACTION (action)));
}

static const GActionEntry actions[] = {
  { "go-on", asked_cb },
  { "raise", asked_cb },
  { "quit", asked_cb },
};

static Mpris *
mpris_new (const char *routine_id, const SoleusOptions *options)
{
  Mpris *self = g_new0 (Mpris, 1);
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (routine_id);
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  self->program = connect_to_bus ();
  self->headset = connect_to_bus ();
  self->told = g_string_new (NULL);
  self->asked = g_string_new (NULL);
  self->subscription = g_dbus_connection_signal_subscribe (
      self->headset, SOLEUS_MPRIS_NAME, NULL, NULL, SOLEUS_MPRIS_PATH, NULL,
      G_DBUS_SIGNAL_FLAGS_NONE, signal_cb, self, NULL);
  self->settings = soleus_settings_new ();
  self->fixture = fixture_new (routine, options);
  self->player = soleus_chime_player_new (SOLEUS_CLOCK (self->fixture->clock), NULL);
  g_object_bind_property (self->settings, "sound-muted", self->player, "muted",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->settings, "sound-volume", self->player, "volume",
                          G_BINDING_SYNC_CREATE);
  self->mpris = soleus_mpris_new (self->settings, self->player, G_ACTION_GROUP (group));
  self->session = self->fixture->session;
  return self;
}

/* The session begins, and whatever comes with it has been told. */
static void
begin (Mpris *self, SoleusSession *session)
{
  g_autofree char *answer = NULL;

  soleus_mpris_watch (self->mpris, session, self->program);
  soleus_session_start (session);
  /* The name is asked for in the background. */
  while (!is_on_bus (self))
    g_main_context_iteration (NULL, FALSE);
  answer = call (self, "org.freedesktop.DBus.Peer", "Ping", NULL);
  g_string_truncate (self->told, 0);
}

static Mpris *
mpris_begin (const char *routine_id)
{
  Mpris *self = mpris_new (routine_id, NULL);

  begin (self, self->session);
  return self;
}

static void
mpris_free (Mpris *self)
{
  g_assert_finalize_object (self->mpris);
  g_assert_finalize_object (self->player);
  g_object_set (self->settings, "sound-volume", 0.8, "sound-muted", FALSE, "media-keys", TRUE,
                NULL);
  g_clear_object (&self->settings);
  fixture_free (self->fixture);
  g_dbus_connection_signal_unsubscribe (self->headset, self->subscription);
  g_dbus_connection_close_sync (self->headset, NULL, NULL);
  g_dbus_connection_close_sync (self->program, NULL, NULL);
  g_clear_object (&self->headset);
  g_clear_object (&self->program);
  g_string_free (self->told, TRUE);
  g_string_free (self->asked, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Mpris, mpris_free)

/* ---- the tests */

static void
test_there_only_with_a_session (void)
{
  g_autoptr (Mpris) self = mpris_new ("gastroc-wall", NULL);
  g_autofree char *before = call (self, PLAYER, "Play", NULL);
  g_autofree char *after = NULL;

  g_assert_cmpstr (before, ==, "org.freedesktop.DBus.Error.ServiceUnknown");
  begin (self, self->session);
  press (self, "Pause");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_PAUSED);
  g_assert_true (is_on_bus (self));
  soleus_session_end (self->session);
  g_assert_false (is_on_bus (self));
  after = call (self, PLAYER, "Play", NULL);
  g_assert_cmpstr (after, ==, "org.freedesktop.DBus.Error.ServiceUnknown");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_ENDED);
  g_assert_cmpstr (self->asked->str, ==, "");
}

static void
test_gone_with_the_last_phase (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  fixture_run_to_end (self->fixture);
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_FINISHED);
  g_assert_false (is_on_bus (self));
}

static void
test_without_a_bus (void)
{
  g_autoptr (Mpris) self = mpris_new ("gastroc-wall", NULL);

  soleus_mpris_watch (self->mpris, self->session, NULL);
  soleus_session_start (self->session);
  soleus_session_pause (self->session);
  g_object_set (self->settings, "sound-volume", 0.5, NULL);
  g_assert_false (is_on_bus (self));
}

static void
test_what_it_is (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  const struct
  {
    const char *interface;
    const char *name;
    const char *value;
  } expected[] = {
    { ROOT, "CanQuit", "true" },
    { ROOT, "CanRaise", "true" },
    { ROOT, "HasTrackList", "false" },
    { ROOT, "Identity", "'Soleus'" },
    { ROOT, "DesktopEntry", "'" SOLEUS_APP_ID "'" },
    { ROOT, "SupportedUriSchemes", "@as []" },
    { ROOT, "SupportedMimeTypes", "@as []" },
    { PLAYER, "PlaybackStatus", "'Playing'" },
    { PLAYER, "Rate", "1.0" },
    { PLAYER, "MinimumRate", "1.0" },
    { PLAYER, "MaximumRate", "1.0" },
    { PLAYER, "Volume", "0.80000000000000004" },
    { PLAYER, "Position", "int64 0" },
    { PLAYER, "CanGoNext", "true" },
    { PLAYER, "CanGoPrevious", "true" },
    { PLAYER, "CanPlay", "true" },
    { PLAYER, "CanPause", "true" },
    { PLAYER, "CanSeek", "false" },
    { PLAYER, "CanControl", "true" },
  };
  g_autofree char *root = call (self, PROPERTIES, "GetAll", g_variant_new ("(s)", ROOT));
  g_autofree char *player = call (self, PROPERTIES, "GetAll", g_variant_new ("(s)", PLAYER));

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_property (self, expected[i].interface, expected[i].name, expected[i].value);
  g_assert_nonnull (strstr (root, "Identity"));
  g_assert_nonnull (strstr (player, "Metadata"));
}

static void
test_the_phase_is_the_track (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  press (self, "Next");
  assert_told (self, "PropertiesChanged ('" PLAYER "', {'Metadata': <{"
                     "'mpris:trackid': <objectpath '/io/github/soleus_app/Soleus/phase/1'>, "
                     "'xesam:title': <'Left leg: Upper calf stretch, 0:30'>, "
                     "'xesam:album': <'Stretch the upper calf'>, "
                     "'xesam:artist': <['Soleus']>, "
                     "'mpris:length': <int64 30000000>}>}, [])\n");
  press (self, "Previous");
  assert_told (self, "PropertiesChanged ('" PLAYER "', {'Metadata': <{"
                     "'mpris:trackid': <objectpath '/io/github/soleus_app/Soleus/phase/0'>, "
                     "'xesam:title': <'Get ready. Left leg: Upper calf stretch, 0:10'>, "
                     "'xesam:album': <'Stretch the upper calf'>, "
                     "'xesam:artist': <['Soleus']>, "
                     "'mpris:length': <int64 10000000>}>}, [])\n");
}

static void
test_pause_and_the_wish_to_go_on (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  press (self, "Play");
  g_assert_cmpstr (self->asked->str, ==, "");
  press (self, "PlayPause");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_PAUSED);
  assert_told (self, "PropertiesChanged ('" PLAYER "', {'PlaybackStatus': <'Paused'>}, [])\n");
  press (self, "Pause");
  assert_told (self, "");
  /* Whether it may go on is for the safety rule to say, not for a button on a headset. */
  press (self, "Play");
  press (self, "PlayPause");
  g_assert_cmpstr (self->asked->str, ==, "go-on go-on ");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_PAUSED);
  assert_told (self, "");
  g_assert_true (soleus_session_resume (self->session, NULL, NULL));
  assert_told (self, "PropertiesChanged ('" PLAYER "', {'PlaybackStatus': <'Playing'>}, [])\n");
}

static void
test_waiting_for_the_person_ends_by_play (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (Mpris) self = NULL;

  options.get_ready = SOLEUS_GET_READY_WAIT;
  self = mpris_new ("gastroc-wall", &options);
  begin (self, self->session);
  assert_property (self, PLAYER, "PlaybackStatus", "'Paused'");
  assert_property (self, PLAYER, "Metadata",
                   "{'mpris:trackid': <objectpath '/io/github/soleus_app/Soleus/phase/0'>, "
                   "'xesam:title': <'Get ready. Left leg: Upper calf stretch'>, "
                   "'xesam:album': <'Stretch the upper calf'>, "
                   "'xesam:artist': <['Soleus']>}");
  press (self, "Play");
  assert_property (self, PLAYER, "PlaybackStatus", "'Playing'");
  g_assert_cmpuint (soleus_session_get_position (self->session), ==, 1);
}

static void
test_stop_ends_a_stretch (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  press (self, "Stop");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_ENDED);
}

static void
test_stop_in_massage_is_the_stop_for_pain (void)
{
  g_autoptr (Mpris) self = mpris_begin ("roller");

  while (
      !soleus_step_is_pressure (soleus_phase_get_step (soleus_session_get_phase (self->session))))
    press (self, "Next");
  press (self, "Stop");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_STOPPED);
}

static void
test_position (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  fixture_run_to_phase (self->fixture, 1);
  fixture_run (self->fixture, 12 * SECOND);
  assert_property (self, PLAYER, "Position", "int64 12000000");
  press (self, "Pause");
  fixture_run (self->fixture, 5 * SECOND);
  assert_property (self, PLAYER, "Position", "int64 12000000");
  g_assert_true (soleus_session_resume (self->session, NULL, NULL));
  assert_property (self, PLAYER, "Position", "int64 12000000");
  g_string_truncate (self->told, 0);
  press (self, "Previous");
  assert_told (self, "Seeked (0,)\n");
  assert_property (self, PLAYER, "Position", "int64 0");
}

static void
test_a_longer_phase_is_told (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  soleus_session_adjust (self->session, 10000);
  assert_told (self, "Seeked (0,)\n"
                     "PropertiesChanged ('" PLAYER "', {'Metadata': <{"
                     "'mpris:trackid': <objectpath '/io/github/soleus_app/Soleus/phase/0'>, "
                     "'xesam:title': <'Get ready. Left leg: Upper calf stretch, 0:20'>, "
                     "'xesam:album': <'Stretch the upper calf'>, "
                     "'xesam:artist': <['Soleus']>, "
                     "'mpris:length': <int64 20000000>}>}, [])\n");
}

static void
assert_own_volume (Mpris *self, double volume, gboolean muted)
{
  g_assert_cmpfloat (soleus_settings_get_sound_volume (self->settings), ==, volume);
  g_assert_true (soleus_settings_get_sound_muted (self->settings) == muted);
}

/* Another program changes how loud the session is, not what the person has chosen. */
static void
test_volume_is_that_of_the_stream (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  g_object_set (self->settings, "sound-muted", TRUE, NULL);
  assert_told (self, "PropertiesChanged ('" PLAYER "', {'Volume': <0.0>}, [])\n");
  set_property (self, "Volume", 0.5);
  assert_own_volume (self, 0.8, FALSE);
  g_assert_cmpfloat (soleus_chime_player_get_volume (self->player), ==, 0.5);
  assert_property (self, PLAYER, "Volume", "0.5");
  set_property (self, "Volume", 7.0);
  assert_own_volume (self, 0.8, FALSE);
  g_assert_cmpfloat (soleus_chime_player_get_volume (self->player), ==, 1.0);
  soleus_session_end (self->session);
  g_assert_cmpfloat (soleus_chime_player_get_volume (self->player), ==, 0.8);
}

/* A volume that can't be heard mutes, which is shown, and it comes back with the sound. */
static void
test_volume_of_zero_mutes (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  const double silent[] = { 0.0, -1.0, NAN, 0.01 };

  for (guint i = 0; i < G_N_ELEMENTS (silent); i++)
    {
      set_property (self, "Volume", 0.3);
      assert_own_volume (self, 0.8, FALSE);
      set_property (self, "Volume", silent[i]);
      assert_own_volume (self, 0.8, TRUE);
      assert_property (self, PLAYER, "Volume", "0.0");
      g_object_set (self->settings, "sound-muted", FALSE, NULL);
      g_assert_cmpfloat (soleus_chime_player_get_volume (self->player), ==, 0.8);
    }
}

static void
changed_cb (guint *count)
{
  (*count)++;
}

/* A slider that is dragged: nothing is written for its steps. */
static void
test_volume_is_not_stored (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  guint n_changes = 0;

  g_signal_connect_swapped (self->settings, "notify", G_CALLBACK (changed_cb), &n_changes);
  for (guint i = 20; i > 1; i--)
    set_property (self, "Volume", i * 0.05);
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_handlers_disconnect_by_data (self->settings, &n_changes);
}

/* There is nothing to press where the person wants no media keys; and the session is not
 * lost sight of. */
static void
test_media_keys_off (void)
{
  g_autoptr (Mpris) self = mpris_new ("gastroc-wall", NULL);

  g_object_set (self->settings, "media-keys", FALSE, NULL);
  soleus_mpris_watch (self->mpris, self->session, self->program);
  soleus_session_start (self->session);
  fixture_run_to_phase (self->fixture, 1);
  g_assert_false (is_on_bus (self));
  g_object_set (self->settings, "media-keys", TRUE, NULL);
  while (!is_on_bus (self))
    g_main_context_iteration (NULL, FALSE);
  press (self, "Pause");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_PAUSED);
  g_object_set (self->settings, "media-keys", FALSE, NULL);
  g_assert_false (is_on_bus (self));
  soleus_session_end (self->session);
  g_object_set (self->settings, "media-keys", TRUE, NULL);
  g_assert_false (is_on_bus (self));
}

static void
test_rate_zero_pauses_and_no_other_is_taken (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");

  set_property (self, "Rate", 2.0);
  assert_property (self, PLAYER, "Rate", "1.0");
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_RUNNING);
  set_property (self, "Rate", 0.0);
  g_assert_cmpint (soleus_session_get_state (self->session), ==, SOLEUS_SESSION_PAUSED);
  assert_property (self, PLAYER, "Rate", "1.0");
}

static void
test_what_is_not_there_does_nothing (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  g_autofree char *seek = call (self, PLAYER, "Seek", g_variant_new ("(x)", G_GINT64_CONSTANT (1)));
  g_autofree char *position =
      call (self, PLAYER, "SetPosition",
            g_variant_new ("(ox)", "/io/github/soleus_app/Soleus/phase/1", G_GINT64_CONSTANT (1)));
  g_autofree char *open = call (self, PLAYER, "OpenUri", g_variant_new ("(s)", "file:///roller"));

  g_assert_cmpstr (seek, ==, "()");
  g_assert_cmpstr (position, ==, "()");
  g_assert_cmpstr (open, ==, "org.freedesktop.DBus.Error.NotSupported");
  assert_told (self, "");
  g_assert_cmpuint (soleus_session_get_position (self->session), ==, 0);
}

static void
test_the_window_is_asked_for (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  g_autofree char *raise = call (self, ROOT, "Raise", NULL);
  g_autofree char *quit = call (self, ROOT, "Quit", NULL);

  g_assert_cmpstr (raise, ==, "()");
  g_assert_cmpstr (quit, ==, "()");
  g_assert_cmpstr (self->asked->str, ==, "raise quit ");
}

static void
test_the_next_session_takes_the_place (void)
{
  g_autoptr (Mpris) self = mpris_begin ("gastroc-wall");
  g_autoptr (Fixture) second = fixture_new_wall ();

  soleus_session_end (self->session);
  begin (self, second->session);
  press (self, "Pause");
  g_assert_cmpint (soleus_session_get_state (second->session), ==, SOLEUS_SESSION_PAUSED);
  soleus_session_end (second->session);
  g_assert_false (is_on_bus (self));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/mpris/there-only-with-a-session", test_there_only_with_a_session);
  g_test_add_func ("/soleus/mpris/gone-with-the-last-phase", test_gone_with_the_last_phase);
  g_test_add_func ("/soleus/mpris/without-a-bus", test_without_a_bus);
  g_test_add_func ("/soleus/mpris/what-it-is", test_what_it_is);
  g_test_add_func ("/soleus/mpris/the-phase-is-the-track", test_the_phase_is_the_track);
  g_test_add_func ("/soleus/mpris/pause-and-the-wish-to-go-on", test_pause_and_the_wish_to_go_on);
  g_test_add_func ("/soleus/mpris/waiting-for-the-person-ends-by-play",
                   test_waiting_for_the_person_ends_by_play);
  g_test_add_func ("/soleus/mpris/stop-ends-a-stretch", test_stop_ends_a_stretch);
  g_test_add_func ("/soleus/mpris/stop-in-massage-is-the-stop-for-pain",
                   test_stop_in_massage_is_the_stop_for_pain);
  g_test_add_func ("/soleus/mpris/position", test_position);
  g_test_add_func ("/soleus/mpris/a-longer-phase-is-told", test_a_longer_phase_is_told);
  g_test_add_func ("/soleus/mpris/volume-is-that-of-the-stream", test_volume_is_that_of_the_stream);
  g_test_add_func ("/soleus/mpris/volume-of-zero-mutes", test_volume_of_zero_mutes);
  g_test_add_func ("/soleus/mpris/volume-is-not-stored", test_volume_is_not_stored);
  g_test_add_func ("/soleus/mpris/media-keys-off", test_media_keys_off);
  g_test_add_func ("/soleus/mpris/rate-zero-pauses-and-no-other-is-taken",
                   test_rate_zero_pauses_and_no_other_is_taken);
  g_test_add_func ("/soleus/mpris/what-is-not-there-does-nothing",
                   test_what_is_not_there_does_nothing);
  g_test_add_func ("/soleus/mpris/the-window-is-asked-for", test_the_window_is_asked_for);
  g_test_add_func ("/soleus/mpris/the-next-session-takes-the-place",
                   test_the_next_session_takes_the_place);
  return g_test_run ();
}
