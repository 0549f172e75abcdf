/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-day-disc.h"

#include <glib/gi18n-lib.h>

#include "soleus-format.h"
#include "soleus-progress-text.h"

/* From so many minutes on a disc is fuller. The last is a session as long as most routines. */
static const int disc_minutes[] = { 1, 3, 8 };

/**
 * soleus_day_disc_new:
 * @day: in days since 1970-01-01
 * @total: (nullable): what was done on it
 *
 * Returns: the number of a day, on a disc where it has sessions, the fuller the longer they were
 */
GtkWidget *
soleus_day_disc_new (int day, const SoleusDayTotal *total)
{
  g_autofree char *number = soleus_progress_format_day (day, "%-e");
  GtkWidget *label = gtk_label_new (number);
  g_autofree char *css = NULL;
  guint fill = 0;

  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "disc");
  if (!total)
    return label;
  while (fill < G_N_ELEMENTS (disc_minutes) &&
         total->stretch_ms + total->pressure_ms >= disc_minutes[fill] * G_GINT64_CONSTANT (60000))
    fill++;
  css = g_strdup_printf ("fill-%u", fill);
  gtk_widget_add_css_class (label, css);
  return label;
}

/* Returns: "Tuesday 5 November: 2 sessions, stretched 6 min, massaged 2 min" */
char *
soleus_day_disc_describe (int day, const SoleusDayTotal *total)
{
  g_autofree char *date = soleus_progress_format_day (day, soleus_get_weekday_date_format ());
  g_autofree char *stretch = soleus_progress_format_length (total->stretch_ms);
  g_autofree char *pressure = soleus_progress_format_length (total->pressure_ms);
  g_autofree char *sessions =
      g_strdup_printf (ngettext ("%u session", "%u sessions", total->sessions), total->sessions);

  /* Translators: a date, how many sessions ("2 sessions"), and two lengths of time. */
  return g_strdup_printf (_ ("%s: %s, stretched for %s, massaged for %s"), date, sessions, stretch,
                          pressure);
}
