/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SOLEUS_MINUTES_A_DAY 1440

/** Weekdays are a set of bits: Monday is bit 0, Sunday bit 6. */
#define SOLEUS_N_WEEKDAYS   7
#define SOLEUS_WEEKDAYS_ALL 0x7f

/* The hour at which a day starts: unless the person chooses another, and the latest. */
#define SOLEUS_DAY_START     4
#define SOLEUS_DAY_START_MAX 6

int soleus_day_from_time (gint64 utc_us, int offset_s, int start);
int soleus_day_get_offset (gint64 utc_us, GTimeZone *zone);
int soleus_day_get_week_start (int day);
gint64 soleus_day_get_end (gint64 utc_us, GTimeZone *zone, int start);
void soleus_day_get_date (int day, GDate *date);
int soleus_day_from_date (const GDate *date);

G_END_DECLS
