/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-time-row.h"

#include "soleus-combo-row.h"
#include "soleus-plan-text.h"

/* Minutes between two choices. */
#define STEP 30

/* Offers the times of a day, and none. */
void
soleus_time_row_set_up (AdwComboRow *row)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_take (list, soleus_plan_format_minute (SOLEUS_MINUTE_NONE));
  for (int minute = 0; minute < SOLEUS_MINUTES_A_DAY; minute += STEP)
    gtk_string_list_take (list, soleus_plan_format_minute (minute));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  soleus_combo_row_show_whole (row);
}

/* Returns: the minute of the day, or %SOLEUS_MINUTE_NONE */
int
soleus_time_row_get (AdwComboRow *row)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen == 0 || chosen == GTK_INVALID_LIST_POSITION ? SOLEUS_MINUTE_NONE
                                                            : (int) (chosen - 1) * STEP;
}

void
soleus_time_row_set (AdwComboRow *row, int minute)
{
  adw_combo_row_set_selected (row, minute == SOLEUS_MINUTE_NONE ? 0 : (guint) (minute / STEP) + 1);
}
