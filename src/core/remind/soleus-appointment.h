/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan-state.h"

G_BEGIN_DECLS

/**
 * SoleusAppointment:
 * @weekdays: the days, by the start of a day that the person chose
 * @minute: the time of day by the clock on the wall, in minutes since midnight. One before the
 *   start of the day comes after the midnight that follows.
 * @first_day: the first local day that counts, in days since 1970-01-01. It is tomorrow at the
 *   latest when the file is written.
 * @routine_id: what is to be done then
 */
typedef struct
{
  guint weekdays;
  int minute;
  int first_day;
  char *routine_id;
} SoleusAppointment;

SoleusAppointment *
soleus_appointment_new (guint weekdays, int minute, int first_day, const char *routine_id);
void soleus_appointment_free (SoleusAppointment *self);

GPtrArray *soleus_appointments_new (SoleusPlanState *plan, int day_start);

char *soleus_appointments_get_path (void);
GPtrArray *soleus_appointments_load (const char *path);
gboolean soleus_appointments_save (GPtrArray *appointments, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusAppointment, soleus_appointment_free)

G_END_DECLS
