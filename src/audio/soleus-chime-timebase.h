/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOLEUS_CHIME_TIMEBASE_SIZE 51

/**
 * SoleusChimeTimebase:
 *
 * How far the device's clock is from the system's. A device tells its time with some error, which on
 * a busy machine can last for a second or two; the two clocks themselves run alike. Zeroed it is
 * ready for use.
 */
typedef struct
{
  gint64 offsets[SOLEUS_CHIME_TIMEBASE_SIZE];
  guint n_offsets;
  guint next;
  guint n_outliers;
} SoleusChimeTimebase;

gint64 soleus_chime_timebase_smooth (SoleusChimeTimebase *self, gint64 offset);

G_END_DECLS
