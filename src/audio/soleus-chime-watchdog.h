/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The time since a thread last gave a sign of life, in microseconds. The time doesn't count in
 * which this program was stopped or the machine had other things to do, because that is no fault of
 * the device. */
typedef struct
{
  gint64 alive;
  gint64 looked;
  gint64 silent_for;
} SoleusChimeWatchdog;

#define SOLEUS_CHIME_WATCHDOG_INIT ((SoleusChimeWatchdog){ 0 })

gint64 soleus_chime_watchdog_look (SoleusChimeWatchdog *self, gint64 alive, gint64 now);

G_END_DECLS
