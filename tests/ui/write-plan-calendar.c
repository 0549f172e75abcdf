/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-plan-calendar PLAN WEEKDAYS NEXT FIRST-DAY ZONE: prints the days of a plan that are to
 * come; the days are given as YYYY-MM-DD. */
#include <stdio.h>
#include <stdlib.h>

#include "soleus-calendar-file.h"
#include "soleus-day.h"
#include "soleus-plan-calendar.h"
#include "soleus-plan-reader.h"

int
main (int argc, char **argv)
{
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  g_autoptr (GPtrArray) plans = soleus_plans_read ();
  g_autoptr (GArray) minutes = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (SoleusCalendar) calendar = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SoleusPlan *plan;
  GDate first;

  g_assert_cmpint (argc, ==, 6);
  plan = soleus_plans_find (plans, argv[1]);
  g_assert_nonnull (plan);
  for (guint i = 0; i < plan->sessions->len; i++)
    g_array_append_val (minutes, ((SoleusPlanSession *) plan->sessions->pdata[i])->minute);
  g_date_set_parse (&first, argv[4]);
  calendar = soleus_plan_calendar_new (&(SoleusPlanSchedule){ plan, (guint) atoi (argv[2]), minutes,
                                                              (guint) atoi (argv[3]),
                                                              soleus_day_from_date (&first) },
                                       catalogue, argv[5], 0);
  text = soleus_calendar_to_text (calendar, &error);
  g_assert_no_error (error);
  fputs (text, stdout);
  return EXIT_SUCCESS;
}
