/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusCalendarEvent:
 * @uid: its own name, the same whenever it is written again
 * @summary: its title
 * @description: what is to be done
 * @first: the first day, which is one of @weekdays
 * @minute: of the day, at which it begins
 * @length: in minutes
 * @weekdays: on which it comes again, Monday is bit 0
 * @count: how often it comes in all, at least once
 *
 * Something that comes again every week, with a reminder when it begins.
 */
typedef struct
{
  char *uid;
  char *summary;
  char *description;
  GDate first;
  guint minute;
  guint length;
  guint weekdays;
  guint count;
} SoleusCalendarEvent;

/**
 * SoleusCalendar:
 * @name: of the whole
 * @zone: (nullable): where the minutes count, as "Europe/Berlin"; %NULL: wherever the reader is
 * @now_us: when it was written, microseconds since 1970-01-01 UTC
 * @events: (element-type SoleusCalendarEvent)
 *
 * What a calendar file holds.
 */
typedef struct
{
  char *name;
  char *zone;
  gint64 now_us;
  GPtrArray *events;
} SoleusCalendar;

SoleusCalendar *soleus_calendar_new (const char *name, const char *zone, gint64 now_us);
void soleus_calendar_free (SoleusCalendar *self);
void soleus_calendar_add (SoleusCalendar *self, const SoleusCalendarEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusCalendar, soleus_calendar_free)

G_END_DECLS
