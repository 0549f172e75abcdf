/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

/** What the ids of own routines and of steps in them begin with, and no other. */
#define SOLEUS_OWN_ID_PREFIX "own-"

/** The pose of a step of one's own that has no other. */
#define SOLEUS_OWN_STEP_POSE "stand"

typedef struct _SoleusStep SoleusStep;

/**
 * SoleusStep:
 * @id: its id in the step library, such as "G"
 * @name: a few translated words, such as "Upper calf stretch"
 * @cue: what to do in at most eight words, translated; large on the screen, and spoken
 * @ready: (nullable) (array zero-terminated=1): one to three short lines, translated: what to do
 * one after another while getting ready
 * @rest: (nullable): what to do while the leg rests, translated
 * @switch_legs: (nullable): what to do when it is the other leg's turn, translated
 * @instruction: the full instruction, translated
 * @caution: what to look out for, translated
 * @pose: its name in the figure's data
 * @floor_pose: (nullable): the pose when the person chose the floor instead of a chair
 * @claims: (array zero-terminated=1): numbers of the source claims that it carries, as "S1.8"
 * @kind: what is done
 * @target: the muscle that is worked, and lit in the figure
 * @knee: how the knee is kept
 * @tool: what presses, or is set up to press; %SOLEUS_TOOL_NONE where nothing does
 * @action: what the person does; it means nothing for a stretch, which is held
 * @upper: where along the shank the centre of the pressure is nearest to the knee, from 0 at the
 *   knee to 1 at the ankle
 * @upper_out: the upper end while the toes are turned out, when the roller lies on the outer calf:
 *   the nerve on the outside of the knee keeps it farther from the knee; the same as @upper where
 *   the leg is not turned
 * @lower: where the pressure is nearest to the ankle; the same as @upper where the tool stays in
 *   place
 * @pace: seconds of one way of a cyclic movement, each end marked by a soft tick; 0 without a pace
 * @spot: whether it is steady pressure on one tender spot, held 15 to 60 s
 * @on_floor: whether the person sits on the floor for it, and so needs longer to get ready
 * @equipment: what it needs; the floor beside a chair means that either will do
 * @rests_other_leg: whether the leg that isn't worked carries nothing: the person sits, and needs
 *   neither leg to stand, to lift the hips, or to get down to the floor
 * @seconds: of one repetition; 0 for a step of the library, which has no dose
 * @repetitions: per leg
 * @both: whether it is done once for both legs instead of once a leg
 * @heavier: (nullable): the step that takes its place with more pressure
 * @own: whether its words are the person's or somebody else's, and not Soleus': it works no muscle,
 *   and its caution says so
 * @fixed: whether its dose is as it was written, whatever the options say
 *
 * A step of the library, one of one's own, or such a step with a dose, as a routine uses it.
 * Immutable.
 */
struct _SoleusStep
{
  char *id;
  char *name;
  char *cue;
  char **ready;
  char *rest;
  char *switch_legs;
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
  SoleusEquipment equipment;

  guint seconds;
  guint repetitions;
  gboolean both;
  SoleusStep *heavier;
  gboolean own;
  gboolean fixed;

  /*< private >*/
  SoleusStep *library; /* The owner of the texts of a step with a dose. */
};

SoleusStep *soleus_step_new (void);
SoleusStep *soleus_step_with_dose (
    SoleusStep *self, guint seconds, guint repetitions, gboolean both, SoleusStep *heavier);
SoleusStep *soleus_step_get_library (SoleusStep *self);
SoleusStep *soleus_step_ref (SoleusStep *self);
void soleus_step_unref (SoleusStep *self);
void soleus_step_set (SoleusStep **place, SoleusStep *step);

SoleusStep *
soleus_step_new_own (const char *name, const char *cue, const char *instruction, SoleusStep *posed);
GPtrArray *soleus_step_list_poses (GPtrArray *steps);

gboolean soleus_step_is_pressure (const SoleusStep *self);
gboolean soleus_step_is_massage (const SoleusStep *self);
SoleusStep *soleus_steps_find (GPtrArray *steps, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStep, soleus_step_unref)

G_END_DECLS
