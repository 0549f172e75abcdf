/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-figure-text.h"

#include <glib/gi18n-lib.h>

/* The figure in words, for those who cannot see it: leg, knee, and what touches what.
 * Whole sentences for each leg, because languages bend the words around "left" and "right". */
static const struct
{
  const char *pose;
  const char *left;
  const char *right;
} texts[] = {
  { "wall-straight", N_ ("Hands on the wall, left leg back, knee straight, heel down"),
    N_ ("Hands on the wall, right leg back, knee straight, heel down") },
  { "wall-bent", N_ ("Hands on the wall, left leg back, knee bent, heel down"),
    N_ ("Hands on the wall, right leg back, knee bent, heel down") },
  { "roller-sit", N_ ("Sitting on the floor, the roller under the left leg, just above the ankle"),
    N_ ("Sitting on the floor, the roller under the right leg, just above the ankle") },
  { "roller-hold", N_ ("Sitting on the floor, left calf resting on the roller, knee straight"),
    N_ ("Sitting on the floor, right calf resting on the roller, knee straight") },
  { "roller-pass",
    N_ ("Hips lifted, rolling along the left calf from above the ankle to below the knee"),
    N_ ("Hips lifted, rolling along the right calf from above the ankle to below the knee") },
  { "roller-turn", N_ ("Rolling along the left calf, toes turned in, then out"),
    N_ ("Rolling along the right calf, toes turned in, then out") },
  { "roller-crossed", N_ ("Left calf on the roller, the right leg crossed over it"),
    N_ ("Right calf on the roller, the left leg crossed over it") },
  { "roller-point-flex", N_ ("Left calf on the roller, foot pointing and pulling back"),
    N_ ("Right calf on the roller, foot pointing and pulling back") },
  { "ball-light",
    N_ ("Sitting on the floor, left calf resting on the ball, the other foot on the floor"),
    N_ ("Sitting on the floor, right calf resting on the ball, the other foot on the floor") },
  { "ball-stacked", N_ ("Left calf on the ball, the right leg stacked on top"),
    N_ ("Right calf on the ball, the left leg stacked on top") },
  { "ball-point-flex", N_ ("Left calf on the ball, foot pointing and pulling back"),
    N_ ("Right calf on the ball, foot pointing and pulling back") },
  { "hands-chair-ready",
    N_ ("Sitting on a chair, left knee bent, foot on the floor, hands ready at the calf"),
    N_ ("Sitting on a chair, right knee bent, foot on the floor, hands ready at the calf") },
  { "hands-chair-stroke", N_ ("Sitting on a chair, both hands stroking up the left calf"),
    N_ ("Sitting on a chair, both hands stroking up the right calf") },
  { "hands-chair-knead", N_ ("Sitting on a chair, both hands kneading the left calf"),
    N_ ("Sitting on a chair, both hands kneading the right calf") },
  { "hands-chair-press", N_ ("Sitting on a chair, thumbs pressing a spot on the left calf"),
    N_ ("Sitting on a chair, thumbs pressing a spot on the right calf") },
  { "hands-floor-ready",
    N_ ("Sitting on the floor, left knee bent, foot on the floor, hands ready at the calf"),
    N_ ("Sitting on the floor, right knee bent, foot on the floor, hands ready at the calf") },
  { "hands-floor-stroke", N_ ("Sitting on the floor, both hands stroking up the left calf"),
    N_ ("Sitting on the floor, both hands stroking up the right calf") },
  { "hands-floor-knead", N_ ("Sitting on the floor, both hands kneading the left calf"),
    N_ ("Sitting on the floor, both hands kneading the right calf") },
  { "hands-floor-press", N_ ("Sitting on the floor, thumbs pressing a spot on the left calf"),
    N_ ("Sitting on the floor, thumbs pressing a spot on the right calf") },
  { "floor-pump", N_ ("Sitting on the floor, left leg straight, toes pointing and pulling back"),
    N_ ("Sitting on the floor, right leg straight, toes pointing and pulling back") },
  { "chair-pump", N_ ("Sitting on a chair, left foot lifted, toes pointing and pulling back"),
    N_ ("Sitting on a chair, right foot lifted, toes pointing and pulling back") },
  { "wall-knee", N_ ("Left foot flat before the wall, the knee bending forward to touch it"),
    N_ ("Right foot flat before the wall, the knee bending forward to touch it") },
  { "wall-pump",
    N_ ("Standing with the hands on the wall, rising onto the toes and lowering again"),
    N_ ("Standing with the hands on the wall, rising onto the toes and lowering again") },
  { "hamstring-chair",
    N_ ("Sitting on the edge of a chair, left leg straight in front, leaning forward from the "
        "hips"),
    N_ ("Sitting on the edge of a chair, right leg straight in front, leaning forward from the "
        "hips") },
  { "hamstring-lying",
    N_ ("Lying on the back, a towel round the left foot, the leg raised and straight"),
    N_ ("Lying on the back, a towel round the right foot, the leg raised and straight") },
  { "get-up", N_ ("Getting up from the floor over one knee, then with the hands on the wall"),
    N_ ("Getting up from the floor over one knee, then with the hands on the wall") },
  { "check-in", N_ ("Standing, looking down at the calves"),
    N_ ("Standing, looking down at the calves") },
  { "march", N_ ("Walking on the spot"), N_ ("Walking on the spot") },
  { "stand", N_ ("Standing upright"), N_ ("Standing upright") },
};

static const char *
find_text (const char *pose, SoleusLeg leg)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (texts[i].pose, pose) == 0)
      return _ (leg == SOLEUS_LEG_LEFT ? texts[i].left : texts[i].right);
  return NULL;
}

static const char *
name_target (SoleusMuscle target)
{
  switch (target)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return C_ ("target of the exercise", "upper calf");
    case SOLEUS_MUSCLE_SOLEUS:
      return C_ ("target of the exercise", "lower calf");
    case SOLEUS_MUSCLE_BOTH:
      return C_ ("target of the exercise", "whole calf");
    case SOLEUS_MUSCLE_NONE:
    default:
      return NULL;
    }
}

/* The text alternative of somebody who has stopped, translated. */
const char *
soleus_figure_describe_off (SoleusLeg leg)
{
  return leg == SOLEUS_LEG_LEFT ? _ ("Resting, the left leg at ease")
                                : _ ("Resting, the right leg at ease");
}

/* The text alternative of the picture, translated; without a step the figure stands. */
char *
soleus_figure_describe (SoleusStep *step, SoleusLeg leg, gboolean floor)
{
  const char *pose = step ? step->pose : "stand";
  const char *target = step ? name_target (step->target) : NULL;
  const char *text;

  if (step && floor && step->floor_pose)
    pose = step->floor_pose;
  text = find_text (pose, leg);
  if (text == NULL)
    text = step->name;
  if (target == NULL)
    return g_strdup (text);
  /* Translators: what the figure does, and the part of the leg that is worked, as in "Right leg
   * back, knee straight, heel down: upper calf". */
  return g_strdup_printf (C_ ("description of the figure", "%s: %s"), text, target);
}
