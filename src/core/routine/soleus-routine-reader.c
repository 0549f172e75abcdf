/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-options.h"
#include "soleus-xml.h"

#define NAME_MAX_CHARS        40
#define SUMMARY_MAX_CHARS     240
#define CUE_MAX_CHARS         60
#define CUE_MAX_WORDS         8
#define LINE_MAX_CHARS        48
#define READY_MAX_LINES       3
#define INSTRUCTION_MAX_CHARS 400
#define INSTRUCTION_MAX_WORDS 45
#define CAUTION_MAX_CHARS     120
#define PICTURE_MAX_STEPS     3
#define PACE_MAX              30
/* Seconds one way. Rolling any faster makes the muscle tense up. */
#define ROLL_PACE_MIN 8

G_DEFINE_FINAL_TYPE (SoleusRoutineReader, soleus_routine_reader, G_TYPE_OBJECT)

static const SoleusXmlWord kind_words[] = {
  { "stretch", SOLEUS_STEP_STRETCH },   { "pressure", SOLEUS_STEP_PRESSURE },
  { "setup", SOLEUS_STEP_SETUP },       { "movement", SOLEUS_STEP_MOVEMENT },
  { "check-in", SOLEUS_STEP_CHECK_IN }, { NULL, 0 },
};

static const SoleusXmlWord target_words[] = {
  { "none", SOLEUS_MUSCLE_NONE },
  { "gastrocnemius", SOLEUS_MUSCLE_GASTROCNEMIUS },
  { "soleus", SOLEUS_MUSCLE_SOLEUS },
  { "both", SOLEUS_MUSCLE_BOTH },
  { NULL, 0 },
};

static const SoleusXmlWord knee_words[] = {
  { "natural", SOLEUS_KNEE_NATURAL },
  { "straight", SOLEUS_KNEE_STRAIGHT },
  { "bent", SOLEUS_KNEE_BENT },
  { NULL, 0 },
};

static const SoleusXmlWord routine_kind_words[] = {
  { "stretch", SOLEUS_ROUTINE_STRETCH },
  { "massage", SOLEUS_ROUTINE_MASSAGE },
  { "mixed", SOLEUS_ROUTINE_MIXED },
  { NULL, 0 },
};

static const SoleusXmlWord equipment_words[] = {
  { "wall", SOLEUS_EQUIPMENT_WALL },   { "chair", SOLEUS_EQUIPMENT_CHAIR },
  { "floor", SOLEUS_EQUIPMENT_FLOOR }, { "roller", SOLEUS_EQUIPMENT_ROLLER },
  { "ball", SOLEUS_EQUIPMENT_BALL },   { "lotion", SOLEUS_EQUIPMENT_LOTION },
  { "towel", SOLEUS_EQUIPMENT_TOWEL }, { NULL, 0 },
};

static const SoleusXmlWord tool_words[] = {
  { "roller", SOLEUS_TOOL_ROLLER },
  { "ball", SOLEUS_TOOL_BALL },
  { "hands", SOLEUS_TOOL_HANDS },
  { NULL, 0 },
};

static const SoleusXmlWord other_leg_words[] = {
  { "carries", FALSE },
  { "rests", TRUE },
  { NULL, 0 },
};

static const SoleusXmlWord action_words[] = {
  { "move", SOLEUS_ACTION_MOVE },   { "roll", SOLEUS_ACTION_ROLL },
  { "press", SOLEUS_ACTION_PRESS }, { "stroke", SOLEUS_ACTION_STROKE },
  { "knead", SOLEUS_ACTION_KNEAD }, { NULL, 0 },
};

static const SoleusXmlWord movement_words[] = {
  { "move", SOLEUS_ACTION_MOVE },
  { "rise", SOLEUS_ACTION_RISE },
  { NULL, 0 },
};

static const SoleusXmlWord sides_words[] = { { "each", FALSE }, { "both", TRUE }, { NULL, 0 } };
static const SoleusXmlWord bool_words[] = { { "no", FALSE }, { "yes", TRUE }, { NULL, 0 } };

static void
clear_open (SoleusRoutineReader *self)
{
  g_clear_pointer (&self->step, soleus_step_unref);
  g_clear_object (&self->routine);
  g_clear_pointer (&self->picture, g_strfreev);
}

/* Pressure steps say what presses, and where along the shank. */
static gboolean
read_pressure (SoleusXml *xml, SoleusStep *step)
{
  static const char *const needed[] = { "tool", "upper", "lower", NULL };
  double upper;
  int tool, action;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_word (xml, "tool", tool_words, &tool))
    return FALSE;
  upper = tool == SOLEUS_TOOL_ROLLER ? SOLEUS_ROLLER_UPPER
          : step->spot               ? SOLEUS_SPOT_UPPER
                                     : SOLEUS_TOOL_UPPER;
  action = tool == SOLEUS_TOOL_ROLLER && !step->spot ? SOLEUS_ACTION_ROLL : SOLEUS_ACTION_PRESS;
  if (!soleus_xml_get_double (xml, "upper", upper, SOLEUS_TOOL_LOWER, &step->upper) ||
      !soleus_xml_get_double (xml, "lower", step->upper, SOLEUS_TOOL_LOWER, &step->lower))
    return FALSE;
  step->upper_out = step->upper;
  if (tool == SOLEUS_TOOL_ROLLER &&
      !soleus_xml_get_double (xml, "upper-out", MAX (step->upper, SOLEUS_ROLLER_UPPER_OUT),
                              step->lower, &step->upper_out))
    return FALSE;
  if (!soleus_xml_get_word (xml, "action", action_words, &action))
    return FALSE;
  step->tool = tool;
  step->action = action;
  return TRUE;
}

/* A tool that is being set up has no place along the shank yet. */
static gboolean
read_setup (SoleusXml *xml, SoleusStep *step)
{
  int tool = SOLEUS_TOOL_NONE;

  if (!soleus_xml_get_word (xml, "tool", tool_words, &tool))
    return FALSE;
  step->tool = tool;
  return TRUE;
}

static gboolean
read_movement (SoleusXml *xml, SoleusStep *step)
{
  int action = SOLEUS_ACTION_MOVE;

  if (!soleus_xml_get_word (xml, "action", movement_words, &action))
    return FALSE;
  step->action = action;
  return TRUE;
}

static gboolean
check_step (SoleusRoutineReader *self, SoleusXml *xml, const SoleusStep *step)
{
  gboolean stretch = step->kind == SOLEUS_STEP_STRETCH;
  gboolean rolls = step->tool == SOLEUS_TOOL_ROLLER && step->lower > step->upper && !step->spot;

  if (soleus_steps_find (self->steps, step->id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a step “%s” already. Give each step its own id."),
                            step->id);
  /* A leg that is hurt must not carry the body, so a step that says nothing of the other leg counts
   * as one that it carries. */
  if (step->rests_other_leg && step->on_floor)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Step “%s” is done on the floor, which takes both legs to get down to. "
           "Leave out “other-leg” or set it to “carries”."),
        step->id);
  if (step->spot && !soleus_step_is_pressure (step))
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_ATTRIBUTE,
        _ ("Step “%s” is a tender-spot step, so its kind has to be “pressure”."), step->id);
  if (stretch && step->target == SOLEUS_MUSCLE_GASTROCNEMIUS && step->knee != SOLEUS_KNEE_STRAIGHT)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Step “%s” stretches the gastrocnemius, so its knee has to be “straight”."), step->id);
  if (stretch && step->target == SOLEUS_MUSCLE_SOLEUS && step->knee != SOLEUS_KNEE_BENT)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                            _ ("Step “%s” stretches the soleus, so its knee has to be “bent”."),
                            step->id);
  if (rolls && step->pace < ROLL_PACE_MIN)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Step “%s” rolls, so its pace has to be at least %d seconds one way."), step->id,
        ROLL_PACE_MIN);
  return TRUE;
}

static gboolean
start_step (SoleusRoutineReader *self, SoleusXml *xml)
{
  static const char *const needed[] = { "id", "kind", "target", "knee", "pose", NULL };
  SoleusStep *step = self->step = soleus_step_new ();
  int kind, target, knee, equipment = SOLEUS_EQUIPMENT_NONE;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_id (xml, "id", &step->id) ||
      !soleus_xml_get_word (xml, "kind", kind_words, &kind) ||
      !soleus_xml_get_word (xml, "target", target_words, &target) ||
      !soleus_xml_get_word (xml, "knee", knee_words, &knee) ||
      !soleus_xml_get_id (xml, "pose", &step->pose) ||
      !soleus_xml_get_id (xml, "floor-pose", &step->floor_pose) ||
      !soleus_xml_get_number (xml, "pace", 1, PACE_MAX, &step->pace) ||
      !soleus_xml_get_word (xml, "spot", bool_words, &step->spot) ||
      !soleus_xml_get_word (xml, "on-floor", bool_words, &step->on_floor) ||
      !soleus_xml_get_flags (xml, "equipment", equipment_words, &equipment) ||
      !soleus_xml_get_word (xml, "other-leg", other_leg_words, &step->rests_other_leg))
    return FALSE;
  step->kind = kind;
  step->target = target;
  step->knee = knee;
  step->equipment = equipment;
  if ((kind == SOLEUS_STEP_PRESSURE && !read_pressure (xml, step)) ||
      (kind == SOLEUS_STEP_SETUP && !read_setup (xml, step)) ||
      (kind == SOLEUS_STEP_MOVEMENT && !read_movement (xml, step)))
    return FALSE;
  return soleus_xml_get_claims (xml, "claims", &step->claims) && soleus_xml_no_more (xml) &&
         check_step (self, xml, step);
}

static gboolean
end_step (SoleusRoutineReader *self, SoleusXml *xml)
{
  const SoleusStep *step = self->step;

  if (!soleus_xml_require (xml, step->name, "name") ||
      !soleus_xml_require (xml, step->cue, "cue") ||
      !soleus_xml_require (xml, step->instruction, "instruction") ||
      !soleus_xml_require (xml, step->caution, "caution"))
    return FALSE;
  g_ptr_array_add (self->steps, g_steal_pointer (&self->step));
  return TRUE;
}

static gboolean
start_routine (SoleusRoutineReader *self, SoleusXml *xml)
{
  static const char *const needed[] = { "id", "kind", "equipment", NULL };
  SoleusRoutine *routine = self->routine = g_object_new (SOLEUS_TYPE_ROUTINE, NULL);
  int kind, equipment;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_id (xml, "id", &routine->id) ||
      !soleus_xml_get_word (xml, "kind", routine_kind_words, &kind) ||
      !soleus_xml_get_flags (xml, "equipment", equipment_words, &equipment) ||
      !soleus_xml_get_ids (xml, "picture", PICTURE_MAX_STEPS, &self->picture) ||
      !soleus_xml_get_claims (xml, "claims", &routine->claims) || !soleus_xml_no_more (xml))
    return FALSE;
  routine->kind = kind;
  routine->equipment = equipment;
  if (soleus_routines_find (self->routines, routine->id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a routine “%s” already. Give each routine its own id."),
                            routine->id);
  return TRUE;
}

static gboolean
check_dose (SoleusXml *xml, const SoleusStep *step, const SoleusDose *dose)
{
  g_autoptr (GError) error = NULL;

  return soleus_dose_check (dose, &soleus_dose_limits_catalogue, step, &error) ||
         soleus_xml_fail (xml, (SoleusXmlError) error->code, "%s", error->message);
}

/* More pressure is only a choice where there is pressure: else a stretch routine, which has no
 * safety list, could turn into massage. */
static gboolean
check_heavier (SoleusXml *xml, SoleusStep *step, SoleusStep *heavier, const char *id)
{
  if (!heavier || !soleus_step_is_pressure (heavier))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                            _ ("There is no pressure step “%s” in the step library."), id);
  if (!soleus_step_is_pressure (step))
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Step “%s” isn’t a pressure step, so “heavier” can’t be used with it."), step->id);
  return TRUE;
}

static gboolean
start_use (SoleusRoutineReader *self, SoleusXml *xml)
{
  static const char *const needed[] = { "step", "seconds", NULL };
  const SoleusDoseLimits *limits = &soleus_dose_limits_catalogue;
  g_autofree char *id = NULL;
  g_autofree char *heavier_id = NULL;
  SoleusDose dose = { 0, 1, FALSE }, heavier_dose, rest;
  SoleusStep *step, *found;
  g_autoptr (SoleusStep) heavier = NULL;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_id (xml, "step", &id) ||
      !soleus_xml_get_number (xml, "seconds", SOLEUS_STEP_MIN_SECONDS, SOLEUS_STEP_MAX_SECONDS,
                              &dose.seconds) ||
      !soleus_xml_get_number (xml, "repetitions", 1, SOLEUS_STEP_MAX_REPETITIONS,
                              &dose.repetitions) ||
      !soleus_xml_get_word (xml, "sides", sides_words, &dose.both) ||
      !soleus_xml_get_id (xml, "heavier", &heavier_id))
    return FALSE;
  rest = heavier_dose = dose;
  if (heavier_id && !soleus_xml_get_number (xml, "heavier-seconds", SOLEUS_STEP_MIN_SECONDS,
                                            dose.seconds, &heavier_dose.seconds))
    return FALSE;
  if (!soleus_xml_no_more (xml))
    return FALSE;

  step = soleus_steps_find (self->steps, id);
  found = heavier_id ? soleus_steps_find (self->steps, heavier_id) : NULL;
  rest.seconds -= heavier_dose.seconds;
  if (!step)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                            _ ("There is no step “%s” in the step library."), id);
  if ((heavier_id && !check_heavier (xml, step, found, heavier_id)) ||
      !check_dose (xml, step, &dose) || (found && !check_dose (xml, found, &heavier_dose)) ||
      (rest.seconds > 0 && !check_dose (xml, step, &rest)))
    return FALSE;
  if (found)
    heavier = soleus_dose_apply (&heavier_dose, limits, found, NULL);
  g_ptr_array_add (self->routine->steps, soleus_dose_apply (&dose, limits, step, heavier));
  return TRUE;
}

static gboolean
check_routine (SoleusXml *xml, const SoleusRoutine *routine)
{
  guint pressure = 0;
  gboolean stretches = FALSE;

  for (guint i = 0; i < routine->steps->len; i++)
    {
      const SoleusStep *step = routine->steps->pdata[i];

      if (soleus_step_is_pressure (step))
        pressure += step->seconds * step->repetitions;
      stretches |= step->kind == SOLEUS_STEP_STRETCH;
    }
  if (pressure > SOLEUS_PRESSURE_MAX_SECONDS)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Routine “%s” has %u seconds of pressure per calf. At most %d are allowed."),
        routine->id, pressure, SOLEUS_PRESSURE_MAX_SECONDS);
  if ((routine->kind == SOLEUS_ROUTINE_STRETCH && pressure > 0) ||
      (routine->kind == SOLEUS_ROUTINE_MASSAGE && (stretches || pressure == 0)) ||
      (routine->kind == SOLEUS_ROUTINE_MIXED && (!stretches || pressure == 0)))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                            _ ("The kind of routine “%s” doesn’t fit its steps: “stretch” has no "
                               "pressure step, “massage” has no stretch, “mixed” has both."),
                            routine->id);
  return TRUE;
}

static gboolean
find_pictures (SoleusRoutineReader *self, SoleusXml *xml)
{
  SoleusRoutine *routine = self->routine;

  for (char **id = self->picture; id && *id; id++)
    {
      SoleusStep *step = soleus_steps_find (routine->steps, *id);

      if (!step)
        return soleus_xml_fail (
            xml, SOLEUS_XML_ERROR_REFERENCE,
            _ ("The picture of routine “%s” is step “%s”, which is none of its steps."),
            routine->id, *id);
      g_ptr_array_add (routine->pictures, step);
    }
  if (routine->pictures->len == 0)
    g_ptr_array_add (routine->pictures, soleus_routine_get_main_step (routine));
  return TRUE;
}

static gboolean
end_routine (SoleusRoutineReader *self, SoleusXml *xml)
{
  SoleusRoutine *routine = self->routine;

  if (!soleus_xml_require (xml, routine->name, "name") ||
      !soleus_xml_require (xml, routine->summary, "summary"))
    return FALSE;
  if (routine->steps->len == 0)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("Routine “%s” has no steps. Add at least one <use>."), routine->id);
  if (!check_routine (xml, routine))
    return FALSE;
  if (!find_pictures (self, xml))
    return FALSE;
  g_ptr_array_add (self->routines, g_steal_pointer (&self->routine));
  clear_open (self);
  return TRUE;
}

static gboolean
start_element (SoleusXml *xml, const char *element, gpointer user_data)
{
  SoleusRoutineReader *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);
  static const char *const needed[] = { "version", NULL };
  guint version;

  if (!parent && strcmp (element, "routines") == 0)
    {
      soleus_xml_needs (xml, needed);
      return soleus_xml_get_number (xml, "version", 1, 1, &version) && soleus_xml_no_more (xml);
    }
  if (g_strcmp0 (parent, "routines") == 0 && strcmp (element, "step") == 0)
    return start_step (self, xml);
  if (g_strcmp0 (parent, "routines") == 0 && strcmp (element, "routine") == 0)
    return start_routine (self, xml);
  if (g_strcmp0 (parent, "routine") == 0 && strcmp (element, "use") == 0)
    return start_use (self, xml);
  if ((g_strcmp0 (parent, "step") == 0 || g_strcmp0 (parent, "routine") == 0) &&
      g_strv_contains ((const char *const[]){ "name", "cue", "ready", "rest", "switch",
                                              "instruction", "caution", "summary", NULL },
                       element))
    return soleus_xml_no_more (xml);
  return soleus_xml_fail_element (xml, element);
}

/* The lines of getting ready stand one after another. */
static gboolean
take_ready (SoleusStep *step, SoleusXml *xml, const char *text)
{
  guint n = step->ready ? g_strv_length (step->ready) : 0;
  char *line = NULL;

  if (n == READY_MAX_LINES)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("Step “%s” has too many <ready>. It takes %d at most."), step->id,
                            READY_MAX_LINES);
  if (!soleus_xml_take_text (xml, text, "step get ready", LINE_MAX_CHARS, CUE_MAX_WORDS, &line))
    return FALSE;
  step->ready = g_renew (char *, step->ready, n + 2);
  step->ready[n] = line;
  step->ready[n + 1] = NULL;
  return TRUE;
}

static gboolean
end_in_step (SoleusStep *step, SoleusXml *xml, const char *element, const char *text)
{
  if (strcmp (element, "name") == 0)
    return soleus_xml_take_text (xml, text, "step name", NAME_MAX_CHARS, 0, &step->name);
  if (strcmp (element, "cue") == 0)
    return soleus_xml_take_text (xml, text, "step cue", CUE_MAX_CHARS, CUE_MAX_WORDS, &step->cue);
  if (strcmp (element, "ready") == 0)
    return take_ready (step, xml, text);
  if (strcmp (element, "rest") == 0)
    return soleus_xml_take_text (xml, text, "step rest", LINE_MAX_CHARS, CUE_MAX_WORDS,
                                 &step->rest);
  if (strcmp (element, "switch") == 0)
    return soleus_xml_take_text (xml, text, "step switch legs", LINE_MAX_CHARS, CUE_MAX_WORDS,
                                 &step->switch_legs);
  if (strcmp (element, "instruction") == 0)
    return soleus_xml_take_text (xml, text, "step instruction", INSTRUCTION_MAX_CHARS,
                                 INSTRUCTION_MAX_WORDS, &step->instruction);
  if (strcmp (element, "caution") == 0)
    return soleus_xml_take_text (xml, text, "step caution", CAUTION_MAX_CHARS, 0, &step->caution);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
end_in_routine (SoleusRoutine *routine, SoleusXml *xml, const char *element, const char *text)
{
  if (strcmp (element, "use") == 0)
    return soleus_xml_no_text (xml, text);
  if (strcmp (element, "name") == 0)
    return soleus_xml_take_text (xml, text, "routine name", NAME_MAX_CHARS, 0, &routine->name);
  if (strcmp (element, "summary") == 0)
    return soleus_xml_take_text (xml, text, "routine summary", SUMMARY_MAX_CHARS, 0,
                                 &routine->summary);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
end_element (SoleusXml *xml, const char *element, const char *text, gpointer user_data)
{
  SoleusRoutineReader *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);

  if (g_strcmp0 (parent, "step") == 0)
    return end_in_step (self->step, xml, element, text);
  if (g_strcmp0 (parent, "routine") == 0)
    return end_in_routine (self->routine, xml, element, text);
  if (!soleus_xml_no_text (xml, text))
    return FALSE;
  if (strcmp (element, "step") == 0)
    return end_step (self, xml);
  if (strcmp (element, "routine") == 0)
    return end_routine (self, xml);
  return TRUE;
}

static void
soleus_routine_reader_finalize (GObject *object)
{
  SoleusRoutineReader *self = SOLEUS_ROUTINE_READER (object);

  clear_open (self);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->routines, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_routine_reader_parent_class)->finalize (object);
}

static void
soleus_routine_reader_class_init (SoleusRoutineReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_routine_reader_finalize;
}

static void
soleus_routine_reader_init (SoleusRoutineReader *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_step_unref);
  self->routines = g_ptr_array_new_with_free_func (g_object_unref);
}

SoleusRoutineReader *
soleus_routine_reader_new (void)
{
  return g_object_new (SOLEUS_TYPE_ROUTINE_READER, NULL);
}

/**
 * soleus_routine_reader_read:
 * @bytes: the file, as docs/routine-format.md describes it
 * @name: its name, for messages
 * @error: names the file, line and column, what is wrong and what would be right
 *
 * Reads a file strictly and adds its steps and routines. Routines may use the steps of files that
 * were read before. When it fails, everything that the file has added is taken back.
 *
 * Returns: whether the whole file was read
 */
gboolean
soleus_routine_reader_read (SoleusRoutineReader *self,
                            GBytes *bytes,
                            const char *name,
                            GError **error)
{
  static const SoleusXmlFormat format = { SOLEUS_ROUTINE_FILE_MAX, 3, start_element, end_element };
  guint n_steps = self->steps->len, n_routines = self->routines->len;
  gboolean ok = soleus_xml_parse (bytes, name, &format, self, error);

  clear_open (self);
  if (!ok)
    {
      g_ptr_array_set_size (self->steps, n_steps);
      g_ptr_array_set_size (self->routines, n_routines);
    }
  return ok;
}
