/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-options.h"
#include "soleus-routine-private.h"
#include "soleus-step-private.h"
#include "soleus-xml.h"

#define NAME_MAX_CHARS        40
#define SUMMARY_MAX_CHARS     240
#define CUE_MAX_CHARS         60
#define CUE_MAX_WORDS         8
#define INSTRUCTION_MAX_CHARS 400
#define INSTRUCTION_MAX_WORDS 45
#define CAUTION_MAX_CHARS     120
#define SECONDS_MIN           5
#define SECONDS_MAX           600
#define PACE_MAX              30
#define REPETITIONS_ANY_MAX   10
/* Where the centre of the pressure may lie along the shank, 0 at the knee and 1 at the ankle. The
 * roller presses over a band, and all of that stays off the hollow of the knee. With the toes out
 * it lies on the outer calf, and stays off the nerve that winds round the bone there as well. */
#define ROLLER_UPPER     0.21
#define ROLLER_UPPER_OUT 0.285
#define TOOL_UPPER       0.15
#define SPOT_UPPER       0.20
#define TOOL_LOWER       0.80
/* Rolling any faster makes the muscle tense up (claim S2.19); the figure is content B1's. */
#define ROLL_PACE_MIN 8

struct _SoleusRoutineReader
{
  GObject parent_instance;

  GPtrArray *steps;
  GPtrArray *routines;

  /* The step or routine whose element is open. */
  SoleusStepFields fields;
  char *id;
  char *name;
  char *summary;
  char *picture;
  char **claims;
  SoleusRoutineKind kind;
  SoleusEquipment equipment;
  GPtrArray *uses;
};

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
  { "wall", SOLEUS_EQUIPMENT_WALL },
  { "chair", SOLEUS_EQUIPMENT_CHAIR },
  { "floor", SOLEUS_EQUIPMENT_FLOOR },
  { "roller", SOLEUS_EQUIPMENT_ROLLER },
  { "ball", SOLEUS_EQUIPMENT_BALL },
  { "lotion", SOLEUS_EQUIPMENT_LOTION },
  { NULL, 0 },
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

static const SoleusXmlWord sides_words[] = { { "each", FALSE }, { "both", TRUE }, { NULL, 0 } };
static const SoleusXmlWord bool_words[] = { { "no", FALSE }, { "yes", TRUE }, { NULL, 0 } };

static gpointer
find_by_id (GPtrArray *array, const char *(*get_id) (gpointer), const char *id)
{
  for (guint i = 0; i < array->len; i++)
    if (strcmp (get_id (array->pdata[i]), id) == 0)
      return array->pdata[i];
  return NULL;
}

static SoleusStep *
find_step (SoleusRoutineReader *self, const char *id)
{
  return find_by_id (self->steps, (const char *(*) (gpointer)) soleus_step_get_id, id);
}

static void
clear_open (SoleusRoutineReader *self)
{
  soleus_step_fields_clear (&self->fields);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->picture, g_free);
  g_clear_pointer (&self->claims, g_strfreev);
  g_clear_pointer (&self->uses, g_ptr_array_unref);
}

/* Pressure steps say what presses, and where along the shank. */
static gboolean
read_tool (SoleusXml *xml, SoleusStepFields *fields, gboolean spot)
{
  double upper;
  int tool, action;

  if (!soleus_xml_get_word (xml, "tool", tool_words, &tool))
    return FALSE;
  upper = tool == SOLEUS_TOOL_ROLLER ? ROLLER_UPPER : spot ? SPOT_UPPER : TOOL_UPPER;
  action = tool == SOLEUS_TOOL_ROLLER && !spot ? SOLEUS_ACTION_ROLL : SOLEUS_ACTION_PRESS;
  fields->tool = tool;
  if (!soleus_xml_get_double (xml, "upper", upper, TOOL_LOWER, &fields->upper) ||
      !soleus_xml_get_double (xml, "lower", fields->upper, TOOL_LOWER, &fields->lower))
    return FALSE;
  fields->upper_out = fields->upper;
  if (tool == SOLEUS_TOOL_ROLLER && soleus_xml_has (xml, "upper-out") &&
      !soleus_xml_get_double (xml, "upper-out", MAX (fields->upper, ROLLER_UPPER_OUT),
                              fields->lower, &fields->upper_out))
    return FALSE;
  if (soleus_xml_has (xml, "action") && !soleus_xml_get_word (xml, "action", action_words, &action))
    return FALSE;
  fields->action = action;
  return TRUE;
}

static gboolean
check_pace (SoleusXml *xml, const char *id, const SoleusStepFields *fields, guint pace)
{
  gboolean rolls = fields->tool == SOLEUS_TOOL_ROLLER && fields->lower > fields->upper;

  if (!rolls || fields->spot || pace >= ROLL_PACE_MIN)
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                          _ ("Step “%s” rolls, so its pace has to be at least %d seconds one way."),
                          id, ROLL_PACE_MIN);
}

/* What is set up has no place along the shank yet. */
static gboolean
read_setup_tool (SoleusXml *xml, SoleusStepFields *fields)
{
  int tool;

  if (!soleus_xml_has (xml, "tool"))
    return TRUE;
  if (!soleus_xml_get_word (xml, "tool", tool_words, &tool))
    return FALSE;
  fields->tool = tool;
  return TRUE;
}

/* A leg that is hurt must not carry the body, so a step that says nothing of the other leg counts
 * as one that it carries. */
static gboolean
read_other_leg (SoleusXml *xml, const char *id, gboolean on_floor, gboolean *rests)
{
  int word = FALSE;

  if (soleus_xml_has (xml, "other-leg") &&
      !soleus_xml_get_word (xml, "other-leg", other_leg_words, &word))
    return FALSE;
  *rests = word;
  if (!*rests || !on_floor)
    return TRUE;
  return soleus_xml_fail (
      xml, SOLEUS_XML_ERROR_SAFETY,
      _ ("Step “%s” is done on the floor, which takes both legs to get down to. "
         "Leave out “other-leg” or set it to “carries”."),
      id);
}

static gboolean
start_step (SoleusRoutineReader *self, SoleusXml *xml)
{
  SoleusStepFields *f = &self->fields;
  const char *id, *pose, *floor_pose = NULL;
  int kind, target, knee, spot = FALSE, on_floor = FALSE;
  guint pace = 0;

  if (!soleus_xml_get_id (xml, "id", &id) ||
      !soleus_xml_get_word (xml, "kind", kind_words, &kind) ||
      !soleus_xml_get_word (xml, "target", target_words, &target) ||
      !soleus_xml_get_word (xml, "knee", knee_words, &knee) ||
      !soleus_xml_get_id (xml, "pose", &pose))
    return FALSE;
  if (soleus_xml_has (xml, "floor-pose") && !soleus_xml_get_id (xml, "floor-pose", &floor_pose))
    return FALSE;
  if (soleus_xml_has (xml, "pace") && !soleus_xml_get_number (xml, "pace", 1, PACE_MAX, &pace))
    return FALSE;
  if (soleus_xml_has (xml, "spot") && !soleus_xml_get_word (xml, "spot", bool_words, &spot))
    return FALSE;
  if (soleus_xml_has (xml, "on-floor") &&
      !soleus_xml_get_word (xml, "on-floor", bool_words, &on_floor))
    return FALSE;
  if (!read_other_leg (xml, id, on_floor, &f->rests_other_leg))
    return FALSE;
  if (kind == SOLEUS_STEP_PRESSURE && !read_tool (xml, f, spot))
    return FALSE;
  if (kind == SOLEUS_STEP_SETUP && !read_setup_tool (xml, f))
    return FALSE;
  if (!soleus_xml_get_claims (xml, "claims", &f->claims) || !soleus_xml_no_more (xml))
    return FALSE;

  if (find_step (self, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a step “%s” already. Give each step its own id."), id);
  if (spot && kind != SOLEUS_STEP_PRESSURE)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_ATTRIBUTE,
        _ ("Step “%s” is a tender-spot step, so its kind has to be “pressure”."), id);
  if (kind == SOLEUS_STEP_STRETCH && target == SOLEUS_MUSCLE_GASTROCNEMIUS &&
      knee != SOLEUS_KNEE_STRAIGHT)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Step “%s” stretches the gastrocnemius, so its knee has to be “straight”."), id);
  if (kind == SOLEUS_STEP_STRETCH && target == SOLEUS_MUSCLE_SOLEUS && knee != SOLEUS_KNEE_BENT)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                            _ ("Step “%s” stretches the soleus, so its knee has to be “bent”."),
                            id);

  f->spot = spot;
  if (!check_pace (xml, id, f, pace))
    return FALSE;

  f->id = g_strdup (id);
  f->kind = kind;
  f->target = target;
  f->knee = knee;
  f->pose = g_strdup (pose);
  f->floor_pose = g_strdup (floor_pose);
  f->pace = pace;
  f->on_floor = on_floor;
  return TRUE;
}

static gboolean
end_step (SoleusRoutineReader *self, SoleusXml *xml)
{
  const SoleusStepFields *f = &self->fields;

  if (!soleus_xml_require (xml, f->name, "name") || !soleus_xml_require (xml, f->cue, "cue") ||
      !soleus_xml_require (xml, f->instruction, "instruction") ||
      !soleus_xml_require (xml, f->caution, "caution"))
    return FALSE;
  g_ptr_array_add (self->steps, soleus_step_new (&self->fields));
  return TRUE;
}

static gboolean
start_routine (SoleusRoutineReader *self, SoleusXml *xml)
{
  const char *id, *picture = NULL;
  int kind, equipment = 0;

  if (!soleus_xml_get_id (xml, "id", &id) ||
      !soleus_xml_get_word (xml, "kind", routine_kind_words, &kind) ||
      !soleus_xml_get_flags (xml, "equipment", equipment_words, &equipment) ||
      (soleus_xml_has (xml, "picture") && !soleus_xml_get_id (xml, "picture", &picture)) ||
      !soleus_xml_get_claims (xml, "claims", &self->claims) || !soleus_xml_no_more (xml))
    return FALSE;
  if (find_by_id (self->routines, (const char *(*) (gpointer)) soleus_routine_get_id, id))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE,
                            _ ("There is a routine “%s” already. Give each routine its own id."),
                            id);
  self->id = g_strdup (id);
  self->picture = g_strdup (picture);
  self->kind = kind;
  self->equipment = equipment;
  self->uses = g_ptr_array_new_with_free_func (g_object_unref);
  return TRUE;
}

static gboolean
check_dose (SoleusXml *xml, SoleusStep *step, guint seconds, guint repetitions, gboolean both)
{
  const char *id = soleus_step_get_id (step);

  if (soleus_step_get_kind (step) == SOLEUS_STEP_STRETCH)
    {
      if (seconds < SOLEUS_HOLD_MIN || seconds > SOLEUS_HOLD_MAX)
        return soleus_xml_fail (
            xml, SOLEUS_XML_ERROR_SAFETY,
            _ ("Stretch “%s” is held for %u seconds. A hold takes %d to %d seconds."), id, seconds,
            SOLEUS_HOLD_MIN, SOLEUS_HOLD_MAX);
      if (repetitions < SOLEUS_REPETITIONS_MIN || repetitions > SOLEUS_REPETITIONS_MAX)
        return soleus_xml_fail (
            xml, SOLEUS_XML_ERROR_SAFETY,
            _ ("Stretch “%s” has %u repetitions. A stretch takes %d to %d per leg."), id,
            repetitions, SOLEUS_REPETITIONS_MIN, SOLEUS_REPETITIONS_MAX);
    }
  if (soleus_step_is_spot (step) &&
      (seconds < SOLEUS_SPOT_MIN_SECONDS || seconds > SOLEUS_SPOT_MAX_SECONDS))
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Tender-spot step “%s” lasts %u seconds. Pressure on one spot takes %d to %d seconds."),
        id, seconds, SOLEUS_SPOT_MIN_SECONDS, SOLEUS_SPOT_MAX_SECONDS);
  if (both &&
      (soleus_step_is_pressure (step) || soleus_step_get_kind (step) == SOLEUS_STEP_STRETCH))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                            _ ("Step “%s” works a calf, so its sides have to be “each”."), id);
  if (soleus_step_get_pace (step) > 0 && seconds % (2 * soleus_step_get_pace (step)) != 0)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_RANGE,
        _ ("Step “%s” goes there and back in %u seconds, and %u is no multiple of that."), id,
        2 * soleus_step_get_pace (step), seconds);
  return TRUE;
}

/* More pressure is only a choice where there is pressure: else a stretch routine, which has no
 * safety list, could turn into massage. */
static SoleusStep *
find_heavier (SoleusRoutineReader *self, SoleusXml *xml, SoleusStep *step, const char *id)
{
  SoleusStep *found = find_step (self, id);

  if (!found || !soleus_step_is_pressure (found))
    {
      soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                       _ ("There is no pressure step “%s” in the step library."), id);
      return NULL;
    }
  if (!soleus_step_is_pressure (step))
    {
      soleus_xml_fail (xml, SOLEUS_XML_ERROR_SAFETY,
                       _ ("Step “%s” isn’t a pressure step, so “heavier” can’t be used with it."),
                       soleus_step_get_id (step));
      return NULL;
    }
  return found;
}

static gboolean
start_use (SoleusRoutineReader *self, SoleusXml *xml)
{
  const char *id, *heavier_id = NULL;
  guint seconds, heavier_seconds, repetitions = 1;
  int both = FALSE;
  SoleusStep *step, *found = NULL;
  g_autoptr (SoleusStep) heavier = NULL;

  if (!soleus_xml_get_id (xml, "step", &id) ||
      !soleus_xml_get_number (xml, "seconds", SECONDS_MIN, SECONDS_MAX, &seconds))
    return FALSE;
  if (soleus_xml_has (xml, "repetitions") &&
      !soleus_xml_get_number (xml, "repetitions", 1, REPETITIONS_ANY_MAX, &repetitions))
    return FALSE;
  if (soleus_xml_has (xml, "sides") && !soleus_xml_get_word (xml, "sides", sides_words, &both))
    return FALSE;
  if (soleus_xml_has (xml, "heavier") && !soleus_xml_get_id (xml, "heavier", &heavier_id))
    return FALSE;
  heavier_seconds = seconds;
  if (heavier_id && soleus_xml_has (xml, "heavier-seconds") &&
      !soleus_xml_get_number (xml, "heavier-seconds", SECONDS_MIN, seconds, &heavier_seconds))
    return FALSE;
  if (!soleus_xml_no_more (xml))
    return FALSE;

  step = find_step (self, id);
  if (!step)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                            _ ("There is no step “%s” in the step library."), id);
  if (heavier_id && !(found = find_heavier (self, xml, step, heavier_id)))
    return FALSE;
  if (!check_dose (xml, step, seconds, repetitions, both) ||
      (found && !check_dose (xml, found, heavier_seconds, repetitions, both)) ||
      (heavier_seconds < seconds &&
       !check_dose (xml, step, seconds - heavier_seconds, repetitions, both)))
    return FALSE;
  if (found)
    heavier = soleus_step_with_dose (found, heavier_seconds, repetitions, both, NULL);
  g_ptr_array_add (self->uses, soleus_step_with_dose (step, seconds, repetitions, both, heavier));
  return TRUE;
}

static gboolean
check_routine (SoleusRoutineReader *self, SoleusXml *xml)
{
  guint pressure = 0;
  gboolean stretches = FALSE;

  for (guint i = 0; i < self->uses->len; i++)
    {
      SoleusStep *step = self->uses->pdata[i];

      if (soleus_step_is_pressure (step))
        pressure += soleus_step_get_seconds (step) * soleus_step_get_repetitions (step);
      stretches |= soleus_step_get_kind (step) == SOLEUS_STEP_STRETCH;
    }
  if (pressure > SOLEUS_PRESSURE_MAX_SECONDS)
    return soleus_xml_fail (
        xml, SOLEUS_XML_ERROR_SAFETY,
        _ ("Routine “%s” has %u seconds of pressure per calf. At most %d are allowed."), self->id,
        pressure, SOLEUS_PRESSURE_MAX_SECONDS);
  if ((self->kind == SOLEUS_ROUTINE_STRETCH && pressure > 0) ||
      (self->kind == SOLEUS_ROUTINE_MASSAGE && (stretches || pressure == 0)) ||
      (self->kind == SOLEUS_ROUTINE_MIXED && (!stretches || pressure == 0)))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                            _ ("The kind of routine “%s” doesn’t fit its steps: “stretch” has no "
                               "pressure step, “massage” has no stretch, “mixed” has both."),
                            self->id);
  return TRUE;
}

static gboolean
find_picture (SoleusRoutineReader *self, SoleusXml *xml, SoleusStep **picture)
{
  *picture = NULL;
  if (!self->picture)
    return TRUE;
  *picture =
      find_by_id (self->uses, (const char *(*) (gpointer)) soleus_step_get_id, self->picture);
  if (*picture)
    return TRUE;
  return soleus_xml_fail (
      xml, SOLEUS_XML_ERROR_REFERENCE,
      _ ("The picture of routine “%s” is step “%s”, which is none of its steps."), self->id,
      self->picture);
}

static gboolean
end_routine (SoleusRoutineReader *self, SoleusXml *xml)
{
  SoleusStep *picture;

  if (!soleus_xml_require (xml, self->name, "name") ||
      !soleus_xml_require (xml, self->summary, "summary"))
    return FALSE;
  if (self->uses->len == 0)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ELEMENT,
                            _ ("Routine “%s” has no step. Add at least one <use>."), self->id);
  if (!check_routine (self, xml) || !find_picture (self, xml, &picture))
    return FALSE;
  g_ptr_array_add (self->routines,
                   soleus_routine_new (self->id, self->name, self->summary, self->kind,
                                       self->equipment, self->claims, self->uses, picture));
  clear_open (self);
  return TRUE;
}

static gboolean
start_element (SoleusXml *xml, const char *element, gpointer user_data)
{
  SoleusRoutineReader *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);
  guint version;

  if (!parent && strcmp (element, "routines") == 0)
    return soleus_xml_get_number (xml, "version", 1, 1, &version) && soleus_xml_no_more (xml);
  if (g_strcmp0 (parent, "routines") == 0 && strcmp (element, "step") == 0)
    return start_step (self, xml);
  if (g_strcmp0 (parent, "routines") == 0 && strcmp (element, "routine") == 0)
    return start_routine (self, xml);
  if (g_strcmp0 (parent, "routine") == 0 && strcmp (element, "use") == 0)
    return start_use (self, xml);
  if ((g_strcmp0 (parent, "step") == 0 || g_strcmp0 (parent, "routine") == 0) &&
      g_strv_contains (
          (const char *const[]){ "name", "cue", "instruction", "caution", "summary", NULL },
          element))
    return soleus_xml_no_more (xml);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
end_element (SoleusXml *xml, const char *element, const char *text, gpointer user_data)
{
  SoleusRoutineReader *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);
  gboolean in_step = g_strcmp0 (parent, "step") == 0;
  SoleusStepFields *f = &self->fields;

  if (g_strv_contains ((const char *const[]){ "routines", "step", "routine", "use", NULL },
                       element) &&
      !soleus_xml_no_text (xml, text))
    return FALSE;
  if (strcmp (element, "step") == 0)
    return end_step (self, xml);
  if (strcmp (element, "routine") == 0)
    return end_routine (self, xml);
  if (in_step && strcmp (element, "name") == 0)
    return soleus_xml_take_text (xml, text, "step name", NAME_MAX_CHARS, 0, &f->name);
  if (in_step && strcmp (element, "cue") == 0)
    return soleus_xml_take_text (xml, text, "step cue", CUE_MAX_CHARS, CUE_MAX_WORDS, &f->cue);
  if (in_step && strcmp (element, "instruction") == 0)
    return soleus_xml_take_text (xml, text, "step instruction", INSTRUCTION_MAX_CHARS,
                                 INSTRUCTION_MAX_WORDS, &f->instruction);
  if (in_step && strcmp (element, "caution") == 0)
    return soleus_xml_take_text (xml, text, "step caution", CAUTION_MAX_CHARS, 0, &f->caution);
  if (!in_step && strcmp (element, "name") == 0)
    return soleus_xml_take_text (xml, text, "routine name", NAME_MAX_CHARS, 0, &self->name);
  if (!in_step && strcmp (element, "summary") == 0)
    return soleus_xml_take_text (xml, text, "routine summary", SUMMARY_MAX_CHARS, 0,
                                 &self->summary);
  if (g_strv_contains ((const char *const[]){ "cue", "instruction", "caution", "summary", NULL },
                       element))
    return soleus_xml_fail_element (xml, element);
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
  self->steps = g_ptr_array_new_with_free_func (g_object_unref);
  self->routines = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * soleus_routine_reader_new:
 *
 * Returns: (transfer full): a reader that has read nothing yet
 */
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

/**
 * soleus_routine_reader_get_steps:
 *
 * Returns: (element-type SoleusStep) (transfer none): the step library, in order of reading
 */
GPtrArray *
soleus_routine_reader_get_steps (SoleusRoutineReader *self)
{
  return self->steps;
}

/**
 * soleus_routine_reader_get_routines:
 *
 * Returns: (element-type SoleusRoutine) (transfer none): the routines, in order of reading
 */
GPtrArray *
soleus_routine_reader_get_routines (SoleusRoutineReader *self)
{
  return self->routines;
}
