/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-timebase.h"

#include <stdlib.h>
#include <string.h>

/* A clock that is off by so much, so many times in a row, isn't mistaken: it is another device's. */
#define JUMP_US      (60 * G_TIME_SPAN_MILLISECOND)
#define MAX_OUTLIERS 5

static int
compare (const void *a, const void *b)
{
  gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gint64
get_median (const SoleusChimeTimebase *self)
{
  gint64 sorted[SOLEUS_CHIME_TIMEBASE_SIZE];

  memcpy (sorted, self->offsets, self->n_offsets * sizeof (gint64));
  qsort (sorted, self->n_offsets, sizeof (gint64), compare);
  return sorted[self->n_offsets / 2];
}

static void
add (SoleusChimeTimebase *self, gint64 offset)
{
  self->offsets[self->next] = offset;
  self->next = (self->next + 1) % SOLEUS_CHIME_TIMEBASE_SIZE;
  self->n_offsets = MIN (self->n_offsets + 1, SOLEUS_CHIME_TIMEBASE_SIZE);
}

/**
 * soleus_chime_timebase_smooth:
 * @offset: the system's time less the device's, just read, in microseconds
 *
 * Returns: the median of the last %SOLEUS_CHIME_TIMEBASE_SIZE offsets since the device is the same
 */
gint64
soleus_chime_timebase_smooth (SoleusChimeTimebase *self, gint64 offset)
{
  if (self->n_offsets > 0 && ABS (offset - get_median (self)) > JUMP_US)
    self->n_outliers++;
  else
    self->n_outliers = 0;
  if (self->n_outliers >= MAX_OUTLIERS)
    memset (self, 0, sizeof *self);

  add (self, offset);
  return get_median (self);
}
