/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter-private.h"

#include <math.h>
#include <string.h>

#define SPOT_RADIUS   17.0
#define SPOT_DEPTH    14.0
#define BOUNDS_MARGIN 12.0
/* The curved arrow lies beyond the sole, in line with the shank; it shows in full at this turn. */
#define TURN_Y      318.0
#define TURN_FULL   25.0
#define TURN_RADIUS 44.0

/**
 * soleus_painter_draw_prop:
 * @id: of the group in props.svg, with its #
 *
 * Props are whole drawings and drawn by librsvg.
 */
void
soleus_painter_draw_prop (
    SoleusPainter *self, const char *id, SoleusVec at, double angle, double alpha, cairo_t *cr)
{
  static const RsvgRectangle viewport = { -500, -500, 1000, 1000 };
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_translate (cr, at.x, at.y);
  cairo_rotate (cr, angle * G_PI / 180);
  if (alpha < 1)
    cairo_push_group (cr);
  if (!rsvg_handle_render_layer (self->props, cr, id, &viewport, &error))
    g_critical ("Could not draw %s: %s", id, error->message);
  if (alpha < 1)
    {
      cairo_pop_group_to_source (cr);
      cairo_paint_with_alpha (cr, alpha);
    }
  cairo_restore (cr);
}

/**
 * soleus_painter_find_spot:
 *
 * Returns: where the pressure is: over the roller or the ball, or under the near thumb
 */
SoleusVec
soleus_painter_find_spot (const SoleusShot *shot)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  SoleusDent dent = soleus_painter_find_dent (shot);
  SoleusVec spot;

  if (dent.radius > 0)
    {
      double far = hypot (dent.centre.x, 0);

      spot = (SoleusVec){ dent.centre.x * (far - dent.radius - SPOT_DEPTH) / far, dent.centre.y };
    }
  else
    {
      spot = soleus_vec_unplace (shot->pose.limbs[SOLEUS_LIMB_NEAR_ARM].at, shank);
      spot.x = -30;
    }
  return soleus_vec_place (spot, shank);
}

static SoleusVec
find_turn (const SoleusShot *shot)
{
  return soleus_vec_place ((SoleusVec){ 0, TURN_Y }, &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);
}

/* Which way the leg is turned about its length, as long as it is. */
static void
draw_turn (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  double turn = shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn;

  if (turn != 0)
    soleus_painter_draw_prop (self, turn > 0 ? "#turn-out" : "#turn-in", find_turn (shot),
                              shot->frames.bones[SOLEUS_BONE_NEAR_SHANK].angle,
                              MIN (fabs (turn) / TURN_FULL, 1), cr);
}

/**
 * soleus_painter_draw_marks:
 *
 * What is no part of the scene but tells about it: tender spot, direction.
 */
void
soleus_painter_draw_marks (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  draw_turn (self, shot, cr);
  if (shot->spot)
    {
      SoleusVec at = soleus_painter_find_spot (shot);

      cairo_new_sub_path (cr);
      cairo_arc (cr, at.x, at.y, SPOT_RADIUS, 0, 2 * G_PI);
      soleus_painter_stroke (self, cr, SOLEUS_CLASS_SPOT, 1);
    }
  if (shot->arrow && shot->arrow_alpha > 0)
    soleus_painter_draw_prop (self, "#arrow", shot->arrow->at, shot->arrow->angle,
                              shot->arrow_alpha, cr);
}

static gboolean
has_marks (const SoleusShot *shot)
{
  return shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn != 0 || shot->spot || shot->arrow;
}

/**
 * soleus_painter_list_parts:
 * @parts: (out caller-allocates): back to front
 *
 * Returns: how many parts the picture has
 */
guint
soleus_painter_list_parts (const SoleusShot *shot, SoleusPart parts[SOLEUS_N_PARTS])
{
  static const SoleusPart by_layer[SOLEUS_N_LAYERS] = {
    SOLEUS_PART_FAR_ARM, SOLEUS_PART_FAR_LEG,  SOLEUS_PART_PROP,     SOLEUS_PART_HEAD,
    SOLEUS_PART_TRUNK,   SOLEUS_PART_NEAR_LEG, SOLEUS_PART_NEAR_ARM,
  };
  const SoleusScene *scene = shot->pose.scene;
  guint n = 0;

  parts[n++] = SOLEUS_PART_BACKDROP;
  for (guint i = 0; i < scene->n_layers; i++)
    {
      parts[n++] = by_layer[scene->layers[i]];
      if (scene->layers[i] == SOLEUS_LAYER_NEAR_LEG)
        {
          parts[n++] = SOLEUS_PART_HALO;
          parts[n++] = SOLEUS_PART_NEAR_TOP;
        }
    }
  if (has_marks (shot))
    parts[n++] = SOLEUS_PART_MARKS;
  return n;
}

static gboolean
same_bones (const SoleusShot *a, const SoleusShot *b, guint first, guint n)
{
  return memcmp (&a->frames.bones[first], &b->frames.bones[first], n * sizeof (SoleusFrame)) == 0;
}

static gboolean
same_prop (const SoleusShot *a, const SoleusShot *b)
{
  return a->pose.prop.kind == b->pose.prop.kind && a->pose.prop.at.x == b->pose.prop.at.x &&
         a->pose.prop.at.y == b->pose.prop.at.y && a->pose.prop.angle == b->pose.prop.angle;
}

static gboolean
same_target (const SoleusTarget *a, const SoleusTarget *b)
{
  return a->mix == b->mix && a->hand == b->hand && a->other == b->other && a->turn == b->turn &&
         a->toes == b->toes;
}

static gboolean
same_light (const SoleusShot *a, const SoleusShot *b)
{
  return a->shown == b->shown && a->lit[0] == b->lit[0] && a->lit[1] == b->lit[1] &&
         a->warm[0] == b->warm[0] && a->warm[1] == b->warm[1];
}

static gboolean
same_dent (const SoleusShot *a, const SoleusShot *b)
{
  SoleusDent in_a = soleus_painter_find_dent (a), in_b = soleus_painter_find_dent (b);

  return in_a.radius == in_b.radius && in_a.centre.x == in_b.centre.x &&
         in_a.centre.y == in_b.centre.y;
}

static gboolean
same_leg (const SoleusShot *a, const SoleusShot *b)
{
  return same_bones (a, b, SOLEUS_BONE_NEAR_THIGH, 6) && same_prop (a, b) && same_light (a, b) &&
         same_dent (a, b) &&
         same_target (&a->pose.limbs[SOLEUS_LIMB_NEAR_LEG], &b->pose.limbs[SOLEUS_LIMB_NEAR_LEG]);
}

static gboolean
same_backdrop (const SoleusShot *a, const SoleusShot *b)
{
  return a->pose.scene == b->pose.scene && a->pose.n_shadows == b->pose.n_shadows &&
         memcmp (a->pose.shadows, b->pose.shadows, a->pose.n_shadows * sizeof (SoleusShadow)) == 0;
}

static gboolean
same_spot (const SoleusShot *a, const SoleusShot *b)
{
  SoleusVec in_a, in_b;

  if (!a->spot || !b->spot)
    return a->spot == b->spot;
  in_a = soleus_painter_find_spot (a);
  in_b = soleus_painter_find_spot (b);
  return in_a.x == in_b.x && in_a.y == in_b.y;
}

static gboolean
same_marks (const SoleusShot *a, const SoleusShot *b)
{
  return a->arrow == b->arrow && a->arrow_alpha == b->arrow_alpha && same_spot (a, b) &&
         a->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn == b->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn &&
         same_prop (a, b) && same_bones (a, b, SOLEUS_BONE_NEAR_SHANK, 1);
}

/**
 * soleus_painter_is_same:
 *
 * Returns: whether @part looks the same in both shots, so that its last drawing still holds
 */
gboolean
soleus_painter_is_same (SoleusPart part, const SoleusShot *a, const SoleusShot *b)
{
  const SoleusTarget *la = a->pose.limbs, *lb = b->pose.limbs;

  switch (part)
    {
    case SOLEUS_PART_BACKDROP:
      return same_backdrop (a, b);
    case SOLEUS_PART_FAR_ARM:
      return same_bones (a, b, SOLEUS_BONE_FAR_UPPER_ARM, 4) &&
             same_target (&la[SOLEUS_LIMB_FAR_ARM], &lb[SOLEUS_LIMB_FAR_ARM]);
    case SOLEUS_PART_NEAR_ARM:
      return same_bones (a, b, SOLEUS_BONE_NEAR_UPPER_ARM, 4) &&
             same_bones (a, b, SOLEUS_BONE_FAR_HAND, 1) &&
             same_target (&la[SOLEUS_LIMB_NEAR_ARM], &lb[SOLEUS_LIMB_NEAR_ARM]) &&
             same_target (&la[SOLEUS_LIMB_FAR_ARM], &lb[SOLEUS_LIMB_FAR_ARM]);
    case SOLEUS_PART_FAR_LEG:
      return same_bones (a, b, SOLEUS_BONE_FAR_THIGH, 6) &&
             same_target (&la[SOLEUS_LIMB_FAR_LEG], &lb[SOLEUS_LIMB_FAR_LEG]);
    case SOLEUS_PART_PROP:
      return same_prop (a, b);
    case SOLEUS_PART_HEAD:
      return same_bones (a, b, SOLEUS_BONE_HEAD, 1);
    case SOLEUS_PART_TRUNK:
      return same_bones (a, b, SOLEUS_BONE_PELVIS, 3) && a->breath == b->breath;
    case SOLEUS_PART_NEAR_LEG:
    case SOLEUS_PART_HALO:
      return same_leg (a, b);
    case SOLEUS_PART_NEAR_TOP:
      return same_bones (a, b, SOLEUS_BONE_PELVIS, 1) &&
             same_bones (a, b, SOLEUS_BONE_NEAR_THIGH, 1) &&
             same_bones (a, b, SOLEUS_BONE_NEAR_HIP, 1);
    case SOLEUS_PART_MARKS:
      return same_marks (a, b);
    case SOLEUS_N_PARTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

typedef struct
{
  double left;
  double top;
  double right;
  double bottom;
} Box;

static void
add_disc (Box *box, SoleusVec at, double radius)
{
  box->left = MIN (box->left, at.x - radius);
  box->top = MIN (box->top, at.y - radius);
  box->right = MAX (box->right, at.x + radius);
  box->bottom = MAX (box->bottom, at.y + radius);
}

static void
add_point (Box *box, const SoleusFrame *frame, double x, double y, double radius)
{
  add_disc (box, soleus_vec_place ((SoleusVec){ x, y }, frame), radius);
}

static void
add_leg (Box *box, const SoleusFrame *thigh)
{
  add_point (box, &thigh[0], 0, 0, 72);
  add_point (box, &thigh[0], 0, 110, 72);
  add_point (box, &thigh[1], 0, 0, 44);
  add_point (box, &thigh[1], -20, 100, 46);
  add_point (box, &thigh[2], -14, 12, 34);
  add_point (box, &thigh[2], 100, 26, 26);
}

static void
add_arm (Box *box, const SoleusFrame *upper)
{
  add_point (box, &upper[0], 0, 0, 50);
  add_point (box, &upper[0], 0, 96, 42);
  add_point (box, &upper[1], 0, 0, 34);
  add_point (box, &upper[2], 0, 10, 34);
  add_point (box, &upper[2], 0, 70, 62);
}

static void
add_marks (Box *box, const SoleusShot *shot)
{
  if (shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn != 0)
    add_disc (box, find_turn (shot), TURN_RADIUS);
  if (shot->spot)
    add_disc (box, soleus_painter_find_spot (shot), SPOT_RADIUS);
  if (shot->arrow)
    add_disc (box, shot->arrow->at, 64);
}

static void
add_part (SoleusPart part, const SoleusShot *shot, Box *box)
{
  const SoleusFrame *bones = shot->frames.bones;

  switch (part)
    {
    case SOLEUS_PART_FAR_ARM:
      add_arm (box, &bones[SOLEUS_BONE_FAR_UPPER_ARM]);
      break;
    case SOLEUS_PART_NEAR_ARM:
      add_arm (box, &bones[SOLEUS_BONE_NEAR_UPPER_ARM]);
      add_point (box, &bones[SOLEUS_BONE_FAR_HAND], 34, 0, 30);
      break;
    case SOLEUS_PART_FAR_LEG:
      add_leg (box, &bones[SOLEUS_BONE_FAR_THIGH]);
      break;
    case SOLEUS_PART_PROP:
      if (shot->pose.prop.kind == SOLEUS_PROP_CHAIR)
        add_disc (box, shot->pose.prop.at, 262);
      else
        add_disc (box, shot->pose.prop.at, SOLEUS_ROLLER_RADIUS);
      break;
    case SOLEUS_PART_HEAD:
      add_point (box, &bones[SOLEUS_BONE_HEAD], 4, -90, 92);
      add_point (box, &bones[SOLEUS_BONE_HEAD], 0, 0, 44);
      break;
    case SOLEUS_PART_TRUNK:
      add_point (box, &bones[SOLEUS_BONE_PELVIS], -6, -10, 84);
      add_point (box, &bones[SOLEUS_BONE_WAIST], 0, 0, 72);
      add_point (box, &bones[SOLEUS_BONE_TORSO], 0, -140, 92);
      break;
    case SOLEUS_PART_NEAR_LEG:
      add_leg (box, &bones[SOLEUS_BONE_NEAR_THIGH]);
      break;
    case SOLEUS_PART_HALO:
      add_point (box, &bones[SOLEUS_BONE_NEAR_SHANK], -16, 0, 44);
      add_point (box, &bones[SOLEUS_BONE_NEAR_SHANK], -16, 170, 44);
      break;
    case SOLEUS_PART_NEAR_TOP:
      add_point (box, &bones[SOLEUS_BONE_PELVIS], -6, 0, 80);
      add_point (box, &bones[SOLEUS_BONE_NEAR_THIGH], 0, 70, 84);
      break;
    case SOLEUS_PART_MARKS:
      add_marks (box, shot);
      break;
    case SOLEUS_PART_BACKDROP:
    case SOLEUS_N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * soleus_painter_get_bounds:
 * @bounds: (out caller-allocates): what the part may cover, in the units of the figure
 */
void
soleus_painter_get_bounds (SoleusPainter *self,
                           SoleusPart part,
                           const SoleusShot *shot,
                           graphene_rect_t *bounds)
{
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  if (part == SOLEUS_PART_BACKDROP)
    {
      const double *view = shot->pose.scene->view;

      graphene_rect_init (bounds, view[0], view[1], view[2], view[3]);
      return;
    }
  add_part (part, shot, &box);
  graphene_rect_init (bounds, box.left - BOUNDS_MARGIN, box.top - BOUNDS_MARGIN,
                      box.right - box.left + 2 * BOUNDS_MARGIN,
                      box.bottom - box.top + 2 * BOUNDS_MARGIN);
}
