/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-calendar.h"

static void
event_free (SoleusCalendarEvent *event)
{
  g_free (event->uid);
  g_free (event->summary);
  g_free (event->description);
  g_free (event);
}

SoleusCalendar *
soleus_calendar_new (const char *name, const char *zone, gint64 now_us)
{
  SoleusCalendar *self = g_new0 (SoleusCalendar, 1);

  self->name = g_strdup (name);
  self->zone = g_strdup (zone);
  self->now_us = now_us;
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  return self;
}

void
soleus_calendar_free (SoleusCalendar *self)
{
  g_free (self->name);
  g_free (self->zone);
  g_ptr_array_unref (self->events);
  g_free (self);
}

/* Adds a copy of @event. */
void
soleus_calendar_add (SoleusCalendar *self, const SoleusCalendarEvent *event)
{
  SoleusCalendarEvent *copy = g_new (SoleusCalendarEvent, 1);

  g_return_if_fail (event->count > 0 && g_date_valid (&event->first));

  *copy = *event;
  copy->uid = g_strdup (event->uid);
  copy->summary = g_strdup (event->summary);
  copy->description = g_strdup (event->description);
  g_ptr_array_add (self->events, copy);
}
