/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-step.h"

G_BEGIN_DECLS

/**
 * SoleusDose:
 * @seconds: of one repetition
 * @repetitions: per leg
 * @both: whether it is done once for both legs instead of once a leg
 *
 * How long and how often a step is done.
 */
typedef struct
{
  guint seconds;
  guint repetitions;
  gboolean both;
} SoleusDose;

/**
 * SoleusDoseLimits:
 * @hold_min: the shortest hold of a stretch, in seconds
 * @hold_max: the longest one
 * @holds_min: the fewest holds of a stretch per leg
 * @holds_max: the most
 * @fixed: whether the options of the person leave the dose as it is
 *
 * What a dose may be. Only stretches differ: pressure has the same limits everywhere.
 */
typedef struct
{
  guint hold_min;
  guint hold_max;
  guint holds_min;
  guint holds_max;
  gboolean fixed;
} SoleusDoseLimits;

extern const SoleusDoseLimits soleus_dose_limits_catalogue;
extern const SoleusDoseLimits soleus_dose_limits_own;

/** Limits of a stretch of the catalogue, which a person may choose; times in seconds. */
#define SOLEUS_HOLD_MIN        30
#define SOLEUS_HOLD_MAX        60
#define SOLEUS_REPETITIONS_MIN 2
#define SOLEUS_REPETITIONS_MAX 3

/** Limits of any step, in seconds and repetitions. */
#define SOLEUS_STEP_MIN_SECONDS     5
#define SOLEUS_STEP_MAX_SECONDS     600
#define SOLEUS_OWN_STEP_MAX_SECONDS 300
#define SOLEUS_STEP_MAX_REPETITIONS 10

/** Limits of pressure on a calf, in seconds. */
#define SOLEUS_PRESSURE_MAX_SECONDS 180
#define SOLEUS_SPOT_MIN_SECONDS     15
#define SOLEUS_SPOT_MAX_SECONDS     60

void soleus_dose_get_range (const SoleusDoseLimits *limits,
                            const SoleusStep *step,
                            guint *min_seconds,
                            guint *max_seconds,
                            guint *max_repetitions);
gboolean soleus_dose_check (const SoleusDose *self,
                            const SoleusDoseLimits *limits,
                            const SoleusStep *step,
                            GError **error);
SoleusStep *soleus_dose_apply (const SoleusDose *self,
                               const SoleusDoseLimits *limits,
                               SoleusStep *step,
                               SoleusStep *heavier);

G_END_DECLS
