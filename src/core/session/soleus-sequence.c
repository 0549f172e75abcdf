/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-sequence.h"

#include "soleus-routine-reader.h"

/* Cut shorter than this, pressure isn't worth finding the place for. A tender spot has a limit of
 * its own. */
#define TRIMMED_MIN_SECONDS 5

/* The phases of @routine, without what @allowance leaves out. */
SoleusSequence *
soleus_sequence_new (const SoleusOptions *options,
                     SoleusRoutine *routine,
                     const SoleusAllowance *allowance)
{
  SoleusSequence *self = g_new0 (SoleusSequence, 1);

  self->wanted = soleus_options_expand_within (options, routine, allowance);
  self->phases = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_phase_unref);
  for (guint i = 0; i < self->wanted->len; i++)
    g_ptr_array_add (self->phases, soleus_phase_ref (self->wanted->pdata[i]));
  return self;
}

void
soleus_sequence_free (SoleusSequence *self)
{
  g_ptr_array_unref (self->wanted);
  g_ptr_array_unref (self->phases);
  g_free (self);
}

SoleusPhase *
soleus_sequence_get_phase (SoleusSequence *self, guint index)
{
  g_return_val_if_fail (index < self->phases->len, NULL);
  return self->phases->pdata[index];
}

/* The length of a phase in microseconds: 0 where it was dropped, or SOLEUS_FOREVER. */
gint64
soleus_sequence_get_duration (SoleusSequence *self, guint index)
{
  gint64 ms = soleus_phase_get_duration (soleus_sequence_get_phase (self, index));

  return ms == SOLEUS_PHASE_UNTIMED ? SOLEUS_FOREVER : ms * 1000;
}

/* Microseconds of the phases at and after @from, without the untimed ones. */
gint64
soleus_sequence_get_total (SoleusSequence *self, guint from)
{
  gint64 total = 0;

  for (guint i = from; i < self->phases->len; i++)
    total += MAX (0, soleus_phase_get_duration (self->phases->pdata[i]) * 1000);
  return total;
}

/* Microseconds of the work phases at and after @from. */
gint64
soleus_sequence_get_work (SoleusSequence *self, guint from)
{
  gint64 total = 0;

  for (guint i = from; i < self->phases->len; i++)
    if (soleus_phase_get_kind (self->phases->pdata[i]) == SOLEUS_PHASE_WORK)
      total += soleus_sequence_get_duration (self, i);
  return total;
}

/* The place after the last massage of all; 0 where there is none. */
guint
soleus_sequence_find_pressure_end (SoleusSequence *self)
{
  guint i = self->phases->len;

  while (i > 0 && (!soleus_phase_is_pressure (self->phases->pdata[i - 1]) ||
                   soleus_sequence_get_duration (self, i - 1) == 0))
    i--;
  return i;
}

/* The first phase at or after @from that was not dropped. The last phase never is. */
guint
soleus_sequence_find_kept (SoleusSequence *self, guint from)
{
  while (from + 1 < self->phases->len && soleus_sequence_get_duration (self, from) == 0)
    from++;
  return from;
}

static gboolean
is_work (SoleusSequence *self, guint index)
{
  return soleus_phase_get_kind (self->phases->pdata[index]) == SOLEUS_PHASE_WORK &&
         soleus_sequence_get_duration (self, index) > 0;
}

/* The first work phase at or after @from that was not dropped; the number of phases where there is
 * none. */
guint
soleus_sequence_find_work (SoleusSequence *self, guint from)
{
  while (from < self->phases->len && !is_work (self, from))
    from++;
  return from;
}

/* The place where the work before @index begins, with the time to get ready for it. */
guint
soleus_sequence_find_hold_before (SoleusSequence *self, guint index)
{
  while (index > 0 && !is_work (self, --index))
    ;
  while (index > 0 && !is_work (self, index - 1))
    index--;
  return index;
}

/* The place where the same work as @work begins, whatever is left of it, with the time to get ready
 * for it; 0 where there is none. */
guint
soleus_sequence_find_start (SoleusSequence *self, SoleusPhase *work)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      SoleusPhase *phase = self->phases->pdata[i];

      if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
          soleus_phase_get_step (phase) == soleus_phase_get_step (work) &&
          soleus_phase_get_leg (phase) == soleus_phase_get_leg (work) &&
          soleus_phase_get_repetition (phase) == soleus_phase_get_repetition (work))
        return i > 0 && !is_work (self, i - 1) ? i - 1 : i;
    }
  return 0;
}

static void
replace (GPtrArray *phases, guint index, SoleusPhase *by)
{
  soleus_phase_unref (phases->pdata[index]);
  phases->pdata[index] = by;
}

static gboolean
is_allowed (SoleusPhase *phase, const SoleusAllowance *allowance)
{
  SoleusStep *step = soleus_phase_get_step (phase);

  return !step || soleus_allowance_allows (allowance, step, soleus_phase_get_leg (phase));
}

/* Drops for good what is not in @allowance, with the change-overs that lead to it; also what is
 * over, so that there is no way back to it. */
void
soleus_sequence_forbid (SoleusSequence *self, const SoleusAllowance *allowance)
{
  for (guint i = 0; i < self->phases->len; i++)
    {
      if (is_allowed (self->phases->pdata[i], allowance))
        continue;
      replace (self->wanted, i, soleus_phase_with_duration (self->wanted->pdata[i], 0));
      replace (self->phases, i, soleus_phase_ref (self->wanted->pdata[i]));
    }
}

/* Does @by in the phase at @index, for as long. */
void
soleus_sequence_replace_step (SoleusSequence *self, guint index, SoleusStep *by)
{
  gint64 ms = soleus_phase_get_duration (self->phases->pdata[index]);

  replace (self->wanted, index, soleus_phase_with_step (self->wanted->pdata[index], by));
  replace (self->phases, index, soleus_phase_with_duration (self->wanted->pdata[index], ms));
}

/* The length of a phase on a calf that may have @left more, in milliseconds. */
static gint64
cut (SoleusPhase *wanted, gint64 left)
{
  SoleusStep *step = soleus_phase_get_step (wanted);
  gint64 shortest = step->spot ? SOLEUS_SPOT_MIN_SECONDS : TRIMMED_MIN_SECONDS;
  gint64 ms = MIN (soleus_phase_get_duration (wanted), left / 1000);

  return ms == soleus_phase_get_duration (wanted) || ms >= shortest * 1000 ? ms : 0;
}

/* Cuts pressure at and after @from that is over what its calf may still get, @left and @right
 * microseconds: the later phases first, dropping one where too little would be left of it. What an
 * earlier call cut comes back where there is room for it again. Returns whether any phase changed.
 */
gboolean
soleus_sequence_trim (SoleusSequence *self, guint from, gint64 left, gint64 right)
{
  gboolean changed = FALSE;

  for (guint i = from; i < self->phases->len; i++)
    {
      SoleusPhase *wanted = self->wanted->pdata[i];
      gint64 *budget = soleus_phase_get_leg (wanted) == SOLEUS_LEG_RIGHT ? &right : &left;
      gint64 ms;

      if (!soleus_phase_is_pressure (wanted))
        continue;
      ms = cut (wanted, MAX (0, *budget));
      *budget -= ms * 1000;
      if (ms == soleus_phase_get_duration (self->phases->pdata[i]))
        continue;
      replace (self->phases, i, soleus_phase_with_duration (wanted, ms));
      changed = TRUE;
    }
  return changed;
}
