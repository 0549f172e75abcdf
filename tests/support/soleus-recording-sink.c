/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-recording-sink.h"

struct _SoleusRecordingSink
{
  GObject parent_instance;

  SoleusClock *clock;
  GArray *timetable;
  GArray *heard;
  guint next;
  guint n_timetables;
  guint n_begins;
  guint n_ends;
};

enum
{
  PROP_0,
  PROP_PROBLEM,
};

static void soleus_recording_sink_iface_init (SoleusCueSinkInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SoleusRecordingSink,
                               soleus_recording_sink,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SOLEUS_TYPE_CUE_SINK,
                                                      soleus_recording_sink_iface_init))

static void
clear_cue (gpointer data)
{
  soleus_phase_unref (((SoleusCue *) data)->phase);
}

static GArray *
new_cues (void)
{
  GArray *cues = g_array_new (FALSE, FALSE, sizeof (SoleusCue));

  g_array_set_clear_func (cues, clear_cue);
  return cues;
}

static void
append_cue (GArray *cues, const SoleusCue *cue)
{
  SoleusCue copy = *cue;

  soleus_phase_ref (copy.phase);
  g_array_append_val (cues, copy);
}

/* Everything that is due has sounded, as it would from a device. */
static void
sound (SoleusRecordingSink *self)
{
  gint64 time = soleus_clock_get_monotonic (self->clock);

  for (; self->next < self->timetable->len; self->next++)
    {
      const SoleusCue *cue = &g_array_index (self->timetable, SoleusCue, self->next);

      if (cue->monotonic > time)
        break;
      append_cue (self->heard, cue);
    }
}

static void
soleus_recording_sink_begin (SoleusCueSink *sink)
{
  SOLEUS_RECORDING_SINK (sink)->n_begins++;
}

static void
soleus_recording_sink_set_timetable (SoleusCueSink *sink, const SoleusCue *cues, gsize n_cues)
{
  SoleusRecordingSink *self = SOLEUS_RECORDING_SINK (sink);

  sound (self);
  g_array_set_size (self->timetable, 0);
  for (gsize i = 0; i < n_cues; i++)
    append_cue (self->timetable, &cues[i]);
  self->next = 0;
  self->n_timetables++;
}

static void
soleus_recording_sink_end (SoleusCueSink *sink)
{
  SOLEUS_RECORDING_SINK (sink)->n_ends++;
}

static const char *
soleus_recording_sink_get_problem (SoleusCueSink *sink)
{
  return NULL;
}

static void
soleus_recording_sink_iface_init (SoleusCueSinkInterface *iface)
{
  iface->begin = soleus_recording_sink_begin;
  iface->set_timetable = soleus_recording_sink_set_timetable;
  iface->end = soleus_recording_sink_end;
  iface->get_problem = soleus_recording_sink_get_problem;
}

static void
soleus_recording_sink_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_PROBLEM)
    g_value_set_string (value, NULL);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
soleus_recording_sink_finalize (GObject *object)
{
  SoleusRecordingSink *self = SOLEUS_RECORDING_SINK (object);

  g_clear_object (&self->clock);
  g_clear_pointer (&self->timetable, g_array_unref);
  g_clear_pointer (&self->heard, g_array_unref);
  G_OBJECT_CLASS (soleus_recording_sink_parent_class)->finalize (object);
}

static void
soleus_recording_sink_class_init (SoleusRecordingSinkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = soleus_recording_sink_get_property;
  object_class->finalize = soleus_recording_sink_finalize;
  g_object_class_override_property (object_class, PROP_PROBLEM, "problem");
}

static void
soleus_recording_sink_init (SoleusRecordingSink *self)
{
  self->timetable = new_cues ();
  self->heard = new_cues ();
}

/**
 * soleus_recording_sink_new:
 * @clock: by which cues fall due
 *
 * A sink that keeps what a device would have let hear.
 *
 * Returns: (transfer full): a sink that has heard nothing
 */
SoleusRecordingSink *
soleus_recording_sink_new (SoleusClock *clock)
{
  SoleusRecordingSink *self = g_object_new (SOLEUS_TYPE_RECORDING_SINK, NULL);

  self->clock = g_object_ref (clock);
  return self;
}

/**
 * soleus_recording_sink_get_timetable:
 *
 * Returns: (transfer none) (element-type SoleusCue): the last timetable it was given
 */
GArray *
soleus_recording_sink_get_timetable (SoleusRecordingSink *self)
{
  return self->timetable;
}

/**
 * soleus_recording_sink_get_heard:
 *
 * Returns: (transfer none) (element-type SoleusCue): the cues that have sounded up to now, in order
 */
GArray *
soleus_recording_sink_get_heard (SoleusRecordingSink *self)
{
  sound (self);
  return self->heard;
}

guint
soleus_recording_sink_get_n_timetables (SoleusRecordingSink *self)
{
  return self->n_timetables;
}

guint
soleus_recording_sink_get_n_begins (SoleusRecordingSink *self)
{
  return self->n_begins;
}

guint
soleus_recording_sink_get_n_ends (SoleusRecordingSink *self)
{
  return self->n_ends;
}
