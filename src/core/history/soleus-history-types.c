/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-types.h"

#include <glib/gi18n-lib.h>

GQuark
soleus_history_error_quark (void)
{
  return g_quark_from_static_string ("soleus-history-error-quark");
}

/* A translated sentence that says what is wrong and what helps. */
const char *
soleus_history_error_to_text (SoleusHistoryError code)
{
  switch (code)
    {
    case SOLEUS_HISTORY_ERROR_OPEN:
      return _ ("The history can’t be opened. Check that its folder exists and is yours.");
    case SOLEUS_HISTORY_ERROR_FULL:
      return _ ("The disk is full. Free some space, and what you did will be recorded.");
    case SOLEUS_HISTORY_ERROR_READ_ONLY:
      return _ ("The history can’t be changed: its file or folder is read-only.");
    case SOLEUS_HISTORY_ERROR_IO:
      return _ ("The disk could not read or write the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_LOCKED:
      return _ ("Another program is using the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_DAMAGED:
      return _ ("The history file is damaged and could not be moved out of the way.");
    case SOLEUS_HISTORY_ERROR_NEWER:
      return _ ("The history was made by a newer version of Soleus. It stays as it is: nothing is "
                "read from it and nothing is recorded. Update Soleus to use it.");
    case SOLEUS_HISTORY_ERROR_FORMAT:
      return _ ("This file is not a history exported by Soleus.");
    case SOLEUS_HISTORY_ERROR_MEMORY:
      return _ ("There isn’t enough memory to use the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_FAILED:
    default:
      return _ ("The history could not be used.");
    }
}

/* Returns FALSE, with the error set to the sentence of @code. */
gboolean
soleus_history_error_set (GError **error, SoleusHistoryError code)
{
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, (int) code,
                       soleus_history_error_to_text (code));
  return FALSE;
}

static void
phase_record_clear (SoleusPhaseRecord *phase)
{
  g_clear_pointer (&phase->step, g_free);
}

static void
pain_record_clear (SoleusPainRecord *stop)
{
  g_clear_pointer (&stop->step, g_free);
}

G_DEFINE_FINAL_TYPE (SoleusSessionRecord, soleus_session_record, G_TYPE_OBJECT)

static void
soleus_session_record_finalize (GObject *object)
{
  SoleusSessionRecord *self = SOLEUS_SESSION_RECORD (object);

  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->routine, g_free);
  g_clear_pointer (&self->options, g_free);
  g_clear_pointer (&self->verdict, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->phases, g_array_unref);
  g_clear_pointer (&self->ratings, g_array_unref);
  g_clear_pointer (&self->pain_stops, g_array_unref);
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
  self->outcome = SOLEUS_OUTCOME_INTERRUPTED;
  self->phases = g_array_new (FALSE, TRUE, sizeof (SoleusPhaseRecord));
  self->ratings = g_array_new (FALSE, TRUE, sizeof (SoleusRatingRecord));
  self->pain_stops = g_array_new (FALSE, TRUE, sizeof (SoleusPainRecord));
  g_array_set_clear_func (self->phases, (GDestroyNotify) phase_record_clear);
  g_array_set_clear_func (self->pain_stops, (GDestroyNotify) pain_record_clear);
}

/* Empty: the caller fills it in before anybody else sees it. */
SoleusSessionRecord *
soleus_session_record_new (void)
{
  return g_object_new (SOLEUS_TYPE_SESSION_RECORD, NULL);
}

/* Returns: (transfer full): one that the caller may change before anybody else sees it */
SoleusSessionRecord *
soleus_session_record_copy (SoleusSessionRecord *self)
{
  SoleusSessionRecord *copy = soleus_session_record_new ();

  copy->uuid = g_strdup (self->uuid);
  copy->routine = g_strdup (self->routine);
  copy->options = g_strdup (self->options);
  copy->verdict = g_strdup (self->verdict);
  copy->start_us = self->start_us;
  copy->offset_s = self->offset_s;
  copy->end_us = self->end_us;
  copy->outcome = self->outcome;
  copy->by_hand = self->by_hand;
  copy->note = g_strdup (self->note);
  g_array_append_vals (copy->phases, self->phases->data, self->phases->len);
  g_array_append_vals (copy->ratings, self->ratings->data, self->ratings->len);
  g_array_append_vals (copy->pain_stops, self->pain_stops->data, self->pain_stops->len);
  for (guint i = 0; i < copy->phases->len; i++)
    {
      SoleusPhaseRecord *phase = &g_array_index (copy->phases, SoleusPhaseRecord, i);

      phase->step = g_strdup (phase->step);
    }
  for (guint i = 0; i < copy->pain_stops->len; i++)
    {
      SoleusPainRecord *stop = &g_array_index (copy->pain_stops, SoleusPainRecord, i);

      stop->step = g_strdup (stop->step);
    }
  return copy;
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

  for (guint i = 0; i < self->phases->len; i++)
    {
      const SoleusPhaseRecord *phase = soleus_session_record_get_phase (self, i);

      if (phase->muscle != SOLEUS_MUSCLE_NONE)
        worked += phase->worked_ms;
    }
  return worked;
}

const SoleusPhaseRecord *
soleus_session_record_get_phase (SoleusSessionRecord *self, guint index)
{
  g_return_val_if_fail (index < self->phases->len, NULL);

  return &g_array_index (self->phases, SoleusPhaseRecord, index);
}

const SoleusPainRecord *
soleus_session_record_get_pain_stop (SoleusSessionRecord *self, guint index)
{
  g_return_val_if_fail (index < self->pain_stops->len, NULL);

  return &g_array_index (self->pain_stops, SoleusPainRecord, index);
}

/**
 * soleus_session_record_get_rating:
 *
 * Returns: tightness, 0 to 10, or %SOLEUS_RATING_NONE
 */
int
soleus_session_record_get_rating (SoleusSessionRecord *self,
                                  SoleusRatingMoment moment,
                                  SoleusLeg leg)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      const SoleusRatingRecord *rating = &g_array_index (self->ratings, SoleusRatingRecord, i);

      if (rating->moment == moment && rating->leg == leg)
        return rating->value;
    }
  return SOLEUS_RATING_NONE;
}

void
soleus_summary_free (SoleusSummary *self)
{
  g_clear_pointer (&self->days, g_array_unref);
  g_clear_pointer (&self->weeks, g_array_unref);
  g_clear_pointer (&self->ratings, g_array_unref);
  g_clear_pointer (&self->pain_stops, g_array_unref);
  g_free (self);
}
