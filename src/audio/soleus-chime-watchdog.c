/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-watchdog.h"

/* The program itself was held up when it looks this much later than the last time. */
#define LONGEST_US (500 * G_TIME_SPAN_MILLISECOND)

/**
 * soleus_chime_watchdog_look:
 * @alive: the time of the last sign of life
 *
 * To be called several times a second. Of a longer pause between two calls only half a second
 * counts.
 */
gint64
soleus_chime_watchdog_look (SoleusChimeWatchdog *self, gint64 alive, gint64 now)
{
  if (alive != self->alive)
    {
      self->alive = alive;
      self->silent_for = CLAMP (now - alive, 0, LONGEST_US);
    }
  else
    self->silent_for += CLAMP (now - self->looked, 0, LONGEST_US);
  self->looked = now;
  return self->silent_for;
}
