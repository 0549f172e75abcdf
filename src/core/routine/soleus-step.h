/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_STEP (soleus_step_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStep, soleus_step, SOLEUS, STEP, GObject)

const char *soleus_step_get_id (SoleusStep *self);
const char *soleus_step_get_name (SoleusStep *self);
const char *soleus_step_get_cue (SoleusStep *self);
const char *soleus_step_get_instruction (SoleusStep *self);
const char *soleus_step_get_caution (SoleusStep *self);
SoleusStepKind soleus_step_get_kind (SoleusStep *self);
SoleusMuscle soleus_step_get_target (SoleusStep *self);
SoleusKnee soleus_step_get_knee (SoleusStep *self);
const char *soleus_step_get_pose (SoleusStep *self);
const char *soleus_step_get_floor_pose (SoleusStep *self);
guint soleus_step_get_seconds (SoleusStep *self);
guint soleus_step_get_repetitions (SoleusStep *self);
guint soleus_step_get_pace (SoleusStep *self);
SoleusTool soleus_step_get_tool (SoleusStep *self);
SoleusAction soleus_step_get_action (SoleusStep *self);
double soleus_step_get_upper (SoleusStep *self);
double soleus_step_get_upper_out (SoleusStep *self);
double soleus_step_get_lower (SoleusStep *self);
gboolean soleus_step_is_pressure (SoleusStep *self);
gboolean soleus_step_is_massage (SoleusStep *self);
gboolean soleus_step_is_spot (SoleusStep *self);
gboolean soleus_step_is_both (SoleusStep *self);
gboolean soleus_step_is_on_floor (SoleusStep *self);
gboolean soleus_step_rests_other_leg (SoleusStep *self);
SoleusStep *soleus_step_get_heavier (SoleusStep *self);
const char *const *soleus_step_get_claims (SoleusStep *self);

G_END_DECLS
