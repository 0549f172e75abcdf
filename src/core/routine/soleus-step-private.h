/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-step.h"

G_BEGIN_DECLS

/**
 * SoleusStepFields:
 *
 * What a step of the library says of itself; the getters of #SoleusStep explain each. Texts are in
 * the person's language already.
 */
typedef struct
{
  char *id;
  char *name;
  char *cue;
  char *instruction;
  char *caution;
  char *pose;
  char *floor_pose;
  char **claims;
  SoleusStepKind kind;
  SoleusMuscle target;
  SoleusKnee knee;
  SoleusTool tool;
  SoleusAction action;
  double upper;
  double upper_out;
  double lower;
  guint pace;
  gboolean spot;
  gboolean on_floor;
  gboolean rests_other_leg;
} SoleusStepFields;

void soleus_step_fields_clear (SoleusStepFields *fields);

SoleusStep *soleus_step_new (SoleusStepFields *fields);
SoleusStep *soleus_step_with_dose (
    SoleusStep *self, guint seconds, guint repetitions, gboolean both, SoleusStep *heavier);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusStepFields, soleus_step_fields_clear)

G_END_DECLS
