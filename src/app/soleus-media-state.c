/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-media-state.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"

/* Where the phases of a session stand as tracks; nothing is found there. */
#define TRACK_PATH SOLEUS_RESOURCE_PATH "/phase/"

/**
 * soleus_media_state_get_status:
 *
 * Waiting for the person is told as a pause: what a headset sends then is Play, which is what it
 * takes to go on.
 *
 * Returns: the PlaybackStatus of MPRIS
 */
const char *
soleus_media_state_get_status (SoleusSession *session)
{
  if (soleus_session_is_over (session))
    return "Stopped";
  if (soleus_session_get_state (session) == SOLEUS_SESSION_RUNNING &&
      soleus_session_get_remaining (session) != SOLEUS_PHASE_UNTIMED)
    return "Playing";
  return "Paused";
}

/**
 * soleus_media_state_get_metadata:
 *
 * Returns: (transfer full): the Metadata of MPRIS, not floating: the phase is the track, the
 *   routine is the album
 */
GVariant *
soleus_media_state_get_metadata (SoleusSession *session)
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

/**
 * soleus_media_state_get_volume:
 *
 * Returns: how loud the chimes are, from 0 to 1
 */
double
soleus_media_state_get_volume (SoleusChimePlayer *player)
{
  return soleus_chime_player_get_muted (player) ? 0.0 : soleus_chime_player_get_volume (player);
}

/**
 * soleus_media_state_set_volume:
 * @volume: what another program asks for; anything outside 0 to 1 is brought there
 *
 * Changes how loud the session is and leaves the person's own volume in @settings as it is. What
 * can't be heard mutes instead, because that is shown and one key takes it back.
 */
void
soleus_media_state_set_volume (SoleusChimePlayer *player, GSettings *settings, double volume)
{
  gboolean muted = !(volume >= SOLEUS_CHIME_VOLUME_HEARD);

  soleus_chime_player_set_volume (player, muted ? g_settings_get_double (settings, "sound-volume")
                                                : MIN (volume, 1.0));
  if (g_settings_get_boolean (settings, "sound-muted") != muted)
    g_settings_set_boolean (settings, "sound-muted", muted);
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

/**
 * soleus_media_state_get_property:
 * @name: a property of org.mpris.MediaPlayer2 or of its Player
 *
 * Returns: (transfer floating): its value
 */
GVariant *
soleus_media_state_get_property (SoleusSession *session,
                                 SoleusChimePlayer *player,
                                 const char *name)
{
  GVariant *root = get_root_property (name);

  if (root)
    return root;
  if (g_str_equal (name, "PlaybackStatus"))
    return g_variant_new_string (soleus_media_state_get_status (session));
  if (g_str_equal (name, "Metadata"))
    return soleus_media_state_get_metadata (session);
  if (g_str_equal (name, "Position"))
    return g_variant_new_int64 (soleus_session_get_elapsed (session) * 1000);
  if (g_str_equal (name, "Volume"))
    return g_variant_new_double (soleus_media_state_get_volume (player));
  /* Rate, MinimumRate and MaximumRate: seconds are seconds. */
  if (g_str_has_suffix (name, "Rate"))
    return g_variant_new_double (1.0);
  /* CanPlay, CanPause, CanGoNext, CanGoPrevious and CanControl. */
  return g_variant_new_boolean (!g_str_equal (name, "CanSeek"));
}
