/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-calendar-writer.h"

#include <gmodule.h>
#include <libical/ical.h>

#define DAYS_OF_A_WEEK 7

/* Returns: (nullable): the zone whose rules are written; %NULL where there are none to write */
static icaltimezone *
find_zone (const SoleusCalendar *calendar)
{
  return calendar->zone ? icaltimezone_get_builtin_timezone (calendar->zone) : NULL;
}

static gboolean
is_utc (icaltimezone *zone)
{
  return zone == icaltimezone_get_utc_timezone ();
}

/* libical names a zone after itself, and adds a note of its own that other programs stumble over.
 * They know the zone by its plain name. */
static void
add_zone (icalcomponent *whole, icaltimezone *zone, const char *name)
{
  icalcomponent *rules = icalcomponent_new_clone (icaltimezone_get_component (zone));
  icalproperty *id = icalcomponent_get_first_property (rules, ICAL_TZID_PROPERTY);

  icalproperty *note = icalcomponent_get_first_property (rules, ICAL_X_PROPERTY);

  icalproperty_set_tzid (id, name);
  if (note)
    {
      icalcomponent_remove_property (rules, note);
      icalproperty_free (note);
    }
  icalcomponent_add_component (whole, rules);
}

/* GLib counts from Monday, libical from Sunday. */
static icalproperty *
new_rule (const SoleusCalendarEvent *event)
{
  struct icalrecurrencetype rule;
  guint n = 0;

  icalrecurrencetype_clear (&rule);
  rule.freq = ICAL_WEEKLY_RECURRENCE;
  rule.count = (int) event->count;
  for (guint day = 0; day < DAYS_OF_A_WEEK; day++)
    if (event->weekdays & (1u << day))
      rule.by_day[n++] = (short) ((day + 1) % DAYS_OF_A_WEEK + 1);
  return icalproperty_new_rrule (rule);
}

static icalproperty *
new_start (const SoleusCalendar *calendar, const SoleusCalendarEvent *event)
{
  icaltimezone *zone = find_zone (calendar);
  struct icaltimetype start = icaltime_null_time ();
  icalproperty *property;

  start.year = g_date_get_year (&event->first);
  start.month = g_date_get_month (&event->first);
  start.day = g_date_get_day (&event->first);
  start.hour = (int) event->minute / 60;
  start.minute = (int) event->minute % 60;
  if (zone && is_utc (zone))
    start.zone = zone;
  property = icalproperty_new_dtstart (start);
  if (zone && !is_utc (zone))
    icalproperty_add_parameter (property, icalparameter_new_tzid (calendar->zone));
  return property;
}

static icalcomponent *
new_alarm (const SoleusCalendarEvent *event)
{
  struct icaltriggertype trigger = icaltriggertype_from_int (0);

  return icalcomponent_vanew (ICAL_VALARM_COMPONENT, icalproperty_new_action (ICAL_ACTION_DISPLAY),
                              icalproperty_new_trigger (trigger),
                              icalproperty_new_description (event->summary), (void *) 0);
}

static icalcomponent *
new_event (const SoleusCalendar *calendar, const SoleusCalendarEvent *event)
{
  struct icaltimetype stamp = icaltime_from_timet_with_zone (
      (time_t) (calendar->now_us / G_USEC_PER_SEC), 0, icaltimezone_get_utc_timezone ());

  return icalcomponent_vanew (
      ICAL_VEVENT_COMPONENT, icalproperty_new_uid (event->uid), icalproperty_new_dtstamp (stamp),
      icalproperty_new_summary (event->summary), icalproperty_new_description (event->description),
      new_start (calendar, event),
      icalproperty_new_duration (icaldurationtype_from_int ((int) event->length * 60)),
      new_rule (event),
      /* A stretch doesn't make anybody busy. */
      icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT), new_alarm (event), (void *) 0);
}

G_MODULE_EXPORT char *
soleus_calendar_writer (const SoleusCalendar *calendar)
{
  icaltimezone *zone = find_zone (calendar);
  icalcomponent *whole = icalcomponent_vanew (
      ICAL_VCALENDAR_COMPONENT, icalproperty_new_version ("2.0"),
      icalproperty_new_prodid ("-//Soleus//Soleus " SOLEUS_VERSION "//EN"), (void *) 0);
  icalproperty *name = icalproperty_new_x (calendar->name);
  char *ical;
  char *text;

  icalproperty_set_x_name (name, "X-WR-CALNAME");
  icalcomponent_add_property (whole, name);
  if (zone && !is_utc (zone))
    add_zone (whole, zone, calendar->zone);
  for (guint i = 0; i < calendar->events->len; i++)
    icalcomponent_add_component (whole, new_event (calendar, calendar->events->pdata[i]));
  ical = icalcomponent_as_ical_string_r (whole);
  text = g_strdup (ical);
  icalmemory_free_buffer (ical);
  icalcomponent_free (whole);
  return text;
}
