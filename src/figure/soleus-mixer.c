/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mixer.h"

#include <math.h>

const double soleus_morph_knees[3] = { 0, 50, 100 };
const double soleus_morph_ankles[3] = { -35, 0, 25 };

/* The distance of a locked knee from the singular point where thigh and shank are one line. */
#define LOCK_SLACK 0.005
/* Two planted targets closer than this are the same place. */
#define SAME_PLACE     2.0
#define BREATH_SECONDS 4.0
#define BREATH_DEPTH   3.0
#define ARROW_FADE     0.3
#define SOLE           39.0
#define TRUNK_LAG      1.4
#define HEAD_LAG       1.8
/* A body whose hip is lower sits. */
#define SEATED_HIP  800.0
#define TOES_LENGTH 40.0

static double
radians (double degrees)
{
  return degrees * G_PI / 180;
}

static double
degrees (double angle)
{
  return angle * 180 / G_PI;
}

static double
lerp (double a, double b, double t)
{
  return a + (b - a) * t;
}

static SoleusVec
lerp_vec (SoleusVec a, SoleusVec b, double t)
{
  return (SoleusVec){ lerp (a.x, b.x, t), lerp (a.y, b.y, t) };
}

static double
distance (SoleusVec a, SoleusVec b)
{
  return hypot (b.x - a.x, b.y - a.y);
}

/* To -180 … 180 degrees. */
double
soleus_angle_wrap (double angle)
{
  double wrapped = fmod (angle + 180, 360);

  return wrapped < 0 ? wrapped + 180 : wrapped - 180;
}

static double
lerp_angle (double a, double b, double t)
{
  return a + soleus_angle_wrap (b - a) * t;
}

/* Eases 0 to 1 in and out (smoothstep). */
double
soleus_smooth (double t)
{
  t = CLAMP (t, 0, 1);
  return t * t * (3 - 2 * t);
}

/* From the coordinates of @frame to the world. */
SoleusVec
soleus_vec_place (SoleusVec point, const SoleusFrame *frame)
{
  double c = cos (radians (frame->angle));
  double s = sin (radians (frame->angle));
  double x = point.x * (1 - frame->narrow);
  double y = point.y * (1 - frame->shorter);

  return (SoleusVec){ frame->at.x + x * c - y * s, frame->at.y + x * s + y * c };
}

/* From the world to the coordinates of @frame. */
SoleusVec
soleus_vec_unplace (SoleusVec point, const SoleusFrame *frame)
{
  SoleusFrame back = { { 0, 0 }, -frame->angle };

  point = soleus_vec_place ((SoleusVec){ point.x - frame->at.x, point.y - frame->at.y }, &back);
  return (SoleusVec){ point.x / (1 - frame->narrow), point.y / (1 - frame->shorter) };
}

/* Two-bone inverse kinematics. Bones point to +y at angle 0; @bend is +1 for knees, which point
 * forward, and -1 for elbows. */
static double
reach (SoleusVec from,
       SoleusVec target,
       double upper,
       double lower,
       double bend,
       SoleusFrame *first,
       SoleusFrame *second)
{
  double dx = target.x - from.x;
  double dy = target.y - from.y;
  double far = hypot (dx, dy);
  double d = CLAMP (far, fabs (upper - lower) + 0.001, upper + lower - 0.001);
  double corner = acos ((upper * upper + d * d - lower * lower) / (2 * upper * d));

  first->at = from;
  first->angle = degrees (atan2 (-dx, dy)) - bend * degrees (corner);
  second->at = soleus_vec_place ((SoleusVec){ 0, upper }, first);
  second->angle = degrees (atan2 (-(target.x - second->at.x), target.y - second->at.y));
  return fabs (far - d);
}

static SoleusFrame
halfway (SoleusVec at, double a, double b)
{
  return (SoleusFrame){ at, lerp_angle (a, b, 0.5) };
}

static void
solve_leg (const SoleusSkeleton *skeleton,
           const SoleusPose *pose,
           gboolean far,
           SoleusFrames *frames)
{
  guint base = far ? SOLEUS_BONE_FAR_THIGH : SOLEUS_BONE_NEAR_THIGH;
  const SoleusTarget *target = &pose->limbs[far ? SOLEUS_LIMB_FAR_LEG : SOLEUS_LIMB_NEAR_LEG];
  SoleusFrame *thigh = &frames->bones[base];
  SoleusFrame *shank = thigh + 1;
  SoleusFrame *foot = thigh + 2;
  double missed;

  missed = reach (pose->hip, target->at, skeleton->thigh, skeleton->shank, 1, thigh, shank);
  frames->missed = MAX (frames->missed, missed);
  foot->at = soleus_vec_place ((SoleusVec){ 0, skeleton->shank }, shank);
  foot->angle = target->angle;
  thigh[3] = halfway (pose->hip, pose->pelvis, thigh->angle);
  thigh[4] = halfway (shank->at, thigh->angle, shank->angle);
  thigh[5] = halfway (foot->at, shank->angle, foot->angle);
  frames->knee[far] = soleus_angle_wrap (shank->angle - thigh->angle);
  frames->ankle[far] = soleus_angle_wrap (shank->angle - foot->angle);
}

static void
solve_arm (const SoleusSkeleton *skeleton,
           const SoleusPose *pose,
           SoleusVec shoulder,
           gboolean far,
           SoleusFrames *frames)
{
  guint base = far ? SOLEUS_BONE_FAR_UPPER_ARM : SOLEUS_BONE_NEAR_UPPER_ARM;
  const SoleusTarget *target = &pose->limbs[far ? SOLEUS_LIMB_FAR_ARM : SOLEUS_LIMB_NEAR_ARM];
  SoleusFrame *upper = &frames->bones[base];
  SoleusFrame *fore = upper + 1;
  SoleusFrame *hand = upper + 2;
  double missed;

  missed = reach (shoulder, target->at, skeleton->upper_arm, skeleton->forearm, -1, upper, fore);
  frames->missed = MAX (frames->missed, missed);
  hand->at = soleus_vec_place ((SoleusVec){ 0, skeleton->forearm }, fore);
  hand->angle = target->angle;
  upper[3] = halfway (fore->at, upper->angle, fore->angle);
}

/* Hangs the body on the hip of the pose and lets legs and arms reach for their targets. */
void
soleus_mixer_solve (const SoleusSkeleton *skeleton, const SoleusPose *pose, SoleusFrames *frames)
{
  SoleusFrame *bones = frames->bones;
  SoleusVec shoulder;

  *frames = (SoleusFrames){ .missed = 0 };
  bones[SOLEUS_BONE_PELVIS] = (SoleusFrame){ pose->hip, pose->pelvis };
  bones[SOLEUS_BONE_WAIST].at = soleus_vec_place (skeleton->waist, &bones[SOLEUS_BONE_PELVIS]);
  bones[SOLEUS_BONE_WAIST].angle = pose->pelvis;
  bones[SOLEUS_BONE_TORSO] = (SoleusFrame){ bones[SOLEUS_BONE_WAIST].at, pose->trunk };
  bones[SOLEUS_BONE_HEAD].at = soleus_vec_place (skeleton->neck, &bones[SOLEUS_BONE_TORSO]);
  bones[SOLEUS_BONE_HEAD].angle = pose->head;
  shoulder = soleus_vec_place (skeleton->shoulder, &bones[SOLEUS_BONE_TORSO]);
  for (guint far = 0; far < 2; far++)
    {
      solve_leg (skeleton, pose, far, frames);
      solve_arm (skeleton, pose, shoulder, far, frames);
    }
}

static double
part (double t, double begin, double end)
{
  return CLAMP ((t - begin) / (end - begin), 0, 1);
}

static SoleusTarget
blend_target (const SoleusTarget *from, const SoleusTarget *to, double t)
{
  SoleusTarget target = t < 0.5 ? *from : *to;

  target.at = lerp_vec (from->at, to->at, t);
  target.angle = lerp_angle (from->angle, to->angle, t);
  target.turn = lerp (from->turn, to->turn, t);
  target.toes = lerp (from->toes, to->toes, t);
  target.hand = from->hand;
  target.other = to->hand;
  target.mix = t;
  return target;
}

/* A foot that is put to another place leaves the floor heel first, over its ball, and where it is
 * put back behind the body it lands on its ball first. Who sits carries it flat. */
static void
roll_foot (
    double most, const SoleusTarget *from, const SoleusTarget *to, double u, SoleusTarget *foot)
{
  gboolean back = to->at.x < from->at.x;
  double rise = MIN (from->at.y - foot->at.y, most);
  double down = 1 - (back ? 0 : soleus_smooth (part (u, 0.3, 0.7)));

  if (from->angle != 0 || to->angle != 0 || rise <= 0)
    return;
  foot->angle = degrees (asin (rise / SOLEUS_TOES_AT)) * down;
}

/* Toes give way where they would go through the floor. */
static void
bend_toes (SoleusTarget *foot)
{
  SoleusFrame frame = { foot->at, foot->angle };
  double room = SOLEUS_FLOOR - soleus_vec_place ((SoleusVec){ SOLEUS_TOES_AT, SOLE }, &frame).y;
  double slant = degrees (asin (CLAMP (room / TOES_LENGTH, 0, 1)));

  foot->toes = MAX (foot->toes, foot->angle - slant);
}

/* Something that is planted in both poses at different places is lifted over in an arc while the
 * rest carries on. Never both feet at once, and hands move one after the other, after the foot. */
static void
lift_over (const SoleusSkeleton *skeleton,
           const SoleusPose *from,
           const SoleusPose *to,
           double t,
           SoleusPose *pose)
{
  gboolean step[SOLEUS_N_LIMBS];
  gboolean feet, hands;

  for (guint i = 0; i < SOLEUS_N_LIMBS; i++)
    step[i] = from->limbs[i].planted && to->limbs[i].planted &&
              distance (from->limbs[i].at, to->limbs[i].at) > SAME_PLACE;
  feet = step[SOLEUS_LIMB_NEAR_LEG] && step[SOLEUS_LIMB_FAR_LEG];
  hands = step[SOLEUS_LIMB_NEAR_ARM] || step[SOLEUS_LIMB_FAR_ARM];
  for (guint i = 0; i < SOLEUS_N_LIMBS; i++)
    {
      double u = t;
      double lift;

      if (!step[i])
        continue;
      if (hands)
        {
          static const double begins[] = { 0, 0, 0.2, 0.5 };
          static const double ends[] = { 0.5, 0.5, 0.7, 1 };

          u = part (t, begins[i], ends[i]);
        }
      else if (feet)
        u = i == SOLEUS_LIMB_FAR_LEG ? part (t, 0, 0.5) : part (t, 0.5, 1);
      lift = i <= SOLEUS_LIMB_FAR_LEG ? skeleton->step_lift : skeleton->palm_lift;
      pose->limbs[i].at = lerp_vec (from->limbs[i].at, to->limbs[i].at, u);
      pose->limbs[i].at.y -= lift * 4 * u * (1 - u);
      if (i <= SOLEUS_LIMB_FAR_LEG && pose->hip.y < SEATED_HIP)
        roll_foot (skeleton->heel_rise, &from->limbs[i], &to->limbs[i], u, &pose->limbs[i]);
    }
}

/* On its way the hip of a straight leg goes round the ankle, not along the chord. */
static void
lock_knee (const SoleusSkeleton *skeleton, SoleusPose *pose)
{
  SoleusVec ankle = pose->limbs[SOLEUS_LIMB_NEAR_LEG].at;
  double stretch = (skeleton->thigh + skeleton->shank - LOCK_SLACK) / distance (ankle, pose->hip);

  pose->hip = lerp_vec (ankle, pose->hip, stretch);
}

/**
 * soleus_mixer_between:
 * @from: a pose
 * @to: another pose of the same scene
 * @t: 0 to 1, already eased
 *
 * Interpolates what limbs reach for, never the angles of joints, so that a target that is the same
 * in both poses does not move.
 */
void
soleus_mixer_between (const SoleusSkeleton *skeleton,
                      const SoleusPose *from,
                      const SoleusPose *to,
                      double t,
                      SoleusPose *pose)
{
  SoleusPose mix = t < 0.5 ? *from : *to;

  mix.hip = lerp_vec (from->hip, to->hip, t);
  mix.pelvis = lerp_angle (from->pelvis, to->pelvis, t);
  mix.trunk = lerp_angle (from->trunk, to->trunk, t);
  mix.head = lerp_angle (from->head, to->head, t);
  for (guint i = 0; i < SOLEUS_N_LIMBS; i++)
    mix.limbs[i] = blend_target (&from->limbs[i], &to->limbs[i], t);
  lift_over (skeleton, from, to, t, &mix);
  for (guint i = SOLEUS_LIMB_NEAR_LEG; i <= SOLEUS_LIMB_FAR_LEG; i++)
    bend_toes (&mix.limbs[i]);
  if (from->limbs[SOLEUS_LIMB_NEAR_LEG].locked && to->limbs[SOLEUS_LIMB_NEAR_LEG].locked)
    lock_knee (skeleton, &mix);
  mix.prop.at = lerp_vec (from->prop.at, to->prop.at, t);
  mix.prop.angle = lerp (from->prop.angle, to->prop.angle, t);
  for (guint i = 0; i < mix.n_shadows && from->n_shadows == to->n_shadows; i++)
    {
      mix.shadows[i].at = lerp_vec (from->shadows[i].at, to->shadows[i].at, t);
      mix.shadows[i].radius = lerp (from->shadows[i].radius, to->shadows[i].radius, t);
    }
  *pose = mix;
}

static double
ease (const SoleusMove *move, double t)
{
  return move->ease == SOLEUS_EASE_LINEAR ? t : soleus_smooth (t);
}

static const SoleusMove *
find_move (GArray *moves, const SoleusPose *first, double *seconds, const SoleusPose **from)
{
  *from = first;
  for (guint i = 0; i < moves->len; i++)
    {
      const SoleusMove *move = &g_array_index (moves, SoleusMove, i);

      if (*seconds <= move->seconds || i + 1 == moves->len)
        {
          *seconds = MIN (*seconds, move->seconds);
          return move;
        }
      *seconds -= move->seconds;
      *from = move->to;
    }
  return NULL;
}

/* The pose so many seconds after the rest of the scene was left for where the motion is begun. */
void
soleus_mixer_step (const SoleusSkeleton *skeleton,
                   const SoleusMotion *motion,
                   double seconds,
                   SoleusPose *pose)
{
  const SoleusMove whole = { motion->ready, soleus_motion_get_step_seconds (motion) };
  const SoleusPose *from;
  const SoleusMove *move;

  seconds = CLAMP (seconds, 0, whole.seconds);
  if (whole.seconds <= 0)
    {
      *pose = *motion->ready;
      return;
    }
  move = find_move (motion->step, motion->ready->scene->rest, &seconds, &from);
  if (move == NULL)
    move = &whole;
  soleus_mixer_between (skeleton, from, move->to, ease (move, seconds / move->seconds), pose);
}

/* The hips lead: what is above them comes a little later, and settles with them. Where the arms
 * carry, the trunk hangs between both and goes with the hips. */
static void
follow_hips (const SoleusPose *from, const SoleusPose *to, double t, SoleusPose *pose)
{
  if (pose->limbs[SOLEUS_LIMB_NEAR_ARM].planted)
    return;
  pose->trunk = lerp_angle (from->trunk, to->trunk, pow (t, TRUNK_LAG));
  pose->head = lerp_angle (from->head, to->head, pow (t, HEAD_LAG));
}

/* The pose so many seconds after the way in began; the end position is held after its length. */
void
soleus_mixer_lead_in (const SoleusSkeleton *skeleton,
                      const SoleusMotion *motion,
                      double seconds,
                      SoleusPose *pose)
{
  const SoleusPose *from;
  const SoleusMove *move;

  seconds = MAX (seconds, 0);
  move = find_move (motion->in, motion->ready, &seconds, &from);
  if (move == NULL)
    {
      *pose = *motion->ready;
      return;
    }
  soleus_mixer_between (skeleton, from, move->to, ease (move, seconds / move->seconds), pose);
  follow_hips (from, move->to, ease (move, seconds / move->seconds), pose);
}

/**
 * soleus_mixer_cycle:
 * @seconds: since the work began
 * @arrow: (out) (nullable): shows the direction
 * @arrow_alpha: (out): how far the arrow has faded in, 0 to 1
 *
 * The end position of a hold, or the place in the cycle of a movement.
 */
void
soleus_mixer_cycle (const SoleusSkeleton *skeleton,
                    const SoleusMotion *motion,
                    double seconds,
                    SoleusPose *pose,
                    const SoleusArrow **arrow,
                    double *arrow_alpha)
{
  double length = soleus_motion_get_cycle_seconds (motion);
  const SoleusPose *from;
  const SoleusMove *move;

  if (length <= 0)
    {
      *pose = *soleus_motion_get_end (motion);
      *arrow = motion->arrow;
      *arrow_alpha = 1;
      return;
    }
  seconds = fmod (MAX (seconds, 0), length);
  move = find_move (motion->cycle, soleus_motion_get_end (motion), &seconds, &from);
  soleus_mixer_between (skeleton, from, move->to, ease (move, seconds / move->seconds), pose);
  *arrow = move->arrow;
  *arrow_alpha = MIN (part (seconds, 0, ARROW_FADE), part (move->seconds - seconds, 0, ARROW_FADE));
}

/**
 * soleus_mixer_pose_leg:
 * @knee: flexion, degrees
 * @ankle: dorsiflexion, degrees
 * @frames: (out caller-allocates): the near leg with its knee at 0,0; the rest of the body is unset
 *
 * The foot stays flat and the shank leans over it; with pointed toes the shank is upright.
 */
void
soleus_mixer_pose_leg (const SoleusSkeleton *skeleton,
                       double knee,
                       double ankle,
                       SoleusFrames *frames)
{
  SoleusFrame *thigh = &frames->bones[SOLEUS_BONE_NEAR_THIGH];
  double shank = MAX (ankle, 0);

  *frames = (SoleusFrames){ .knee = { knee, knee }, .ankle = { ankle, ankle } };
  thigh[0] = (SoleusFrame){ { 0, 0 }, shank - knee };
  thigh[0].at = soleus_vec_place ((SoleusVec){ 0, -skeleton->thigh }, &thigh[0]);
  thigh[1] = (SoleusFrame){ { 0, 0 }, shank };
  thigh[2].at = soleus_vec_place ((SoleusVec){ 0, skeleton->shank }, &thigh[1]);
  thigh[2].angle = shank - ankle;
  thigh[3] = thigh[0];
  thigh[4] = halfway (thigh[1].at, thigh[0].angle, shank);
  thigh[5] = halfway (thigh[2].at, shank, thigh[2].angle);
}

/* Lays the leg of soleus_mixer_pose_leg() on its calf: the shank is level, the toes are up. */
void
soleus_mixer_lay_leg (SoleusFrames *frames)
{
  SoleusFrame *thigh = &frames->bones[SOLEUS_BONE_NEAR_THIGH];
  SoleusFrame turn = { { 0, 0 }, -90 - thigh[1].angle };

  for (guint i = 0; i < 6; i++)
    {
      thigh[i].at = soleus_vec_place (thigh[i].at, &turn);
      thigh[i].angle += turn.angle;
    }
}

static void
weigh (double value, const double keys[3], double weights[3])
{
  guint cell;
  double t;

  value = CLAMP (value, keys[0], keys[2]);
  cell = value > keys[1];
  t = (value - keys[cell]) / (keys[cell + 1] - keys[cell]);
  weights[0] = weights[1] = weights[2] = 0;
  weights[cell] = 1 - t;
  weights[cell + 1] = t;
}

/* The share of each drawn outline in the one for these angles, knee by knee; the sum is 1. */
void
soleus_mixer_weigh_morphs (double knee, double ankle, double weights[SOLEUS_N_MORPHS])
{
  double knees[3], ankles[3];

  weigh (knee, soleus_morph_knees, knees);
  weigh (ankle, soleus_morph_ankles, ankles);
  for (guint k = 0; k < 3; k++)
    for (guint a = 0; a < 3; a++)
      weights[3 * k + a] = knees[k] * ankles[a];
}

/* The depth of the chest over that between two breaths. */
double
soleus_mixer_breathe (double seconds)
{
  return BREATH_DEPTH * 0.5 * (1 - cos (2 * G_PI * seconds / BREATH_SECONDS));
}
