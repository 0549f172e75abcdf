/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-record-private.h"

#include "soleus-day.h"

struct _SoleusSessionRecord
{
  GObject parent_instance;

  SoleusSessionFields fields;
};

G_DEFINE_FINAL_TYPE (SoleusSessionRecord, soleus_session_record, G_TYPE_OBJECT)

void
soleus_phase_record_clear (SoleusPhaseRecord *phase)
{
  g_clear_pointer (&phase->step, g_free);
}

void
soleus_pain_record_clear (SoleusPainRecord *stop)
{
  g_clear_pointer (&stop->step, g_free);
}

/**
 * soleus_session_fields_init:
 * @fields: (out caller-allocates): made empty, with empty arrays
 */
void
soleus_session_fields_init (SoleusSessionFields *fields)
{
  *fields = (SoleusSessionFields){
    .outcome = SOLEUS_OUTCOME_INTERRUPTED,
    .phases = g_array_new (FALSE, TRUE, sizeof (SoleusPhaseRecord)),
    .ratings = g_array_new (FALSE, TRUE, sizeof (SoleusRatingRecord)),
    .pain_stops = g_array_new (FALSE, TRUE, sizeof (SoleusPainRecord)),
  };
  g_array_set_clear_func (fields->phases, (GDestroyNotify) soleus_phase_record_clear);
  g_array_set_clear_func (fields->pain_stops, (GDestroyNotify) soleus_pain_record_clear);
}

void
soleus_session_fields_clear (SoleusSessionFields *fields)
{
  g_clear_pointer (&fields->uuid, g_free);
  g_clear_pointer (&fields->routine, g_free);
  g_clear_pointer (&fields->options, g_free);
  g_clear_pointer (&fields->verdict, g_free);
  g_clear_pointer (&fields->phases, g_array_unref);
  g_clear_pointer (&fields->ratings, g_array_unref);
  g_clear_pointer (&fields->pain_stops, g_array_unref);
}

static void
soleus_session_record_finalize (GObject *object)
{
  SoleusSessionRecord *self = SOLEUS_SESSION_RECORD (object);

  soleus_session_fields_clear (&self->fields);
  G_OBJECT_CLASS (soleus_session_record_parent_class)->finalize (object);
}

static void
soleus_session_record_class_init (SoleusSessionRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_session_record_finalize;
}

static void
soleus_session_record_init (SoleusSessionRecord *self)
{
}

/**
 * soleus_session_record_new:
 * @fields: (inout): all that is known of the session; taken, and left empty
 *
 * Returns: (transfer full): a record that never changes
 */
SoleusSessionRecord *
soleus_session_record_new (SoleusSessionFields *fields)
{
  SoleusSessionRecord *self = g_object_new (SOLEUS_TYPE_SESSION_RECORD, NULL);

  self->fields = *fields;
  *fields = (SoleusSessionFields){ 0 };
  return self;
}

const SoleusSessionFields *
soleus_session_record_get_fields (SoleusSessionRecord *self)
{
  return &self->fields;
}

/**
 * soleus_session_record_get_uuid:
 *
 * Returns: the session's own id, the same in every export
 */
const char *
soleus_session_record_get_uuid (SoleusSessionRecord *self)
{
  return self->fields.uuid;
}

/**
 * soleus_session_record_get_routine:
 *
 * Returns: the id of its routine, which may no longer exist
 */
const char *
soleus_session_record_get_routine (SoleusSessionRecord *self)
{
  return self->fields.routine;
}

/**
 * soleus_session_record_get_options:
 *
 * Returns: what was chosen, as the text given when the session began
 */
const char *
soleus_session_record_get_options (SoleusSessionRecord *self)
{
  return self->fields.options;
}

/**
 * soleus_session_record_get_verdict:
 *
 * Returns: the kind of the safety verdict; empty for a session without massage
 */
const char *
soleus_session_record_get_verdict (SoleusSessionRecord *self)
{
  return self->fields.verdict;
}

/**
 * soleus_session_record_get_start:
 *
 * Returns: when it began, microseconds since 1970-01-01 UTC
 */
gint64
soleus_session_record_get_start (SoleusSessionRecord *self)
{
  return self->fields.start_us;
}

/**
 * soleus_session_record_get_end:
 *
 * Returns: when it ended, microseconds since 1970-01-01 UTC; without a recorded end that of its
 *   last phase, or its start
 */
gint64
soleus_session_record_get_end (SoleusSessionRecord *self)
{
  return self->fields.end_us;
}

/**
 * soleus_session_record_get_offset:
 *
 * Returns: seconds that local time was ahead of UTC where and when it began
 */
int
soleus_session_record_get_offset (SoleusSessionRecord *self)
{
  return self->fields.offset_s;
}

/**
 * soleus_session_record_get_day:
 *
 * Returns: the local day that it began on, there and then; days since 1970-01-01
 */
int
soleus_session_record_get_day (SoleusSessionRecord *self)
{
  return soleus_day_from_time (self->fields.start_us, self->fields.offset_s);
}

SoleusOutcome
soleus_session_record_get_outcome (SoleusSessionRecord *self)
{
  return self->fields.outcome;
}

/**
 * soleus_session_record_get_worked:
 *
 * Returns: milliseconds worked on a muscle, both legs added
 */
gint64
soleus_session_record_get_worked (SoleusSessionRecord *self)
{
  gint64 worked = 0;

  for (guint i = 0; i < self->fields.phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (self, i);

      if (phase->muscle != SOLEUS_MUSCLE_NONE)
        worked += phase->worked_ms;
    }
  return worked;
}

guint
soleus_session_record_get_n_phases (SoleusSessionRecord *self)
{
  return self->fields.phases->len;
}

/**
 * soleus_session_record_get_phase:
 * @index: below soleus_session_record_get_n_phases()
 *
 * Returns: (transfer none): the phases in the order that they were done in
 */
const SoleusPhaseRecord *
soleus_session_record_get_phase (SoleusSessionRecord *self, guint index)
{
  g_return_val_if_fail (index < self->fields.phases->len, NULL);

  return &g_array_index (self->fields.phases, SoleusPhaseRecord, index);
}

/**
 * soleus_session_record_get_rating:
 * @moment: before or after
 * @leg: left or right
 *
 * Returns: tightness, 0 to 10, or %SOLEUS_RATING_NONE
 */
int
soleus_session_record_get_rating (SoleusSessionRecord *self,
                                  SoleusRatingMoment moment,
                                  SoleusLeg leg)
{
  for (guint i = 0; i < self->fields.ratings->len; i++)
    {
      const SoleusRatingRecord *rating =
          &g_array_index (self->fields.ratings, SoleusRatingRecord, i);

      if (rating->moment == moment && rating->leg == leg)
        return rating->value;
    }
  return SOLEUS_RATING_NONE;
}

guint
soleus_session_record_get_n_pain_stops (SoleusSessionRecord *self)
{
  return self->fields.pain_stops->len;
}

/**
 * soleus_session_record_get_pain_stop:
 * @index: below soleus_session_record_get_n_pain_stops()
 *
 * Returns: (transfer none): the stops for pain in their order
 */
const SoleusPainRecord *
soleus_session_record_get_pain_stop (SoleusSessionRecord *self, guint index)
{
  g_return_val_if_fail (index < self->fields.pain_stops->len, NULL);

  return &g_array_index (self->fields.pain_stops, SoleusPainRecord, index);
}
