/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weekdays of breaks from sitting: a button for each, in the order of the person's calendar. */
#include "soleus-weekday-choices.h"

#include "soleus-day.h"
#include "soleus-format.h"

#define PROPERTY "sitting-break-weekdays"
#define WEEK     7
/* 1970-01-01 was a Thursday, and 0 is Monday. */
#define WEEKDAY_OF_DAY_0 3

static gboolean
days_to_active (GBinding *binding, const GValue *from, GValue *to, gpointer bit)
{
  g_value_set_boolean (to, (g_value_get_int (from) & GPOINTER_TO_INT (bit)) != 0);
  return TRUE;
}

/* The last day can't be taken away: the switch above is for that. */
static gboolean
active_to_days (GBinding *binding, const GValue *from, GValue *to, gpointer bit)
{
  g_autoptr (GObject) settings = g_binding_dup_source (binding);
  g_autoptr (GObject) button = g_binding_dup_target (binding);
  int days, changed;

  g_object_get (settings, PROPERTY, &days, NULL);
  changed =
      g_value_get_boolean (from) ? days | GPOINTER_TO_INT (bit) : days & ~GPOINTER_TO_INT (bit);
  if (changed == 0)
    {
      g_object_set (button, "active", TRUE, NULL);
      return FALSE;
    }
  g_value_set_int (to, changed);
  return TRUE;
}

static char *
format_weekday (int day, const char *format)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (day * G_GINT64_CONSTANT (86400));

  return soleus_format_date_as (date, format);
}

void
soleus_weekday_choices_add (GtkFlowBox *box, SoleusSettings *settings)
{
  int week_start = soleus_day_get_week_start (WEEK);

  for (int day = week_start; day < week_start + WEEK; day++)
    {
      g_autofree char *short_name = format_weekday (day, "%a");
      g_autofree char *name = format_weekday (day, "%A");
      GtkWidget *button = gtk_toggle_button_new_with_label (short_name);
      gpointer bit = GINT_TO_POINTER (1 << ((day + WEEKDAY_OF_DAY_0) % WEEK));

      gtk_widget_add_css_class (button, "weekday");
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_flow_box_append (box, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
      g_object_bind_property_full (settings, PROPERTY, button, "active",
                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, days_to_active,
                                   active_to_days, bit, NULL);
      soleus_settings_bind_writable (settings, PROPERTY, button);
    }
}
