/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusChimeWatchdog:
 * @alive: the last sign of life that was seen
 * @looked: when it was looked at last
 * @silent_for: microseconds without a sign of life that were watched
 *
 * How long a thread has given no sign of life, not counting the time in which this program was not
 * run at all: a program that was stopped, or a machine that had other things to do, is no fault of
 * the device.
 */
typedef struct
{
  gint64 alive;
  gint64 looked;
  gint64 silent_for;
} SoleusChimeWatchdog;

#define SOLEUS_CHIME_WATCHDOG_INIT ((SoleusChimeWatchdog){ 0 })

gint64 soleus_chime_watchdog_look (SoleusChimeWatchdog *self, gint64 alive, gint64 now);

G_END_DECLS
