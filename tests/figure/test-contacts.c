/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contacts of each exercise, at every instant: wall, roller, ball and the skin under the hands.
 */
#include <math.h>
#include <string.h>

#include "figure-instants.h"
#include "soleus-catalogue.h"
#include "figure-drawings.h"

#define SHANK          246.0
#define SQUASH_ROLLER  6.0
#define SQUASH_BALL    7.0
#define WRIST_OFF_SKIN 6.0

static void
check_wall (const Instant *now, const Instant *before)
{
  for (guint i = SOLEUS_LIMB_NEAR_ARM; i <= SOLEUS_LIMB_FAR_ARM; i++)
    {
      guint bone = i == SOLEUS_LIMB_NEAR_ARM ? SOLEUS_BONE_NEAR_HAND : SOLEUS_BONE_FAR_HAND;
      double gap = now->pose.prop.at.x - now->frames.bones[bone].at.x;

      instant_assert_within (now, "wrist to wall", gap, 20 - CLOSE, 20 + CLOSE);
    }
}

static void
test_wall_hands (void)
{
  instants_of ("wall-", check_wall);
}

static void
check_straight (const Instant *now, const Instant *before)
{
  if (!g_str_equal (now->where, "step"))
    instant_assert_within (now, "knee", now->frames.knee[0], -1, 1);
  if (g_str_equal (now->where, "cycle"))
    instant_assert_within (now, "ankle", now->frames.ankle[0], 20, 25);
}

static void
test_straight (void)
{
  instants_of ("wall-straight", check_straight);
}

static void
check_bent (const Instant *now, const Instant *before)
{
  if (!g_str_equal (now->where, "cycle"))
    return;
  instant_assert_within (now, "knee", now->frames.knee[0], 20, 40);
  instant_assert_within (now, "ankle", now->frames.ankle[0], 25, 39);
  instant_assert_within (now, "heel", now->pose.limbs[SOLEUS_LIMB_NEAR_LEG].angle, -0.01, 0.01);
}

static void
test_bent (void)
{
  instants_of ("wall-bent", check_bent);
}

/* From the middle of the prop to the nearest point of an outline on the shank. */
static double
find_gap (const Instant *now, const SoleusOutline *outline)
{
  double gap = G_MAXDOUBLE;

  for (guint i = 0; i < outline->n; i++)
    {
      SoleusVec at =
          soleus_vec_place (outline->points[i], &now->frames.bones[SOLEUS_BONE_NEAR_SHANK]);

      gap = MIN (gap, hypot (at.x - now->pose.prop.at.x, at.y - now->pose.prop.at.y));
    }
  return gap;
}

/* The skin over bone, belly and tendon: whichever lies farthest out. */
static double
skin_gap (const Instant *now)
{
  g_autoptr (SoleusOutline) calf = instant_mix (now, "calf");
  g_autoptr (SoleusOutline) cord = instant_mix (now, "heel-cord");
  double gap = find_gap (
      now, soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), "near-shank")));

  return MIN (gap, MIN (find_gap (now, calf), find_gap (now, cord)));
}

/* While the leg is put on roller or ball it comes from above, never through them. */
static gboolean
is_on_its_way (const Instant *now, double radius)
{
  if (!g_str_equal (now->where, "step") || now->t >= 1)
    return FALSE;
  instant_assert_within (now, "skin to what it is put on", skin_gap (now), radius - CLOSE,
                         G_MAXDOUBLE);
  return TRUE;
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

  instant_assert_within (now, "roller off the floor", SOLEUS_FLOOR - now->pose.prop.at.y,
                         SOLEUS_ROLLER_RADIUS - CLOSE, SOLEUS_ROLLER_RADIUS + CLOSE);
  instant_assert_within (now, "slip", rolled - turned * SOLEUS_ROLLER_RADIUS, -0.1, 0.1);
  if (is_on_its_way (now, SOLEUS_ROLLER_RADIUS - SQUASH_ROLLER))
    return;
  instant_assert_within (now, "skin to roller", skin_gap (now) - SOLEUS_ROLLER_RADIUS,
                         -SQUASH_ROLLER - CLOSE, -SQUASH_ROLLER + CLOSE);
  instant_assert_within (now, "s of the roller", s, 0.21, 0.80);
}

static void
test_roller (void)
{
  instants_of ("roller-", check_roller);
}

static double
lowest_of_seat (const Instant *now)
{
  const SoleusOutline *seat =
      soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), "seat"));
  double low = -G_MAXDOUBLE;

  for (guint i = 0; i < seat->n; i++)
    low = MAX (low, soleus_vec_place (seat->points[i], &now->frames.bones[SOLEUS_BONE_PELVIS]).y);
  return low;
}

/* “Lift your hips a little”: while the roller moves the seat is at least four centimetres up, of a
 * body of 1.75 m; hands and the other foot stay where they are, and that foot is flat. */
static void
test_hips_up (void)
{
  static const char *const names[] = { "roller-pass", "roller-turn" };
  SoleusPoseBook *book = figure_get_book ();

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (book, names[n]);
      double length = soleus_motion_get_cycle_seconds (motion);
      const SoleusArrow *arrow, *last = NULL;
      Instant before;
      guint rolling = 0;

      for (guint i = 0; i < 5 * N_INSTANTS; i++)
        {
          double seconds = i * length / (5 * N_INSTANTS);
          double alpha;
          Instant now;

          instant_take (motion, "cycle", seconds / length, &now);
          soleus_mixer_cycle (&book->skeleton, motion, seconds, &now.pose, &arrow, &alpha);
          if (arrow)
            {
              const SoleusTarget *limbs = now.pose.limbs;

              rolling++;
              instant_assert_within (&now, "seat off the floor",
                                     SOLEUS_FLOOR - lowest_of_seat (&now), 23, 60);
              instant_assert_within (&now, "other foot", limbs[SOLEUS_LIMB_FAR_LEG].angle, 0, 0);
              for (guint k = SOLEUS_LIMB_FAR_LEG; last == arrow && k < SOLEUS_N_LIMBS; k++)
                instant_assert_within (&now, "a slide on the floor",
                                       limbs[k].at.x - before.pose.limbs[k].at.x, -0.01, 0.01);
            }
          last = arrow;
          before = now;
        }
      g_assert_cmpuint (rolling, >, 3 * N_INSTANTS);
    }
}

/* The drawing of the leg from behind, in whose units the figure is drawn as well. */
static const char *
read_posterior (void)
{
  static char *text;

  if (text == NULL)
    {
      g_autofree char *path =
          g_test_build_filename (G_TEST_DIST, "..", "data", "diagrams", "leg-posterior.svg", NULL);
      g_autoptr (GError) error = NULL;

      g_file_get_contents (path, &text, NULL, &error);
      g_assert_no_error (error);
    }
  return text;
}

/* The lowest point of a zone that pressure keeps off: how far below the knee it reaches. */
static double
find_lowest (const char *zone)
{
  g_autofree char *before = g_strdup_printf ("<g id=\"%s\"><path class=\"keep-veil\" d=\"", zone);
  const char *begin = strstr (read_posterior (), before);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) outlines = NULL;
  g_autoptr (GError) error = NULL;
  const SoleusOutline *outline;
  double lowest = -G_MAXDOUBLE;

  g_assert_nonnull (begin);
  begin += strlen (before);
  path = g_strndup (begin, strchr (begin, '"') - begin);
  outlines = soleus_outline_parse (path, &error);
  g_assert_no_error (error);
  outline = g_ptr_array_index (outlines, 0);
  for (guint i = 0; i < outline->n; i++)
    lowest = MAX (lowest, outline->points[i].y);
  return lowest;
}

/* Half the height of the band in which the roller touches the calf. */
static double
find_half_band (void)
{
  const SoleusOutline *band =
      soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), "contact-roller"));
  double lowest = 0;

  for (guint i = 0; i < band->n; i++)
    lowest = MAX (lowest, band->points[i].y);
  g_assert_cmpfloat (lowest, >, 0);
  return lowest;
}

static void
assert_off (const char *what, double s, const char *zone)
{
  double edge = s * SHANK - find_half_band ();

  if (edge < find_lowest (zone))
    g_error ("%s at s %.4f: the roller’s band reaches up to %.2f, and %s down to %.2f", what, s,
             edge, zone, find_lowest (zone));
}

static void
check_off_knee (const Instant *now, const Instant *before)
{
  double s = find_s (now, now->pose.prop.at);

  if (g_str_equal (now->where, "step"))
    return;
  assert_off (now->motion->name, s, "keep-off-knee");
  if (now->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn > 0)
    assert_off (now->motion->name, s, "keep-off-nerve");
}

/* All of the band stays off the hollow of the knee, and with the toes out, when the roller lies on
 * the outer calf, off the nerve there: in the pictures, and in what the steps allow. */
static void
test_roller_keeps_off (void)
{
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  guint n_turned = 0;

  g_assert_cmpfloat (find_half_band (), ==, 21);
  instants_of ("roller-", check_off_knee);
  for (guint i = 0; i < catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];

      for (guint k = 0; k < routine->steps->len; k++)
        {
          SoleusStep *step = routine->steps->pdata[k];

          if (step->kind != SOLEUS_STEP_PRESSURE || step->tool != SOLEUS_TOOL_ROLLER)
            continue;
          assert_off (step->id, step->upper, "keep-off-knee");
          if (!g_str_equal (step->pose, "roller-turn"))
            continue;
          assert_off (step->id, step->upper_out, "keep-off-nerve");
          n_turned++;
        }
    }
  g_assert_cmpuint (n_turned, >, 0);
}

/* The words of a set-up are what its picture shows, and a spot that is held stays where it was. */
static void
test_roller_places (void)
{
  static const struct
  {
    const char *motion;
    double least, most;
  } places[] = { { "roller-sit", 0.75, 0.80 },
                 { "roller-hold", 0.345, 0.355 },
                 { "roller-crossed", 0.345, 0.355 },
                 { "roller-point-flex", 0.345, 0.355 } };
  SoleusPoseBook *book = figure_get_book ();
  double held = 0;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (book, places[i].motion);
      Instant now;

      g_assert_nonnull (motion);
      instant_take (motion, "cycle", 0, &now);
      instant_assert_within (&now, "s of the roller", find_s (&now, now.pose.prop.at),
                             places[i].least, places[i].most);
      if (i == 1)
        held = now.pose.prop.at.x;
      if (i > 1)
        instant_assert_within (&now, "the spot on the floor", now.pose.prop.at.x - held, -0.5, 0.5);
    }
}

static void
check_ball (const Instant *now, const Instant *before)
{
  instant_assert_within (now, "ball off the floor", SOLEUS_FLOOR - now->pose.prop.at.y,
                         SOLEUS_BALL_RADIUS - CLOSE, SOLEUS_BALL_RADIUS + CLOSE);
  if (is_on_its_way (now, SOLEUS_BALL_RADIUS - SQUASH_BALL))
    return;
  instant_assert_within (now, "skin to ball", skin_gap (now) - SOLEUS_BALL_RADIUS,
                         -SQUASH_BALL - CLOSE, -SQUASH_BALL + CLOSE);
  instant_assert_within (now, "s of the ball", find_s (now, now->pose.prop.at), 0.20, 0.80);
}

static void
test_ball (void)
{
  instants_of ("ball-", check_ball);
}

static void
check_hands (const Instant *now, const Instant *before)
{
  double s = find_s (now, now->pose.limbs[SOLEUS_LIMB_NEAR_ARM].at) - WRIST_OFF_SKIN / SHANK;

  if (g_str_equal (now->where, "step"))
    return;
  instant_assert_within (now, "s of the hand", s, 0.15, 0.80);
  if (g_str_has_suffix (now->motion->name, "-press") && g_str_equal (now->where, "cycle"))
    instant_assert_within (now, "s of a held spot", s, 0.20, 0.80);
}

static void
test_hands (void)
{
  instants_of ("hands-", check_hands);
}

/* While the arrow shows, the hands press: they move toward the knee, and only then. */
static void
test_stroke_up (void)
{
  SoleusPoseBook *book = figure_get_book ();
  static const char *const names[] = { "hands-chair-stroke", "hands-floor-stroke" };

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (book, names[n]);
      double length = soleus_motion_get_cycle_seconds (motion);
      double last = 1;

      g_assert_cmpfloat_with_epsilon (length, 5, 1e-9);
      for (guint i = 0; i < N_INSTANTS; i++)
        {
          double seconds = i * length / N_INSTANTS;
          const SoleusArrow *arrow;
          double alpha, s;
          Instant now;

          instant_take (motion, "cycle", seconds / length, &now);
          soleus_mixer_cycle (&book->skeleton, motion, seconds, &now.pose, &arrow, &alpha);
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
        instant_assert_within (now, "a turn of what has to be still", a[i].angle - b[i].angle,
                               -0.05, 0.05);
      instant_assert_within (now, "a move of what has to be still",
                             hypot (a[i].at.x - b[i].at.x, a[i].at.y - b[i].at.y), 0, 0.1);
    }
}

/* The word is “Point” first, then “Pull back”: so the foot comes from where it is pulled back. */
static void
test_point_flex (void)
{
  static const char *const names[] = { "roller-point-flex", "ball-point-flex", "chair-pump",
                                       "floor-pump" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), names[i]);
      Instant pointed, flexed;

      g_assert_nonnull (motion);
      instants_of_motion (motion, check_only_foot);
      instant_take (motion, "cycle", 0, &flexed);
      instant_take (motion, "cycle", 0.5, &pointed);
      g_assert_cmpfloat_with_epsilon (pointed.frames.ankle[0], -35, 0.5);
      g_assert_cmpfloat_with_epsilon (flexed.frames.ankle[0], 12, 0.5);
      g_assert_cmpfloat_with_epsilon (soleus_motion_get_cycle_seconds (motion), 4, 1e-9);
    }
}

static double
most_forward (const char *group, const SoleusFrame *frame)
{
  const SoleusOutline *outline =
      soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), group));
  double most = -G_MAXDOUBLE;

  for (guint i = 0; i < outline->n; i++)
    most = MAX (most, soleus_vec_place (outline->points[i], frame).x);
  return most;
}

/* Ten centimetres from toe to wall, of a body of 1.75 m; the foot stays flat and the knee comes to
 * the wall. */
static void
check_knee_to_wall (const Instant *now, const Instant *before)
{
  const SoleusTarget *foot = &now->pose.limbs[SOLEUS_LIMB_NEAR_LEG];
  const SoleusFrame *bones = now->frames.bones;
  double wall = now->pose.prop.at.x;

  instant_assert_within (now, "knee in the wall",
                         wall - most_forward ("near-knee", &bones[SOLEUS_BONE_NEAR_KNEE]), -CLOSE,
                         wall);
  if (g_str_equal (now->where, "step"))
    return;
  instant_assert_within (now, "heel", foot->angle, -0.01, 0.01);
  instant_assert_within (now, "height of the ankle", foot->at.y, 961, 961);
  instant_assert_within (now, "a slide", foot->at.x - before->pose.limbs[0].at.x, 0, 0);
  instant_assert_within (now, "toe to wall",
                         wall - most_forward ("near-foot", &bones[SOLEUS_BONE_NEAR_FOOT]), 54, 60);
  if (!g_str_equal (now->where, "cycle"))
    return;
  instant_assert_within (now, "knee to wall",
                         wall - most_forward ("near-knee", &bones[SOLEUS_BONE_NEAR_KNEE]), -CLOSE,
                         CLOSE);
  instant_assert_within (now, "ankle", now->frames.ankle[0], 30, 39);
}

static void
test_knee_to_wall (void)
{
  instants_of ("wall-knee", check_knee_to_wall);
}

static SoleusVec
find_ball (const Instant *now, SoleusBone foot)
{
  return soleus_vec_place ((SoleusVec){ SOLEUS_TOES_AT, 39 }, &now->frames.bones[foot]);
}

/* The word is “Rise” first, then “Lower”. Both rise over the balls of the feet, which stay where
 * they are; the knees stay straight. */
static void
check_rise (const Instant *now, const Instant *before)
{
  static const SoleusBone feet[] = { SOLEUS_BONE_NEAR_FOOT, SOLEUS_BONE_FAR_FOOT };

  for (guint far = 0; far < 2; far++)
    {
      SoleusVec ball = find_ball (now, feet[far]), was = find_ball (before, feet[far]);

      instant_assert_within (now, "ball of the foot on the floor", SOLEUS_FLOOR - ball.y, -CLOSE,
                             CLOSE);
      instant_assert_within (now, "a slide of the ball of the foot", ball.x - was.x, -0.5, 0.5);
      instant_assert_within (now, "knee", now->frames.knee[far], 0, 12);
    }
}

static void
test_rise (void)
{
  const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), "wall-pump");
  Instant up, down;

  instants_of ("wall-pump", check_rise);
  instant_take (motion, "cycle", 0, &down);
  instant_take (motion, "cycle", 0.5, &up);
  g_assert_cmpfloat (up.frames.ankle[0], <, -25);
  g_assert_cmpfloat_with_epsilon (down.pose.limbs[SOLEUS_LIMB_NEAR_LEG].angle, 0, 0.01);
  g_assert_cmpfloat (down.pose.hip.y - up.pose.hip.y, >, 25);
}

/* The knee is all but straight, the heel on the floor, the seat on the chair, and the hips tip more
 * than the back bends. */
static void
check_hamstring_chair (const Instant *now, const Instant *before)
{
  const SoleusFrame *bones = now->frames.bones;

  if (g_str_equal (now->where, "step"))
    return;
  instant_assert_within (now, "knee", now->frames.knee[0], 0, 8);
  instant_assert_within (now, "seat off the chair", now->pose.prop.at.y - lowest_of_seat (now), -6,
                         6);
  instant_assert_within (now, "a slide of the heel",
                         now->pose.limbs[SOLEUS_LIMB_NEAR_LEG].at.x -
                             before->pose.limbs[SOLEUS_LIMB_NEAR_LEG].at.x,
                         0, 0);
  instant_assert_within (now, "bend of the back",
                         bones[SOLEUS_BONE_TORSO].angle - bones[SOLEUS_BONE_PELVIS].angle, -6, 12);
  if (g_str_equal (now->where, "cycle"))
    instant_assert_within (now, "tip of the hips", bones[SOLEUS_BONE_PELVIS].angle, 20, 40);
}

static void
test_hamstring_chair (void)
{
  instants_of ("hamstring-chair", check_hamstring_chair);
}

/* Lying, the seat and the other foot stay down, the strap keeps its length, and at the end the knee
 * is all but straight and the leg up. */
static void
check_hamstring_lying (const Instant *now, const Instant *before)
{
  const SoleusFrame *bones = now->frames.bones;
  SoleusVec ball = find_ball (now, SOLEUS_BONE_NEAR_FOOT);
  SoleusVec hand = now->pose.limbs[SOLEUS_LIMB_NEAR_ARM].at;

  instant_assert_within (now, "seat on the floor", SOLEUS_FLOOR - lowest_of_seat (now), -CLOSE, 6);
  instant_assert_within (now, "length of the strap", hypot (ball.x - hand.x, ball.y - hand.y), 360,
                         450);
  instant_assert_within (now, "other foot", now->pose.limbs[SOLEUS_LIMB_FAR_LEG].at.y, 961, 961);
  if (!g_str_equal (now->where, "cycle"))
    return;
  instant_assert_within (now, "knee", now->frames.knee[0], 0, 8);
  instant_assert_within (now, "leg", -bones[SOLEUS_BONE_NEAR_THIGH].angle, 150, 180);
}

static void
test_hamstring_lying (void)
{
  instants_of ("hamstring-lying", check_hamstring_lying);
}

/* Ten seconds each way, through the whole range and no farther. */
static void
test_roller_range (void)
{
  const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), "roller-pass");
  Instant low, high;

  g_assert_cmpfloat_with_epsilon (soleus_motion_get_cycle_seconds (motion), 20, 1e-9);
  instant_take (motion, "cycle", 0, &low);
  instant_take (motion, "cycle", 0.5, &high);
  g_assert_cmpfloat_with_epsilon (find_s (&low, low.pose.prop.at), 0.80, 0.005);
  g_assert_cmpfloat_with_epsilon (find_s (&high, high.pose.prop.at), 0.21, 0.005);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/contacts/wall-hands", test_wall_hands);
  g_test_add_func ("/soleus/contacts/wall-straight", test_straight);
  g_test_add_func ("/soleus/contacts/wall-bent", test_bent);
  g_test_add_func ("/soleus/contacts/roller", test_roller);
  g_test_add_func ("/soleus/contacts/hips-up", test_hips_up);
  g_test_add_func ("/soleus/contacts/roller-range", test_roller_range);
  g_test_add_func ("/soleus/contacts/roller-keeps-off", test_roller_keeps_off);
  g_test_add_func ("/soleus/contacts/roller-places", test_roller_places);
  g_test_add_func ("/soleus/contacts/ball", test_ball);
  g_test_add_func ("/soleus/contacts/hands", test_hands);
  g_test_add_func ("/soleus/contacts/stroke-up", test_stroke_up);
  g_test_add_func ("/soleus/contacts/knee-to-wall", test_knee_to_wall);
  g_test_add_func ("/soleus/contacts/rise", test_rise);
  g_test_add_func ("/soleus/contacts/hamstring-chair", test_hamstring_chair);
  g_test_add_func ("/soleus/contacts/hamstring-lying", test_hamstring_lying);
  g_test_add_func ("/soleus/contacts/point-flex", test_point_flex);
  return g_test_run ();
}
