/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-today-situation.h"

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)

static SoleusMuscle
get_muscles (SoleusSessionRecord *record)
{
  SoleusMuscle muscles = SOLEUS_MUSCLE_NONE;

  for (guint i = 0; i < record->phases->len; i++)
    {
      SoleusMuscle muscle = soleus_session_record_get_phase (record, i)->muscle;

      if (muscle != SOLEUS_MUSCLE_NONE && muscle != muscles)
        muscles = muscles == SOLEUS_MUSCLE_NONE ? muscle : SOLEUS_MUSCLE_BOTH;
    }
  return muscles;
}

/* The leg that is tighter counts. */
static int
get_tightest (SoleusSessionRecord *record)
{
  return MAX (soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_LEFT),
              soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, SOLEUS_LEG_RIGHT));
}

/* A clock that was wrong may have left sessions that lie ahead. */
static gboolean
was_massaged (SoleusSessionRecord *record, gint64 now_us)
{
  for (guint i = 0; i < record->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (record, i);

      if (phase->pressure && ABS (now_us - phase->end_us) < HOUR_US)
        return TRUE;
    }
  return FALSE;
}

static void
add_today (SoleusSituation *self, SoleusSessionRecord *record)
{
  SoleusMuscle muscles = get_muscles (record);

  self->hurt |= record->pain_stops->len > 0;
  if (muscles != SOLEUS_MUSCLE_NONE && muscles != self->today)
    self->today = self->today == SOLEUS_MUSCLE_NONE ? muscles : SOLEUS_MUSCLE_BOTH;
}

/**
 * soleus_situation_read:
 * @self: what the sessions and the time say is filled in
 * @sessions: (element-type SoleusSessionRecord): the latest first; @self borrows from them
 */
void
soleus_situation_read (SoleusSituation *self, GPtrArray *sessions, SoleusHistory *history)
{
  gint64 now_us = soleus_history_get_now (history);
  int today = soleus_history_get_today (history);

  self->known = TRUE;
  self->last = NULL;
  self->days_ago = self->rated_days_ago = 0;
  self->today = self->rated = SOLEUS_MUSCLE_NONE;
  self->tightest = SOLEUS_SITUATION_UNRATED;
  self->hurt = self->massaged = FALSE;
  for (guint i = 0; i < sessions->len; i++)
    {
      SoleusSessionRecord *record = sessions->pdata[i];
      int days_ago = today - soleus_history_get_day_of (history, record);

      self->massaged |= was_massaged (record, now_us);
      /* West of where it was done, the day of a session may not have begun yet. */
      if (days_ago < -1)
        continue;
      days_ago = MAX (days_ago, 0);
      if (days_ago == 0)
        add_today (self, record);
      if (!self->last && soleus_session_record_get_worked (record) > 0)
        {
          self->last = record->routine;
          self->days_ago = days_ago;
        }
      if (self->tightest == SOLEUS_SITUATION_UNRATED && get_tightest (record) >= 0)
        {
          self->tightest = get_tightest (record);
          self->rated = get_muscles (record);
          self->rated_days_ago = days_ago;
        }
    }
}
