/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-calendar ZONE FIRST-DAY MINUTE WEEKDAYS COUNT SUMMARY: prints a calendar with one event;
 * the zone - is none. */
#include "soleus-calendar-file.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  SoleusCalendarEvent event = { (char *) "one@soleus", argv[6], (char *) "First line\nsecond, line",
                                .length = 8 };
  g_autoptr (SoleusCalendar) calendar = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (argc, ==, 7);
  calendar = soleus_calendar_new ("A plan", g_str_equal (argv[1], "-") ? NULL : argv[1], 0);
  g_date_set_parse (&event.first, argv[2]);
  event.minute = (guint) atoi (argv[3]);
  event.weekdays = (guint) atoi (argv[4]);
  event.count = (guint) atoi (argv[5]);
  soleus_calendar_add (calendar, &event);
  text = soleus_calendar_to_text (calendar, &error);
  if (!text)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  fputs (text, stdout);
  return EXIT_SUCCESS;
}
