/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The straightforward way to draw the figure: every limb by librsvg, under a transform, in every
 * frame; first the contours of a chain of limbs, then their areas. Only what changes its shape, the
 * muscles and the skin over the tendon, is drawn from the mixed outlines, by the same code as in
 * the program. */
#include "soleus-config.h"

#include "naive.h"

#include <librsvg/rsvg.h>
#include <math.h>
#include <string.h>

#include "figure-drawings.h"

struct _Naive
{
  SoleusPainter *painter;
  SoleusBrush *brush;
  SoleusMuscles *muscles;
  RsvgHandle *rig;
};

typedef struct
{
  const char *id;
  guint bone;
} Limb;

static void
append_path (GString *svg, const SoleusOutline *outline, const char *klass)
{
  g_string_append_printf (svg, "<path class=\"%s\" d=\"M", klass);
  for (guint i = 0; i < outline->n; i++)
    g_string_append_printf (svg, " %.2f %.2f", outline->points[i].x, outline->points[i].y);
  g_string_append (svg, outline->closed ? " Z\"/>" : "\"/>");
}

static const char *
contour_class (const char *id, SoleusClass klass)
{
  if (klass == SOLEUS_CLASS_HAIR || klass == SOLEUS_CLASS_HAIR_TIE)
    return "outline-hair";
  if (strstr (id, "shorts") || strstr (id, "hip") || g_str_equal (id, "pelvis"))
    return "outline-shorts";
  if (g_str_equal (id, "torso") || g_str_equal (id, "shirt-hem"))
    return "outline-shirt";
  return "outline";
}

/* The rig as the program has it, with a second group of contours for each group of areas. */
static char *
compose_svg (void)
{
  static const char *const classes[] = {
    [SOLEUS_CLASS_SKIN] = "skin",
    [SOLEUS_CLASS_SKIN_SHADE] = "skin-shade",
    [SOLEUS_CLASS_SKIN_LINE] = "skin-line",
    [SOLEUS_CLASS_HAIR] = "hair",
    [SOLEUS_CLASS_SHIRT] = "shirt",
    [SOLEUS_CLASS_SHIRT_SHADE] = "shirt-shade",
    [SOLEUS_CLASS_SHORTS] = "shorts",
    [SOLEUS_CLASS_SHORTS_SHADE] = "shorts-shade",
    [SOLEUS_CLASS_SEAM] = "seam",
    [SOLEUS_CLASS_EDGE_SHIRT] = "edge-shirt",
    [SOLEUS_CLASS_BONE] = "bone",
    [SOLEUS_CLASS_EYE] = "eye",
    [SOLEUS_CLASS_LIP] = "lip",
    [SOLEUS_CLASS_HAIR_TIE] = "hair-tie",
    [SOLEUS_CLASS_HAIR_LINE] = "hair-line",
  };
  GPtrArray *groups = figure_get_rig ()->groups;
  GString *svg = g_string_new ("<svg xmlns=\"http://www.w3.org/2000/svg\" "
                               "viewBox=\"-500 -500 1000 1000\" width=\"1000\" height=\"1000\">");

  for (guint contour = 0; contour < 2; contour++)
    for (guint i = 0; i < groups->len; i++)
      {
        const SoleusGroup *group = g_ptr_array_index (groups, i);
        const SoleusShape *first = g_ptr_array_index (group->shapes, 0);

        if (first->klass >= G_N_ELEMENTS (classes) || classes[first->klass] == NULL)
          continue;
        g_string_append_printf (svg, "<g id=\"%s%s\">", group->id, contour ? "-contour" : "");
        for (guint k = 0; k < group->shapes->len; k++)
          {
            const SoleusShape *shape = g_ptr_array_index (group->shapes, k);

            for (guint o = 0; o < shape->outlines->len; o++)
              {
                const SoleusOutline *outline = g_ptr_array_index (shape->outlines, o);

                if (!contour || outline->closed)
                  append_path (svg, outline,
                               contour ? contour_class (group->id, shape->klass)
                                       : classes[shape->klass]);
              }
          }
        g_string_append (svg, "</g>");
      }
  g_string_append (svg, "</svg>");
  return g_string_free (svg, FALSE);
}

/* The sheets of the light theme and of the light tone. */
static char *
read_sheets (void)
{
  static const char *const files[] = { "style.css", "tone-2.css" };
  GString *css = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (SOLEUS_RESOURCE_PATH "/diagrams/", files[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, &error);

      g_assert_no_error (error);
      g_string_append_len (css, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
  return g_string_free (css, FALSE);
}

Naive *
naive_new (void)
{
  SoleusStyle *style =
      soleus_style_new (SOLEUS_THEME_LIGHT, SOLEUS_TONE_LIGHT, SOLEUS_PERSON_SHORT_HAIR, NULL);
  Naive *self = g_new0 (Naive, 1);
  g_autofree char *svg = compose_svg ();
  g_autofree char *css = NULL;
  g_autoptr (GError) error = NULL;

  self->painter = figure_get_painter (SOLEUS_THEME_LIGHT, SOLEUS_TONE_LIGHT);
  self->brush = soleus_brush_new (figure_get_rig (), style);
  self->muscles = soleus_muscles_new (figure_get_rig (), self->brush);
  self->rig = rsvg_handle_new_from_data ((const guint8 *) svg, strlen (svg), &error);
  g_assert_no_error (error);
  css = read_sheets ();
  rsvg_handle_set_stylesheet (self->rig, (const guint8 *) css, strlen (css), &error);
  g_assert_no_error (error);
  return self;
}

void
naive_free (Naive *self)
{
  g_object_unref (self->rig);
  soleus_muscles_free (self->muscles);
  soleus_brush_free (self->brush);
  g_free (self);
}

static void
draw_limb (Naive *self, const char *id, gboolean contour, const SoleusFrame *frame, cairo_t *cr)
{
  static const RsvgRectangle viewport = { -500, -500, 1000, 1000 };
  g_autofree char *layer = g_strconcat ("#", id, contour ? "-contour" : "", NULL);
  g_autoptr (GError) error = NULL;

  cairo_save (cr);
  cairo_translate (cr, frame->at.x, frame->at.y);
  cairo_rotate (cr, frame->angle * G_PI / 180);
  rsvg_handle_render_layer (self->rig, cr, layer, &viewport, &error);
  g_assert_no_error (error);
  cairo_restore (cr);
}

static void
draw_chain (Naive *self, const SoleusShot *shot, const Limb *limbs, guint n, cairo_t *cr)
{
  for (guint contour = 2; contour-- > 0;)
    for (guint i = 0; i < n; i++)
      draw_limb (self, limbs[i].id, contour, &shot->frames.bones[limbs[i].bone], cr);
}

static void
draw_tissue (Naive *self,
             const SoleusShot *shot,
             SoleusTissue tissue,
             gboolean far,
             gboolean contour,
             cairo_t *cr)
{
  static const SoleusDent none = { 0 };
  const SoleusFrame *shank =
      &shot->frames.bones[far ? SOLEUS_BONE_FAR_SHANK : SOLEUS_BONE_NEAR_SHANK];
  const SoleusPaint *paint =
      &soleus_painter_get_style (self->painter)->paints[SOLEUS_CLASS_OUTLINE];

  soleus_brush_trace (cr,
                      soleus_muscles_mix (self->muscles, tissue, shot->frames.knee[far],
                                          shot->frames.ankle[far], &none),
                      shank);
  if (!contour)
    {
      soleus_brush_fill (self->brush, cr, far ? SOLEUS_CLASS_SKIN_SHADE : SOLEUS_CLASS_SKIN, 1);
      return;
    }
  cairo_set_source_rgba (cr, paint->fill.red, paint->fill.green, paint->fill.blue,
                         paint->fill.alpha);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, paint->width);
  cairo_stroke (cr);
}

static void
draw_leg (Naive *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  static const Limb near[] = { { "near-foot", SOLEUS_BONE_NEAR_FOOT },
                               { "near-ankle", SOLEUS_BONE_NEAR_ANKLE },
                               { "near-thigh", SOLEUS_BONE_NEAR_THIGH },
                               { "near-shank", SOLEUS_BONE_NEAR_SHANK },
                               { "near-knee", SOLEUS_BONE_NEAR_KNEE } };
  static const Limb far_limbs[] = { { "far-foot", SOLEUS_BONE_FAR_FOOT },
                                    { "far-ankle", SOLEUS_BONE_FAR_ANKLE },
                                    { "far-thigh", SOLEUS_BONE_FAR_THIGH },
                                    { "far-shank", SOLEUS_BONE_FAR_SHANK },
                                    { "far-knee", SOLEUS_BONE_FAR_KNEE } };
  const Limb *limbs = far ? far_limbs : near;

  for (guint contour = 2; contour-- > 0;)
    {
      for (guint i = 0; i < G_N_ELEMENTS (near); i++)
        {
          draw_limb (self, limbs[i].id, contour, &shot->frames.bones[limbs[i].bone], cr);
          if (i > 0)
            continue;
          draw_tissue (self, shot, SOLEUS_TISSUE_HEEL_CORD, far, contour, cr);
          draw_tissue (self, shot, SOLEUS_TISSUE_CALF, far, contour, cr);
        }
    }
  if (!far)
    soleus_muscles_draw (self->muscles, shot, cr);
}

static void
draw_shorts (Naive *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  static const Limb near[] = { { "near-hip", SOLEUS_BONE_NEAR_HIP },
                               { "near-shorts", SOLEUS_BONE_NEAR_THIGH } };
  static const Limb far_limbs[] = { { "far-shorts", SOLEUS_BONE_FAR_THIGH } };

  if (far)
    draw_chain (self, shot, far_limbs, G_N_ELEMENTS (far_limbs), cr);
  else
    {
      draw_chain (self, shot, near, G_N_ELEMENTS (near), cr);
      draw_limb (self, "seat", FALSE, &shot->frames.bones[SOLEUS_BONE_PELVIS], cr);
    }
}

static void
draw_arm (Naive *self, const SoleusShot *shot, gboolean far, cairo_t *cr)
{
  static const char *const hands[] = { "relaxed", "flat", "flat-back", "grip" };
  const SoleusTarget *target = &shot->pose.limbs[far ? SOLEUS_LIMB_FAR_ARM : SOLEUS_LIMB_NEAR_ARM];
  guint base = far ? SOLEUS_BONE_FAR_UPPER_ARM : SOLEUS_BONE_NEAR_UPPER_ARM;
  const char *side = far ? "far" : "near";
  g_autofree char *elbow = g_strconcat (side, "-elbow", NULL);
  g_autofree char *upper = g_strconcat (side, "-upper-arm", NULL);
  g_autofree char *fore = g_strconcat (side, "-forearm", NULL);
  g_autofree char *sleeve = g_strconcat (side, "-sleeve", NULL);
  g_autofree char *hand =
      g_strconcat (side, "-hand-", hands[target->mix < 0.5 ? target->hand : target->other], NULL);
  Limb limbs[] = { { elbow, base + 3 }, { upper, base }, { fore, base + 1 }, { hand, base + 2 } };

  draw_chain (self, shot, limbs, G_N_ELEMENTS (limbs), cr);
  draw_limb (self, sleeve, FALSE, &shot->frames.bones[base], cr);
}

static void
draw_trunk (Naive *self, const SoleusShot *shot, cairo_t *cr)
{
  static const Limb pelvis[] = { { "pelvis", SOLEUS_BONE_PELVIS } };
  static const Limb shirt[] = { { "shirt-hem", SOLEUS_BONE_WAIST },
                                { "torso", SOLEUS_BONE_TORSO } };

  draw_chain (self, shot, pelvis, G_N_ELEMENTS (pelvis), cr);
  draw_chain (self, shot, shirt, G_N_ELEMENTS (shirt), cr);
}

static void
draw_part (Naive *self, SoleusPart part, const SoleusShot *shot, cairo_t *cr)
{
  static const Limb head[] = { { "head", SOLEUS_BONE_HEAD } };

  switch (part)
    {
    case SOLEUS_PART_FAR_ARM:
    case SOLEUS_PART_NEAR_ARM:
      draw_arm (self, shot, part == SOLEUS_PART_FAR_ARM, cr);
      break;
    case SOLEUS_PART_FAR_LEG:
      draw_leg (self, shot, TRUE, cr);
      draw_shorts (self, shot, TRUE, cr);
      break;
    case SOLEUS_PART_HEAD:
      draw_chain (self, shot, head, G_N_ELEMENTS (head), cr);
      break;
    case SOLEUS_PART_TRUNK:
      draw_trunk (self, shot, cr);
      break;
    case SOLEUS_PART_NEAR_LEG:
      draw_leg (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_NEAR_TOP:
      draw_shorts (self, shot, FALSE, cr);
      break;
    case SOLEUS_PART_HALO:
      break;
    case SOLEUS_PART_BACKDROP:
    case SOLEUS_PART_PROP:
    case SOLEUS_PART_MARKS:
    case SOLEUS_N_PARTS:
    default:
      soleus_painter_draw (self->painter, part, shot, cr);
    }
}

void
naive_draw (Naive *self, const SoleusShot *shot, cairo_t *cr)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < n; i++)
    draw_part (self, parts[i], shot, cr);
}
