/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-hand-entry.h"

#include <string.h>

/* The index of a leg, which is left or right. */
static guint
get_index (SoleusLeg leg)
{
  return leg == SOLEUS_LEG_RIGHT ? 1 : 0;
}

static gint64
sum_up (SoleusSessionRecord *record, SoleusStepKind kind, SoleusLeg leg)
{
  gint64 worked = 0;

  for (guint i = 0; i < record->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (record, i);

      if (phase->kind == kind && phase->leg == leg)
        worked += phase->worked_ms;
    }
  return worked;
}

/* Fills in what is recorded. The routine stays, since it may no longer exist. */
void
soleus_hand_entry_read (SoleusHandEntry *self, SoleusSessionRecord *record)
{
  self->start_us = record->start_us;
  self->offset_s = record->offset_s;
  self->note = record->note;
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      guint i = get_index (leg);

      self->stretch_ms[i] = sum_up (record, SOLEUS_STEP_STRETCH, leg);
      self->pressure_ms[i] = sum_up (record, SOLEUS_STEP_PRESSURE, leg);
      self->before[i] = soleus_session_record_get_rating (record, SOLEUS_RATING_BEFORE, leg);
      self->after[i] = soleus_session_record_get_rating (record, SOLEUS_RATING_AFTER, leg);
    }
}

gboolean
soleus_hand_entry_has_work (const SoleusHandEntry *self)
{
  return self->stretch_ms[0] > 0 || self->stretch_ms[1] > 0 || self->pressure_ms[0] > 0 ||
         self->pressure_ms[1] > 0;
}

/* The step of the routine that stands for what was done, or any. */
static const char *
find_step (SoleusRoutine *routine, SoleusStepKind kind)
{
  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];

      if (step->kind == kind)
        return step->id;
    }
  return "";
}

/* Puts @worked_ms in the place of all phases of that kind on that leg. */
static void
replace_phases (SoleusSessionRecord *record,
                SoleusRoutine *routine,
                SoleusStepKind kind,
                SoleusLeg leg,
                gint64 worked_ms)
{
  SoleusMuscle target = soleus_routine_get_target (routine);
  SoleusPhaseRecord phase = {
    .leg = leg,
    .muscle = target == SOLEUS_MUSCLE_NONE ? SOLEUS_MUSCLE_BOTH : target,
    .kind = kind,
    .step = g_strdup (find_step (routine, kind)),
    .worked_ms = worked_ms,
    .planned_ms = worked_ms,
    .pressure = kind == SOLEUS_STEP_PRESSURE,
  };

  for (guint i = record->phases->len; i > 0; i--)
    {
      const SoleusPhaseRecord *old = soleus_session_record_get_phase (record, i - 1);

      if (old->kind == kind && old->leg == leg)
        g_array_remove_index (record->phases, i - 1);
    }
  if (worked_ms > 0)
    g_array_append_val (record->phases, phase);
  else
    g_free (phase.step);
}

/* Returns: whether anything changed */
static gboolean
apply_work (const SoleusHandEntry *self, SoleusSessionRecord *record)
{
  gboolean changed = FALSE;

  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      const gint64 worked[] = { self->stretch_ms[get_index (leg)],
                                self->pressure_ms[get_index (leg)] };

      for (guint i = 0; i < G_N_ELEMENTS (worked); i++)
        {
          SoleusStepKind kind = i == 0 ? SOLEUS_STEP_STRETCH : SOLEUS_STEP_PRESSURE;

          if (worked[i] == sum_up (record, kind, leg))
            continue;
          replace_phases (record, self->routine, kind, leg, worked[i]);
          changed = TRUE;
        }
    }
  return changed;
}

/* Phases keep their distance from the start, those that were entered end one after the other, and
 * the session ends with the last. */
static void
set_times (SoleusSessionRecord *record, gint64 later_us)
{
  gint64 end_us = record->start_us;

  for (guint i = 0; i < record->phases->len; i++)
    {
      SoleusPhaseRecord *phase = &g_array_index (record->phases, SoleusPhaseRecord, i);

      phase->number = i + 1;
      if (phase->end_us == 0)
        phase->end_us = end_us + phase->worked_ms * 1000;
      else
        phase->end_us += later_us;
      end_us = MAX (end_us, phase->end_us);
    }
  for (guint i = 0; i < record->pain_stops->len; i++)
    g_array_index (record->pain_stops, SoleusPainRecord, i).at_us += later_us;
  record->end_us = MAX (record->end_us + later_us, end_us);
}

static void
apply_ratings (const SoleusHandEntry *self, SoleusSessionRecord *record)
{
  g_array_set_size (record->ratings, 0);
  for (guint i = 0; i < 4; i++)
    {
      SoleusRatingRecord rating = {
        .moment = i < 2 ? SOLEUS_RATING_BEFORE : SOLEUS_RATING_AFTER,
        .leg = i % 2 == 0 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT,
        .value = i < 2 ? self->before[i] : self->after[i - 2],
      };

      if (rating.value != SOLEUS_RATING_NONE)
        g_array_append_val (record->ratings, rating);
    }
}

static SoleusSessionRecord *
make_record (void)
{
  SoleusSessionRecord *record = soleus_session_record_new ();

  record->uuid = g_uuid_string_random ();
  record->routine = g_strdup ("");
  record->options = g_strdup ("");
  record->verdict = g_strdup ("");
  record->outcome = SOLEUS_OUTCOME_FINISHED;
  record->by_hand = TRUE;
  return record;
}

/**
 * soleus_hand_entry_apply:
 * @before: (nullable): the session that is corrected; %NULL for a new one
 *
 * What was recorded and is not corrected stays as it was, with its stops for pain. Ratings and a
 * note leave a recorded session a recorded one. Anything else makes it one that was entered by
 * hand.
 *
 * Returns: (transfer full): the session to record
 */
SoleusSessionRecord *
soleus_hand_entry_apply (const SoleusHandEntry *self, SoleusSessionRecord *before)
{
  SoleusSessionRecord *record = before ? soleus_session_record_copy (before) : make_record ();
  gint64 later_us = before ? self->start_us - before->start_us : 0;
  gboolean changed = later_us != 0;

  record->start_us = self->start_us;
  record->offset_s = self->offset_s;
  if (!before)
    record->end_us = self->start_us;
  if (self->routine)
    {
      if (strcmp (record->routine, self->routine->id) != 0)
        {
          changed = TRUE;
          g_free (record->routine);
          record->routine = g_strdup (self->routine->id);
        }
      changed = apply_work (self, record) || changed;
    }
  if (changed)
    set_times (record, later_us);
  apply_ratings (self, record);
  g_free (record->note);
  record->note = g_strdup (self->note);
  record->by_hand = record->by_hand || changed;
  return record;
}

/**
 * soleus_hand_entry_get_pressure_to_count:
 * @before: (nullable): what @record corrects
 * @leg: left or right
 * @since_us: when the hour that counts began, in microseconds since 1970-01-01 UTC
 *
 * A session that Soleus guided was counted when it was done, whatever is corrected. Of one that was
 * entered by hand only what is more than was counted counts, and less takes nothing away.
 *
 * Returns: milliseconds of pressure that the safety gate hasn't heard of
 */
gint64
soleus_hand_entry_get_pressure_to_count (SoleusSessionRecord *record,
                                         SoleusSessionRecord *before,
                                         SoleusLeg leg,
                                         gint64 since_us)
{
  gint64 pressure_ms = sum_up (record, SOLEUS_STEP_PRESSURE, leg);

  if (record->end_us <= since_us || (before && !before->by_hand))
    return 0;
  if (before && before->end_us > since_us)
    pressure_ms -= sum_up (before, SOLEUS_STEP_PRESSURE, leg);
  return MAX (0, pressure_ms);
}
