/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-catalogue.h"

/* A layout in words: ">L10" is ten seconds to get ready for the left leg, ".L10" a rest, "^L25" the
 * time to get up from the floor, "~R10" the switch to the right leg, "GL30" thirty seconds of step
 * G on it; "*" is both legs or neither, and "@" in an expectation the leg that is being filled in.
 */

static char
leg_letter (SoleusLeg leg)
{
  return leg == SOLEUS_LEG_LEFT ? 'L' : leg == SOLEUS_LEG_RIGHT ? 'R' : '*';
}

static char *
print_layout (GPtrArray *phases)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i + 1 < phases->len; i++)
    {
      SoleusPhase *phase = phases->pdata[i];
      SoleusPhaseKind kind = soleus_phase_get_kind (phase);
      const char *what = soleus_phase_get_step (phase)->id;

      if (kind != SOLEUS_PHASE_WORK)
        what = kind == SOLEUS_PHASE_GET_READY   ? ">"
               : soleus_phase_is_get_up (phase) ? "^"
               : kind == SOLEUS_PHASE_REST      ? "."
                                                : "~";
      g_string_append_printf (out, "%s%s%c%g", i > 0 ? " " : "", what,
                              leg_letter (soleus_phase_get_leg (phase)),
                              soleus_phase_get_duration (phase) / 1000.0);
    }
  g_assert_cmpint (soleus_phase_get_kind (phases->pdata[phases->len - 1]), ==, SOLEUS_PHASE_DONE);
  g_assert_null (soleus_phase_get_step (phases->pdata[phases->len - 1]));
  return g_string_free (out, FALSE);
}

static void
assert_layout (const char *id, const SoleusOptions *options, const char *expected)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  g_autoptr (GPtrArray) phases = soleus_options_expand (options, routine);
  g_autofree char *layout = print_layout (phases);

  g_assert_cmpstr (layout, ==, expected);
}

static char *
fill (const char *template, char leg)
{
  return g_strdelimit (g_strdup (template), "@", leg);
}

/* One run of steps as each leg does it, and what stands between the legs' turns. */
typedef struct
{
  const char *leg;
  const char *change;
} Run;

typedef struct
{
  const char *id;
  const char *before;
  Run runs[2];
  const char *after;
  int total;
} Layout;

/* Reckoned by hand: holds with rests of 10 s, 10 s to get ready and to switch, 15 s where
 * the person has to sit down on the floor, 25 s where the person gets up from it. The total is that
 * of both legs in seconds. */
static const Layout layouts[] = {
  { "gastroc-wall", ">@10 ", { { "G@30 .@10 G@30 .@10 G@30", "~@10" } }, "", 240 },
  { "soleus-wall", ">@10 ", { { "O@30 .@10 O@30 .@10 O@30", "~@10" } }, "", 240 },
  { "wall-full", ">@10 ", { { "G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" } }, "", 320 },
  { "desk", ">@10 ", { { "CP@20 .@10 G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" } }, "", 380 },
  { "pump", ">*10 SP*48", { { NULL } }, "", 58 },
  { "pump-sitting", ">@10 ", { { "CP@20", "~@10" } }, "", 60 },
  { "night", ">@10 ", { { "G@30 .@10 G@30 .@10 TS@30 .@10 TS@30", "~@10" } }, "", 320 },
  { "hamstring", ">@10 ", { { "TS@30 .@10 TS@30 .@10 TS@30", "~@10" } }, "", 240 },
  { "hamstring-lying",
    ">@15 ",
    { { "TL@30 .@10 TL@30 .@10 TL@30", "~@10" } },
    " ^*25 END*15",
    285 },
  { "after-run-stretch",
    ">*10 W*120 .@10 ",
    { { "G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" } },
    " END*15",
    465 },
  { "before-bed",
    ">@10 ",
    { { "CP@20 .@10 G@30 .@10 G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" } },
    "",
    460 },
  { "roller", ">@15 ", { { "RS@15 RP@60 RT@40 RH@30 RP@20", "~@10" } }, " ^*25 END*15", 395 },
  { "ball", ">@15 ", { { "BS@15 BL@30 BL@30 BF@32 BL@30", "~@10" } }, " ^*25 END*15", 339 },
  { "hands", ">@10 ", { { "HS@15 HU@40 HK@40 HP@30 HN@30 HU@20", "~@10" } }, " END*15", 385 },
  { "point-flex", ">@15 ", { { "RS@15 RP@40 RH@30 RF@40 RP@20", "~@10" } }, " ^*25 END*15", 355 },
  { "after-run",
    ">*10 W*120 .@10 ",
    { { "G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" }, { "RS@15 RP@60 RH@30 RP@40", "~@10" } },
    " ^*25 END*15",
    805 },
  { "heels-morning",
    ">@10 ",
    { { "CP@20 HS@10 HU@30 HK@30 HP@30 HU@30", "~@10" },
      { "GE@30 .@10 GE@30 .@10 O@30 .@10 O@30 .@10 O@30", "~@10" } },
    " END*15",
    735 },
  { "full",
    ">@15 ",
    { { "RS@15 RP@40 RH@30 BS@15 BL@30 BF@32 HD@20 HU@20", "~@10" },
      { "G@30 .@10 G@30 .@10 O@30 .@10 O@30", "~@10" } },
    " END*15",
    779 },
};

/* The phases between two kinds of work: the second begins with the leg that the first ended with
 * (one leg only), or goes over to the other (both legs). Only after-run sits down in between. */
static const char *
between_runs (const Layout *layout, gboolean both)
{
  gboolean sit_down = g_str_equal (layout->id, "after-run");

  if (g_str_equal (layout->id, "full"))
    return " ^@25 ";
  if (both)
    return sit_down ? " ~@15 " : " ~@10 ";
  return sit_down ? " .@15 " : " .@10 ";
}

static char *
expect (const Layout *layout, const char *legs)
{
  GString *out = g_string_new (NULL);
  g_autofree char *before = fill (layout->before, legs[0]);

  g_string_append (out, before);
  for (guint r = 0; r < 2 && layout->runs[r].leg; r++)
    {
      if (r > 0)
        {
          g_autofree char *between = fill (between_runs (layout, legs[1] != '\0'), legs[0]);

          g_string_append (out, between);
        }
      for (guint i = 0; legs[i]; i++)
        {
          g_autofree char *leg = fill (layout->runs[r].leg, legs[i]);
          g_autofree char *change = fill (layout->runs[r].change, legs[i]);

          g_string_append_printf (out, "%s%s%s", i > 0 ? " " : "", i > 0 ? change : "",
                                  i > 0 ? " " : "");
          g_string_append (out, leg);
        }
    }
  g_string_append (out, layout->after);
  return g_string_free (out, FALSE);
}

static void
test_routine (gconstpointer data)
{
  const Layout *layout = data;
  static const struct
  {
    SoleusSides sides;
    SoleusLeg first;
    const char *legs;
  } cases[] = {
    { SOLEUS_SIDES_BOTH, SOLEUS_LEG_LEFT, "LR" }, { SOLEUS_SIDES_BOTH, SOLEUS_LEG_RIGHT, "RL" },
    { SOLEUS_SIDES_LEFT, SOLEUS_LEG_LEFT, "L" },  { SOLEUS_SIDES_LEFT, SOLEUS_LEG_RIGHT, "L" },
    { SOLEUS_SIDES_RIGHT, SOLEUS_LEG_LEFT, "R" }, { SOLEUS_SIDES_RIGHT, SOLEUS_LEG_RIGHT, "R" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoleusOptions options = SOLEUS_OPTIONS_INIT;
      g_autofree char *expected = expect (layout, cases[i].legs);

      options.sides = cases[i].sides;
      options.first = cases[i].first;
      assert_layout (layout->id, &options, expected);
      if (cases[i].sides == SOLEUS_SIDES_BOTH)
        {
          g_autoptr (SoleusRoutine) routine = fixture_find_routine (layout->id);

          g_assert_cmpint (soleus_options_get_total (&options, routine), ==, layout->total * 1000);
        }
    }
}

static void
test_all_routines (void)
{
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);

  g_assert_cmpuint (catalogue->routines->len, ==, G_N_ELEMENTS (layouts));
}

static void
test_hold (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.hold = 45;
  assert_layout ("desk", &options,
                 ">L10 CPL20 .L10 GL45 .L10 GL45 .L10 OL45 .L10 OL45 "
                 "~R10 CPR20 .R10 GR45 .R10 GR45 .R10 OR45 .R10 OR45");
  options.sides = SOLEUS_SIDES_LEFT;
  options.hold = 29;
  assert_layout ("gastroc-wall", &options, ">L10 GL30 .L10 GL30 .L10 GL30");
  options.hold = 61;
  assert_layout ("gastroc-wall", &options, ">L10 GL60 .L10 GL60 .L10 GL60");
  /* Pressure is none of its business. */
  assert_layout ("roller", &options, ">L15 RSL15 RPL60 RTL40 RHL30 RPL20 ^*25 END*15");
}

static void
test_repetitions (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.sides = SOLEUS_SIDES_LEFT;
  options.repetitions = 2;
  assert_layout ("gastroc-wall", &options, ">L10 GL30 .L10 GL30");
  options.repetitions = 1;
  assert_layout ("gastroc-wall", &options, ">L10 GL30 .L10 GL30");
  options.repetitions = 7;
  assert_layout ("wall-full", &options,
                 ">L10 GL30 .L10 GL30 .L10 GL30 .L10 OL30 .L10 OL30 .L10 OL30");
  assert_layout ("ball", &options, ">L15 BSL15 BLL30 BLL30 BFL32 BLL30 ^*25 END*15");
}

/* One leg may do more than the other, and neither more than three. */
static void
test_one_more (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.repetitions = 2;
  options.one_more = SOLEUS_LEG_RIGHT;
  assert_layout ("gastroc-wall", &options, ">L10 GL30 .L10 GL30 ~R10 GR30 .R10 GR30 .R10 GR30");
  options.one_more = SOLEUS_LEG_LEFT;
  assert_layout ("gastroc-wall", &options, ">L10 GL30 .L10 GL30 .L10 GL30 ~R10 GR30 .R10 GR30");
  options.sides = SOLEUS_SIDES_RIGHT;
  assert_layout ("gastroc-wall", &options, ">R10 GR30 .R10 GR30");
  options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
  options.one_more = SOLEUS_LEG_LEFT;
  options.repetitions = 3;
  assert_layout ("gastroc-wall", &options,
                 ">L10 GL30 .L10 GL30 .L10 GL30 ~R10 GR30 .R10 GR30 .R10 GR30");
  /* Pressure is none of its business. */
  options.sides = SOLEUS_SIDES_LEFT;
  assert_layout ("roller", &options, ">L15 RSL15 RPL60 RTL40 RHL30 RPL20 ^*25 END*15");
}

static void
test_get_ready (void)
{
  static const struct
  {
    int wanted;
    int seconds;
  } cases[] = {
    { SOLEUS_GET_READY_AUTO, 10 }, { 5, 5 }, { 60, 60 }, { 4, 5 }, { 61, 60 }, { -2, 5 },
  };
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("gastroc-wall");
  g_autoptr (GPtrArray) phases = NULL;

  options.sides = SOLEUS_SIDES_LEFT;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected =
          g_strdup_printf (">L%d GL30 .L10 GL30 .L10 GL30", cases[i].seconds);

      options.get_ready = cases[i].wanted;
      assert_layout ("gastroc-wall", &options, expected);
    }
  options.get_ready = SOLEUS_GET_READY_WAIT;
  phases = soleus_options_expand (&options, routine);
  g_assert_cmpint (soleus_phase_get_duration (phases->pdata[0]), ==, SOLEUS_PHASE_UNTIMED);
  g_assert_cmpint (soleus_options_get_total (&options, routine), ==, 110000);
}

/* On the floor it takes longer to get there, and to get up again. Where a routine has no room for
 * it, the choice changes nothing. */
static void
test_on_floor (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;

  options.on_floor = TRUE;
  options.sides = SOLEUS_SIDES_RIGHT;
  assert_layout ("hands", &options, ">R15 HSR15 HUR40 HKR40 HPR30 HNR30 HUR20 ^*25 END*15");
  assert_layout ("heels-morning", &options,
                 ">R15 CPR20 HSR10 HUR30 HKR30 HPR30 HUR30 "
                 "^R25 GER30 .R10 GER30 .R10 OR30 .R10 OR30 .R10 OR30 END*15");
  assert_layout ("gastroc-wall", &options, ">R10 GR30 .R10 GR30 .R10 GR30");
  assert_layout ("before-bed", &options,
                 ">R10 CPR20 .R10 GR30 .R10 GR30 .R10 GR30 .R10 OR30 .R10 OR30");
}

static void
test_more_pressure (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("roller");
  gint64 total = soleus_options_get_total (&options, routine);

  options.more_pressure = TRUE;
  g_assert_cmpint (soleus_options_get_total (&options, routine), ==, total);
  options.sides = SOLEUS_SIDES_LEFT;
  assert_layout ("roller", &options, ">L15 RSL15 RPL60 RTL40 RHL15 RXL15 RPL20 ^*25 END*15");
  assert_layout ("ball", &options, ">L15 BSL15 BLL30 BXL30 BFL32 BLL30 ^*25 END*15");
  assert_layout ("wall-full", &options, ">L10 GL30 .L10 GL30 .L10 OL30 .L10 OL30");
}

static void
test_blocked_legs (void)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusAllowance allowance = SOLEUS_ALLOWANCE_ALL;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("after-run");
  g_autoptr (GPtrArray) phases = NULL;
  g_autofree char *layout = NULL;

  allowance.pressure_legs = SOLEUS_LEGS_RIGHT;
  phases = soleus_options_expand_within (&options, routine, &allowance);
  layout = print_layout (phases);
  g_assert_cmpstr (layout, ==,
                   ">*10 W*120 .L10 GL30 .L10 GL30 .L10 OL30 .L10 OL30 "
                   "~R10 GR30 .R10 GR30 .R10 OR30 .R10 OR30 "
                   ".R15 RSR15 RPR60 RHR30 RPR40 ^*25 END*15");
}

/* Each repetition says which one it is, and so does the time to get into place for it. */
static void
test_numbers (void)
{
  static const guint numbers[] = { 1, 1, 2, 2, 3, 3 };
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("gastroc-wall");
  g_autoptr (GPtrArray) phases = soleus_options_expand (&options, routine);

  g_assert_cmpuint (phases->len, ==, 13);
  for (guint i = 0; i < 12; i++)
    {
      SoleusPhase *phase = phases->pdata[i];

      g_assert_cmpuint (soleus_phase_get_repetition (phase), ==, numbers[i % 6]);
      g_assert_cmpuint (soleus_phase_get_repetitions (phase), ==, 3);
      g_assert_false (soleus_phase_is_pressure (phase));
      g_assert_true (soleus_phase_get_step (phase) == routine->steps->pdata[0]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/options/routine/", layouts[i].id, NULL);

      g_test_add_data_func (path, &layouts[i], test_routine);
    }
  g_test_add_func ("/soleus/options/all-routines", test_all_routines);
  g_test_add_func ("/soleus/options/hold", test_hold);
  g_test_add_func ("/soleus/options/repetitions", test_repetitions);
  g_test_add_func ("/soleus/options/one-more", test_one_more);
  g_test_add_func ("/soleus/options/get-ready", test_get_ready);
  g_test_add_func ("/soleus/options/on-floor", test_on_floor);
  g_test_add_func ("/soleus/options/more-pressure", test_more_pressure);
  g_test_add_func ("/soleus/options/blocked-legs", test_blocked_legs);
  g_test_add_func ("/soleus/options/numbers", test_numbers);
  return g_test_run ();
}
