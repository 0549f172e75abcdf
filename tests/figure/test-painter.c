/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Places of the drawing: skin that gives way, marks, and parts that stay within their bounds. */
#include <math.h>

#include "figure-pictures.h"
#include "figure-drawings.h"
#include "soleus-mixer.h"

/* Pixels a unit, and room around the view. */
#define SCALE  2
#define MARGIN 80

/* The depth to which the skin gives way: docs/figure.md. */
#define ROLLER_DEPTH 6.0
#define BALL_DEPTH   7.0
#define THUMB_DEPTH  7.0
#define CLOSE        3.0

#define SHANK 246.0

static const SoleusMotion *
get_motion (const char *name)
{
  const SoleusMotion *motion = soleus_pose_book_get_motion (figure_get_book (), name);

  g_assert_nonnull (motion);
  return motion;
}

static void
solve_shot (SoleusShot *shot)
{
  soleus_shot_solve (shot, &figure_get_book ()->skeleton);
}

/* A moment of a motion's cycle. */
static void
take_shot (const SoleusMotion *motion, double seconds, SoleusShot *shot)
{
  const SoleusSkeleton *skeleton = &figure_get_book ()->skeleton;

  *shot = (SoleusShot){ .leg = SOLEUS_LEG_RIGHT, .shown = 1, .lit = { 1, 1 }, .warm = { 1, 1 } };
  soleus_mixer_cycle (skeleton, motion, seconds, &shot->pose, &shot->arrow, &shot->arrow_alpha);
  solve_shot (shot);
}

typedef struct
{
  cairo_surface_t *surface;
  SoleusVec origin;
  double scale;
  int width;
  int height;
} Drawing;

static void
drawing_init_parts (Drawing *self,
                    SoleusPerson person,
                    const SoleusPart *parts,
                    guint n,
                    const SoleusShot *shot,
                    double scale)
{
  const double *view = shot->pose.scene->view;
  cairo_t *cr;

  self->scale = scale;
  self->origin = (SoleusVec){ view[0] - MARGIN, view[1] - MARGIN };
  self->width = (int) ceil ((view[2] + 2 * MARGIN) * scale);
  self->height = (int) ceil ((view[3] + 2 * MARGIN) * scale);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width, self->height);
  cr = cairo_create (self->surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -self->origin.x, -self->origin.y);
  for (guint i = 0; i < n; i++)
    soleus_painter_draw (figure_get_person (SOLEUS_THEME_LIGHT, 2, person), parts[i], shot, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
drawing_init (Drawing *self, SoleusPart part, const SoleusShot *shot, double scale)
{
  drawing_init_parts (self, SOLEUS_PERSON_SHORT_HAIR, &part, 1, shot, scale);
}

static void
drawing_clear (Drawing *self)
{
  cairo_surface_destroy (self->surface);
}

static guint32
get_pixel_at (const Drawing *self, SoleusVec at)
{
  return figure_get_pixel (self->surface, (int) ((at.x - self->origin.x) * self->scale),
                           (int) ((at.y - self->origin.y) * self->scale));
}

static gboolean
is_drawn (const Drawing *self, SoleusVec at)
{
  return get_pixel_at (self, at) >> 24 > 0x7f;
}

static guint
count_drawn (const Drawing *self, SoleusVec centre, double radius)
{
  guint n = 0;

  for (int y = 0; y < self->height; y++)
    for (int x = 0; x < self->width; x++)
      {
        double dx = x / self->scale + self->origin.x - centre.x;
        double dy = y / self->scale + self->origin.y - centre.y;

        n += hypot (dx, dy) < radius && figure_get_pixel (self->surface, x, y) >> 24 > 0x7f;
      }
  return n;
}

/* The same leg with nothing that presses on it. */
static void
release (const SoleusShot *shot, SoleusShot *free)
{
  *free = *shot;
  free->pose.prop.kind = SOLEUS_PROP_NONE;
  for (guint i = SOLEUS_LIMB_NEAR_ARM; i <= SOLEUS_LIMB_FAR_ARM; i++)
    free->pose.limbs[i].hand = free->pose.limbs[i].other = SOLEUS_HAND_RELAXED;
  solve_shot (free);
}

/* The distance of the calf's skin behind the bone at the height of @y, as it is drawn. */
static double
find_skin (const SoleusShot *shot, double y)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  double x = 0;
  Drawing leg;

  drawing_init (&leg, SOLEUS_PART_NEAR_LEG, shot, SCALE);
  while (x > -90 && is_drawn (&leg, soleus_vec_place ((SoleusVec){ x, y }, shank)))
    x -= 0.25;
  drawing_clear (&leg);
  return -x;
}

static void
assert_dented (const SoleusShot *shot, double depth)
{
  SoleusDent dent = shot->dent;
  const SoleusStyle *style = soleus_painter_get_style (figure_get_painter (SOLEUS_THEME_LIGHT, 2));
  double contour = style->paints[SOLEUS_CLASS_OUTLINE].width / 2;
  SoleusShot free;
  double pressed, released;

  g_assert_cmpfloat (dent.radius, >, 0);
  release (shot, &free);
  g_assert_cmpfloat (free.dent.radius, ==, 0);
  pressed = find_skin (shot, dent.centre.y);
  released = find_skin (&free, dent.centre.y);
  g_assert_cmpfloat_with_epsilon (released - pressed, depth, CLOSE);
  /* It lies against what presses, neither in it nor off it; its contour is on top. */
  g_assert_cmpfloat_with_epsilon (pressed, -dent.centre.x - dent.radius + contour, 1);
  /* Beyond what presses the skin is as it was. */
  g_assert_cmpfloat_with_epsilon (find_skin (shot, dent.centre.y + dent.radius + 4),
                                  find_skin (&free, dent.centre.y + dent.radius + 4), 0.3);
}

static void
test_dent_roller (void)
{
  const SoleusMotion *pass = get_motion ("roller-pass");

  for (guint i = 0; i < 10; i++)
    {
      SoleusShot shot;

      take_shot (pass, 0.5 + i, &shot);
      assert_dented (&shot, ROLLER_DEPTH);
    }
}

static void
test_dent_ball (void)
{
  static const char *const names[] = { "ball-light", "ball-stacked" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SoleusShot shot;

      take_shot (get_motion (names[i]), 0, &shot);
      assert_dented (&shot, BALL_DEPTH);
    }
}

/* The thumb presses while the hand grips, and the more it closes the deeper. */
static void
test_dent_thumb (void)
{
  static const char *const names[] = { "hands-chair-press", "hands-floor-press" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SoleusTarget *arm;
      SoleusShot shot;
      double full;

      take_shot (get_motion (names[i]), 0, &shot);
      assert_dented (&shot, THUMB_DEPTH);
      arm = &shot.pose.limbs[SOLEUS_LIMB_NEAR_ARM];
      full = shot.dent.centre.x;
      arm->hand = SOLEUS_HAND_RELAXED;
      arm->other = SOLEUS_HAND_GRIP;
      arm->mix = 0.5;
      solve_shot (&shot);
      g_assert_cmpfloat_with_epsilon (full - shot.dent.centre.x, THUMB_DEPTH / 2, 0.01);
    }
}

static SoleusVec
beyond_sole (const SoleusShot *shot)
{
  return soleus_vec_place ((SoleusVec){ 0, 318 }, &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);
}

/* A curved arrow tells which way the leg is turned, and only while it is. */
static void
test_turn_arrow (void)
{
  guint drawn[3];
  guint differing = 0;
  Drawing ways[2];

  for (int way = -1; way <= 1; way++)
    {
      SoleusShot shot;
      Drawing marks;

      take_shot (get_motion ("roller-turn"), 0, &shot);
      shot.arrow = NULL;
      shot.pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn = way * 25;
      drawing_init (&marks, SOLEUS_PART_MARKS, &shot, SCALE);
      drawn[way + 1] = count_drawn (&marks, beyond_sole (&shot), 44);
      if (way != 0)
        ways[way > 0] = marks;
      else
        drawing_clear (&marks);
    }
  g_assert_cmpuint (drawn[1], ==, 0);
  g_assert_cmpuint (drawn[0], >, 300);
  g_assert_cmpuint (drawn[2], >, 300);
  for (int y = 0; y < ways[0].height; y++)
    for (int x = 0; x < ways[0].width; x++)
      differing +=
          figure_get_pixel (ways[0].surface, x, y) != figure_get_pixel (ways[1].surface, x, y);
  g_assert_cmpuint (differing, >, 300);
  drawing_clear (&ways[0]);
  drawing_clear (&ways[1]);
}

/* The arrow is within the view wherever the leg is, where nobody would see it otherwise. */
static void
test_turn_arrow_seen (void)
{
  const SoleusMotion *motion = get_motion ("roller-turn");
  const double *view = motion->ready->scene->view;
  double length = soleus_motion_get_cycle_seconds (motion);

  for (guint i = 0; i < 100; i++)
    {
      SoleusShot shot;
      double at;

      take_shot (motion, i * length / 100, &shot);
      at = soleus_shot_find_turn (&shot).x;
      g_assert_cmpfloat (at, <=, view[0] + view[2] - 30);
      g_assert_cmpfloat (at, >, shot.frames.bones[SOLEUS_BONE_NEAR_FOOT].at.x + 40);
    }
}

/* The motion turns the leg in and out, and an arrow shows through most of it. */
static void
test_turned_both_ways (void)
{
  const SoleusMotion *motion = get_motion ("roller-turn");
  double length = soleus_motion_get_cycle_seconds (motion), least = 0, most = 0;
  guint turned = 0;

  for (guint i = 0; i < 100; i++)
    {
      SoleusShot shot;
      double turn;

      take_shot (motion, i * length / 100, &shot);
      turn = shot.pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn;
      least = MIN (least, turn);
      most = MAX (most, turn);
      turned += turn != 0;
    }
  g_assert_cmpfloat (least, <=, -20);
  g_assert_cmpfloat (most, >=, 20);
  g_assert_cmpuint (turned, >, 60);
}

static gboolean
is_outside (const Drawing *self, const graphene_rect_t *bounds, int x, int y)
{
  double left = self->origin.x + x / self->scale, top = self->origin.y + y / self->scale;

  return left + 1 / self->scale < bounds->origin.x ||
         left > bounds->origin.x + bounds->size.width || top + 1 / self->scale < bounds->origin.y ||
         top > bounds->origin.y + bounds->size.height;
}

static void
assert_within_bounds (const SoleusMotion *motion,
                      const SoleusShot *shot,
                      SoleusPerson person,
                      SoleusPart part)
{
  graphene_rect_t bounds;
  Drawing drawing;

  soleus_part_get_bounds (part, shot, &bounds);
  drawing_init_parts (&drawing, person, &part, 1, shot, 0.5);
  for (int y = 0; y < drawing.height; y++)
    for (int x = 0; x < drawing.width; x++)
      if (figure_get_pixel (drawing.surface, x, y) && is_outside (&drawing, &bounds, x, y))
        g_error ("%s: part %u is cut off at %.0f, %.0f", motion->name, part,
                 drawing.origin.x + x / drawing.scale, drawing.origin.y + y / drawing.scale);
  drawing_clear (&drawing);
}

/* A part is a node of its own, which cuts off what lies outside its bounds: nothing may. */
static void
test_bounds (void)
{
  GPtrArray *motions = figure_get_book ()->motions;

  for (guint m = 0; m < motions->len; m++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, m);
      double length = soleus_motion_get_cycle_seconds (motion);

      for (guint i = 0; i < (length > 0 ? 6 : 1); i++)
        {
          SoleusPart parts[SOLEUS_N_PARTS];
          SoleusShot shot;
          guint n;

          take_shot (motion, i * length / 6, &shot);
          shot.spot = TRUE;
          n = soleus_part_list (&shot, parts);
          for (guint k = 0; k < n * SOLEUS_N_PERSONS; k++)
            assert_within_bounds (motion, &shot, k / n, parts[k % n]);
        }
    }
}

/* Nor while the body turns to the other leg. */
static void
test_turn_bounds (void)
{
  static const double degrees[] = { 25, 50, 75, 89 };
  GPtrArray *motions = figure_get_book ()->motions;

  for (guint m = 0; m < motions->len; m++)
    for (guint i = 0; i < G_N_ELEMENTS (degrees); i++)
      {
        const SoleusMotion *motion = g_ptr_array_index (motions, m);
        SoleusPart parts[SOLEUS_N_PARTS];
        SoleusShot shot = { .pose = *motion->ready, .shown = 1 };
        guint n;

        soleus_shot_solve (&shot, &figure_get_book ()->skeleton);
        soleus_shot_orbit (&shot, degrees[i]);
        n = soleus_part_list (&shot, parts);
        for (guint k = 0; k < SOLEUS_N_PERSONS * n; k++)
          assert_within_bounds (motion, &shot, k / n, parts[k % n]);
      }
}

/* A part that is drawn the same is left alone, and one that is not, is not: a part that is said to
 * be the same in two shots has the same pixels. */
static void
test_same (void)
{
  static const char *const names[] = { "roller-pass", "roller-turn", "roller-point-flex",
                                       "hands-chair-knead", "hands-floor-stroke" };
  guint same = 0;

  for (guint m = 0; m < G_N_ELEMENTS (names); m++)
    for (guint i = 0; i < 8; i++)
      {
        SoleusPart parts[SOLEUS_N_PARTS];
        SoleusShot a, b;
        guint n;

        take_shot (get_motion (names[m]), i * 0.61, &a);
        take_shot (get_motion (names[m]), i * 0.61 + 0.2, &b);
        a.spot = b.spot = TRUE;
        n = soleus_part_list (&a, parts);
        for (guint k = 0; k < n; k++)
          {
            Drawing one, other;

            if (!soleus_part_is_same (parts[k], &a, &b))
              continue;
            same++;
            drawing_init (&one, parts[k], &a, 0.5);
            drawing_init (&other, parts[k], &b, 0.5);
            for (int y = 0; y < one.height; y++)
              for (int x = 0; x < one.width; x++)
                if (figure_get_pixel (one.surface, x, y) != figure_get_pixel (other.surface, x, y))
                  g_error ("%s at %u: part %u is not the same", names[m], i, parts[k]);
            drawing_clear (&one);
            drawing_clear (&other);
          }
      }
  g_assert_cmpuint (same, >, 60);
}

/* The second person has its own drawing in place of one of the first, never beside them, on the
 * same pivot: both hang on one skeleton. Only hair that is tied back is hers alone. */
static void
test_persons_parts (void)
{
  SoleusRig *rig = figure_get_rig ();
  guint n = 0;

  for (guint i = 0; i < rig->groups->len; i++)
    {
      const SoleusGroup *own = rig->groups->pdata[i];
      const SoleusShape *first, *other;

      if (!g_str_has_prefix (own->id, "b-") || g_str_equal (own->id, "b-hair-tail"))
        continue;
      first = own->shapes->pdata[0];
      other = soleus_rig_get_group (rig, own->id + 2)->shapes->pdata[0];
      g_assert_cmpint (first->klass, ==, other->klass);
      n++;
    }
  g_assert_cmpuint (n, ==, 17);
}

/* A stretch of a bone, on its frame. */
static const struct
{
  SoleusBone bone;
  SoleusVec from;
  SoleusVec to;
} stretches[] = {
  { SOLEUS_BONE_PELVIS, { 0, 0 }, { 0, -100 } },
  { SOLEUS_BONE_TORSO, { 0, 0 }, { 0, -188 } },
  { SOLEUS_BONE_TORSO, { 0, -188 }, { -3, -203 } },
  { SOLEUS_BONE_HEAD, { 0, 0 }, { 0, -120 } },
  { SOLEUS_BONE_NEAR_THIGH, { 0, 0 }, { 0, 245 } },
  { SOLEUS_BONE_NEAR_SHANK, { 0, 0 }, { 0, 246 } },
  { SOLEUS_BONE_NEAR_FOOT, { 0, 0 }, { 60, 28 } },
  { SOLEUS_BONE_FAR_THIGH, { 0, 0 }, { 0, 245 } },
  { SOLEUS_BONE_FAR_SHANK, { 0, 0 }, { 0, 246 } },
  { SOLEUS_BONE_FAR_FOOT, { 0, 0 }, { 60, 28 } },
  { SOLEUS_BONE_NEAR_UPPER_ARM, { 0, 0 }, { 0, 186 } },
  { SOLEUS_BONE_NEAR_FOREARM, { 0, 0 }, { 0, 146 } },
  { SOLEUS_BONE_NEAR_HAND, { 0, 0 }, { 0, 40 } },
  { SOLEUS_BONE_FAR_UPPER_ARM, { 0, 0 }, { 0, 186 } },
  { SOLEUS_BONE_FAR_FOREARM, { 0, 0 }, { 0, 146 } },
  { SOLEUS_BONE_FAR_HAND, { 0, 0 }, { 0, 40 } },
};

/* Half the width along each bone that has to be filled. */
#define CORE 6

static void
assert_whole (const Drawing *body, const SoleusShot *shot, SoleusPerson person)
{
  for (guint i = 0; i < G_N_ELEMENTS (stretches); i++)
    for (guint k = 0; k <= 60; k++)
      for (int across = -CORE; across <= CORE; across += CORE)
        {
          SoleusVec from = stretches[i].from, to = stretches[i].to;
          SoleusVec at = { from.x + (to.x - from.x) * k / 60 + across,
                           from.y + (to.y - from.y) * k / 60 };

          at = soleus_vec_place (at, &shot->frames.bones[stretches[i].bone]);
          if (get_pixel_at (body, at) >> 24 != 0xff)
            g_error ("%s: person %u has a hole at %.0f, %.0f", shot->pose.name, person, at.x, at.y);
        }
}

/* In no pose is there a gap in a body: between limbs, at a joint or under the clothes. */
static void
test_persons_whole (void)
{
  GPtrArray *poses = figure_get_book ()->poses;

  for (guint i = 0; i < poses->len; i++)
    for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
      {
        SoleusPart parts[SOLEUS_N_PARTS], body[SOLEUS_N_PARTS];
        SoleusShot shot = { .leg = SOLEUS_LEG_RIGHT };
        guint n, n_body = 0;
        Drawing drawing;

        shot.pose = *(const SoleusPose *) poses->pdata[i];
        solve_shot (&shot);
        n = soleus_part_list (&shot, parts);
        for (guint k = 0; k < n; k++)
          if (parts[k] != SOLEUS_PART_BACKDROP && parts[k] != SOLEUS_PART_PROP &&
              parts[k] != SOLEUS_PART_MARKS)
            body[n_body++] = parts[k];
        drawing_init_parts (&drawing, person, body, n_body, &shot, 1);
        assert_whole (&drawing, &shot, person);
        drawing_clear (&drawing);
      }
}

/* Neither a head nor hair that hangs from it goes through the floor, or out of the view. */
static void
test_head_on_floor (void)
{
  const SoleusPart head = SOLEUS_PART_HEAD;
  GPtrArray *poses = figure_get_book ()->poses;

  for (guint i = 0; i < poses->len; i++)
    for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
      {
        SoleusShot shot = { .leg = SOLEUS_LEG_RIGHT };
        Drawing drawing;

        shot.pose = *(const SoleusPose *) poses->pdata[i];
        solve_shot (&shot);
        drawing_init_parts (&drawing, person, &head, 1, &shot, 0.5);
        for (int y = 0; y < drawing.height; y++)
          for (int x = 0; x < drawing.width; x++)
            if (figure_get_pixel (drawing.surface, x, y) >> 24 > 0x80 &&
                (drawing.origin.y + y / drawing.scale > SOLEUS_FLOOR + 6 ||
                 drawing.origin.x + x / drawing.scale < shot.pose.scene->view[0] - 2))
              g_error ("%s: the head of person %u is cut off at %.0f, %.0f", shot.pose.name, person,
                       drawing.origin.x + x / drawing.scale, drawing.origin.y + y / drawing.scale);
        drawing_clear (&drawing);
      }
}

/* Seen from behind, tied hair hangs down the middle of the head, not at the side of it. */
static void
test_hair_from_behind (void)
{
  const SoleusPart part = SOLEUS_PART_HEAD;
  SoleusShot shot = { .leg = SOLEUS_LEG_RIGHT };
  double left = G_MAXDOUBLE, right = -G_MAXDOUBLE, middle;
  Drawing drawing;

  shot.pose = *get_motion ("stand")->ready;
  solve_shot (&shot);
  soleus_shot_orbit (&shot, 89.9);
  drawing_init_parts (&drawing, SOLEUS_PERSON_PONYTAIL, &part, 1, &shot, 1);
  for (int y = 0; y < drawing.height; y++)
    for (int x = 0; x < drawing.width; x++)
      if (figure_get_pixel (drawing.surface, x, y) >> 24 > 0x80)
        {
          left = MIN (left, drawing.origin.x + x);
          right = MAX (right, drawing.origin.x + x);
        }
  middle = soleus_vec_place ((SoleusVec){ 8, -104 }, &shot.frames.bones[SOLEUS_BONE_HEAD]).x;
  g_assert_cmpfloat_with_epsilon (middle - left, right - middle, 12);
  drawing_clear (&drawing);
}

/* The chair went while the body turned, which sat on nothing then. */
static void
test_chair_turns (void)
{
  const SoleusPart part = SOLEUS_PART_PROP;

  for (guint degrees = 0; degrees < 90; degrees += 9)
    {
      SoleusShot shot = { .leg = SOLEUS_LEG_RIGHT };
      SoleusVec hips;
      Drawing drawing;

      shot.pose = *get_motion ("hands-chair-ready")->ready;
      solve_shot (&shot);
      soleus_shot_orbit (&shot, degrees);
      hips = shot.frames.bones[SOLEUS_BONE_PELVIS].at;
      drawing_init_parts (&drawing, SOLEUS_PERSON_SHORT_HAIR, &part, 1, &shot, 1);
      g_test_message ("%u degrees", degrees);
      g_assert_cmphex (figure_get_pixel (drawing.surface, (int) (hips.x - drawing.origin.x),
                                         (int) (shot.pose.prop.at.y + 13 - drawing.origin.y)) >>
                           24,
                       ==, 0xff);
      drawing_clear (&drawing);
    }
}

static guint
find_part (const SoleusShot *shot, SoleusPart part)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);

  for (guint i = 0; i < n; i++)
    if (parts[i] == part)
      return i;
  g_error ("part %u isn’t there", part);
}

/* From behind, a knee that is drawn up lay before the back. */
static void
test_order_from_behind (void)
{
  SoleusShot shot = { .leg = SOLEUS_LEG_RIGHT };

  shot.pose = *get_motion ("hands-floor-ready")->ready;
  solve_shot (&shot);
  g_assert_cmpuint (find_part (&shot, SOLEUS_PART_TRUNK), <,
                    find_part (&shot, SOLEUS_PART_NEAR_LEG));
  soleus_shot_orbit (&shot, 80);
  g_assert_cmpuint (find_part (&shot, SOLEUS_PART_TRUNK), >,
                    find_part (&shot, SOLEUS_PART_NEAR_LEG));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/painter/dent-roller", test_dent_roller);
  g_test_add_func ("/soleus/painter/dent-ball", test_dent_ball);
  g_test_add_func ("/soleus/painter/dent-thumb", test_dent_thumb);
  g_test_add_func ("/soleus/painter/turn-arrow", test_turn_arrow);
  g_test_add_func ("/soleus/painter/turn-arrow-seen", test_turn_arrow_seen);
  g_test_add_func ("/soleus/painter/turned-both-ways", test_turned_both_ways);
  g_test_add_func ("/soleus/painter/bounds", test_bounds);
  g_test_add_func ("/soleus/painter/turn-bounds", test_turn_bounds);
  g_test_add_func ("/soleus/painter/same", test_same);
  g_test_add_func ("/soleus/painter/persons-parts", test_persons_parts);
  g_test_add_func ("/soleus/painter/persons-whole", test_persons_whole);
  g_test_add_func ("/soleus/painter/head-on-floor", test_head_on_floor);
  g_test_add_func ("/soleus/painter/hair-from-behind", test_hair_from_behind);
  g_test_add_func ("/soleus/painter/chair-turns", test_chair_turns);
  g_test_add_func ("/soleus/painter/order-from-behind", test_order_from_behind);
  return g_test_run ();
}
