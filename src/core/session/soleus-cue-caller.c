/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cue-caller.h"

#include "soleus-timetable.h"

struct _SoleusCueCaller
{
  GPtrArray *sinks;
  GArray *timetable;
  guint next;
  gboolean begun;
};

/**
 * soleus_cue_caller_new:
 *
 * The cues to come, for the sinks that were told of them ahead and for the session that gives them
 * one by one.
 *
 * Returns: (transfer full): one without sinks and without cues
 */
SoleusCueCaller *
soleus_cue_caller_new (void)
{
  SoleusCueCaller *self = g_new0 (SoleusCueCaller, 1);

  self->sinks = g_ptr_array_new_with_free_func (g_object_unref);
  self->timetable = soleus_timetable_new ();
  return self;
}

/**
 * soleus_cue_caller_free:
 *
 * Sinks that still wait for cues are silenced and let go.
 */
void
soleus_cue_caller_free (SoleusCueCaller *self)
{
  soleus_cue_caller_set_timetable (self, soleus_timetable_new ());
  soleus_cue_caller_end (self);
  g_ptr_array_unref (self->sinks);
  g_array_unref (self->timetable);
  g_free (self);
}

void
soleus_cue_caller_add_sink (SoleusCueCaller *self, SoleusCueSink *sink)
{
  g_ptr_array_add (self->sinks, g_object_ref (sink));
}

/**
 * soleus_cue_caller_begin:
 *
 * Wakes the sinks. Before that, and after the end, they hear nothing.
 */
void
soleus_cue_caller_begin (SoleusCueCaller *self)
{
  self->begun = TRUE;
  for (guint i = 0; i < self->sinks->len; i++)
    soleus_cue_sink_begin (self->sinks->pdata[i]);
}

/**
 * soleus_cue_caller_set_timetable:
 * @timetable: (transfer full) (element-type SoleusCue): all that is to come, in order of time
 */
void
soleus_cue_caller_set_timetable (SoleusCueCaller *self, GArray *timetable)
{
  g_array_unref (self->timetable);
  self->timetable = timetable;
  self->next = 0;
  for (guint i = 0; self->begun && i < self->sinks->len; i++)
    soleus_cue_sink_set_timetable (self->sinks->pdata[i], (const SoleusCue *) timetable->data,
                                   timetable->len);
}

/**
 * soleus_cue_caller_end:
 *
 * Lets the sinks go, when the last cue that they have has sounded.
 */
void
soleus_cue_caller_end (SoleusCueCaller *self)
{
  for (guint i = 0; self->begun && i < self->sinks->len; i++)
    soleus_cue_sink_end (self->sinks->pdata[i]);
  self->begun = FALSE;
}

/**
 * soleus_cue_caller_take:
 * @time: microseconds of the monotonic clock
 *
 * Returns: (nullable) (transfer none): the next cue that is due, which is not given out again;
 *   valid until the timetable changes
 */
const SoleusCue *
soleus_cue_caller_take (SoleusCueCaller *self, gint64 time)
{
  if (soleus_cue_caller_get_next (self) > time)
    return NULL;
  return &g_array_index (self->timetable, SoleusCue, self->next++);
}

/**
 * soleus_cue_caller_get_next:
 *
 * Returns: when the next cue is due, in microseconds of the monotonic clock; %G_MAXINT64 where
 *   there is none
 */
gint64
soleus_cue_caller_get_next (SoleusCueCaller *self)
{
  if (self->next >= self->timetable->len)
    return G_MAXINT64;
  return g_array_index (self->timetable, SoleusCue, self->next).monotonic;
}
