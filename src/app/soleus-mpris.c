/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-mpris.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

#define ROOT_INTERFACE   "org.mpris.MediaPlayer2"
#define PLAYER_INTERFACE "org.mpris.MediaPlayer2.Player"
/* Phases have paths as tracks; nothing is found there. */
#define TRACK_PATH SOLEUS_RESOURCE_PATH "/phase/"

/* Lets a headset, a phone or a lock screen pause a session, by MPRIS 2.2. Its name is on the bus
 * exactly while there is a session and the person wants media keys, so that nothing can be started
 * by it. */
struct _SoleusMpris
{
  GObject parent_instance;

  SoleusSettings *settings;
  SoleusChimePlayer *player;
  GActionGroup *actions;
  SoleusSession *session;
  GSignalGroup *signals;
  GDBusConnection *connection;
  GDBusNodeInfo *node;
  guint registrations[2];
  guint name_id;

  /* The values that were told last. */
  const char *status;
  GVariant *metadata;
  double volume;
  guint position;
};

G_DEFINE_FINAL_TYPE (SoleusMpris, soleus_mpris, G_TYPE_OBJECT)

/* ---- the values */

/* Waiting for the person is told as a pause: a headset then sends Play, which is what goes on. */
static const char *
get_status (SoleusSession *session)
{
  if (soleus_session_is_over (session))
    return "Stopped";
  if (soleus_session_get_state (session) == SOLEUS_SESSION_RUNNING &&
      soleus_session_get_remaining (session) != SOLEUS_PHASE_UNTIMED)
    return "Playing";
  return "Paused";
}

/* The phase is the track, and the routine is the album. The result isn't floating. */
static GVariant *
get_metadata (SoleusSession *session)
{
  const char *artists[] = { _ ("Soleus"), NULL };
  gint64 length = soleus_session_get_length (session);
  g_autofree char *path = g_strdup_printf (TRACK_PATH "%u", soleus_session_get_position (session));
  g_autofree char *title = soleus_format_media_title (soleus_session_get_phase (session), length);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);

  g_variant_builder_add (&builder, "{sv}", "mpris:trackid", g_variant_new_object_path (path));
  g_variant_builder_add (&builder, "{sv}", "xesam:title", g_variant_new_string (title));
  g_variant_builder_add (&builder, "{sv}", "xesam:album",
                         g_variant_new_string (soleus_session_get_routine (session)->name));
  g_variant_builder_add (&builder, "{sv}", "xesam:artist", g_variant_new_strv (artists, -1));
  if (length != SOLEUS_PHASE_UNTIMED)
    g_variant_builder_add (&builder, "{sv}", "mpris:length", g_variant_new_int64 (length * 1000));
  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

static double
get_volume (SoleusChimePlayer *player)
{
  return soleus_chime_player_get_muted (player) ? 0.0 : soleus_chime_player_get_volume (player);
}

/* Changes how loud the session is, but not the person's own volume in the settings. A volume that
 * can't be heard mutes instead: that is shown, and one key takes it back. */
static void
set_volume (SoleusChimePlayer *player, SoleusSettings *settings, double volume)
{
  gboolean muted = !(volume >= SOLEUS_CHIME_VOLUME_HEARD);

  soleus_chime_player_set_volume (player, muted ? soleus_settings_get_sound_volume (settings)
                                                : MIN (volume, 1.0));
  if (soleus_settings_get_sound_muted (settings) != muted)
    soleus_settings_set_sound_muted (settings, muted);
}

static GVariant *
get_root_property (const char *name)
{
  if (g_str_equal (name, "CanQuit") || g_str_equal (name, "CanRaise"))
    return g_variant_new_boolean (TRUE);
  if (g_str_equal (name, "HasTrackList"))
    return g_variant_new_boolean (FALSE);
  if (g_str_equal (name, "Identity"))
    return g_variant_new_string (_ ("Soleus"));
  if (g_str_equal (name, "DesktopEntry"))
    return g_variant_new_string (SOLEUS_APP_ID);
  /* SupportedUriSchemes and SupportedMimeTypes */
  if (g_str_has_prefix (name, "Supported"))
    return g_variant_new_strv (NULL, 0);
  return NULL;
}

static GVariant *
get_value (SoleusSession *session, SoleusChimePlayer *player, const char *name)
{
  GVariant *root = get_root_property (name);

  if (root)
    return root;
  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (get_status (session));
  if (g_str_equal (name, "Metadata"))
    return get_metadata (session);
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (soleus_session_get_elapsed (session) * 1000);
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (get_volume (player));
  /* Rate, MinimumRate and MaximumRate: seconds are seconds. */
  if (g_str_has_suffix (name, "Rate"))
    return g_variant_new_double (1.0);
  /* CanPlay, CanPause, CanGoNext, CanGoPrevious and CanControl. */
  return g_variant_new_boolean (!g_str_equal (name, "CanSeek"));
}

/* ---- what is told */

static void
emit (SoleusMpris *self, const char *interface, const char *name, GVariant *parameters)
{
  g_autoptr (GError) error = NULL;

  if (!g_dbus_connection_emit_signal (self->connection, NULL, SOLEUS_MPRIS_PATH, interface, name,
                                      parameters, &error))
    g_debug ("%s was not told: %s", name, error->message);
}

static void
tell_changes (SoleusMpris *self)
{
  const char *status = get_status (self->session);
  double volume = get_volume (self->player);
  g_autoptr (GVariant) metadata = get_metadata (self->session);
  g_auto (GVariantBuilder) changed = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_VARDICT);
  gboolean any = FALSE;

  if (g_strcmp0 (status, self->status) != 0)
    {
      self->status = status;
      g_variant_builder_add (&changed, "{sv}", "PlaybackStatus", g_variant_new_string (status));
      any = TRUE;
    }
  if (!self->metadata || !g_variant_equal (metadata, self->metadata))
    {
      g_clear_pointer (&self->metadata, g_variant_unref);
      self->metadata = g_variant_ref (metadata);
      g_variant_builder_add (&changed, "{sv}", "Metadata", metadata);
      any = TRUE;
    }
  if (volume != self->volume)
    {
      self->volume = volume;
      g_variant_builder_add (&changed, "{sv}", "Volume", g_variant_new_double (volume));
      any = TRUE;
    }
  if (any)
    emit (self, "org.freedesktop.DBus.Properties", "PropertiesChanged",
          g_variant_new ("(sa{sv}as)", PLAYER_INTERFACE, &changed, NULL));
}

static void
note_told (SoleusMpris *self)
{
  g_clear_pointer (&self->metadata, g_variant_unref);
  self->status = get_status (self->session);
  self->metadata = get_metadata (self->session);
  self->volume = get_volume (self->player);
  self->position = soleus_session_get_position (self->session);
}

/* ---- what is asked for */

static void
play (SoleusMpris *self)
{
  if (soleus_session_get_state (self->session) == SOLEUS_SESSION_PAUSED)
    g_action_group_activate_action (self->actions, "go-on", NULL);
  else if (soleus_session_get_remaining (self->session) == SOLEUS_PHASE_UNTIMED)
    soleus_session_skip (self->session);
}

static void
pause_playing (SoleusMpris *self)
{
  if (g_str_equal (get_status (self->session), "Playing"))
    soleus_session_pause (self->session);
}

/* A person who stops a massage from across the room may be in pain, and is asked about it. */
static void
stop (SoleusMpris *self)
{
  SoleusStep *step = soleus_phase_get_step (soleus_session_get_phase (self->session));

  if (step && soleus_step_is_pressure (step))
    soleus_session_stop (self->session);
  else
    soleus_session_end (self->session);
}

static void
do_player_method (SoleusMpris *self, const char *method)
{
  if (g_str_equal (method, "Play"))
    play (self);
  else if (g_str_equal (method, "Pause"))
    pause_playing (self);
  else if (g_str_equal (method, "PlayPause") && g_str_equal (get_status (self->session), "Playing"))
    soleus_session_pause (self->session);
  else if (g_str_equal (method, "PlayPause"))
    play (self);
  else if (g_str_equal (method, "Next"))
    soleus_session_skip (self->session);
  else if (g_str_equal (method, "Previous"))
    soleus_session_back (self->session);
  else if (g_str_equal (method, "Stop"))
    stop (self);
  /* Seek and SetPosition do nothing where CanSeek is false. */
}

static void
method_cb (GDBusConnection *connection,
           const char *sender,
           const char *path,
           const char *interface,
           const char *method,
           GVariant *parameters,
           GDBusMethodInvocation *invocation,
           gpointer user_data)
{
  g_autoptr (SoleusMpris) self = g_object_ref (user_data);

  if (g_str_equal (method, "OpenUri"))
    {
      g_dbus_method_invocation_return_error_literal (
          invocation, G_DBUS_ERROR, G_DBUS_ERROR_NOT_SUPPORTED, "Soleus opens nothing by address");
      return;
    }
  /* The answer is on its way before the name is gone. */
  g_dbus_method_invocation_return_value (invocation, NULL);
  if (!self->session)
    return;
  if (g_str_equal (method, "Raise"))
    g_action_group_activate_action (self->actions, "raise", NULL);
  else if (g_str_equal (method, "Quit"))
    g_action_group_activate_action (self->actions, "quit", NULL);
  else
    do_player_method (self, method);
}

static GVariant *
get_property_cb (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GError **error,
                 gpointer user_data)
{
  SoleusMpris *self = user_data;

  return get_value (self->session, self->player, name);
}

static gboolean
set_property_cb (GDBusConnection *connection,
                 const char *sender,
                 const char *path,
                 const char *interface,
                 const char *name,
                 GVariant *value,
                 GError **error,
                 gpointer user_data)
{
  SoleusMpris *self = user_data;

  if (g_str_equal (name, "Volume"))
    set_volume (self->player, self->settings, g_variant_get_double (value));
  /* No other rate than 1 is there, and 0 means a pause. */
  else if (g_str_equal (name, "Rate") && g_variant_get_double (value) == 0.0)
    pause_playing (self);
  return TRUE;
}

static const GDBusInterfaceVTable vtable = { method_cb, get_property_cb, set_property_cb, { 0 } };

/* ---- on the bus, and off it */

static gboolean
is_on_bus (SoleusMpris *self)
{
  return self->name_id != 0;
}

static void
leave_bus (SoleusMpris *self)
{
  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->registrations); i++)
    {
      if (self->registrations[i] != 0)
        g_dbus_connection_unregister_object (self->connection, self->registrations[i]);
      self->registrations[i] = 0;
    }
  g_clear_pointer (&self->metadata, g_variant_unref);
}

/* A request of another program was meant for this session. */
static void
reset_volume (SoleusMpris *self)
{
  soleus_chime_player_set_volume (self->player, soleus_settings_get_sound_volume (self->settings));
}

static void
leave (SoleusMpris *self)
{
  leave_bus (self);
  if (self->signals)
    g_signal_group_set_target (self->signals, NULL);
  if (self->session)
    reset_volume (self);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);
}

static void
phase_changed_cb (SoleusMpris *self)
{
  guint position = soleus_session_get_position (self->session);

  if (!is_on_bus (self))
    return;
  /* The same track again, or longer: where it stands can't be told from the time that passed. */
  if (position == self->position)
    emit (self, PLAYER_INTERFACE, "Seeked",
          g_variant_new ("(x)", soleus_session_get_elapsed (self->session) * 1000));
  self->position = position;
  tell_changes (self);
}

static void
volume_cb (SoleusMpris *self)
{
  if (is_on_bus (self))
    tell_changes (self);
}

static void
enter_bus (SoleusMpris *self)
{
  const char *interfaces[] = { ROOT_INTERFACE, PLAYER_INTERFACE };

  note_told (self);
  for (guint i = 0; i < G_N_ELEMENTS (interfaces); i++)
    {
      g_autoptr (GError) error = NULL;

      self->registrations[i] = g_dbus_connection_register_object (
          self->connection, SOLEUS_MPRIS_PATH,
          g_dbus_node_info_lookup_interface (self->node, interfaces[i]), &vtable, self, NULL,
          &error);
      if (error)
        g_warning ("%s: %s", interfaces[i], error->message);
    }
  self->name_id = g_bus_own_name_on_connection (
      self->connection, SOLEUS_MPRIS_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static void
wanted_cb (SoleusMpris *self)
{
  gboolean wanted = self->session && !soleus_session_is_over (self->session) &&
                    soleus_settings_get_media_keys (self->settings);

  if (wanted && !is_on_bus (self))
    enter_bus (self);
  else if (!wanted && is_on_bus (self))
    leave_bus (self);
}

/* A stop may be taken back, and then the session is on the bus again. One that came to another end
 * is let go. */
static void
state_cb (SoleusMpris *self)
{
  gboolean over = soleus_session_is_over (self->session);

  if (over && soleus_session_get_state (self->session) != SOLEUS_SESSION_STOPPED)
    {
      leave (self);
      return;
    }
  wanted_cb (self);
  if (over)
    reset_volume (self);
  else if (is_on_bus (self))
    tell_changes (self);
}

/* ---- the class */

static void
soleus_mpris_dispose (GObject *object)
{
  SoleusMpris *self = SOLEUS_MPRIS (object);

  leave (self);
  g_clear_object (&self->signals);
  g_clear_object (&self->actions);
  g_clear_object (&self->player);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->node, g_dbus_node_info_unref);
  G_OBJECT_CLASS (soleus_mpris_parent_class)->dispose (object);
}

static void
soleus_mpris_class_init (SoleusMprisClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_mpris_dispose;
}

static void
soleus_mpris_init (SoleusMpris *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_group_connect_swapped (self->signals, "phase-changed", G_CALLBACK (phase_changed_cb),
                                  self);
}

/* The person's own volume is in @settings. The actions are "go-on", which may ask the safety list
 * first, "raise" and "quit". */
SoleusMpris *
soleus_mpris_new (SoleusSettings *settings, SoleusChimePlayer *player, GActionGroup *actions)
{
  SoleusMpris *self = g_object_new (SOLEUS_TYPE_MPRIS, NULL);
  g_autoptr (GBytes) bytes = NULL;

  self->settings = g_object_ref (settings);
  bytes = g_resources_lookup_data (SOLEUS_RESOURCE_PATH "/dbus/org.mpris.MediaPlayer2.xml",
                                   G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  /* It is compiled in, and read by every test. */
  self->node = g_dbus_node_info_new_for_xml (g_bytes_get_data (bytes, NULL), NULL);
  g_assert (self->node != NULL);
  self->player = g_object_ref (player);
  self->actions = g_object_ref (actions);
  g_signal_connect_object (player, "notify::volume", G_CALLBACK (volume_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (player, "notify::muted", G_CALLBACK (volume_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::media-keys", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/* Does nothing without a bus, which may be NULL. */
void
soleus_mpris_watch (SoleusMpris *self, SoleusSession *session, GDBusConnection *connection)
{
  leave (self);
  if (!connection || soleus_session_is_over (session))
    return;
  self->session = g_object_ref (session);
  self->connection = g_object_ref (connection);
  g_signal_group_set_target (self->signals, session);
  wanted_cb (self);
}
