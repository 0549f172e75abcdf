/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-phase.h"
#include "soleus-safety-verdict.h"
#include "soleus-tries.h"

/* The truth table, written as masks of ticks and not as rules, and so on its own legs. Every bit is
 * one tick of the list. */
typedef struct
{
  const char *row;
  SoleusLegs leg;
} Tick;

static const Tick ticks[] = {
  { "emergency-signs", SOLEUS_LEGS_BOTH }, /* 0 */
  { "swelling", SOLEUS_LEGS_BOTH },        /* 1 */
  { "pop", SOLEUS_LEGS_BOTH },             /* 2 */
  { "severe", SOLEUS_LEGS_BOTH },          /* 3 */
  { "at-rest", SOLEUS_LEGS_BOTH },         /* 4 */
  { "walking", SOLEUS_LEGS_BOTH },         /* 5 */
  { "varicose", SOLEUS_LEGS_BOTH },        /* 6 */
  { "numbness", SOLEUS_LEGS_BOTH },        /* 7 */
  { "wound", SOLEUS_LEGS_LEFT },           /* 8 */
  { "wound", SOLEUS_LEGS_RIGHT },          /* 9 */
  { "infection", SOLEUS_LEGS_LEFT },       /* 10 */
  { "infection", SOLEUS_LEGS_RIGHT },      /* 11 */
  { "inflamed", SOLEUS_LEGS_LEFT },        /* 12 */
  { "inflamed", SOLEUS_LEGS_RIGHT },       /* 13 */
  { "injury", SOLEUS_LEGS_LEFT },          /* 14 */
  { "injury", SOLEUS_LEGS_RIGHT },         /* 15 */
  /* The rest only says what others of its group say. */
  { "pain", SOLEUS_LEGS_BOTH },           /* 16 */
  { "warmth", SOLEUS_LEGS_BOTH },         /* 17 */
  { "redness", SOLEUS_LEGS_BOTH },        /* 18 */
  { "clot", SOLEUS_LEGS_BOTH },           /* 19 */
  { "broken-bone", SOLEUS_LEGS_BOTH },    /* 20 */
  { "bearing", SOLEUS_LEGS_BOTH },        /* 21 */
  { "blood-thinners", SOLEUS_LEGS_BOTH }, /* 22 */
  { "pregnancy", SOLEUS_LEGS_BOTH },      /* 23 */
  { "past-clot", SOLEUS_LEGS_BOTH },      /* 24 */
  { "clot-risk", SOLEUS_LEGS_BOTH },      /* 25 */
};

#define GROUP_BITS     16
#define ALL_BITS       26
#define EMERGENCY_BITS 0x0000001u
#define CLOT_BITS      0x00f0002u
#define TORN_BITS      0x0100004u
#define SEVERE_BITS    0x0000008u
#define AT_REST_BITS   0x0000010u
#define WALKING_BITS   0x0000020u
#define BEARING_BITS   0x0200000u
#define RED_BITS       (CLOT_BITS | TORN_BITS | SEVERE_BITS)
#define REFER_BITS     (AT_REST_BITS | WALKING_BITS | BEARING_BITS)
#define ORANGE_BITS    0x000ff00u
#define AMBER_BITS     0x3c000c0u
#define NUMB_BITS      0x0000080u
#define LEFT_BITS      0x0005500u
#define RIGHT_BITS     0x000aa00u
#define LEFT_HURT      0x0005400u
#define RIGHT_HURT     0x000a800u
#define INFECTION_BITS 0x0000c00u
#define INFLAMED_BITS  0x0003000u
#define INJURY_BITS    0x000c000u

/* Combinations of all rows: the whole count, of soleus_tries(). */
#define N_RANDOM 2000000

typedef struct
{
  SoleusRoutine *routine;
  gboolean has_pressure;
  gboolean has_stretch;
  /* Whether some of its pressure is by hand, and whether that is on a chair. */
  gboolean has_hands;
  gboolean has_chair;
} Case;

static SoleusCatalogue *catalogue;
static SoleusSafetyList *list;

static Case
make_case (const char *id, gboolean has_pressure, gboolean has_stretch, gboolean has_hands)
{
  Case c = { soleus_catalogue_find (catalogue, id), has_pressure, has_stretch, has_hands,
             has_hands && strcmp (id, "full") != 0 };

  g_assert_nonnull (c.routine);
  g_assert_cmpint (soleus_routine_has_pressure (c.routine), ==, has_pressure);
  g_assert_cmpint (soleus_routine_has_stretch (c.routine), ==, has_stretch);
  return c;
}

static SoleusVerdictKind
expect_kind (guint mask, gboolean history)
{
  if (mask & EMERGENCY_BITS)
    return SOLEUS_VERDICT_EMERGENCY;
  if (mask & RED_BITS)
    return SOLEUS_VERDICT_RED;
  if (mask & REFER_BITS)
    return SOLEUS_VERDICT_REFER;
  if (mask & ORANGE_BITS)
    return SOLEUS_VERDICT_ORANGE;
  if ((mask & AMBER_BITS) || history)
    return SOLEUS_VERDICT_AMBER;
  return SOLEUS_VERDICT_CLEAR;
}

static SoleusLegs
expect_legs (guint mask, guint left_bits, guint right_bits)
{
  return ((mask & left_bits) ? SOLEUS_LEGS_NONE : SOLEUS_LEGS_LEFT) |
         ((mask & right_bits) ? SOLEUS_LEGS_NONE : SOLEUS_LEGS_RIGHT);
}

/* The other leg stands at the wall while one is stretched: one hurt leg ends all stretches. */
static void
expect_one_leg_advice (GString *out, const Case *c, const char *side, gboolean stretches)
{
  g_string_append_printf (out, "%s-%s ", c->has_stretch && stretches ? "no-massage" : "leave",
                          side);
}

static void
expect_orange_advices (GString *out, guint mask, const Case *c)
{
  gboolean stretches = (mask & (LEFT_HURT | RIGHT_HURT)) == 0;

  if (mask & LEFT_BITS)
    expect_one_leg_advice (out, c, "left", stretches);
  if (mask & RIGHT_BITS)
    expect_one_leg_advice (out, c, "right", stretches);
  if (!((mask & LEFT_BITS) && (mask & RIGHT_BITS)))
    g_string_append (out, stretches            ? "other-leg "
                          : (mask & LEFT_HURT) ? "spare-left "
                                               : "spare-right ");
  if (mask & INFECTION_BITS)
    g_string_append (out, "infection ");
  if (mask & INFLAMED_BITS)
    g_string_append (out, "overlap ");
  if (mask & INJURY_BITS)
    g_string_append (out, "injury ");
}

static char *
expect_advices (guint mask, const Case *c, gboolean history, gboolean enough)
{
  GString *out = g_string_new (NULL);
  SoleusVerdictKind kind = expect_kind (mask, history);

  if (kind == SOLEUS_VERDICT_EMERGENCY)
    g_string_append (out, "emergency ");
  if (kind == SOLEUS_VERDICT_RED && (mask & CLOT_BITS))
    g_string_append (out, "red ");
  if (kind == SOLEUS_VERDICT_RED && (mask & TORN_BITS))
    g_string_append (out, "checked-today ");
  if (kind == SOLEUS_VERDICT_RED && (mask & SEVERE_BITS))
    g_string_append (out, "pain-severe ");
  if (kind == SOLEUS_VERDICT_REFER && (mask & AT_REST_BITS))
    g_string_append (out, "pain-at-rest ");
  if (kind == SOLEUS_VERDICT_REFER && (mask & WALKING_BITS))
    g_string_append (out, "pain-walking ");
  if (kind == SOLEUS_VERDICT_REFER && (mask & BEARING_BITS))
    g_string_append (out, "pain-bearing ");
  if (kind == SOLEUS_VERDICT_ORANGE)
    expect_orange_advices (out, mask, c);
  if (kind < SOLEUS_VERDICT_REFER && (mask & NUMB_BITS))
    g_string_append (out, "hands-only ");
  if (kind < SOLEUS_VERDICT_REFER && ((mask & AMBER_BITS) || history))
    g_string_append (out, "amber ");
  if (kind < SOLEUS_VERDICT_REFER && enough && c->has_pressure)
    g_string_append (out, "enough ");
  return g_string_free (out, FALSE);
}

static char *
list_advices (SoleusSafetyVerdict *verdict)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < verdict->advices->len; i++)
    g_string_append_printf (out, "%s ", ((SoleusSafetyAdvice *) verdict->advices->pdata[i])->id);
  return g_string_free (out, FALSE);
}

static void
check_legs (SoleusSafetyVerdict *verdict,
            guint mask,
            const Case *c,
            const SoleusSafetyContext *context)
{
  const SoleusAllowance *allowance = &verdict->allowance;
  SoleusLegs pressure = expect_legs (mask, LEFT_BITS, RIGHT_BITS);
  SoleusLegs stretch = expect_legs (mask, LEFT_HURT, RIGHT_HURT);
  SoleusLegs spared =
      ((mask & LEFT_HURT) ? SOLEUS_LEGS_LEFT : 0) | ((mask & RIGHT_HURT) ? SOLEUS_LEGS_RIGHT : 0);

  if (context->pressure_left_ms[0] < 30000 || (context->rested & SOLEUS_LEGS_LEFT))
    pressure &= SOLEUS_LEGS_RIGHT;
  if (context->pressure_left_ms[1] < 30000 || (context->rested & SOLEUS_LEGS_RIGHT))
    pressure &= SOLEUS_LEGS_LEFT;
  if (expect_kind (mask, FALSE) >= SOLEUS_VERDICT_REFER)
    pressure = stretch = spared = SOLEUS_LEGS_NONE;
  g_assert_cmpint (allowance->pressure_legs, ==, pressure);
  g_assert_cmpint (allowance->stretch_legs, ==, stretch);
  g_assert_cmpint (allowance->spared_legs, ==, spared);
  g_assert_cmpint (allowance->hands_only, ==, (mask & NUMB_BITS) != 0);

  /* Of this routine, a roller or ball is left for nobody who feels less, and nothing but hands on a
   * chair for a leg whose other one is hurt. */
  if (c->has_pressure && ((!c->has_chair && spared) || (!c->has_hands && (mask & NUMB_BITS))))
    pressure = SOLEUS_LEGS_NONE;
  if (c->has_stretch && spared)
    stretch = SOLEUS_LEGS_NONE;
  g_assert_cmpint (verdict->pressure_legs, ==, pressure);
  g_assert_cmpint (verdict->stretch_legs, ==, stretch);
}

static void
check_start (SoleusSafetyVerdict *verdict,
             guint mask,
             const Case *c,
             const SoleusSafetyContext *context,
             gboolean provider,
             gboolean checked)
{
  gboolean open = (mask & (EMERGENCY_BITS | RED_BITS | REFER_BITS)) == 0;
  gboolean amber = (mask & AMBER_BITS) || context->clot_history;
  gboolean locked = context->lock == SOLEUS_LOCK_RED || context->lock == SOLEUS_LOCK_EMERGENCY;
  SoleusLegs legs = c->has_pressure ? verdict->pressure_legs : verdict->stretch_legs;
  gboolean start = open && legs != SOLEUS_LEGS_NONE;

  if (amber && c->has_pressure && !provider)
    start = FALSE;
  if (locked && !checked)
    start = FALSE;
  g_assert_cmpint (verdict->may_start, ==, start);
  g_assert_cmpint (verdict->needs_provider, ==, open && amber && c->has_pressure);
  g_assert_cmpint (verdict->gentle, ==, open && amber);
  if (open)
    g_assert_cmpint (verdict->needs_checked, ==, locked);
  g_assert_cmpint (soleus_safety_verdict_get_acknowledgement (verdict), ==,
                   !start ? SOLEUS_ACKNOWLEDGEMENT_NONE
                   : mask || (context->clot_history && c->has_pressure)
                       ? SOLEUS_ACKNOWLEDGEMENT_NOTHING_ELSE
                       : SOLEUS_ACKNOWLEDGEMENT_NOTHING);
  g_assert_cmpint (soleus_safety_verdict_get_start_label (verdict) != NULL, ==, start);
  g_assert_cmpint (soleus_safety_verdict_get_acknowledgement_text (verdict) != NULL, ==, start);
}

static void
check_verdict (SoleusSafetyAnswers *answers,
               guint mask,
               const Case *c,
               const SoleusSafetyContext *context,
               gboolean provider,
               gboolean checked)
{
  g_autoptr (SoleusSafetyVerdict) verdict =
      soleus_safety_verdict_new (answers, c->routine, context);
  gboolean enough = context->pressure_left_ms[0] < 30000 || context->pressure_left_ms[1] < 30000;
  g_autofree char *advices = list_advices (verdict);
  g_autofree char *expected = expect_advices (mask, c, context->clot_history, enough);

  g_assert_cmpint (verdict->kind, ==, expect_kind (mask, context->clot_history));
  g_assert_cmpstr (advices, ==, expected);
  check_legs (verdict, mask, c, context);
  g_assert_cmpint (soleus_safety_verdict_has_phone_script (verdict), ==,
                   !(mask & EMERGENCY_BITS) && (mask & (CLOT_BITS | SEVERE_BITS)) != 0);
  check_start (verdict, mask, c, context, provider, checked);
}

static void
set_bit (SoleusSafetyAnswers *answers, guint bit, gboolean on)
{
  soleus_safety_answers_tick (answers, ticks[bit].row, ticks[bit].leg, on);
}

/* A Gray code walks through all masks with one tick changed at a time. */
static void
walk (guint n_bits, const Case *c, gboolean provider)
{
  const SoleusSafetyContext context = SOLEUS_SAFETY_CONTEXT_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_answers_new (list, NULL);
  guint mask = 0;

  soleus_safety_answers_set_provider_ok (answers, provider);
  for (guint i = 1;; i++)
    {
      guint bit;

      check_verdict (answers, mask, c, &context, provider, FALSE);
      if (i == 1u << n_bits)
        return;
      bit = g_bit_nth_lsf (i, -1);
      mask ^= 1u << bit;
      set_bit (answers, bit, (mask >> bit) & 1);
    }
}

static void
test_groups (void)
{
  const Case stretch = make_case ("wall-full", FALSE, TRUE, FALSE);
  const Case massage = make_case ("roller", TRUE, FALSE, FALSE);
  const Case hands = make_case ("hands", TRUE, FALSE, TRUE);
  const Case mixed = make_case ("full", TRUE, TRUE, TRUE);

  walk (GROUP_BITS, &stretch, FALSE);
  walk (GROUP_BITS, &massage, FALSE);
  walk (GROUP_BITS, &massage, TRUE);
  walk (GROUP_BITS, &hands, TRUE);
  walk (GROUP_BITS, &mixed, TRUE);
}

static void
check_mask (guint mask, const Case *c)
{
  const SoleusSafetyContext context = SOLEUS_SAFETY_CONTEXT_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_answers_new (list, NULL);

  for (guint bit = 0; bit < ALL_BITS; bit++)
    if ((mask >> bit) & 1)
      set_bit (answers, bit, TRUE);
  soleus_safety_answers_set_provider_ok (answers, TRUE);
  check_verdict (answers, mask, c, &context, TRUE, FALSE);
}

/* Every row alone, every two of them, and random combinations of all. */
static void
test_all_rows (void)
{
  const Case mixed = make_case ("full", TRUE, TRUE, TRUE);
  const Case massage = make_case ("roller", TRUE, FALSE, FALSE);
  guint n_random = soleus_tries (N_RANDOM);
  guint n_rows = 0, n_ticks = 0;

  for (guint i = 0; i < list->groups->len; i++)
    {
      GPtrArray *rows = ((SoleusSafetyGroup *) list->groups->pdata[i])->rows;

      n_rows += rows->len;
      for (guint j = 0; j < rows->len; j++)
        n_ticks += ((SoleusSafetyRow *) rows->pdata[j])->per_leg ? 2 : 1;
    }
  g_assert_cmpuint (n_rows, ==, 22);
  g_assert_cmpuint (n_ticks, ==, ALL_BITS);

  for (guint i = 0; i < ALL_BITS; i++)
    for (guint j = i; j < ALL_BITS; j++)
      {
        check_mask (1u << i | 1u << j, &mixed);
        check_mask (1u << i | 1u << j, &massage);
      }
  for (guint i = 0; i < n_random; i++)
    {
      guint mask = g_test_rand_int () & ((1u << ALL_BITS) - 1);

      /* Every second combination has few ticks. */
      if (i % 2)
        mask &= g_test_rand_int () & g_test_rand_int ();
      check_mask (mask, i % 4 < 2 ? &mixed : &massage);
    }
}

/* One tick of each kind, in all combinations, against all that is known beside the answers. */
static void
test_contexts (void)
{
  const Case cases[] = { make_case ("wall-full", FALSE, TRUE, FALSE),
                         make_case ("roller", TRUE, FALSE, FALSE),
                         make_case ("full", TRUE, TRUE, TRUE) };
  const guint bits[] = { 0, 1, 4, 6, 7, 8, 9, 14, 15 };

  for (guint set = 0; set < 1u << G_N_ELEMENTS (bits); set++)
    {
      g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_answers_new (list, NULL);
      guint mask = 0;

      for (guint i = 0; i < G_N_ELEMENTS (bits); i++)
        if ((set >> i) & 1)
          {
            mask |= 1u << bits[i];
            set_bit (answers, bits[i], TRUE);
          }
      for (guint known = 0; known < 512; known++)
        {
          SoleusSafetyContext context = {
            .lock = known & 3,
            .clot_history = (known >> 2) & 1,
            .pressure_left_ms = { (known >> 3) & 1 ? 29999 : 30000, (known >> 4) & 1 ? 0 : 180000 },
            .rested = (known >> 5) & 3,
          };
          gboolean provider = (known >> 7) & 1, checked = (known >> 8) & 1;

          soleus_safety_answers_set_provider_ok (answers, provider);
          soleus_safety_answers_set_checked (answers, checked);
          for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
            check_verdict (answers, mask, &cases[i], &context, provider, checked);
        }
    }
}

static SoleusSafetyVerdict *
judge (const char *routine_id, const char *row, SoleusLegs legs, gboolean amber)
{
  const SoleusSafetyContext context = SOLEUS_SAFETY_CONTEXT_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_answers_new (list, NULL);

  if (row)
    soleus_safety_answers_tick (answers, row, legs, TRUE);
  if (amber)
    soleus_safety_answers_tick (answers, "varicose", SOLEUS_LEGS_BOTH, TRUE);
  soleus_safety_answers_set_provider_ok (answers, amber);
  return soleus_safety_verdict_new (answers, soleus_catalogue_find (catalogue, routine_id),
                                    &context);
}

static void
check_label (
    const char *routine_id, const char *row, SoleusLegs legs, gboolean amber, const char *label)
{
  g_autoptr (SoleusSafetyVerdict) verdict = judge (routine_id, row, legs, amber);

  g_assert_cmpstr (soleus_safety_verdict_get_start_label (verdict), ==, label);
}

static void
test_start_labels (void)
{
  check_label ("roller", NULL, 0, FALSE, "Start");
  check_label ("roller", NULL, 0, TRUE, "Start, gentle");
  check_label ("wall-full", NULL, 0, TRUE, "Start");
  check_label ("roller", "wound", SOLEUS_LEGS_LEFT, FALSE, "Start, right leg only");
  check_label ("roller", "wound", SOLEUS_LEGS_RIGHT, FALSE, "Start, left leg only");
  check_label ("roller", "wound", SOLEUS_LEGS_RIGHT, TRUE, "Start, left leg only, gentle");
  check_label ("roller", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("ball", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("hands", "injury", SOLEUS_LEGS_LEFT, FALSE, "Start, right leg only");
  check_label ("hands", "injury", SOLEUS_LEGS_LEFT, TRUE, "Start, right leg only, gentle");
  check_label ("after-run", "inflamed", SOLEUS_LEGS_RIGHT, FALSE, NULL);
  check_label ("heels-morning", "infection", SOLEUS_LEGS_RIGHT, FALSE, "Start, left leg only");
  check_label ("roller", "numbness", SOLEUS_LEGS_BOTH, TRUE, NULL);
  check_label ("ball", "numbness", SOLEUS_LEGS_BOTH, TRUE, NULL);
  check_label ("hands", "numbness", SOLEUS_LEGS_BOTH, TRUE, "Start, gentle");
  check_label ("full", "numbness", SOLEUS_LEGS_BOTH, TRUE, "Start, gentle");
  check_label ("wall-full", "numbness", SOLEUS_LEGS_BOTH, FALSE, "Start");
  check_label ("roller", "walking", SOLEUS_LEGS_BOTH, FALSE, NULL);
  check_label ("roller", "pop", SOLEUS_LEGS_BOTH, FALSE, NULL);
  check_label ("wall-full", "broken-bone", SOLEUS_LEGS_BOTH, FALSE, NULL);
  check_label ("roller", "injury", SOLEUS_LEGS_BOTH, FALSE, NULL);
  check_label ("full", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("hands", "injury", SOLEUS_LEGS_LEFT, FALSE, "Start, right leg only");
  check_label ("full", "wound", SOLEUS_LEGS_LEFT, FALSE, "Start, massage on the right leg only");
  check_label ("full", "wound", SOLEUS_LEGS_RIGHT, FALSE, "Start, massage on the left leg only");
  check_label ("full", "wound", SOLEUS_LEGS_LEFT, TRUE,
               "Start, gentle massage on the right leg only");
  check_label ("full", "wound", SOLEUS_LEGS_RIGHT, TRUE,
               "Start, gentle massage on the left leg only");
  check_label ("full", "wound", SOLEUS_LEGS_BOTH, FALSE, NULL);
  check_label ("wall-full", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("wall-full", "wound", SOLEUS_LEGS_LEFT, FALSE, "Start");
  check_label ("pump-sitting", "injury", SOLEUS_LEGS_LEFT, FALSE, "Start, right leg only");
  check_label ("pump-sitting", "wound", SOLEUS_LEGS_LEFT, FALSE, "Start");
  /* Both legs carry. */
  check_label ("pump", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("pump", "wound", SOLEUS_LEGS_LEFT, FALSE, "Start");
  check_label ("hamstring", "injury", SOLEUS_LEGS_LEFT, FALSE, "Start, right leg only");
  check_label ("hamstring-lying", "injury", SOLEUS_LEGS_LEFT, FALSE, NULL);
  check_label ("roller", "swelling", SOLEUS_LEGS_BOTH, FALSE, NULL);
}

/* A leg that may go on is not told to be left alone, even where nothing is a stretch. */
static void
test_movement_advices (void)
{
  g_autoptr (SoleusSafetyVerdict) wound = judge ("pump-sitting", "wound", SOLEUS_LEGS_LEFT, FALSE);
  g_autoptr (SoleusSafetyVerdict) injury =
      judge ("pump-sitting", "injury", SOLEUS_LEGS_LEFT, FALSE);

  g_assert_cmpstr (((SoleusSafetyAdvice *) wound->advices->pdata[0])->id, ==, "no-massage-left");
  g_assert_cmpstr (((SoleusSafetyAdvice *) injury->advices->pdata[0])->id, ==, "leave-left");
}

static void
test_acknowledgements (void)
{
  g_autoptr (SoleusSafetyVerdict) clear = judge ("roller", NULL, 0, FALSE);
  g_autoptr (SoleusSafetyVerdict) amber = judge ("roller", NULL, 0, TRUE);
  g_autoptr (SoleusSafetyVerdict) orange = judge ("roller", "wound", SOLEUS_LEGS_LEFT, FALSE);
  g_autoptr (SoleusSafetyVerdict) red = judge ("roller", "warmth", SOLEUS_LEGS_BOTH, FALSE);

  g_assert_cmpstr (soleus_safety_verdict_get_acknowledgement_text (clear), ==,
                   "I have read this list. Nothing on it applies to me today.");
  g_assert_cmpstr (soleus_safety_verdict_get_note (clear), ==,
                   "No warning signs ticked. That is not a medical all-clear. Stop if you "
                   "feel sharp pain or anything seems wrong.");
  g_assert_cmpstr (soleus_safety_verdict_get_acknowledgement_text (amber), ==,
                   "I have read this list. Nothing else on it applies to me today.");
  g_assert_null (soleus_safety_verdict_get_note (amber));
  g_assert_cmpstr (soleus_safety_verdict_get_acknowledgement_text (orange), ==,
                   "I have read this list. Nothing else on it applies to me today.");
  g_assert_null (soleus_safety_verdict_get_acknowledgement_text (red));
  g_assert_null (soleus_safety_verdict_get_note (red));
}

static void
test_narrow_sides (void)
{
  g_autoptr (SoleusSafetyVerdict) clear = judge ("full", NULL, 0, FALSE);
  g_autoptr (SoleusSafetyVerdict) massage = judge ("roller", "wound", SOLEUS_LEGS_LEFT, FALSE);
  g_autoptr (SoleusSafetyVerdict) mixed = judge ("full", "wound", SOLEUS_LEGS_LEFT, FALSE);
  g_autoptr (SoleusSafetyVerdict) red = judge ("full", "clot", SOLEUS_LEGS_BOTH, FALSE);

  for (SoleusSides sides = SOLEUS_SIDES_BOTH; sides <= SOLEUS_SIDES_RIGHT; sides++)
    {
      g_assert_cmpint (soleus_safety_verdict_narrow_sides (clear, sides), ==, sides);
      g_assert_cmpint (soleus_safety_verdict_narrow_sides (massage, sides), ==, SOLEUS_SIDES_RIGHT);
      g_assert_cmpint (soleus_safety_verdict_narrow_sides (red, sides), ==, sides);
    }
  g_assert_cmpint (soleus_safety_verdict_narrow_sides (mixed, SOLEUS_SIDES_BOTH), ==,
                   SOLEUS_SIDES_BOTH);
  g_assert_cmpint (soleus_safety_verdict_narrow_sides (mixed, SOLEUS_SIDES_LEFT), ==,
                   SOLEUS_SIDES_RIGHT);
  g_assert_cmpint (soleus_safety_verdict_narrow_sides (mixed, SOLEUS_SIDES_RIGHT), ==,
                   SOLEUS_SIDES_RIGHT);
}

static void
test_row_advices (void)
{
  g_autoptr (SoleusSafetyVerdict) verdict = judge ("roller", "infection", SOLEUS_LEGS_LEFT, TRUE);
  g_autoptr (GPtrArray) infection = soleus_safety_verdict_get_row_advices (verdict, "infection");
  g_autoptr (GPtrArray) varicose = soleus_safety_verdict_get_row_advices (verdict, "varicose");
  const char *ids[] = { "leave-left", "spare-left", "infection" };

  g_assert_cmpuint (infection->len, ==, G_N_ELEMENTS (ids));
  for (guint i = 0; i < infection->len; i++)
    g_assert_cmpstr (((const SoleusSafetyAdvice *) infection->pdata[i])->id, ==, ids[i]);
  g_assert_cmpuint (varicose->len, ==, 1);
  g_assert_cmpstr (((const SoleusSafetyAdvice *) varicose->pdata[0])->id, ==, "amber");
}

/* "You can still use your other leg" only where no row of the two legs' signs is ticked. */
static void
test_other_leg_only_without_signs (void)
{
  const SoleusSafetyContext context = SOLEUS_SAFETY_CONTEXT_INIT;
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_answers_new (list, NULL);
  g_autoptr (SoleusSafetyVerdict) verdict = NULL;
  g_autoptr (GPtrArray) advices = NULL;

  soleus_safety_answers_tick (answers, "wound", SOLEUS_LEGS_LEFT, TRUE);
  soleus_safety_answers_tick (answers, "at-rest", SOLEUS_LEGS_BOTH, TRUE);
  verdict =
      soleus_safety_verdict_new (answers, soleus_catalogue_find (catalogue, "roller"), &context);
  advices = soleus_safety_verdict_get_row_advices (verdict, "wound");
  g_assert_cmpuint (advices->len, ==, 1);
  g_assert_cmpstr (((const SoleusSafetyAdvice *) advices->pdata[0])->id, ==, "leave-left");
}

/* The steps, by hand, that let the other leg rest: all of them sitting on a chair. */
static gboolean
is_seated (SoleusStep *step)
{
  const char *const seated[] = { "CP", "HS", "HD", "HU", "HK", "HP", "HN", "TS", NULL };

  return g_strv_contains (seated, step->id);
}

static void
check_spared_phases (const char *routine_id, SoleusLegs hurt)
{
  g_autoptr (SoleusSafetyVerdict) verdict = judge (routine_id, "injury", hurt, FALSE);
  const SoleusAllowance *allowance = &verdict->allowance;
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = NULL;

  options.more_pressure = TRUE;
  phases = soleus_options_expand_within (&options, soleus_catalogue_find (catalogue, routine_id),
                                         allowance);
  for (guint i = 0; i < phases->len; i++)
    {
      SoleusStep *step = soleus_phase_get_step (phases->pdata[i]);

      if (!step || step->kind == SOLEUS_STEP_CHECK_IN)
        continue;
      g_assert_true (is_seated (step));
      /* “Roll, press and stretch” sits down on the floor for what is by hand. */
      g_assert_cmpstr (routine_id, !=, "full");
      g_assert_cmpint (soleus_phase_get_leg (phases->pdata[i]), ==,
                       hurt == SOLEUS_LEGS_LEFT ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT);
    }
}

/* No routine has a hurt leg carry the body while the other one is worked. */
static void
test_hurt_leg_carries_nothing (void)
{
  for (guint i = 0; i < catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];

      for (guint j = 0; j < routine->steps->len; j++)
        {
          SoleusStep *step = routine->steps->pdata[j];
          SoleusStep *heavier = step->heavier;

          g_assert_cmpint (step->rests_other_leg, ==, is_seated (step));
          if (heavier)
            g_assert_false (heavier->rests_other_leg);
        }
      check_spared_phases (routine->id, SOLEUS_LEGS_LEFT);
      check_spared_phases (routine->id, SOLEUS_LEGS_RIGHT);
    }
}

/* Nothing but hands presses where the legs feel less, and no roller or ball is set up. */
static void
test_numb_legs_get_hands_only (void)
{
  for (guint i = 0; i < catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];
      g_autoptr (SoleusSafetyVerdict) verdict =
          judge (routine->id, "numbness", SOLEUS_LEGS_BOTH, FALSE);
      SoleusOptions options = SOLEUS_OPTIONS_INIT;
      g_autoptr (GPtrArray) phases = NULL;

      options.more_pressure = TRUE;
      phases = soleus_options_expand_within (&options, routine, &verdict->allowance);
      for (guint j = 0; j < phases->len; j++)
        {
          SoleusStep *step = soleus_phase_get_step (phases->pdata[j]);

          if (step && soleus_step_is_massage (step))
            g_assert_true (is_seated (step));
        }
    }
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  list = soleus_safety_list_new ();

  g_test_add_func ("/soleus/safety-verdict/truth-table/groups", test_groups);
  g_test_add_func ("/soleus/safety-verdict/truth-table/contexts", test_contexts);
  g_test_add_func ("/soleus/safety-verdict/truth-table/all-rows", test_all_rows);
  g_test_add_func ("/soleus/safety-verdict/start-labels", test_start_labels);
  g_test_add_func ("/soleus/safety-verdict/movement-advices", test_movement_advices);
  g_test_add_func ("/soleus/safety-verdict/acknowledgements", test_acknowledgements);
  g_test_add_func ("/soleus/safety-verdict/narrow-sides", test_narrow_sides);
  g_test_add_func ("/soleus/safety-verdict/row-advices", test_row_advices);
  g_test_add_func ("/soleus/safety-verdict/other-leg-only-without-signs",
                   test_other_leg_only_without_signs);
  g_test_add_func ("/soleus/safety-verdict/hurt-leg-carries-nothing",
                   test_hurt_leg_carries_nothing);
  g_test_add_func ("/soleus/safety-verdict/numb-legs-get-hands-only",
                   test_numb_legs_get_hands_only);
  status = g_test_run ();
  g_assert_finalize_object (catalogue);
  g_assert_finalize_object (list);
  return status;
}
