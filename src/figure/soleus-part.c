/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-part.h"

#include <math.h>
#include <string.h>

#define BOUNDS_MARGIN 12.0
#define TURN_RADIUS   44.0
#define ARROW_RADIUS  64.0
#define CHAIR_RADIUS  262.0
#define STRAP_RADIUS  120.0

/* The parts of the picture, back to front; returns how many. */
guint
soleus_part_list (const SoleusShot *shot, SoleusPart parts[SOLEUS_N_PARTS])
{
  static const SoleusPart by_layer[SOLEUS_N_LAYERS] = {
    SOLEUS_PART_FAR_ARM, SOLEUS_PART_FAR_LEG,  SOLEUS_PART_PROP,     SOLEUS_PART_HEAD,
    SOLEUS_PART_TRUNK,   SOLEUS_PART_NEAR_LEG, SOLEUS_PART_NEAR_ARM,
  };
  const SoleusScene *scene = shot->pose.scene;
  gboolean behind = soleus_shot_is_behind (shot);
  guint n = 0;

  parts[n++] = SOLEUS_PART_BACKDROP;
  for (guint i = 0; i < scene->n_layers; i++)
    {
      /* From behind, the trunk is before the thighs. */
      if (!behind || scene->layers[i] != SOLEUS_LAYER_TRUNK)
        parts[n++] = by_layer[scene->layers[i]];
      if (scene->layers[i] == SOLEUS_LAYER_NEAR_LEG)
        {
          parts[n++] = SOLEUS_PART_HALO;
          parts[n++] = SOLEUS_PART_NEAR_TOP;
          if (behind)
            parts[n++] = SOLEUS_PART_TRUNK;
        }
    }
  if (behind && shot->pose.prop.kind == SOLEUS_PROP_CHAIR)
    parts[n++] = SOLEUS_PART_BACKREST;
  if (shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn != 0 || shot->spot || shot->arrow)
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
         a->pose.prop.at.y == b->pose.prop.at.y && a->pose.prop.angle == b->pose.prop.angle &&
         a->orbit == b->orbit;
}

static gboolean
same_target (const SoleusTarget *a, const SoleusTarget *b)
{
  return a->mix == b->mix && a->hand == b->hand && a->other == b->other && a->turn == b->turn &&
         a->toes == b->toes;
}

static gboolean
same_leg (const SoleusShot *a, const SoleusShot *b)
{
  return same_bones (a, b, SOLEUS_BONE_NEAR_THIGH, 6) && same_prop (a, b) && a->shown == b->shown &&
         a->lit[0] == b->lit[0] && a->lit[1] == b->lit[1] && a->warm[0] == b->warm[0] &&
         a->warm[1] == b->warm[1] && a->dent.radius == b->dent.radius &&
         a->dent.centre.x == b->dent.centre.x && a->dent.centre.y == b->dent.centre.y &&
         same_target (&a->pose.limbs[SOLEUS_LIMB_NEAR_LEG], &b->pose.limbs[SOLEUS_LIMB_NEAR_LEG]);
}

static gboolean
same_spot (const SoleusShot *a, const SoleusShot *b)
{
  SoleusVec in_a, in_b;

  if (!a->spot || !b->spot)
    return a->spot == b->spot;
  in_a = soleus_shot_find_spot (a);
  in_b = soleus_shot_find_spot (b);
  return in_a.x == in_b.x && in_a.y == in_b.y;
}

static gboolean
same_marks (const SoleusShot *a, const SoleusShot *b)
{
  return a->arrow == b->arrow && a->arrow_alpha == b->arrow_alpha && same_spot (a, b) &&
         a->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn == b->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn &&
         same_prop (a, b) && same_bones (a, b, SOLEUS_BONE_NEAR_SHANK, 1);
}

/* Whether the last drawing of a part still holds. */
gboolean
soleus_part_is_same (SoleusPart part, const SoleusShot *a, const SoleusShot *b)
{
  const SoleusTarget *la = a->pose.limbs, *lb = b->pose.limbs;

  switch (part)
    {
    case SOLEUS_PART_BACKDROP:
      return a->pose.scene == b->pose.scene && a->orbit == b->orbit &&
             a->pose.prop.kind == b->pose.prop.kind && a->pose.n_shadows == b->pose.n_shadows &&
             memcmp (a->pose.shadows, b->pose.shadows, a->pose.n_shadows * sizeof (SoleusShadow)) ==
                 0;
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
      return same_prop (a, b) && (a->pose.prop.kind != SOLEUS_PROP_STRAP ||
                                  (same_bones (a, b, SOLEUS_BONE_NEAR_FOOT, 1) &&
                                   same_bones (a, b, SOLEUS_BONE_NEAR_HAND, 1) &&
                                   same_bones (a, b, SOLEUS_BONE_FAR_HAND, 1)));
    case SOLEUS_PART_HEAD:
      return same_bones (a, b, SOLEUS_BONE_HEAD, 1) && a->orbit == b->orbit;
    case SOLEUS_PART_TRUNK:
      return same_bones (a, b, SOLEUS_BONE_PELVIS, 3) && a->breath == b->breath;
    case SOLEUS_PART_NEAR_LEG:
    case SOLEUS_PART_HALO:
      return same_leg (a, b);
    case SOLEUS_PART_NEAR_TOP:
      return same_bones (a, b, SOLEUS_BONE_PELVIS, 1) &&
             same_bones (a, b, SOLEUS_BONE_NEAR_THIGH, 1) &&
             same_bones (a, b, SOLEUS_BONE_NEAR_HIP, 1);
    case SOLEUS_PART_BACKREST:
      return same_prop (a, b);
    case SOLEUS_PART_MARKS:
      return same_marks (a, b);
    case SOLEUS_N_PARTS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Discs that cover a part: the frame they hang on, their middle there, and their radius. */
typedef struct
{
  SoleusPart part;
  SoleusBone bone;
  double x;
  double y;
  double radius;
} Disc;

static const Disc discs[] = {
  { SOLEUS_PART_FAR_ARM, SOLEUS_BONE_FAR_UPPER_ARM, 0, 0, 50 },
  { SOLEUS_PART_FAR_ARM, SOLEUS_BONE_FAR_UPPER_ARM, 0, 96, 42 },
  { SOLEUS_PART_FAR_ARM, SOLEUS_BONE_FAR_FOREARM, 0, 0, 34 },
  { SOLEUS_PART_FAR_ARM, SOLEUS_BONE_FAR_HAND, 0, 10, 34 },
  { SOLEUS_PART_FAR_ARM, SOLEUS_BONE_FAR_HAND, 0, 70, 62 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_NEAR_UPPER_ARM, 0, 0, 50 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_NEAR_UPPER_ARM, 0, 96, 42 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_NEAR_FOREARM, 0, 0, 34 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_NEAR_HAND, 0, 10, 34 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_NEAR_HAND, 0, 70, 62 },
  { SOLEUS_PART_NEAR_ARM, SOLEUS_BONE_FAR_HAND, 34, 0, 30 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_THIGH, 0, 0, 72 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_THIGH, 0, 110, 72 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_SHANK, 0, 0, 44 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_SHANK, -20, 100, 46 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_FOOT, -14, 12, 34 },
  { SOLEUS_PART_FAR_LEG, SOLEUS_BONE_FAR_FOOT, 100, 26, 26 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_THIGH, 0, 0, 72 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_THIGH, 0, 110, 72 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_SHANK, 0, 0, 44 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_SHANK, -20, 100, 46 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_FOOT, -14, 12, 34 },
  { SOLEUS_PART_NEAR_LEG, SOLEUS_BONE_NEAR_FOOT, 100, 26, 26 },
  { SOLEUS_PART_HEAD, SOLEUS_BONE_HEAD, 4, -90, 92 },
  { SOLEUS_PART_HEAD, SOLEUS_BONE_HEAD, 0, 0, 44 },
  /* Round where hair is tied: it hangs any way from there, and gives way to the floor. */
  { SOLEUS_PART_HEAD, SOLEUS_BONE_HEAD, -52, -116, 126 },
  { SOLEUS_PART_TRUNK, SOLEUS_BONE_PELVIS, -6, -10, 84 },
  { SOLEUS_PART_TRUNK, SOLEUS_BONE_WAIST, 0, 0, 72 },
  { SOLEUS_PART_TRUNK, SOLEUS_BONE_TORSO, 0, -140, 92 },
  { SOLEUS_PART_HALO, SOLEUS_BONE_NEAR_SHANK, -16, 0, 44 },
  { SOLEUS_PART_HALO, SOLEUS_BONE_NEAR_SHANK, -16, 192, 44 },
  { SOLEUS_PART_NEAR_TOP, SOLEUS_BONE_PELVIS, -6, 0, 80 },
  { SOLEUS_PART_NEAR_TOP, SOLEUS_BONE_NEAR_THIGH, 0, 70, 84 },
  { SOLEUS_PART_NEAR_TOP, SOLEUS_BONE_NEAR_THIGH, 0, 140, 72 },
};

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

/* The area that the part may cover, in the units of the figure. */
void
soleus_part_get_bounds (SoleusPart part, const SoleusShot *shot, graphene_rect_t *bounds)
{
  static const SoleusBone strapped[] = { SOLEUS_BONE_NEAR_FOOT, SOLEUS_BONE_NEAR_HAND,
                                         SOLEUS_BONE_FAR_HAND };
  const double *view = shot->pose.scene ? shot->pose.scene->view : NULL;
  const SoleusProp *prop = &shot->pose.prop;
  Box box = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  if (part == SOLEUS_PART_BACKDROP)
    {
      graphene_rect_init (bounds, view[0], view[1], view[2], view[3]);
      return;
    }
  if (part == SOLEUS_PART_MARKS)
    {
      if (shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn != 0)
        add_disc (&box, soleus_shot_find_turn (shot), TURN_RADIUS);
      if (shot->spot)
        add_disc (&box, soleus_shot_find_spot (shot), SOLEUS_SPOT_RADIUS);
      if (shot->arrow)
        add_disc (&box, shot->arrow->at, ARROW_RADIUS);
    }
  if (part == SOLEUS_PART_PROP && prop->kind == SOLEUS_PROP_STRAP)
    for (guint i = 0; i < 3; i++)
      add_disc (&box, shot->frames.bones[strapped[i]].at, STRAP_RADIUS);
  else if (part == SOLEUS_PART_PROP || part == SOLEUS_PART_BACKREST)
    add_disc (&box, prop->at,
              prop->kind == SOLEUS_PROP_CHAIR ? CHAIR_RADIUS : SOLEUS_ROLLER_RADIUS);
  for (guint i = 0; i < G_N_ELEMENTS (discs); i++)
    if (discs[i].part == part)
      add_disc (&box,
                soleus_vec_place ((SoleusVec){ discs[i].x, discs[i].y },
                                  &shot->frames.bones[discs[i].bone]),
                discs[i].radius);
  graphene_rect_init (bounds, box.left - BOUNDS_MARGIN, box.top - BOUNDS_MARGIN,
                      box.right - box.left + 2 * BOUNDS_MARGIN,
                      box.bottom - box.top + 2 * BOUNDS_MARGIN);
}
