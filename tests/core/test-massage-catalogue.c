/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-options.h"
#include "soleus-phase.h"
#include "soleus-routine-reader.h"

#include <string.h>

/* Content B3, written down a second time: a leg's steps with their seconds and repetitions, the
 * pressure on a calf, and how long it takes about. */
typedef struct
{
  const char *id;
  SoleusRoutineKind kind;
  SoleusEquipment equipment;
  const char *steps;
  guint pressure;
  double minutes;
} Expected;

#define WALL   SOLEUS_EQUIPMENT_WALL
#define CHAIR  SOLEUS_EQUIPMENT_CHAIR
#define FLOOR  SOLEUS_EQUIPMENT_FLOOR
#define ROLLER SOLEUS_EQUIPMENT_ROLLER
#define BALL   SOLEUS_EQUIPMENT_BALL
#define LOTION SOLEUS_EQUIPMENT_LOTION
#define TOWEL  SOLEUS_EQUIPMENT_TOWEL

static const Expected routines[] = {
  { "gastroc-wall", SOLEUS_ROUTINE_STRETCH, WALL, "G 30x3", 0, 4.2 },
  { "soleus-wall", SOLEUS_ROUTINE_STRETCH, WALL, "O 30x3", 0, 4.2 },
  { "wall-full", SOLEUS_ROUTINE_STRETCH, WALL, "G 30x2 O 30x2", 0, 5.5 },
  { "roller", SOLEUS_ROUTINE_MASSAGE, ROLLER | FLOOR,
    "RS 15 RP 60 RT 40 RH 30(RX 15) RP 20 END 15both", 150, 6.6 },
  { "ball", SOLEUS_ROUTINE_MASSAGE, BALL | FLOOR, "BS 15 BL 30 BL 30(BX 30) BF 32 BL 30 END 15both",
    122, 5.7 },
  { "hands", SOLEUS_ROUTINE_MASSAGE, CHAIR | FLOOR | LOTION,
    "HS 15 HU 40 HK 40 HP 30 HN 30 HU 20 END 15both", 160, 6.4 },
  { "point-flex", SOLEUS_ROUTINE_MASSAGE, ROLLER | FLOOR,
    "RS 15 RP 40 RH 30(RX 15) RF 40 RP 20 END 15both", 130, 5.9 },
  { "desk", SOLEUS_ROUTINE_STRETCH, CHAIR | WALL, "CP 20 G 30x2 O 30x2", 0, 6.2 },
  { "pump", SOLEUS_ROUTINE_STRETCH, WALL, "SP 48both", 0, 1.0 },
  { "pump-sitting", SOLEUS_ROUTINE_STRETCH, CHAIR, "CP 20", 0, 1.0 },
  { "after-run", SOLEUS_ROUTINE_MIXED, WALL | ROLLER | FLOOR,
    "W 120both G 30x2 O 30x2 RS 15 RP 60 RH 30(RX 15) RP 40 END 15both", 130, 13.4 },
  { "heels-morning", SOLEUS_ROUTINE_MIXED, CHAIR | FLOOR | WALL | LOTION,
    "CP 20 HS 10 HU 30 HK 30 HP 30 HU 30 GE 30x2 O 30x3 END 15both", 120, 12.1 },
  { "full", SOLEUS_ROUTINE_MIXED, WALL | ROLLER | BALL | FLOOR,
    "RS 15 RP 40 RH 30(RX 15) BS 15 BL 30 BF 32 HD 20 HU 20 G 30x2 O 30x2 END 15both", 152, 13.0 },
  { "after-run-stretch", SOLEUS_ROUTINE_STRETCH, WALL, "W 120both G 30x2 O 30x2 END 15both", 0,
    7.8 },
  { "before-bed", SOLEUS_ROUTINE_STRETCH, WALL | CHAIR, "CP 20 G 30x3 O 30x2", 0, 7.5 },
  { "night", SOLEUS_ROUTINE_STRETCH, WALL | CHAIR, "G 30x2 TS 30x2", 0, 5.4 },
  { "hamstring", SOLEUS_ROUTINE_STRETCH, CHAIR, "TS 30x3", 0, 4.0 },
  { "hamstring-lying", SOLEUS_ROUTINE_STRETCH, FLOOR | TOWEL, "TL 30x3 END 15both", 0, 4.8 },
};

static SoleusCatalogue *catalogue;

static char *
describe (SoleusRoutine *routine)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];
      SoleusStep *heavier = step->heavier;

      g_string_append_printf (out, "%s%s %u", i > 0 ? " " : "", step->id, step->seconds);
      if (step->repetitions > 1)
        g_string_append_printf (out, "x%u", step->repetitions);
      if (step->both)
        g_string_append (out, "both");
      if (heavier)
        g_string_append_printf (out, "(%s %u)", heavier->id, heavier->seconds);
    }
  return g_string_free (out, FALSE);
}

static guint
sum_pressure (const SoleusOptions *options, SoleusRoutine *routine, SoleusLeg leg)
{
  g_autoptr (GPtrArray) phases = soleus_options_expand (options, routine);
  gint64 sum = 0;

  for (guint i = 0; i < phases->len; i++)
    if (soleus_phase_is_pressure (phases->pdata[i]) &&
        soleus_phase_get_leg (phases->pdata[i]) == leg)
      sum += soleus_phase_get_duration (phases->pdata[i]);
  return sum / 1000;
}

static void
test_routines (void)
{
  g_assert_cmpuint (catalogue->routines->len, ==, G_N_ELEMENTS (routines));
  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    {
      SoleusRoutine *routine = soleus_catalogue_find (catalogue, routines[i].id);
      SoleusOptions options = SOLEUS_OPTIONS_INIT;
      g_autofree char *steps = NULL;
      double minutes;

      g_assert_nonnull (routine);
      steps = describe (routine);
      minutes = soleus_options_get_total (&options, routine) / 60000.0;
      g_test_message ("%s: %.2f minutes, content says about %.1f", routines[i].id, minutes,
                      routines[i].minutes);
      g_assert_cmpint (routine->kind, ==, routines[i].kind);
      g_assert_cmpint (routine->equipment, ==, routines[i].equipment);
      g_assert_cmpstr (steps, ==, routines[i].steps);
      g_assert_cmpfloat_with_epsilon (minutes, routines[i].minutes, 0.07 * routines[i].minutes);
    }
}

/* Claim S2.24: two to three minutes on each calf, with more pressure or without. */
static void
test_pressure_per_calf (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    for (guint more = 0; more < 2; more++)
      {
        SoleusRoutine *routine = soleus_catalogue_find (catalogue, routines[i].id);
        SoleusOptions options = SOLEUS_OPTIONS_INIT;

        options.more_pressure = more;
        for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
          {
            guint seconds = sum_pressure (&options, routine, leg);

            g_assert_cmpuint (seconds, ==, routines[i].pressure);
            if (soleus_routine_has_pressure (routine))
              {
                g_assert_cmpuint (seconds, >=, 120);
                g_assert_cmpuint (seconds, <=, 180);
              }
          }
      }
}

typedef struct
{
  const char *id;
  SoleusStepKind kind;
  SoleusTool tool;
  double upper;
  double lower;
  guint pace;
  gboolean spot;
  const char *pose;
  const char *cue;
} Step;

/* Content B2, in the order of the table. */
static const Step steps[] = {
  { "G", SOLEUS_STEP_STRETCH, 0, 0, 0, 0, FALSE, "wall-straight",
    "Knee straight, heel down, lean in" },
  { "GE", SOLEUS_STEP_STRETCH, 0, 0, 0, 0, FALSE, "wall-straight",
    "Knee straight, heel down, first lean less" },
  { "O", SOLEUS_STEP_STRETCH, 0, 0, 0, 0, FALSE, "wall-bent", "Bend the back knee, heel down" },
  { "RS", SOLEUS_STEP_SETUP, 0, 0, 0, 0, FALSE, "roller-sit",
    "Roller under one calf, hands behind you" },
  { "RP", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_ROLLER, 0.21, 0.80, 10, FALSE, "roller-pass",
    "Roll slowly from ankle to below the knee" },
  { "RT", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_ROLLER, 0.21, 0.80, 10, FALSE, "roller-turn",
    "Turn the leg in, then out" },
  { "RH", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_ROLLER, 0.35, 0.62, 0, TRUE, "roller-hold",
    "Stop on the tender spot. Breathe." },
  { "RX", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_ROLLER, 0.35, 0.35, 0, TRUE, "roller-crossed",
    "Cross the free leg for more" },
  { "RF", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_ROLLER, 0.35, 0.35, 2, TRUE, "roller-point-flex",
    "Point your toes, then pull back" },
  { "BS", SOLEUS_STEP_SETUP, 0, 0, 0, 0, FALSE, "ball-light", "Ball under the tight spot" },
  { "BL", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_BALL, 0.40, 0.40, 0, TRUE, "ball-light",
    "Let the calf sink in" },
  { "BX", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_BALL, 0.40, 0.40, 0, TRUE, "ball-stacked",
    "Stack the other leg on top" },
  { "BF", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_BALL, 0.40, 0.40, 2, TRUE, "ball-point-flex",
    "Point and flex, keep the pressure" },
  { "HS", SOLEUS_STEP_SETUP, 0, 0, 0, 0, FALSE, "hands-chair-ready",
    "Knee bent, foot on the floor, hands ready" },
  { "HD", SOLEUS_STEP_SETUP, 0, 0, 0, 0, FALSE, "hands-chair-ready", "Knee bent, hands ready" },
  { "HU", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_HANDS, 0.20, 0.76, 0, FALSE, "hands-chair-stroke",
    "Stroke up, towards your heart" },
  { "HK", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_HANDS, 0.25, 0.75, 0, FALSE, "hands-chair-knead",
    "Squeeze and release, moving up" },
  { "HP", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_HANDS, 0.45, 0.45, 0, TRUE, "hands-chair-press",
    "Thumbs or knuckles, press and hold" },
  { "HN", SOLEUS_STEP_PRESSURE, SOLEUS_TOOL_HANDS, 0.45, 0.45, 0, TRUE, "hands-chair-press",
    "Knuckles this time, press and hold" },
  { "CP", SOLEUS_STEP_MOVEMENT, 0, 0, 0, 2, FALSE, "chair-pump",
    "Point your toes, pull them back" },
  { "SP", SOLEUS_STEP_MOVEMENT, 0, 0, 0, 2, FALSE, "wall-pump", "Up onto your toes, slowly down" },
  { "TS", SOLEUS_STEP_STRETCH, 0, 0, 0, 0, FALSE, "hamstring-chair",
    "Back straight, lean from your hips" },
  { "TL", SOLEUS_STEP_STRETCH, 0, 0, 0, 0, FALSE, "hamstring-lying",
    "Knee straight, pull the leg towards you" },
  { "W", SOLEUS_STEP_MOVEMENT, 0, 0, 0, 0, FALSE, "march", "Walk easily and slow your breathing" },
  { "END", SOLEUS_STEP_CHECK_IN, 0, 0, 0, 0, FALSE, "stand", "How do your calves feel now?" },
};

static SoleusStep *
find_step (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    {
      SoleusRoutine *routine = soleus_catalogue_find (catalogue, routines[i].id);

      for (guint j = 0; j < routine->steps->len; j++)
        {
          SoleusStep *step = routine->steps->pdata[j];
          SoleusStep *heavier = step->heavier;

          if (strcmp (step->id, id) == 0)
            return step;
          if (heavier && strcmp (heavier->id, id) == 0)
            return heavier;
        }
    }
  return NULL;
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

static void
test_steps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      SoleusStep *step = find_step (steps[i].id);

      g_assert_nonnull (step);
      g_assert_cmpint (step->kind, ==, steps[i].kind);
      if (steps[i].kind != SOLEUS_STEP_SETUP)
        g_assert_cmpint (step->tool, ==, steps[i].tool);
      g_assert_cmpfloat (step->upper, ==, steps[i].upper);
      g_assert_cmpfloat (step->lower, ==, steps[i].lower);
      g_assert_cmpuint (step->pace, ==, steps[i].pace);
      g_assert_cmpint (step->spot, ==, steps[i].spot);
      g_assert_cmpstr (step->pose, ==, steps[i].pose);
      g_assert_cmpstr (step->cue, ==, steps[i].cue);
      g_assert_cmpuint (count_words (step->cue), <=, 8);
      g_assert_cmpuint (count_words (step->instruction), <=, 45);
      g_assert_cmpuint (g_strv_length ((char **) step->claims), >, 0);
      g_assert_cmpint (step->floor_pose != NULL, ==,
                       *steps[i].id == 'H' || strcmp (steps[i].id, "CP") == 0);
    }
}

static void
check_bad (const char *step_attributes, const char *uses, int code, const char *part)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autofree char *xml = g_strdup_printf (
      "<routines version='1'><step id='P' target='both' knee='bent' pose='p' %s><name>P</name>"
      "<cue>P</cue><instruction>P.</instruction><caution>P.</caution></step>"
      "<step id='Q' kind='pressure' target='both' knee='bent' pose='p' tool='roller' upper='0.5' "
      "lower='0.5' spot='yes'><name>Q</name><cue>Q</cue><instruction>Q.</instruction>"
      "<caution>Q.</caution></step><routine id='r' kind='massage' equipment=''><name>R</name>"
      "<summary>R.</summary>%s</routine></routines>",
      step_attributes, uses);
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  if (soleus_routine_reader_read (reader, bytes, "bad.xml", &error))
    {
      g_assert_cmpint (code, ==, -1);
      return;
    }
  g_assert_error (error, SOLEUS_XML_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "bad.xml:1:"));
  if (!strstr (error->message, part))
    g_error ("No “%s” in: %s", part, error->message);
}

#define PASS(upper, lower, pace)                                                                   \
  "kind='pressure' tool='roller' upper='" upper "' lower='" lower "' pace='" pace "'"
#define SPOT(tool, at) "kind='pressure' tool='" tool "' upper='" at "' lower='" at "' spot='yes'"

/* Content B1: where along the shank a tool may press. */
static void
test_tool_limits (void)
{
  const char *use = "<use step='P' seconds='40'/>";

  check_bad (PASS ("0.21", "0.80", "10"), use, -1, "");
  check_bad (PASS ("0.20", "0.80", "10"), use, SOLEUS_XML_ERROR_RANGE, "from 0.21 to 0.8");
  check_bad (PASS ("0.30", "0.81", "10"), use, SOLEUS_XML_ERROR_RANGE, "to 0.8");
  check_bad (PASS ("0.70", "0.60", "10"), use, SOLEUS_XML_ERROR_RANGE, "from 0.7 to 0.8");
  check_bad (PASS ("0.30", "0.80", "4"), use, SOLEUS_XML_ERROR_SAFETY, "at least 8 seconds");
  check_bad ("kind='pressure' tool='hands' upper='0.15' lower='0.80'", use, -1, "");
  check_bad ("kind='pressure' tool='hands' upper='0.14' lower='0.80'", use, SOLEUS_XML_ERROR_RANGE,
             "from 0.15 to 0.8");
  check_bad (SPOT ("ball", "0.20"), use, -1, "");
  check_bad (SPOT ("ball", "0.19"), use, SOLEUS_XML_ERROR_RANGE, "from 0.2 to 0.8");
  check_bad (SPOT ("roller", "0.20"), use, SOLEUS_XML_ERROR_RANGE, "from 0.21 to 0.8");
  check_bad ("kind='pressure' upper='0.3' lower='0.5'", use, SOLEUS_XML_ERROR_ATTRIBUTE,
             "“tool” is missing");
  check_bad ("kind='pressure' tool='fist' upper='0.3' lower='0.5'", use, SOLEUS_XML_ERROR_ATTRIBUTE,
             "roller, ball, hands");
  check_bad ("kind='setup' tool='fist'", use, SOLEUS_XML_ERROR_ATTRIBUTE, "roller, ball, hands");
  check_bad ("kind='movement' tool='ball'", use, SOLEUS_XML_ERROR_ATTRIBUTE,
             "“tool” isn’t known here");
  check_bad ("kind='pressure' tool='hands' upper='0.15' lower='0.80' other-leg='rests'", use, -1,
             "");
  check_bad ("kind='setup' other-leg='yes'", use, SOLEUS_XML_ERROR_ATTRIBUTE, "carries, rests");
  check_bad (SPOT ("ball", "0.20") " on-floor='yes' other-leg='carries'", use, -1, "");
  check_bad ("kind='setup' on-floor='yes' other-leg='rests'", use, SOLEUS_XML_ERROR_SAFETY,
             "takes both legs to get down to");
}

/* The longest that a tool may press (claim S2.24). */
static void
test_dose_limits (void)
{
  const char *spot = SPOT ("ball", "0.40");

  check_bad (spot, "<use step='P' seconds='15'/>", -1, "");
  check_bad (spot, "<use step='P' seconds='60'/>", -1, "");
  check_bad (spot, "<use step='P' seconds='14'/>", SOLEUS_XML_ERROR_SAFETY, "15 to 60");
  check_bad (spot, "<use step='P' seconds='61'/>", SOLEUS_XML_ERROR_SAFETY, "15 to 60");
  check_bad (spot, "<use step='P' seconds='60' repetitions='3'/>", -1, "");
  check_bad (spot, "<use step='P' seconds='60' repetitions='3'/><use step='Q' seconds='15'/>",
             SOLEUS_XML_ERROR_SAFETY, "195 seconds of pressure");
  check_bad (PASS ("0.3", "0.8", "10"), "<use step='P' seconds='50'/>", SOLEUS_XML_ERROR_RANGE,
             "no multiple");
}

static void
test_heavier_limits (void)
{
  const char *spot = SPOT ("ball", "0.40");

  check_bad (spot, "<use step='P' seconds='30' heavier='Q'/>", -1, "");
  check_bad (spot, "<use step='P' seconds='30' heavier='Q' heavier-seconds='15'/>", -1, "");
  check_bad (spot, "<use step='P' seconds='30' heavier='Q' heavier-seconds='14'/>",
             SOLEUS_XML_ERROR_SAFETY, "15 to 60");
  check_bad (spot, "<use step='P' seconds='30' heavier='Q' heavier-seconds='31'/>",
             SOLEUS_XML_ERROR_RANGE, "heavier-seconds");
  check_bad (spot, "<use step='P' seconds='30' heavier='Z'/>", SOLEUS_XML_ERROR_REFERENCE, "“Z”");
  check_bad (spot, "<use step='P' seconds='30' heavier-seconds='15'/>", SOLEUS_XML_ERROR_ATTRIBUTE,
             "heavier-seconds");
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  g_test_add_func ("/soleus/massage-catalogue/routines", test_routines);
  g_test_add_func ("/soleus/massage-catalogue/pressure-per-calf", test_pressure_per_calf);
  g_test_add_func ("/soleus/massage-catalogue/steps", test_steps);
  g_test_add_func ("/soleus/massage-catalogue/tool-limits", test_tool_limits);
  g_test_add_func ("/soleus/massage-catalogue/dose-limits", test_dose_limits);
  g_test_add_func ("/soleus/massage-catalogue/heavier-limits", test_heavier_limits);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  return status;
}
