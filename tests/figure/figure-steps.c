/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-steps.h"

#include <string.h>

#include "soleus-step.h"

SoleusStep *
figure_make_step (const char *pose, SoleusStepKind kind, SoleusMuscle target)
{
  SoleusStep *step = soleus_step_new ();

  step->id = g_strdup (pose);
  step->name = g_strdup ("A step");
  step->pose = g_strdup (pose);
  step->kind = kind;
  step->target = target;
  if (g_str_has_prefix (pose, "hands-chair-"))
    step->floor_pose = g_strconcat ("hands-floor-", pose + strlen ("hands-chair-"), NULL);
  return step;
}

SoleusPhase *
figure_make_phase (SoleusPhaseKind kind, SoleusStep *step, SoleusLeg leg, gint64 duration_ms)
{
  return soleus_phase_new (kind, step, leg, 1, 1, duration_ms);
}
