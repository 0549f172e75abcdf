/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-interrupted.h"

#include <string.h>

#include "soleus-history-text.h"
#include "soleus-options-text.h"

/* Stands among the options of a session that did not begin at the beginning. */
#define START_MARK "from="

static GPtrArray *
list_work (const SoleusOptions *options, SoleusRoutine *routine)
{
  g_autoptr (GPtrArray) phases = soleus_options_expand (options, routine);
  GPtrArray *work = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_phase_unref);

  for (guint i = 0; i < phases->len; i++)
    if (soleus_phase_get_kind (phases->pdata[i]) == SOLEUS_PHASE_WORK)
      g_ptr_array_add (work, soleus_phase_ref (phases->pdata[i]));
  return work;
}

static char *
describe_start (SoleusPhase *start)
{
  return g_strdup_printf (START_MARK "%s/%s/%u", soleus_phase_get_step (start)->id,
                          soleus_names_get (SOLEUS_NAMES_LEG, (int) soleus_phase_get_leg (start)),
                          soleus_phase_get_repetition (start));
}

/* Where the session began; 0 where it doesn't say so. */
static guint
find_start (GPtrArray *work, const char *options)
{
  g_auto (GStrv) choices = g_strsplit (options, " ", -1);

  for (guint i = 0; i < work->len; i++)
    {
      g_autofree char *mark = describe_start (work->pdata[i]);

      if (g_strv_contains ((const char *const *) choices, mark))
        return i;
    }
  return 0;
}

static gboolean
is_same (SoleusPhase *phase, const SoleusPhaseRecord *done, gboolean any_step)
{
  return soleus_phase_get_leg (phase) == done->leg &&
         (any_step || g_str_equal (soleus_phase_get_step (phase)->id, done->step));
}

/* The place of what was done among what there is to do: the next after @from, or the nearest before
 * it where the person went back. An easier step may have taken the place of one. */
static gboolean
find_done (
    GPtrArray *work, const SoleusPhaseRecord *done, gboolean any_step, guint from, guint *place)
{
  for (*place = from; *place < work->len; (*place)++)
    if (is_same (work->pdata[*place], done, any_step))
      return TRUE;
  for (*place = from; (*place)-- > 0;)
    if (is_same (work->pdata[*place], done, any_step))
      return TRUE;
  return FALSE;
}

/* What was cut off before half of it was done is not done. */
static gboolean
is_cut_off (const SoleusPhaseRecord *done)
{
  return done->worked_ms * 2 < done->planned_ms;
}

static guint
find_next (GPtrArray *work, SoleusSessionRecord *record)
{
  guint next = find_start (work, record->options);

  for (guint i = 0; i < record->phases->len; i++)
    {
      const SoleusPhaseRecord *done = soleus_session_record_get_phase (record, i);
      gboolean is_last = i + 1 == record->phases->len;
      guint place;

      if (find_done (work, done, FALSE, next, &place) || find_done (work, done, TRUE, next, &place))
        next = is_last && is_cut_off (done) ? place : place + 1;
    }
  return next;
}

static gboolean
may_go_on (SoleusSessionRecord *record, gint64 now_us)
{
  return record->outcome == SOLEUS_OUTCOME_INTERRUPTED && !record->by_hand &&
         record->pain_stops->len == 0 && record->end_us <= now_us &&
         now_us - record->end_us < SOLEUS_INTERRUPTED_LIFE_US;
}

/**
 * soleus_interrupted_find:
 * @records: (element-type SoleusSessionRecord): the newest sessions, the newest first
 * @now_us: microseconds since 1970-01-01 UTC
 *
 * The newest session goes on if it was cut off less than 12 hours ago and nothing hurt in it. One
 * that was ended by the person, or was followed by another, does not.
 *
 * Returns: (transfer full) (nullable): the session that may go on
 */
SoleusInterrupted *
soleus_interrupted_find (GPtrArray *records, SoleusCatalogue *catalogue, gint64 now_us)
{
  SoleusSessionRecord *record = records->len > 0 ? records->pdata[0] : NULL;
  SoleusRoutine *routine =
      record != NULL ? soleus_catalogue_find (catalogue, record->routine) : NULL;
  g_autoptr (SoleusInterrupted) self = NULL;

  if (routine == NULL || !may_go_on (record, now_us))
    return NULL;
  self = g_atomic_rc_box_new0 (SoleusInterrupted);
  self->record = g_object_ref (record);
  self->routine = g_object_ref (routine);
  soleus_options_from_text (&self->options, record->options);
  self->options.more_pressure = FALSE;
  self->work = list_work (&self->options, routine);
  self->next = find_next (self->work, record);
  return self->next < self->work->len ? g_steal_pointer (&self) : NULL;
}

SoleusInterrupted *
soleus_interrupted_ref (SoleusInterrupted *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SoleusInterrupted *self = data;

  g_clear_object (&self->record);
  g_clear_object (&self->routine);
  g_clear_pointer (&self->work, g_ptr_array_unref);
}

void
soleus_interrupted_unref (SoleusInterrupted *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* The first that was not done and may be; NULL where nothing of it may. */
SoleusPhase *
soleus_interrupted_get_start (SoleusInterrupted *self, const SoleusAllowance *allowance)
{
  for (guint i = self->next; i < self->work->len; i++)
    {
      SoleusPhase *phase = self->work->pdata[i];

      if (soleus_allowance_allows (allowance, soleus_phase_get_step (phase),
                                   soleus_phase_get_leg (phase)))
        return phase;
    }
  return NULL;
}

/**
 * soleus_interrupted_note_start:
 * @options: as soleus_options_to_text() gave them
 * @start: the work that the session begins with
 *
 * Returns: (transfer full): the options with a note of where the session begins, so that it can go
 * on once more
 */
char *
soleus_interrupted_note_start (const char *options, SoleusPhase *start)
{
  g_autofree char *mark = describe_start (start);

  return g_strconcat (options, " ", mark, NULL);
}
