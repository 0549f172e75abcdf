/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-painter-private.h"

#include <math.h>
#include <string.h>

/* The chest is deepest here, measured up from the waist, and gives over this height. */
#define CHEST_Y      -118.0
#define CHEST_REACH  100.0
#define CHEST_DEPTH  62.0
#define FLOOR_HEIGHT 26.0
#define WALL_DEPTH   44.0
/* Of what presses, in the close-up. */
#define PRESSING_ALPHA 0.55

static const char *const piece_names[N_PIECES] = {
  "foot",   "ankle",        "thigh",     "shank",          "knee",
  "hip",    "shorts",       "elbow",     "upper-arm",      "forearm",
  "sleeve", "hand-relaxed", "hand-flat", "hand-flat-back", "hand-grip",
};

static const char *const muscle_names[N_MUSCLES] = {
  "gastrocnemius",
  "soleus",
  "achilles",
  "heel-cord",
};

/* Breathing deepens the chest to the front and to the back; shoulders and arms stay. */
static const SoleusOutline *
breathe (SoleusPainter *self, const SoleusOutline *outline, double breath)
{
  SoleusOutline *chest;

  if (breath == 0)
    return outline;
  chest = soleus_outline_copy (self->scratch, outline);
  for (guint i = 0; i < chest->n; i++)
    {
      double off = (chest->points[i].y - CHEST_Y) / CHEST_REACH;

      if (fabs (off) < 1)
        chest->points[i].x *= 1 + breath / CHEST_DEPTH * (1 - off * off);
    }
  return chest;
}

static void
draw_trunk (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *bones = shot->frames.bones;
  const SoleusShape *torso = soleus_group_get_shape (self->torso, 0);

  soleus_painter_trace_areas (self, self->pelvis, &bones[SOLEUS_BONE_PELVIS], TRUE, cr);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE_SHORTS, 1);
  soleus_painter_draw_group (self, self->pelvis, &bones[SOLEUS_BONE_PELVIS], cr);
  soleus_painter_trace_areas (self, self->hem, &bones[SOLEUS_BONE_WAIST], TRUE, cr);
  soleus_painter_trace (cr, breathe (self, self->grown[torso->index], shot->breath),
                        &bones[SOLEUS_BONE_TORSO]);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_OUTLINE_SHIRT, 1);
  soleus_painter_draw_group (self, self->hem, &bones[SOLEUS_BONE_WAIST], cr);
  soleus_painter_trace (cr, breathe (self, soleus_shape_get_outline (torso, 0), shot->breath),
                        &bones[SOLEUS_BONE_TORSO]);
  soleus_painter_fill (self, cr, torso->klass, 1);
  for (guint i = 1; i < self->torso->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (self->torso, i);

      soleus_painter_trace (cr, soleus_shape_get_outline (shape, 0), &bones[SOLEUS_BONE_TORSO]);
      soleus_painter_fill (self, cr, shape->klass, 1);
    }
}

static void
draw_head (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *head = &shot->frames.bones[SOLEUS_BONE_HEAD];

  for (guint hair = 0; hair < 2; hair++)
    {
      for (guint i = 0; i < self->head->shapes->len; i++)
        {
          const SoleusShape *shape = soleus_group_get_shape (self->head, i);

          if (self->grown[shape->index] && hair == (shape->klass == SOLEUS_CLASS_HAIR))
            soleus_painter_trace (cr, self->grown[shape->index], head);
        }
      soleus_painter_fill (self, cr, hair ? SOLEUS_CLASS_OUTLINE_HAIR : SOLEUS_CLASS_OUTLINE, 1);
    }
  soleus_painter_draw_group (self, self->head, head, cr);
}

static void
rounded_bar (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - radius, y + radius, radius, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, 0.5 * G_PI);
  cairo_arc (cr, x + radius, y + height - radius, radius, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

static void
draw_backdrop (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusPose *pose = &shot->pose;
  const double *view = pose->scene->view;

  if (pose->prop.kind == SOLEUS_PROP_WALL)
    {
      double x = pose->prop.at.x;

      rounded_bar (cr, x, view[1] + 10, WALL_DEPTH, SOLEUS_FLOOR - view[1] - 10, 4);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_WALL, 1);
      cairo_rectangle (cr, x, view[1] + 14, 6, SOLEUS_FLOOR - view[1] - 14);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_WALL_EDGE, 1);
    }
  rounded_bar (cr, view[0], SOLEUS_FLOOR, view[2], FLOOR_HEIGHT, 6);
  soleus_painter_fill (self, cr, SOLEUS_CLASS_FLOOR, 1);
  for (guint i = 0; i < pose->n_shadows; i++)
    {
      if (pose->shadows[i].radius < 1)
        continue;
      cairo_save (cr);
      cairo_translate (cr, pose->shadows[i].at.x, pose->shadows[i].at.y + 2);
      cairo_scale (cr, pose->shadows[i].radius, 5);
      cairo_new_sub_path (cr);
      cairo_arc (cr, 0, 0, 1, 0, 2 * G_PI);
      cairo_restore (cr);
      soleus_painter_fill (self, cr, SOLEUS_CLASS_SHADOW, 1);
    }
}

/**
 * soleus_painter_draw:
 * @part: one part of the picture
 * @cr: in the units of the figure
 */
void
soleus_painter_draw (SoleusPainter *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr)
{
  static const char *const props[SOLEUS_N_PROPS] = { NULL, NULL, "#roller", "#ball", "#chair" };
  const SoleusProp *prop = &shot->pose.prop;

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  switch (part)
    {
    case SOLEUS_PART_BACKDROP:
      draw_backdrop (self, shot, cr);
      break;
    case SOLEUS_PART_FAR_ARM:
    case SOLEUS_PART_NEAR_ARM:
      soleus_painter_draw_arm (self, shot, part == SOLEUS_PART_FAR_ARM, cr);
      break;
    case SOLEUS_PART_FAR_LEG:
      soleus_painter_draw_leg_skin (self, shot, TRUE, cr);
      soleus_painter_draw_shorts (self, shot, TRUE, cr);
      break;
    case SOLEUS_PART_PROP:
      if (props[prop->kind])
        soleus_painter_draw_prop (self, props[prop->kind], prop->at, prop->angle, 1, cr);
      break;
    case SOLEUS_PART_HEAD:
      draw_head (self, shot, cr);
      break;
    case SOLEUS_PART_TRUNK:
      draw_trunk (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_LEG:
      soleus_painter_draw_leg_skin (self, shot, FALSE, cr);
      soleus_painter_draw_muscles (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_HALO:
      soleus_painter_draw_halo (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_TOP:
      soleus_painter_draw_shorts (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_MARKS:
      soleus_painter_draw_marks (self, shot, cr);
      break;
    case SOLEUS_N_PARTS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * soleus_painter_draw_all:
 * @cr: in the units of the figure
 *
 * The whole picture at once, without the halo, which is for the pulse.
 */
void
soleus_painter_draw_all (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_painter_list_parts (shot, parts);

  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_HALO)
      soleus_painter_draw (self, parts[i], shot, cr);
}

/* Roller or ball, faint: what the skin gives way to. A thumb would hide what it presses. */
static void
draw_pressing (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  SoleusDent dent = soleus_painter_find_dent (shot);
  SoleusVec at = soleus_vec_place (dent.centre, &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);

  if (dent.radius == SOLEUS_ROLLER_RADIUS)
    soleus_painter_draw_prop (self, "#roller", at, 0, PRESSING_ALPHA, cr);
  else if (dent.radius == SOLEUS_BALL_RADIUS)
    soleus_painter_draw_prop (self, "#ball", at, 0, PRESSING_ALPHA, cr);
}

/**
 * soleus_painter_draw_leg:
 * @cr: in the units of the figure
 *
 * The working leg alone, from above the knee down, with faint bones: the close-up.
 */
void
soleus_painter_draw_leg (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  static const guint frames[N_SKELETON_BONES] = {
    SOLEUS_BONE_NEAR_SHANK, SOLEUS_BONE_NEAR_SHANK, SOLEUS_BONE_NEAR_THIGH,
    SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,
    SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_FOOT,  SOLEUS_BONE_NEAR_KNEE,
  };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_pressing (self, shot, cr);
  soleus_painter_draw_leg_skin (self, shot, FALSE, cr);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    soleus_painter_draw_group (self, self->bones[i], &shot->frames.bones[frames[i]], cr);
  soleus_painter_draw_muscles (self, shot, TRUE, cr);
}

/**
 * soleus_painter_draw_leg_halo:
 *
 * What pulses in the close-up.
 */
void
soleus_painter_draw_leg_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr)
{
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  soleus_painter_draw_halo (self, shot, cr);
}

static void
grow_group (SoleusPainter *self, const SoleusGroup *group, SoleusClass klass)
{
  for (guint i = 0; i < group->shapes->len; i++)
    {
      const SoleusShape *shape = soleus_group_get_shape (group, i);
      const SoleusOutline *outline = soleus_shape_get_outline (shape, 0);

      if (!outline->closed || self->grown[shape->index])
        continue;
      self->grown[shape->index] = soleus_outline_new (outline->n, TRUE);
      soleus_outline_grow (outline, soleus_painter_get_contour (self, klass),
                           self->grown[shape->index]);
    }
}

static void
find_groups (SoleusPainter *self)
{
  static const char *const sides[] = { "near", "far" };
  static const char *const bones[N_SKELETON_BONES] = {
    "fibula",  "tibia",      "femur",     "talus",   "calcaneus",
    "midfoot", "metatarsal", "phalanges", "patella",
  };

  for (guint far = 0; far < 2; far++)
    for (guint i = 0; i < N_PIECES; i++)
      {
        g_autofree char *id = g_strdup_printf ("%s-%s", sides[far], piece_names[i]);
        gboolean cloth = i == PIECE_HIP || i == PIECE_SHORTS;

        self->pieces[far][i] = soleus_rig_get_group (self->rig, id);
        grow_group (self, self->pieces[far][i],
                    cloth ? SOLEUS_CLASS_OUTLINE_SHORTS : SOLEUS_CLASS_OUTLINE);
      }
  self->pelvis = soleus_rig_get_group (self->rig, "pelvis");
  self->seat = soleus_rig_get_group (self->rig, "seat");
  self->hem = soleus_rig_get_group (self->rig, "shirt-hem");
  self->torso = soleus_rig_get_group (self->rig, "torso");
  self->head = soleus_rig_get_group (self->rig, "head");
  grow_group (self, self->pelvis, SOLEUS_CLASS_OUTLINE_SHORTS);
  grow_group (self, self->hem, SOLEUS_CLASS_OUTLINE_SHIRT);
  grow_group (self, self->torso, SOLEUS_CLASS_OUTLINE_SHIRT);
  grow_group (self, self->head, SOLEUS_CLASS_OUTLINE);
  for (guint i = 0; i < N_SKELETON_BONES; i++)
    {
      g_autofree char *id = g_strconcat ("bone-", bones[i], NULL);

      self->bones[i] = soleus_rig_get_group (self->rig, id);
    }
}

static void
find_muscles (SoleusPainter *self)
{
  static const char *const ankles[] = { "point", "neutral", "flex" };

  for (guint m = 0; m < N_MUSCLES; m++)
    {
      for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
        {
          g_autofree char *id = g_strdup_printf ("%s-k%d-%s", muscle_names[m],
                                                 (int) soleus_morph_knees[i / 3], ankles[i % 3]);

          self->morphs[m][i] = soleus_group_get_area (soleus_rig_get_group (self->rig, id));
        }
      self->muscles[m] = soleus_outline_new (self->morphs[m][0]->n, TRUE);
      self->muscles[m]->turned = self->morphs[m][0]->turned;
    }
}

static guint
count_most_points (SoleusRig *rig)
{
  GPtrArray *groups = soleus_rig_get_groups (rig);
  guint most = 0;

  for (guint i = 0; i < groups->len; i++)
    {
      const SoleusGroup *group = g_ptr_array_index (groups, i);

      for (guint k = 0; k < group->shapes->len; k++)
        most = MAX (most, soleus_shape_get_outline (soleus_group_get_shape (group, k), 0)->n);
    }
  return most;
}

/**
 * soleus_painter_new:
 * @rig: has to outlive the painter
 * @props: props.svg
 * @style: (transfer full): how the classes are painted
 *
 * Returns: (transfer full) (nullable): what draws the figure in this style
 */
SoleusPainter *
soleus_painter_new (SoleusRig *rig, GBytes *props, SoleusStyle *style, GError **error)
{
  g_autoptr (SoleusPainter) self = g_new0 (SoleusPainter, 1);
  guint most = count_most_points (rig);
  gsize length;
  const guint8 *data = g_bytes_get_data (props, &length);

  self->rig = rig;
  self->style = style;
  self->coarse = soleus_colour_contrast (&style->paints[SOLEUS_CLASS_SKIN].fill,
                                         &style->paints[SOLEUS_CLASS_OUTLINE].fill) < 3;
  self->grown = g_new0 (SoleusOutline *, soleus_rig_get_n_shapes (rig));
  self->scratch = soleus_outline_new (most, TRUE);
  self->scratch2 = soleus_outline_new (most, TRUE);
  find_groups (self);
  find_muscles (self);
  self->props = rsvg_handle_new_from_data (data, length, error);
  if (self->props == NULL || !rsvg_handle_set_stylesheet (self->props, (const guint8 *) style->css,
                                                          strlen (style->css), error))
    return NULL;
  return g_steal_pointer (&self);
}

void
soleus_painter_free (SoleusPainter *self)
{
  if (self->grown)
    for (guint i = 0; i < soleus_rig_get_n_shapes (self->rig); i++)
      g_clear_pointer (&self->grown[i], soleus_outline_free);
  for (guint m = 0; m < N_MUSCLES; m++)
    g_clear_pointer (&self->muscles[m], soleus_outline_free);
  g_clear_pointer (&self->scratch, soleus_outline_free);
  g_clear_pointer (&self->scratch2, soleus_outline_free);
  g_clear_object (&self->props);
  g_clear_pointer (&self->style, soleus_style_free);
  g_free (self->grown);
  g_free (self);
}

const SoleusStyle *
soleus_painter_get_style (SoleusPainter *self)
{
  return self->style;
}
