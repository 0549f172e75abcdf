/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numeric checks of the figure at 200 instants of every motion. Units: body height 1000. */
#include <math.h>
#include <string.h>

#include "figure-instants.h"
#include "figure-drawings.h"

#define ANKLE_HEIGHT 39.0
/* Of a head with its hair and face, round a point of its frame. */
#define HEAD_RADIUS 72.0
static const SoleusVec head_middle = { 8, -104 };

static double
lowest (const char *group, const SoleusFrame *frame)
{
  const SoleusOutline *outline =
      soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), group));
  double low = -G_MAXDOUBLE;

  for (guint i = 0; i < outline->n; i++)
    low = MAX (low, soleus_vec_place (outline->points[i], frame).y);
  return low;
}

static double
lowest_of_foot (gboolean far, double toes, const SoleusFrame *frame)
{
  const SoleusOutline *drawn = soleus_group_get_area (
      soleus_rig_get_group (figure_get_rig (), far ? "far-foot" : "near-foot"));
  g_autoptr (SoleusOutline) foot = soleus_outline_new (drawn->n, TRUE);
  const double whole = 1;
  double low = -G_MAXDOUBLE;

  soleus_outline_mix (&drawn, &whole, 1, foot);
  soleus_outline_bend_toes (foot, toes);
  for (guint i = 0; i < foot->n; i++)
    low = MAX (low, soleus_vec_place (foot->points[i], frame).y);
  return low;
}

/* A foot that stands flat stands on the floor, with no part of it in there. */
static void
test_soles (void)
{
  const SoleusFrame flat = { { 0, SOLEUS_FLOOR - ANKLE_HEIGHT }, 0 };

  for (guint far = 0; far < 2; far++)
    g_assert_cmpfloat_with_epsilon (lowest_of_foot (far, 0, &flat), SOLEUS_FLOOR, 0.01);
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

      instant_assert_within (now, "sole", low, 0, SOLEUS_FLOOR + CLOSE);
      if (!target->planted || !same_vec (target->at, before->pose.limbs[limb].at))
        continue;
      instant_assert_within (now, "planted sole", low, SOLEUS_FLOOR - CLOSE, SOLEUS_FLOOR + CLOSE);
      if (fabs (target->angle) < 0.01)
        instant_assert_within (now, "height of a planted ankle", SOLEUS_FLOOR - target->at.y,
                               ANKLE_HEIGHT - CLOSE, ANKLE_HEIGHT + CLOSE);
    }
}

static void
test_feet (void)
{
  instants_of_all (check_feet);
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
      const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), names[n]);
      double rise = 0, bend = 0;
      guint on_toes = 0;

      for (guint i = 0; i <= N_INSTANTS; i++)
        {
          const SoleusTarget *foot;
          Instant now;

          instant_take (motion, "step", (double) i / N_INSTANTS, &now);
          foot = &now.pose.limbs[SOLEUS_LIMB_NEAR_LEG];
          rise = MAX (rise, foot->angle);
          bend = MAX (bend, foot->toes);
          on_toes += foot->toes > 5 && toes_off_floor (&now) < CLOSE;
          /* Toes never bend further than the heel has risen, and never down. */
          instant_assert_within (&now, "bend of the toes", foot->toes, 0,
                                 MAX (foot->angle, 0) + 0.01);
          if (i % N_INSTANTS == 0)
            instant_assert_within (&now, "heel of a foot that stands", foot->angle, -0.01, 0.01);
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
  SoleusRig *rig = figure_get_rig ();
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

  instant_assert_within (
      now, "near hand",
      lowest_of_hand (&limbs[SOLEUS_LIMB_NEAR_ARM], &bones[SOLEUS_BONE_NEAR_HAND]), 0,
      SOLEUS_FLOOR + CLOSE);
  instant_assert_within (now, "far hand",
                         lowest_of_hand (&limbs[SOLEUS_LIMB_FAR_ARM], &bones[SOLEUS_BONE_FAR_HAND]),
                         0, SOLEUS_FLOOR + CLOSE);
}

static void
test_palms (void)
{
  instants_of_all (check_palms);
}

static void
check_seat (const Instant *now, const Instant *before)
{
  const SoleusFrame *bones = now->frames.bones;

  instant_assert_within (now, "seat", lowest ("seat", &bones[SOLEUS_BONE_PELVIS]), 0,
                         SOLEUS_FLOOR + CLOSE);
  instant_assert_within (now, "hip", lowest ("near-hip", &bones[SOLEUS_BONE_NEAR_HIP]), 0,
                         SOLEUS_FLOOR + CLOSE);
  instant_assert_within (now, "thigh", lowest ("near-shorts", &bones[SOLEUS_BONE_NEAR_THIGH]), 0,
                         SOLEUS_FLOOR + CLOSE);
}

static void
test_seat (void)
{
  instants_of_all (check_seat);
}

/* No head goes into the wall. */
static void
check_head (const Instant *now, const Instant *before)
{
  const SoleusProp *prop = &now->pose.prop;
  SoleusVec middle = soleus_vec_place (head_middle, &now->frames.bones[SOLEUS_BONE_HEAD]);

  if (prop->kind == SOLEUS_PROP_WALL)
    instant_assert_within (now, "the front of the head", middle.x + HEAD_RADIUS, 0, prop->at.x);
}

static void
test_head (void)
{
  instants_of_all (check_head);
}

static void
check_lengths (const Instant *now, const Instant *before)
{
  const SoleusSkeleton *s = &figure_get_book ()->skeleton;
  static const guint firsts[] = { SOLEUS_BONE_NEAR_THIGH, SOLEUS_BONE_FAR_THIGH,
                                  SOLEUS_BONE_NEAR_UPPER_ARM, SOLEUS_BONE_FAR_UPPER_ARM };

  for (guint i = 0; i < G_N_ELEMENTS (firsts); i++)
    {
      const SoleusFrame *b = &now->frames.bones[firsts[i]];
      double upper = hypot (b[1].at.x - b[0].at.x, b[1].at.y - b[0].at.y);
      double lower = hypot (b[2].at.x - b[1].at.x, b[2].at.y - b[1].at.y);

      instant_assert_within (now, "upper length", upper - (i < 2 ? s->thigh : s->upper_arm), -1, 1);
      instant_assert_within (now, "lower length", lower - (i < 2 ? s->shank : s->forearm), -1, 1);
    }
  instant_assert_within (now, "what a limb is short of its target", now->frames.missed, 0, 1);
}

static void
test_lengths (void)
{
  instants_of_all (check_lengths);
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

      instant_assert_within (now, "knee", now->frames.knee[far], -0.5, 140);
      instant_assert_within (now, "ankle", now->frames.ankle[far], -50, 39);
      instant_assert_within (now, "shoulder", shoulder, -60, 180);
      instant_assert_within (now, "elbow", elbow, -1, 150);
    }
}

static void
test_joints (void)
{
  instants_of_all (check_joints);
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
  g_autoptr (SoleusOutline) cord = instant_mix (now, "heel-cord");
  g_autoptr (SoleusOutline) calf = instant_mix (now, "calf");
  Skin skin[G_N_ELEMENTS (pieces) + 2];

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      const SoleusGroup *group = soleus_rig_get_group (figure_get_rig (), pieces[i].group);

      skin[i] = (Skin){ soleus_group_get_area (group), &bones[pieces[i].bone] };
    }
  skin[G_N_ELEMENTS (pieces)] = (Skin){ cord, &bones[SOLEUS_BONE_NEAR_SHANK] };
  skin[G_N_ELEMENTS (pieces) + 1] = (Skin){ calf, &bones[SOLEUS_BONE_NEAR_SHANK] };
  for (guint m = 0; m < G_N_ELEMENTS (names); m++)
    {
      g_autoptr (SoleusOutline) muscle = instant_mix (now, names[m]);

      for (guint i = 0; i < muscle->n; i++)
        if (!in_skin (skin, G_N_ELEMENTS (skin),
                      soleus_vec_place (muscle->points[i], &bones[SOLEUS_BONE_NEAR_SHANK])))
          instant_complain (now, names[m], i);
    }
}

static void
test_muscles (void)
{
  instants_of_all (check_muscles);
}

static double
get_seconds (const Instant *now)
{
  if (g_str_equal (now->where, "step"))
    return soleus_motion_get_step_seconds (now->motion);
  return g_str_equal (now->where, "in") ? soleus_motion_get_in_seconds (now->motion)
                                        : soleus_motion_get_cycle_seconds (now->motion);
}

/* No limb jumps: nothing is quicker than a hand that is put to another place. */
static void
check_smooth (const Instant *now, const Instant *before)
{
  double seconds = get_seconds (now) / N_INSTANTS;

  for (guint i = 0; i < SOLEUS_N_BONES; i++)
    {
      const SoleusFrame *a = &now->frames.bones[i], *b = &before->frames.bones[i];

      instant_assert_within (now, "a jump", hypot (a->at.x - b->at.x, a->at.y - b->at.y), 0,
                             0.01 + 1000 * seconds);
      instant_assert_within (now, "a twist", fabs (soleus_angle_wrap (a->angle - b->angle)), 0,
                             0.01 + 360 * seconds);
    }
}

static void
test_smooth (void)
{
  instants_of_all (check_smooth);
}

/* The easy walk keeps the knees low: with high ones it is a march. One foot stands all the time. */
static void
check_easy_walk (const Instant *now, const Instant *before)
{
  const SoleusPose *stand = soleus_pose_book_get_pose (figure_get_book (), "stand");
  guint standing = 0;

  for (guint i = 0; i < 2; i++)
    {
      const SoleusTarget *foot = &now->pose.limbs[i];

      instant_assert_within (now, "a high knee", now->frames.knee[i], 0, 45);
      standing += fabs (foot->angle) < 0.01 && same_vec (foot->at, stand->limbs[i].at);
    }
  instant_assert_within (now, "the number of feet that stand", standing, 1, 2);
}

static void
test_easy_walk (void)
{
  const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), "march");

  instants_of ("march", check_easy_walk);
  /* Two steps, no quicker than forty a minute. */
  g_assert_cmpfloat (soleus_motion_get_cycle_seconds (motion), >=, 3);
}

/* The weight goes over the foot that stays before the other leaves the floor. */
static void
test_weight (void)
{
  static const char *const names[] = { "wall-straight", "wall-bent" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), names[n]);
      Instant first, now;
      guint i = 0;

      instant_take (motion, "step", 0, &first);
      do
        instant_take (motion, "step", (double) ++i / N_INSTANTS, &now);
      while (same_vec (now.pose.limbs[0].at, first.pose.limbs[0].at));
      g_assert_cmpuint (i, >, N_INSTANTS / 10);
      instant_assert_within (&now, "the way of the hips", now.pose.hip.x - first.pose.hip.x, 8, 60);
    }
}

/* Getting up from the floor: over one knee, a foot flat all the time, never down again, and with
 * the hands on the wall from there on. */
static void
test_get_up (void)
{
  const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), "get-up");
  Instant before, now;
  gboolean held = FALSE;

  instant_take (motion, "in", 0, &before);
  g_assert_cmpfloat (before.pose.hip.y, >, 900);
  for (guint i = 1; i <= N_INSTANTS; i++)
    {
      const SoleusTarget *limbs = now.pose.limbs;
      gboolean on_wall;

      instant_take (motion, "in", (double) i / N_INSTANTS, &now);
      instant_assert_within (&now, "a drop of the hips", now.pose.hip.y - before.pose.hip.y,
                             -G_MAXDOUBLE, 0.01);
      g_assert_true (same_vec (limbs[SOLEUS_LIMB_NEAR_LEG].at, before.pose.limbs[0].at));
      on_wall = fabs (now.pose.prop.at.x - limbs[SOLEUS_LIMB_NEAR_ARM].at.x - 20) < CLOSE;
      g_assert_true (on_wall || !held);
      held = on_wall;
      before = now;
    }
  g_assert_true (held);
  g_assert_cmpfloat (now.pose.hip.y, <, 480);
}

/* On the way into a hold the hips lead the trunk, and the trunk the head. */
static void
test_hips_lead (void)
{
  static const char *const names[] = { "wall-straight", "wall-bent", "wall-knee" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), names[n]);
      const SoleusPose *from = motion->ready, *to = soleus_motion_get_end (motion);

      for (guint i = 1; i < N_INSTANTS; i++)
        {
          double hips, trunk;
          Instant now;

          instant_take (motion, "in", (double) i / N_INSTANTS, &now);
          hips = (now.pose.hip.x - from->hip.x) / (to->hip.x - from->hip.x);
          trunk = (now.pose.trunk - from->trunk) / (to->trunk - from->trunk);
          instant_assert_within (&now, "the lag of the trunk", hips - trunk, 0, 0.3);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/motions/soles", test_soles);
  g_test_add_func ("/soleus/motions/feet", test_feet);
  g_test_add_func ("/soleus/motions/heel-rise", test_heel_rise);
  g_test_add_func ("/soleus/motions/palms", test_palms);
  g_test_add_func ("/soleus/motions/seat", test_seat);
  g_test_add_func ("/soleus/motions/head", test_head);
  g_test_add_func ("/soleus/motions/lengths", test_lengths);
  g_test_add_func ("/soleus/motions/joints", test_joints);
  g_test_add_func ("/soleus/motions/muscles-in-skin", test_muscles);
  g_test_add_func ("/soleus/motions/smooth", test_smooth);
  g_test_add_func ("/soleus/motions/easy-walk", test_easy_walk);
  g_test_add_func ("/soleus/motions/weight", test_weight);
  g_test_add_func ("/soleus/motions/hips-lead", test_hips_lead);
  g_test_add_func ("/soleus/motions/get-up", test_get_up);
  return g_test_run ();
}
