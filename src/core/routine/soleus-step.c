/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-step-private.h"

struct _SoleusStep
{
  GObject parent_instance;

  SoleusStepFields fields;
  guint seconds;
  guint repetitions;
  gboolean both;
  SoleusStep *heavier;
};

G_DEFINE_FINAL_TYPE (SoleusStep, soleus_step, G_TYPE_OBJECT)

void
soleus_step_fields_clear (SoleusStepFields *fields)
{
  g_clear_pointer (&fields->id, g_free);
  g_clear_pointer (&fields->name, g_free);
  g_clear_pointer (&fields->cue, g_free);
  g_clear_pointer (&fields->instruction, g_free);
  g_clear_pointer (&fields->caution, g_free);
  g_clear_pointer (&fields->pose, g_free);
  g_clear_pointer (&fields->floor_pose, g_free);
  g_clear_pointer (&fields->claims, g_strfreev);
  *fields = (SoleusStepFields){ 0 };
}

static void
soleus_step_finalize (GObject *object)
{
  SoleusStep *self = SOLEUS_STEP (object);

  soleus_step_fields_clear (&self->fields);
  g_clear_object (&self->heavier);
  G_OBJECT_CLASS (soleus_step_parent_class)->finalize (object);
}

static void
soleus_step_class_init (SoleusStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_step_finalize;
}

static void
soleus_step_init (SoleusStep *self)
{
  self->repetitions = 1;
}

/**
 * soleus_step_new:
 * @fields: (inout): what the step is; its strings are taken and the struct is left empty
 *
 * Returns: (transfer full): a step of the library, without a dose
 */
SoleusStep *
soleus_step_new (SoleusStepFields *fields)
{
  SoleusStep *self = g_object_new (SOLEUS_TYPE_STEP, NULL);

  self->fields = *fields;
  *fields = (SoleusStepFields){ 0 };
  return self;
}

/**
 * soleus_step_with_dose:
 * @seconds: of one repetition
 * @repetitions: per leg, at least 1
 * @both: once for both legs instead of once a leg
 * @heavier: (nullable): what takes its place when the person asks for more pressure
 *
 * Returns: (transfer full): the step as a routine uses it
 */
SoleusStep *
soleus_step_with_dose (
    SoleusStep *self, guint seconds, guint repetitions, gboolean both, SoleusStep *heavier)
{
  SoleusStep *dosed = g_object_new (SOLEUS_TYPE_STEP, NULL);
  const SoleusStepFields *f = &self->fields;

  dosed->fields = (SoleusStepFields){
    .id = g_strdup (f->id),
    .name = g_strdup (f->name),
    .cue = g_strdup (f->cue),
    .instruction = g_strdup (f->instruction),
    .caution = g_strdup (f->caution),
    .pose = g_strdup (f->pose),
    .floor_pose = g_strdup (f->floor_pose),
    .claims = g_strdupv (f->claims),
    .kind = f->kind,
    .target = f->target,
    .knee = f->knee,
    .tool = f->tool,
    .action = f->action,
    .upper = f->upper,
    .upper_out = f->upper_out,
    .lower = f->lower,
    .pace = f->pace,
    .spot = f->spot,
    .on_floor = f->on_floor,
    .rests_other_leg = f->rests_other_leg,
  };
  dosed->seconds = seconds;
  dosed->repetitions = repetitions;
  dosed->both = both;
  g_set_object (&dosed->heavier, heavier);
  return dosed;
}

/**
 * soleus_step_get_id:
 *
 * Returns: its id in the step library, such as "G"
 */
const char *
soleus_step_get_id (SoleusStep *self)
{
  return self->fields.id;
}

/**
 * soleus_step_get_name:
 *
 * Returns: a few translated words, such as "Upper calf stretch"
 */
const char *
soleus_step_get_name (SoleusStep *self)
{
  return self->fields.name;
}

/**
 * soleus_step_get_cue:
 *
 * Returns: what to do in at most eight words, translated; large on the screen, and spoken
 */
const char *
soleus_step_get_cue (SoleusStep *self)
{
  return self->fields.cue;
}

/**
 * soleus_step_get_instruction:
 *
 * Returns: the full instruction, translated
 */
const char *
soleus_step_get_instruction (SoleusStep *self)
{
  return self->fields.instruction;
}

/**
 * soleus_step_get_caution:
 *
 * Returns: what to look out for, translated
 */
const char *
soleus_step_get_caution (SoleusStep *self)
{
  return self->fields.caution;
}

SoleusStepKind
soleus_step_get_kind (SoleusStep *self)
{
  return self->fields.kind;
}

/**
 * soleus_step_get_target:
 *
 * Returns: the muscle that is worked, and lit in the figure
 */
SoleusMuscle
soleus_step_get_target (SoleusStep *self)
{
  return self->fields.target;
}

SoleusKnee
soleus_step_get_knee (SoleusStep *self)
{
  return self->fields.knee;
}

/**
 * soleus_step_get_pose:
 *
 * Returns: the name of the pose in the figure's data
 */
const char *
soleus_step_get_pose (SoleusStep *self)
{
  return self->fields.pose;
}

/**
 * soleus_step_get_floor_pose:
 *
 * Returns: (nullable): the pose when the person chose the floor instead of a chair
 */
const char *
soleus_step_get_floor_pose (SoleusStep *self)
{
  return self->fields.floor_pose;
}

/**
 * soleus_step_get_seconds:
 *
 * Returns: seconds of one repetition, 0 for a step of the library
 */
guint
soleus_step_get_seconds (SoleusStep *self)
{
  return self->seconds;
}

guint
soleus_step_get_repetitions (SoleusStep *self)
{
  return self->repetitions;
}

/**
 * soleus_step_get_pace:
 *
 * Returns: seconds of one way of a cyclic movement (10 for rolling, 2 for point and flex), each end
 *   marked by a soft tick; 0 where the step has no pace
 */
guint
soleus_step_get_pace (SoleusStep *self)
{
  return self->fields.pace;
}

/**
 * soleus_step_get_tool:
 *
 * Returns: what presses, or is set up to press; %SOLEUS_TOOL_NONE where nothing does
 */
SoleusTool
soleus_step_get_tool (SoleusStep *self)
{
  return self->fields.tool;
}

/**
 * soleus_step_get_action:
 *
 * Returns: what the person does; it means nothing for a stretch, which is held
 */
SoleusAction
soleus_step_get_action (SoleusStep *self)
{
  return self->fields.action;
}

/**
 * soleus_step_get_upper:
 *
 * Returns: where along the shank the centre of the pressure is nearest to the knee, from 0 at the
 *   knee to 1 at the ankle
 */
double
soleus_step_get_upper (SoleusStep *self)
{
  return self->fields.upper;
}

/**
 * soleus_step_get_upper_out:
 *
 * Returns: the upper end while the toes are turned out, when the roller lies on the outer calf: the
 *   nerve on the outside of the knee keeps it farther from the knee; the same as the upper end
 *   where the leg is not turned
 */
double
soleus_step_get_upper_out (SoleusStep *self)
{
  return self->fields.upper_out;
}

/**
 * soleus_step_get_lower:
 *
 * Returns: where along the shank the centre of the pressure is nearest to the ankle, from 0 at the
 *   knee to 1 at the ankle; the same as the upper end where the tool stays in place
 */
double
soleus_step_get_lower (SoleusStep *self)
{
  return self->fields.lower;
}

/**
 * soleus_step_is_pressure:
 *
 * Returns: whether its seconds count as pressure time on the calf (content claim C7)
 */
gboolean
soleus_step_is_pressure (SoleusStep *self)
{
  return self->fields.kind == SOLEUS_STEP_PRESSURE;
}

/**
 * soleus_step_is_massage:
 *
 * Returns: whether it is pressure, or the setting up for it
 */
gboolean
soleus_step_is_massage (SoleusStep *self)
{
  return self->fields.kind == SOLEUS_STEP_PRESSURE || self->fields.kind == SOLEUS_STEP_SETUP;
}

/**
 * soleus_step_is_spot:
 *
 * Returns: whether it is steady pressure on one tender spot, held 15 to 60 s (content claim C1)
 */
gboolean
soleus_step_is_spot (SoleusStep *self)
{
  return self->fields.spot;
}

/**
 * soleus_step_is_both:
 *
 * Returns: whether it is done once for both legs instead of once a leg
 */
gboolean
soleus_step_is_both (SoleusStep *self)
{
  return self->both;
}

/**
 * soleus_step_is_on_floor:
 *
 * Returns: whether the person sits on the floor for it, and so needs longer to get ready
 */
gboolean
soleus_step_is_on_floor (SoleusStep *self)
{
  return self->fields.on_floor;
}

/**
 * soleus_step_rests_other_leg:
 *
 * Returns: whether the leg that isn't worked carries nothing: the person sits, and needs neither
 *   leg to stand, to lift the hips, or to get down to the floor
 */
gboolean
soleus_step_rests_other_leg (SoleusStep *self)
{
  return self->fields.rests_other_leg;
}

/**
 * soleus_step_get_heavier:
 *
 * Returns: (nullable) (transfer none): the step that takes its place with more pressure
 */
SoleusStep *
soleus_step_get_heavier (SoleusStep *self)
{
  return self->heavier;
}

/**
 * soleus_step_get_claims:
 *
 * Returns: (array zero-terminated=1): the numbers of the source claims that it carries, as "S1.8"
 */
const char *const *
soleus_step_get_claims (SoleusStep *self)
{
  return (const char *const *) self->fields.claims;
}
