/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-timetable.h"

/* A half-way cue in a shorter phase would stand too close to its ends to tell anything. */
#define HALFWAY_MIN_US   (20 * G_USEC_PER_SEC)
#define COUNTDOWN_MIN_US (10 * G_USEC_PER_SEC)
#define COUNTDOWN        3

static void
clear_cue (gpointer data)
{
  SoleusCue *cue = data;

  soleus_phase_unref (cue->phase);
}

/* An empty array of SoleusCue, which owns a reference on the phase of each of its cues. */
GArray *
soleus_timetable_new (void)
{
  GArray *timetable = g_array_new (FALSE, FALSE, sizeof (SoleusCue));

  g_array_set_clear_func (timetable, clear_cue);
  return timetable;
}

static void
add_cue (GArray *timetable, SoleusCueKind kind, guint count, gint64 monotonic, SoleusPhase *phase)
{
  SoleusCue cue = { kind, count, monotonic, soleus_phase_ref (phase) };

  g_array_append_val (timetable, cue);
}

static SoleusCueKind
get_edge_cue (SoleusPhase *phase, SoleusPhase *next)
{
  switch (soleus_phase_get_kind (next))
    {
    case SOLEUS_PHASE_WORK:
      return soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK ? SOLEUS_CUE_WORK_END
                                                                : SOLEUS_CUE_GO;
    case SOLEUS_PHASE_SWITCH:
      return SOLEUS_CUE_SWITCH_LEGS;
    case SOLEUS_PHASE_DONE:
      return SOLEUS_CUE_DONE;
    case SOLEUS_PHASE_GET_READY:
    case SOLEUS_PHASE_REST:
    default:
      return SOLEUS_CUE_WORK_END;
    }
}

static int
compare_cues (gconstpointer a, gconstpointer b)
{
  gint64 d = ((const SoleusCue *) a)->monotonic - ((const SoleusCue *) b)->monotonic;

  return d < 0 ? -1 : d > 0;
}

/**
 * soleus_timetable_add_phase:
 * @timetable: (element-type SoleusCue): where the cues are added, in order of time
 * @next: (nullable): the phase that follows; %NULL leaves out the cue at the end
 * @start: when @phase began, in microseconds of the monotonic clock
 * @duration: its length in microseconds, with the changes that the person made
 * @after: leaves out what is not later than this
 * @halfway: whether to tell of the half
 *
 * Adds the cues of one phase. At one instant there is at most one cue: half-way and the count-down
 * win over the pace.
 */
void
soleus_timetable_add_phase (GArray *timetable,
                            SoleusPhase *phase,
                            SoleusPhase *next,
                            gint64 start,
                            gint64 duration,
                            gint64 after,
                            gboolean halfway)
{
  g_autoptr (GArray) cues = soleus_timetable_new ();
  gint64 end = start + duration;

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK)
    {
      gint64 pace = soleus_phase_get_step (phase)->pace * G_USEC_PER_SEC;
      gint64 half = duration >= HALFWAY_MIN_US ? start + duration / 2 : end;
      gint64 countdown = duration >= COUNTDOWN_MIN_US ? end - COUNTDOWN * G_USEC_PER_SEC : end;

      if (halfway && half < end)
        add_cue (cues, SOLEUS_CUE_HALFWAY, 0, half, phase);
      if (countdown < end)
        for (guint i = COUNTDOWN; i >= 1; i--)
          add_cue (cues, SOLEUS_CUE_COUNTDOWN, i, end - i * G_USEC_PER_SEC, phase);
      for (gint64 t = start + pace; pace > 0 && t < countdown; t += pace)
        if (t != half)
          add_cue (cues, SOLEUS_CUE_PACE, 0, t, phase);
      g_array_sort (cues, compare_cues);
    }
  if (next)
    add_cue (cues, get_edge_cue (phase, next), 0, end, next);

  for (guint i = 0; i < cues->len; i++)
    {
      const SoleusCue *cue = &g_array_index (cues, SoleusCue, i);

      if (cue->monotonic > after)
        add_cue (timetable, cue->kind, cue->count, cue->monotonic, cue->phase);
    }
}
