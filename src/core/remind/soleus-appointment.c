/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-appointment.h"

#include "soleus-local-minute.h"
#include "soleus-reminder-file.h"

#define GROUP_PREFIX "Appointment "
/* Many times what a plan has. */
#define MAX_APPOINTMENTS 64

SoleusAppointment *
soleus_appointment_new (guint weekdays, int minute, int first_day, const char *routine_id)
{
  SoleusAppointment *self = g_new0 (SoleusAppointment, 1);

  self->weekdays = weekdays;
  self->minute = minute;
  self->first_day = first_day;
  self->routine_id = g_strdup (routine_id);
  return self;
}

void
soleus_appointment_free (SoleusAppointment *self)
{
  g_free (self->routine_id);
  g_free (self);
}

static GPtrArray *
new_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_appointment_free);
}

/* ---- those of a plan */

/* The day of the plan that is to be done next, from 0. The one that was finished today is over. */
static guint
find_next_day (SoleusPlanState *plan)
{
  guint day = 0;

  while (day < plan->n_days && soleus_plan_state_is_past (plan, day))
    day++;
  return day;
}

static gboolean
is_done_today (SoleusPlanState *plan, const SoleusPlanSession *session)
{
  for (guint i = 0; i < plan->tasks->len; i++)
    {
      const SoleusPlanTask *task = &g_array_index (plan->tasks, SoleusPlanTask, i);

      if (task->session == session && task->done)
        return TRUE;
    }
  return plan->is_done;
}

/* The time of the day of whatever was over when the plan began is not to be reminded of that day.
 */
static int
find_first_day (SoleusPlanState *plan, const SoleusPlanSession *session, int minute, int day_start)
{
  gint64 at = (gint64) plan->begun_day * SOLEUS_MINUTES_A_DAY + minute;
  gboolean was_over;

  if (is_done_today (plan, session))
    return plan->today + 1;
  if (minute < day_start * 60)
    at += SOLEUS_MINUTES_A_DAY;
  was_over = at <= soleus_local_minute_from_time (plan->begun_us);
  return plan->begun_day + (was_over ? 1 : 0);
}

/**
 * soleus_appointments_new:
 * @plan: how far it has come
 * @day_start: the hour at which a day starts
 *
 * A day of the plan that isn't done stays the next one, so that these stay right until a session is
 * done or the person decides something.
 *
 * Returns: (element-type SoleusAppointment) (transfer full): the sessions that are to be done next
 *   and have a time of the day; none unless the plan goes on
 */
GPtrArray *
soleus_appointments_new (SoleusPlanState *plan, int day_start)
{
  GPtrArray *appointments = new_array ();
  guint day;

  if (plan->status != SOLEUS_PLAN_GOING)
    return appointments;
  day = find_next_day (plan);
  for (guint i = 0; i < plan->plan->sessions->len; i++)
    {
      const SoleusPlanSession *session = plan->plan->sessions->pdata[i];
      int minute = g_array_index (plan->minutes, int, i);

      if (minute != SOLEUS_MINUTE_NONE &&
          soleus_plan_session_is_on (session, plan->plan, day / plan->week_days + 1,
                                     day % plan->week_days, plan->week_days))
        g_ptr_array_add (appointments,
                         soleus_appointment_new (plan->weekdays, minute,
                                                 find_first_day (plan, session, minute, day_start),
                                                 session->routine));
    }
  return appointments;
}

/* ---- the file */

/* The file by which the window tells the reminder of them: the reminder opens no database. */
char *
soleus_appointments_get_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "soleus", "appointments", NULL);
}

/**
 * soleus_appointments_load:
 *
 * Returns: (element-type SoleusAppointment) (transfer full): those of the file that can be
 *   understood; none without a file
 */
GPtrArray *
soleus_appointments_load (const char *path)
{
  GPtrArray *appointments = new_array ();
  g_autoptr (GKeyFile) file = soleus_reminder_file_load (path);
  g_auto (GStrv) groups = file ? g_key_file_get_groups (file, NULL) : NULL;

  for (guint i = 0; groups && groups[i] && appointments->len < MAX_APPOINTMENTS; i++)
    {
      int weekdays = g_key_file_get_integer (file, groups[i], "Weekdays", NULL);
      int minute = g_key_file_get_integer (file, groups[i], "Minute", NULL);
      int first_day = g_key_file_get_integer (file, groups[i], "FirstDay", NULL);
      g_autofree char *id = g_key_file_get_string (file, groups[i], "Routine", NULL);

      if (g_str_has_prefix (groups[i], GROUP_PREFIX) && id && weekdays > 0 &&
          weekdays <= SOLEUS_WEEKDAYS_ALL && minute >= 0 && minute < SOLEUS_MINUTES_A_DAY)
        g_ptr_array_add (appointments,
                         soleus_appointment_new ((guint) weekdays, minute, first_day, id));
    }
  return appointments;
}

/* Whether the file says so already. Without one, nothing is said. */
static gboolean
is_written (GKeyFile *file, const char *path)
{
  g_autoptr (GKeyFile) there = soleus_reminder_file_load (path);
  g_autofree char *old = there ? g_key_file_to_data (there, NULL, NULL) : g_strdup ("");
  g_autofree char *new = g_key_file_to_data (file, NULL, NULL);

  return g_str_equal (old, new);
}

/**
 * soleus_appointments_save:
 * @appointments: (element-type SoleusAppointment)
 *
 * Replaces the file, unless it says the same already; without an appointment it is empty.
 */
gboolean
soleus_appointments_save (GPtrArray *appointments, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < appointments->len; i++)
    {
      const SoleusAppointment *each = appointments->pdata[i];
      g_autofree char *group = g_strdup_printf (GROUP_PREFIX "%u", i + 1);

      g_key_file_set_integer (file, group, "Weekdays", (int) each->weekdays);
      g_key_file_set_integer (file, group, "Minute", each->minute);
      g_key_file_set_integer (file, group, "FirstDay", each->first_day);
      g_key_file_set_string (file, group, "Routine", each->routine_id);
    }
  return is_written (file, path) || soleus_reminder_file_save (file, path, error);
}
