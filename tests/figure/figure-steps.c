/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figure-steps.h"

#include <string.h>

#include "soleus-step-private.h"

SoleusStep *
figure_make_step (const char *pose, SoleusStepKind kind, SoleusMuscle target)
{
  g_auto (SoleusStepFields) fields = {
    .id = g_strdup (pose),
    .name = g_strdup ("A step"),
    .pose = g_strdup (pose),
    .kind = kind,
    .target = target,
  };

  if (g_str_has_prefix (pose, "hands-chair-"))
    fields.floor_pose = g_strconcat ("hands-floor-", pose + strlen ("hands-chair-"), NULL);
  return soleus_step_new (&fields);
}

SoleusPhase *
figure_make_phase (SoleusPhaseKind kind, SoleusStep *step, SoleusLeg leg, gint64 duration_ms)
{
  return soleus_phase_new (kind, step, leg, 1, 1, duration_ms);
}
