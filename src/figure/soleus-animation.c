/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What moves in the views beside the motions themselves: the pulse, and whether anything may. */
#include "soleus-animation.h"

#include <math.h>

#define BEAT_MS       200
#define PULSE_SECONDS 2.4
#define PULSE_LOW     0.15
#define PULSE_HIGH    0.95

/**
 * soleus_animation_is_reduced:
 *
 * Returns: whether still pictures are wanted instead of motion
 */
gboolean
soleus_animation_is_reduced (void)
{
  gboolean animations;

  g_object_get (gtk_settings_get_default (), "gtk-enable-animations", &animations, NULL);
  return !animations;
}

/**
 * soleus_animation_watch:
 * @object: lives as long as it is to be told
 * @changed: called with @object when motion is reduced or no longer so
 */
void
soleus_animation_watch (gpointer object, GCallback changed)
{
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-enable-animations", changed,
                           object, G_CONNECT_SWAPPED);
}

/**
 * soleus_animation_get_beat:
 *
 * Returns: milliseconds to the next beat of the slow pulse; the same moment for every view, so that
 *   one frame of the window serves them all
 */
guint
soleus_animation_get_beat (void)
{
  return BEAT_MS - (guint) (g_get_monotonic_time () / 1000 % BEAT_MS);
}

/**
 * soleus_animation_get_pulse:
 *
 * Returns: opacity of the glow round what is lit, at this moment; every view pulses as one
 */
double
soleus_animation_get_pulse (void)
{
  double seconds = g_get_monotonic_time () / 1e6;

  return PULSE_LOW +
         (PULSE_HIGH - PULSE_LOW) * 0.5 * (1 - cos (2 * G_PI * seconds / PULSE_SECONDS));
}
