/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-dose.h"

#include <glib/gi18n-lib.h>

#include "soleus-xml.h"

const SoleusDoseLimits soleus_dose_limits_catalogue = {
  SOLEUS_HOLD_MIN, SOLEUS_HOLD_MAX, SOLEUS_REPETITIONS_MIN, SOLEUS_REPETITIONS_MAX, FALSE,
};

/* A therapist knows the person, and may prescribe shorter, longer and more holds. */
const SoleusDoseLimits soleus_dose_limits_own = {
  10, 120, 1, SOLEUS_STEP_MAX_REPETITIONS, TRUE,
};

/**
 * soleus_dose_get_range:
 * @step: a step of the library or of one's own
 * @min_seconds: (out): the shortest that it may last
 * @max_seconds: (out): the longest
 * @max_repetitions: (out): the most repetitions per leg
 *
 * Says what an editor may offer; soleus_dose_check() knows the rest. Seconds of a step with a pace
 * are whole times there and back.
 */
void
soleus_dose_get_range (const SoleusDoseLimits *limits,
                       const SoleusStep *step,
                       guint *min_seconds,
                       guint *max_seconds,
                       guint *max_repetitions)
{
  *min_seconds = SOLEUS_STEP_MIN_SECONDS;
  *max_seconds = step->own ? SOLEUS_OWN_STEP_MAX_SECONDS : SOLEUS_STEP_MAX_SECONDS;
  *max_repetitions = SOLEUS_STEP_MAX_REPETITIONS;
  if (step->kind == SOLEUS_STEP_STRETCH)
    {
      *min_seconds = limits->hold_min;
      *max_seconds = limits->hold_max;
      *max_repetitions = limits->holds_max;
    }
  if (soleus_step_is_pressure (step))
    *max_seconds = SOLEUS_PRESSURE_MAX_SECONDS;
  if (step->spot)
    {
      *min_seconds = SOLEUS_SPOT_MIN_SECONDS;
      *max_seconds = SOLEUS_SPOT_MAX_SECONDS;
    }
}

G_GNUC_PRINTF (3, 4)
static gboolean
fail (GError **error, SoleusXmlError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error)
    *error = g_error_new_valist (SOLEUS_XML_ERROR, code, format, args);
  va_end (args);
  return FALSE;
}

static gboolean
check_stretch (const SoleusDose *self,
               const SoleusDoseLimits *limits,
               const char *id,
               GError **error)
{
  if (self->seconds < limits->hold_min || self->seconds > limits->hold_max)
    return fail (error, SOLEUS_XML_ERROR_SAFETY,
                 _ ("Stretch “%s” is held for %u seconds. A hold takes %d to %d seconds."), id,
                 self->seconds, limits->hold_min, limits->hold_max);
  if (self->repetitions < limits->holds_min || self->repetitions > limits->holds_max)
    return fail (error, SOLEUS_XML_ERROR_SAFETY,
                 _ ("Stretch “%s” has %u repetitions. A stretch takes %d to %d per leg."), id,
                 self->repetitions, limits->holds_min, limits->holds_max);
  return TRUE;
}

/* Limits of every step, whatever its kind. */
static gboolean
check_any (const SoleusDose *self, const SoleusStep *step, const char *id, GError **error)
{
  guint max = step->own ? SOLEUS_OWN_STEP_MAX_SECONDS : SOLEUS_STEP_MAX_SECONDS;

  if (self->seconds < SOLEUS_STEP_MIN_SECONDS || self->seconds > max)
    return fail (error, SOLEUS_XML_ERROR_RANGE,
                 _ ("Step “%s” lasts %u seconds. It takes %d to %d seconds."), id, self->seconds,
                 SOLEUS_STEP_MIN_SECONDS, max);
  if (self->repetitions < 1 || self->repetitions > SOLEUS_STEP_MAX_REPETITIONS)
    return fail (error, SOLEUS_XML_ERROR_RANGE,
                 _ ("Step “%s” has %u repetitions. It takes %d to %d."), id, self->repetitions, 1,
                 SOLEUS_STEP_MAX_REPETITIONS);
  return TRUE;
}

/**
 * soleus_dose_check:
 * @limits: those of the catalogue, or of one's own routines
 * @step: what is done so long and so often
 * @error: of the domain %SOLEUS_XML_ERROR: says what would be right, and no place in a file
 *
 * Returns: whether the step may be done like that
 */
gboolean
soleus_dose_check (const SoleusDose *self,
                   const SoleusDoseLimits *limits,
                   const SoleusStep *step,
                   GError **error)
{
  /* Who edits a routine sees names; the place in a file is told with it. */
  const char *id = limits->fixed ? step->name : step->id;

  if (step->kind == SOLEUS_STEP_STRETCH && !check_stretch (self, limits, id, error))
    return FALSE;
  if (step->spot &&
      (self->seconds < SOLEUS_SPOT_MIN_SECONDS || self->seconds > SOLEUS_SPOT_MAX_SECONDS))
    return fail (
        error, SOLEUS_XML_ERROR_SAFETY,
        _ ("Tender-spot step “%s” lasts %u seconds. Pressure on one spot takes %d to %d seconds."),
        id, self->seconds, SOLEUS_SPOT_MIN_SECONDS, SOLEUS_SPOT_MAX_SECONDS);
  if (!check_any (self, step, id, error))
    return FALSE;
  if (self->both && (soleus_step_is_pressure (step) || step->kind == SOLEUS_STEP_STRETCH))
    return fail (error, SOLEUS_XML_ERROR_SAFETY,
                 _ ("Step “%s” works a calf, so its sides have to be “each”."), id);
  if (step->pace > 0 && self->seconds % (2 * step->pace) != 0)
    return fail (error, SOLEUS_XML_ERROR_RANGE,
                 _ ("Step “%s” goes there and back in %u seconds, and %u is no multiple of that."),
                 id, 2 * step->pace, self->seconds);
  return TRUE;
}

/**
 * soleus_dose_apply:
 * @step: a step without a dose
 * @heavier: (nullable) (transfer none): what takes its place when the person asks for more pressure
 *
 * Returns: (transfer full): the step as a routine uses it
 */
SoleusStep *
soleus_dose_apply (const SoleusDose *self,
                   const SoleusDoseLimits *limits,
                   SoleusStep *step,
                   SoleusStep *heavier)
{
  SoleusStep *dosed =
      soleus_step_with_dose (step, self->seconds, self->repetitions, self->both, heavier);

  dosed->fixed = limits->fixed;
  return dosed;
}
