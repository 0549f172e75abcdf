/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numeric checks of the figure at 200 instants of every motion. Units: body height 1000. */
#include <math.h>
#include <string.h>

#include "soleus-diagrams.h"
#include "soleus-mixer.h"

#define INSTANTS       200
#define CLOSE          3.0
#define ANKLE_HEIGHT   39.0
#define SHANK          246.0
#define SQUASH_ROLLER  6.0
#define SQUASH_BALL    7.0
#define WRIST_OFF_SKIN 6.0

typedef struct
{
  const SoleusMotion *motion;
  const char *where;
  double t;
  SoleusPose pose;
  SoleusFrames frames;
} Instant;

typedef void (*Check) (const Instant *now, const Instant *before);

static void
complain (const Instant *now, const char *what, double value)
{
  g_error ("%s, %s at %.3f: %s is %.2f", now->motion->name, now->where, now->t, what, value);
}

static void
assert_within (const Instant *now, const char *what, double value, double least, double most)
{
  if (value < least || value > most)
    complain (now, what, value);
}

static void
take (const SoleusMotion *motion, const char *where, double t, Instant *instant)
{
  const SoleusSkeleton *skeleton = soleus_pose_book_get_skeleton (soleus_diagrams_get_book ());
  const SoleusArrow *arrow;
  double alpha;

  *instant = (Instant){ .motion = motion, .where = where, .t = t };
  if (g_str_equal (where, "step"))
    soleus_mixer_between (skeleton, motion->ready->scene->rest, motion->ready, soleus_smooth (t),
                          &instant->pose);
  else if (g_str_equal (where, "in"))
    soleus_mixer_lead_in (skeleton, motion, t * soleus_motion_get_in_seconds (motion),
                          &instant->pose);
  else
    soleus_mixer_cycle (skeleton, motion, t * soleus_motion_get_cycle_seconds (motion),
                        &instant->pose, &arrow, &alpha);
  soleus_mixer_solve (skeleton, &instant->pose, &instant->frames);
}

static void
run_through (const SoleusMotion *motion, const char *where, Check check)
{
  Instant before, now;

  take (motion, where, 0, &before);
  check (&before, &before);
  for (guint i = 1; i <= INSTANTS; i++)
    {
      /* The very end of a cycle is its beginning. */
      take (motion, where, MIN ((double) i / INSTANTS, 0.9999), &now);
      check (&now, &before);
      before = now;
    }
}

static void
run_motion (const SoleusMotion *motion, Check check)
{
  if (motion->ready->scene->rest)
    run_through (motion, "step", check);
  run_through (motion, "in", check);
  run_through (motion, "cycle", check);
}

static void
run_all (Check check)
{
  GPtrArray *motions = soleus_pose_book_get_motions (soleus_diagrams_get_book ());

  g_assert_cmpuint (motions->len, ==, 21);
  for (guint i = 0; i < motions->len; i++)
    run_motion (g_ptr_array_index (motions, i), check);
}

static void
run_named (const char *prefix, Check check)
{
  GPtrArray *motions = soleus_pose_book_get_motions (soleus_diagrams_get_book ());
  guint n = 0;

  for (guint i = 0; i < motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, i);

      if (g_str_has_prefix (motion->name, prefix))
        {
          run_motion (motion, check);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}

static double
lowest (const char *group, const SoleusFrame *frame)
{
  const SoleusOutline *outline =
      soleus_group_get_area (soleus_rig_get_group (soleus_diagrams_get_rig (), group));
  double low = -G_MAXDOUBLE;

  for (guint i = 0; i < outline->n; i++)
    low = MAX (low, soleus_vec_place (outline->points[i], frame).y);
  return low;
}

static double
lowest_of_foot (gboolean far, double toes, const SoleusFrame *frame)
{
  const SoleusOutline *drawn = soleus_group_get_area (
      soleus_rig_get_group (soleus_diagrams_get_rig (), far ? "far-foot" : "near-foot"));
  g_autoptr (SoleusOutline) foot = soleus_outline_new (drawn->n, TRUE);
  const double whole = 1;
  double low = -G_MAXDOUBLE;

  soleus_outline_mix (&drawn, &whole, 1, foot);
  soleus_outline_bend_toes (foot, toes);
  for (guint i = 0; i < foot->n; i++)
    low = MAX (low, soleus_vec_place (foot->points[i], frame).y);
  return low;
}

static gboolean
same_vec (SoleusVec a, SoleusVec b)
{
  return hypot (a.x - b.x, a.y - b.y) < 1e-6;
}

static void
check_feet (const Instant *now, const Instant *before)
{
  for (guint far = 0; far < 2; far++)
    {
      guint limb = far ? SOLEUS_LIMB_FAR_LEG : SOLEUS_LIMB_NEAR_LEG;
      guint bone = far ? SOLEUS_BONE_FAR_FOOT : SOLEUS_BONE_NEAR_FOOT;
      const SoleusTarget *target = &now->pose.limbs[limb];
      double low = lowest_of_foot (far, target->toes, &now->frames.bones[bone]);

      assert_within (now, "sole", low, 0, SOLEUS_FLOOR + CLOSE);
      if (!target->planted || !same_vec (target->at, before->pose.limbs[limb].at))
        continue;
      assert_within (now, "planted sole", low, SOLEUS_FLOOR - CLOSE, SOLEUS_FLOOR + CLOSE);
      if (fabs (target->angle) < 0.01)
        assert_within (now, "height of a planted ankle", SOLEUS_FLOOR - target->at.y,
                       ANKLE_HEIGHT - CLOSE, ANKLE_HEIGHT + CLOSE);
    }
}

static void
test_feet (void)
{
  run_all (check_feet);
}

static double
toes_off_floor (const Instant *now)
{
  return SOLEUS_FLOOR - soleus_vec_place ((SoleusVec){ SOLEUS_TOES_AT, ANKLE_HEIGHT },
                                          &now->frames.bones[SOLEUS_BONE_NEAR_FOOT])
                            .y;
}

/* Stepping back, the heel rises before the foot leaves the floor, over toes that bend; both ends of
 * the step stand flat. */
static void
test_heel_rise (void)
{
  static const char *const names[] = { "wall-straight", "wall-bent" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion =
          soleus_pose_book_get_motion (soleus_diagrams_get_book (), names[n]);
      double rise = 0, bend = 0;
      guint on_toes = 0;

      for (guint i = 0; i <= INSTANTS; i++)
        {
          const SoleusTarget *foot;
          Instant now;

          take (motion, "step", (double) i / INSTANTS, &now);
          foot = &now.pose.limbs[SOLEUS_LIMB_NEAR_LEG];
          rise = MAX (rise, foot->angle);
          bend = MAX (bend, foot->toes);
          on_toes += foot->toes > 5 && toes_off_floor (&now) < CLOSE;
          /* Toes never bend further than the heel has risen, and never down. */
          assert_within (&now, "bend of the toes", foot->toes, 0, MAX (foot->angle, 0) + 0.01);
          if (i % INSTANTS == 0)
            assert_within (&now, "heel of a foot that stands", foot->angle, -0.01, 0.01);
        }
      g_assert_cmpfloat (rise, >, 15);
      g_assert_cmpfloat (bend, >, 10);
      g_assert_cmpuint (on_toes, >, 3);
    }
}

/* The lowest point of a hand that is on its way from one shape to another. */
static double
lowest_of_hand (const SoleusTarget *target, const SoleusFrame *frame)
{
  static const char *const shapes[] = { "near-hand-relaxed", "near-hand-flat",
                                        "near-hand-flat-back", "near-hand-grip" };
  SoleusRig *rig = soleus_diagrams_get_rig ();
  const SoleusOutline *ends[] = {
    soleus_group_get_area (soleus_rig_get_group (rig, shapes[target->hand])),
    soleus_group_get_area (soleus_rig_get_group (rig, shapes[target->other])),
  };
  const double weights[] = { 1 - target->mix, target->mix };
  g_autoptr (SoleusOutline) hand = soleus_outline_new (ends[0]->n, TRUE);
  double low = -G_MAXDOUBLE;

  soleus_outline_mix (ends, weights, 2, hand);
  for (guint i = 0; i < hand->n; i++)
    low = MAX (low, soleus_vec_place (hand->points[i], frame).y);
  return low;
}

static void
check_palms (const Instant *now, const Instant *before)
{
  const SoleusFrame *bones = now->frames.bones;
  const SoleusTarget *limbs = now->pose.limbs;

  assert_within (now, "near hand",
                 lowest_of_hand (&limbs[SOLEUS_LIMB_NEAR_ARM], &bones[SOLEUS_BONE_NEAR_HAND]), 0,
                 SOLEUS_FLOOR + CLOSE);
  assert_within (now, "far hand",
                 lowest_of_hand (&limbs[SOLEUS_LIMB_FAR_ARM], &bones[SOLEUS_BONE_FAR_HAND]), 0,
                 SOLEUS_FLOOR + CLOSE);
}

static void
test_palms (void)
{
  run_all (check_palms);
}

static void
check_seat (const Instant *now, const Instant *before)
{
  const SoleusFrame *bones = now->frames.bones;

  assert_within (now, "seat", lowest ("seat", &bones[SOLEUS_BONE_PELVIS]), 0, SOLEUS_FLOOR + CLOSE);
  assert_within (now, "hip", lowest ("near-hip", &bones[SOLEUS_BONE_NEAR_HIP]), 0,
                 SOLEUS_FLOOR + CLOSE);
  assert_within (now, "thigh", lowest ("near-shorts", &bones[SOLEUS_BONE_NEAR_THIGH]), 0,
                 SOLEUS_FLOOR + CLOSE);
}

static void
test_seat (void)
{
  run_all (check_seat);
}

static void
check_lengths (const Instant *now, const Instant *before)
{
  const SoleusSkeleton *s = soleus_pose_book_get_skeleton (soleus_diagrams_get_book ());
  static const guint firsts[] = { SOLEUS_BONE_NEAR_THIGH, SOLEUS_BONE_FAR_THIGH,
                                  SOLEUS_BONE_NEAR_UPPER_ARM, SOLEUS_BONE_FAR_UPPER_ARM };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      const SoleusFrame *b = &now->frames.bones[firsts[i]];
      double upper = hypot (b[1].at.x - b[0].at.x, b[1].at.y - b[0].at.y);
      double lower = hypot (b[2].at.x - b[1].at.x, b[2].at.y - b[1].at.y);

      assert_within (now, "upper length", upper - (i < 2 ? s->thigh : s->upper_arm), -1, 1);
      assert_within (now, "lower length", lower - (i < 2 ? s->shank : s->forearm), -1, 1);
    }
  assert_within (now, "what a limb is short of its target", now->frames.missed, 0, 1);
}

static void
test_lengths (void)
{
  run_all (check_lengths);
}

static void
check_joints (const Instant *now, const Instant *before)
{
  const SoleusFrame *b = now->frames.bones;

  for (guint far = 0; far < 2; far++)
    {
      const SoleusFrame *arm = &b[far ? SOLEUS_BONE_FAR_UPPER_ARM : SOLEUS_BONE_NEAR_UPPER_ARM];
      double shoulder = soleus_angle_wrap (b[SOLEUS_BONE_TORSO].angle - arm[0].angle);
      double elbow = soleus_angle_wrap (arm[0].angle - arm[1].angle);

      assert_within (now, "knee", now->frames.knee[far], -0.5, 140);
      assert_within (now, "ankle", now->frames.ankle[far], -50, 39);
      assert_within (now, "shoulder", shoulder, -60, 180);
      assert_within (now, "elbow", elbow, -1, 150);
    }
}

static void
test_joints (void)
{
  run_all (check_joints);
}

static void
check_wall (const Instant *now, const Instant *before)
{
  for (guint i = SOLEUS_LIMB_NEAR_ARM; i <= SOLEUS_LIMB_FAR_ARM; i++)
    {
      guint bone = i == SOLEUS_LIMB_NEAR_ARM ? SOLEUS_BONE_NEAR_HAND : SOLEUS_BONE_FAR_HAND;
      double gap = now->pose.prop.at.x - now->frames.bones[bone].at.x;

      assert_within (now, "wrist to wall", gap, 20 - CLOSE, 20 + CLOSE);
    }
}

static void
test_wall_hands (void)
{
  run_named ("wall-", check_wall);
}

static void
check_straight (const Instant *now, const Instant *before)
{
  if (!g_str_equal (now->where, "step"))
    assert_within (now, "knee", now->frames.knee[0], -1, 1);
  if (g_str_equal (now->where, "cycle"))
    assert_within (now, "ankle", now->frames.ankle[0], 20, 25);
}

static void
test_straight (void)
{
  run_named ("wall-straight", check_straight);
}

static void
check_bent (const Instant *now, const Instant *before)
{
  if (!g_str_equal (now->where, "cycle"))
    return;
  assert_within (now, "knee", now->frames.knee[0], 20, 40);
  assert_within (now, "ankle", now->frames.ankle[0], 25, 39);
  assert_within (now, "heel", now->pose.limbs[SOLEUS_LIMB_NEAR_LEG].angle, -0.01, 0.01);
}

static void
test_bent (void)
{
  run_named ("wall-bent", check_bent);
}

static double
skin_gap (const Instant *now)
{
  const SoleusOutline *shank =
      soleus_group_get_area (soleus_rig_get_group (soleus_diagrams_get_rig (), "near-shank"));
  double gap = G_MAXDOUBLE;

  for (guint i = 0; i < shank->n; i++)
    {
      SoleusVec at =
          soleus_vec_place (shank->points[i], &now->frames.bones[SOLEUS_BONE_NEAR_SHANK]);

      gap = MIN (gap, hypot (at.x - now->pose.prop.at.x, at.y - now->pose.prop.at.y));
    }
  return gap;
}

static double
find_s (const Instant *now, SoleusVec at)
{
  return soleus_vec_unplace (at, &now->frames.bones[SOLEUS_BONE_NEAR_SHANK]).y / SHANK;
}

static void
check_roller (const Instant *now, const Instant *before)
{
  double s = find_s (now, now->pose.prop.at);
  double rolled = now->pose.prop.at.x - before->pose.prop.at.x;
  double turned = (now->pose.prop.angle - before->pose.prop.angle) * G_PI / 180;

  assert_within (now, "roller off the floor", SOLEUS_FLOOR - now->pose.prop.at.y,
                 SOLEUS_ROLLER_RADIUS - CLOSE, SOLEUS_ROLLER_RADIUS + CLOSE);
  assert_within (now, "skin to roller", skin_gap (now) - SOLEUS_ROLLER_RADIUS,
                 -SQUASH_ROLLER - CLOSE, -SQUASH_ROLLER + CLOSE);
  assert_within (now, "s of the roller", s, 0.30, 0.80);
  assert_within (now, "edge of the roller", s - SOLEUS_ROLLER_RADIUS / SHANK, SOLEUS_STOP_LINE, 1);
  assert_within (now, "slip", rolled - turned * SOLEUS_ROLLER_RADIUS, -0.1, 0.1);
}

static void
test_roller (void)
{
  run_named ("roller-", check_roller);
}

static void
check_ball (const Instant *now, const Instant *before)
{
  assert_within (now, "ball off the floor", SOLEUS_FLOOR - now->pose.prop.at.y,
                 SOLEUS_BALL_RADIUS - CLOSE, SOLEUS_BALL_RADIUS + CLOSE);
  assert_within (now, "skin to ball", skin_gap (now) - SOLEUS_BALL_RADIUS, -SQUASH_BALL - CLOSE,
                 -SQUASH_BALL + CLOSE);
  assert_within (now, "s of the ball", find_s (now, now->pose.prop.at), 0.20, 0.80);
}

static void
test_ball (void)
{
  run_named ("ball-", check_ball);
}

static void
check_hands (const Instant *now, const Instant *before)
{
  double s = find_s (now, now->pose.limbs[SOLEUS_LIMB_NEAR_ARM].at) - WRIST_OFF_SKIN / SHANK;

  assert_within (now, "s of the hand", s, 0.15, 0.80);
  if (g_str_has_suffix (now->motion->name, "-press") && g_str_equal (now->where, "cycle"))
    assert_within (now, "s of a held spot", s, 0.20, 0.80);
}

static void
test_hands (void)
{
  run_named ("hands-", check_hands);
}

/* While the arrow shows, the hands press: they move toward the knee, and only then. */
static void
test_stroke_up (void)
{
  SoleusPoseBook *book = soleus_diagrams_get_book ();
  static const char *const names[] = { "hands-chair-stroke", "hands-floor-stroke" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (book, names[n]);
      double length = soleus_motion_get_cycle_seconds (motion);
      double last = 1;

      g_assert_cmpfloat_with_epsilon (length, 5, 1e-9);
      for (guint i = 0; i < INSTANTS; i++)
        {
          double seconds = i * length / INSTANTS;
          const SoleusArrow *arrow;
          double alpha, s;
          Instant now;

          take (motion, "cycle", seconds / length, &now);
          soleus_mixer_cycle (soleus_pose_book_get_skeleton (book), motion, seconds, &now.pose,
                              &arrow, &alpha);
          g_assert_true ((arrow != NULL) == (seconds <= 4));
          s = find_s (&now, now.pose.limbs[SOLEUS_LIMB_NEAR_ARM].at);
          if (arrow)
            g_assert_cmpfloat (s, <, last);
          last = s;
        }
    }
}

/* Apart from the foot nothing moves. */
static void
check_only_foot (const Instant *now, const Instant *before)
{
  const SoleusFrame *a = now->frames.bones, *b = before->frames.bones;

  if (!g_str_equal (now->where, "cycle"))
    return;
  for (guint i = 0; i < SOLEUS_N_BONES; i++)
    {
      if (i != SOLEUS_BONE_NEAR_FOOT && i != SOLEUS_BONE_NEAR_ANKLE)
        assert_within (now, "a turn of what has to be still", a[i].angle - b[i].angle, -0.05, 0.05);
      assert_within (now, "a move of what has to be still",
                     hypot (a[i].at.x - b[i].at.x, a[i].at.y - b[i].at.y), 0, 0.1);
    }
}

static void
test_point_flex (void)
{
  static const char *const names[] = { "roller-point-flex", "ball-point-flex", "chair-pump" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SoleusMotion *motion =
          soleus_pose_book_get_motion (soleus_diagrams_get_book (), names[i]);
      Instant pointed, flexed;

      g_assert_nonnull (motion);
      run_motion (motion, check_only_foot);
      take (motion, "cycle", 0, &pointed);
      take (motion, "cycle", 0.5, &flexed);
      g_assert_cmpfloat_with_epsilon (pointed.frames.ankle[0], -35, 0.5);
      g_assert_cmpfloat_with_epsilon (flexed.frames.ankle[0], 12, 0.5);
      g_assert_cmpfloat_with_epsilon (soleus_motion_get_cycle_seconds (motion), 4, 1e-9);
    }
}

/* Ten seconds each way, through the whole range and no farther. */
static void
test_roller_range (void)
{
  const SoleusMotion *motion =
      soleus_pose_book_get_motion (soleus_diagrams_get_book (), "roller-pass");
  Instant low, high;

  g_assert_cmpfloat_with_epsilon (soleus_motion_get_cycle_seconds (motion), 20, 1e-9);
  take (motion, "cycle", 0, &low);
  take (motion, "cycle", 0.5, &high);
  g_assert_cmpfloat_with_epsilon (find_s (&low, low.pose.prop.at), 0.80, 0.005);
  g_assert_cmpfloat_with_epsilon (find_s (&high, high.pose.prop.at), 0.30, 0.005);
}

typedef struct
{
  const SoleusOutline *outline;
  const SoleusFrame *frame;
} Skin;

static gboolean
in_skin (const Skin *skin, guint n, SoleusVec point)
{
  for (guint i = 0; i < n; i++)
    if (soleus_outline_contains (skin[i].outline, soleus_vec_unplace (point, skin[i].frame)))
      return TRUE;
  return FALSE;
}

static SoleusOutline *
mix_muscle (const char *name, const SoleusFrames *frames)
{
  static const char *const ankles[] = { "point", "neutral", "flex" };
  const SoleusOutline *outlines[SOLEUS_N_MORPHS];
  double weights[SOLEUS_N_MORPHS];
  SoleusOutline *mixed;

  for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
    {
      g_autofree char *id =
          g_strdup_printf ("%s-k%d-%s", name, (int) soleus_morph_knees[i / 3], ankles[i % 3]);

      outlines[i] = soleus_group_get_area (soleus_rig_get_group (soleus_diagrams_get_rig (), id));
    }
  soleus_mixer_weigh_morphs (frames->knee[0], frames->ankle[0], weights);
  mixed = soleus_outline_new (outlines[0]->n, TRUE);
  soleus_outline_mix (outlines, weights, SOLEUS_N_MORPHS, mixed);
  return mixed;
}

static void
check_muscles (const Instant *now, const Instant *before)
{
  static const char *const names[] = { "gastrocnemius", "soleus", "achilles" };
  static const struct
  {
    const char *group;
    SoleusBone bone;
  } pieces[] = { { "near-thigh", SOLEUS_BONE_NEAR_THIGH },
                 { "near-shank", SOLEUS_BONE_NEAR_SHANK },
                 { "near-knee", SOLEUS_BONE_NEAR_KNEE },
                 { "near-ankle", SOLEUS_BONE_NEAR_ANKLE },
                 { "near-foot", SOLEUS_BONE_NEAR_FOOT } };
  const SoleusFrame *bones = now->frames.bones;
  g_autoptr (SoleusOutline) cord = mix_muscle ("heel-cord", &now->frames);
  Skin skin[G_N_ELEMENTS (pieces) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      const SoleusGroup *group = soleus_rig_get_group (soleus_diagrams_get_rig (), pieces[i].group);

      skin[i] = (Skin){ soleus_group_get_area (group), &bones[pieces[i].bone] };
    }
  skin[G_N_ELEMENTS (pieces)] = (Skin){ cord, &bones[SOLEUS_BONE_NEAR_SHANK] };
  for (guint m = 0; m < G_N_ELEMENTS (names); m++)
    {
      g_autoptr (SoleusOutline) muscle = mix_muscle (names[m], &now->frames);

      for (guint i = 0; i < muscle->n; i++)
        if (!in_skin (skin, G_N_ELEMENTS (skin),
                      soleus_vec_place (muscle->points[i], &bones[SOLEUS_BONE_NEAR_SHANK])))
          complain (now, names[m], i);
    }
}

static void
test_muscles (void)
{
  run_all (check_muscles);
}

static double
get_seconds (const Instant *now)
{
  if (g_str_equal (now->where, "step"))
    return 1.4;
  return g_str_equal (now->where, "in") ? soleus_motion_get_in_seconds (now->motion)
                                        : soleus_motion_get_cycle_seconds (now->motion);
}

/* No limb jumps: nothing is quicker than a hand that is put to another place. */
static void
check_smooth (const Instant *now, const Instant *before)
{
  double seconds = get_seconds (now) / INSTANTS;

  for (guint i = 0; i < SOLEUS_N_BONES; i++)
    {
      const SoleusFrame *a = &now->frames.bones[i], *b = &before->frames.bones[i];

      assert_within (now, "a jump", hypot (a->at.x - b->at.x, a->at.y - b->at.y), 0,
                     0.01 + 1000 * seconds);
      assert_within (now, "a twist", fabs (soleus_angle_wrap (a->angle - b->angle)), 0,
                     0.01 + 360 * seconds);
    }
}

static void
test_smooth (void)
{
  run_all (check_smooth);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/motions/feet", test_feet);
  g_test_add_func ("/soleus/motions/heel-rise", test_heel_rise);
  g_test_add_func ("/soleus/motions/palms", test_palms);
  g_test_add_func ("/soleus/motions/seat", test_seat);
  g_test_add_func ("/soleus/motions/lengths", test_lengths);
  g_test_add_func ("/soleus/motions/joints", test_joints);
  g_test_add_func ("/soleus/motions/wall-hands", test_wall_hands);
  g_test_add_func ("/soleus/motions/wall-straight", test_straight);
  g_test_add_func ("/soleus/motions/wall-bent", test_bent);
  g_test_add_func ("/soleus/motions/roller", test_roller);
  g_test_add_func ("/soleus/motions/roller-range", test_roller_range);
  g_test_add_func ("/soleus/motions/ball", test_ball);
  g_test_add_func ("/soleus/motions/hands", test_hands);
  g_test_add_func ("/soleus/motions/stroke-up", test_stroke_up);
  g_test_add_func ("/soleus/motions/point-flex", test_point_flex);
  g_test_add_func ("/soleus/motions/muscles-in-skin", test_muscles);
  g_test_add_func ("/soleus/motions/smooth", test_smooth);
  return g_test_run ();
}
