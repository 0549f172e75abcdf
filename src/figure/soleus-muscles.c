/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-muscles.h"

#include <math.h>

#include "soleus-strands.h"

/* Two pixels of a figure that is 600 pixels high. */
#define RIM 3.4
/* The share of the outer rim that lies outside the muscle: there is little skin round it. */
#define RIM_OUTSIDE 1.4
/* Skin between what presses and the muscle. */
#define SKIN_DEPTH 4.5

/* How the outline of a muscle is drawn: down its front edge from its origin, the first point, to
 * its tip, and up its back edge. The points of both edges lie at the same heights, so that a point
 * and the last but so many are a pair, and fibres run between the pairs. */
#define MOST_PAIRS 8

typedef struct
{
  guint points;
  guint tip;
} Edges;

static const Edges edges[] = {
  [SOLEUS_TISSUE_GASTROCNEMIUS] = { 19, 9 },
  [SOLEUS_TISSUE_SOLEUS] = { 17, 8 },
};

/* Of the gastrocnemius in the close-up, where the soleus below it is what is marked. */
#define FADED 0.22

/* How far below the end of the outer head the inner one ends, in the close-up (1.74 cm), how much
 * paler it is there, and from where on its outline is another one's than that of the outer head. */
#define MEDIAL_LOWER 10.0
#define MEDIAL_PALER 0.5
#define MEDIAL_FROM  98.0

static const SoleusTissue back_to_front[] = { SOLEUS_TISSUE_SOLEUS, SOLEUS_TISSUE_ACHILLES,
                                              SOLEUS_TISSUE_GASTROCNEMIUS };

static const SoleusGrain grains[] = {
  [SOLEUS_TISSUE_GASTROCNEMIUS] = { { 0, 9 }, { 19, 9 }, FALSE, 24, -0.45, 1.36, 0.5, 0.05, 7 },
  [SOLEUS_TISSUE_SOLEUS] = { { 0, 8 }, { 17, 8 }, FALSE, 26, -0.2, 1.26, 0.34, 0.05, 9 },
};

struct _SoleusMuscles
{
  SoleusBrush *brush;
  const SoleusOutline *morphs[SOLEUS_N_TISSUES][SOLEUS_N_MORPHS];
  SoleusOutline *mixed[SOLEUS_N_TISSUES];
  SoleusOutline *scratch;
};

/* Rig and brush outlive the muscles. */
SoleusMuscles *
soleus_muscles_new (SoleusRig *rig, SoleusBrush *brush)
{
  static const char *const names[] = { "gastrocnemius", "soleus", "achilles", "heel-cord", "calf" };
  static const char *const ankles[] = { "point", "neutral", "flex" };
  SoleusMuscles *self = g_new0 (SoleusMuscles, 1);
  guint most = 0;

  self->brush = brush;
  for (guint t = 0; t < SOLEUS_N_TISSUES; t++)
    {
      for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
        {
          g_autofree char *id = g_strdup_printf ("%s-k%d-%s", names[t],
                                                 (int) soleus_morph_knees[i / 3], ankles[i % 3]);

          self->morphs[t][i] = soleus_group_get_area (soleus_rig_get_group (rig, id));
        }
      self->mixed[t] = soleus_outline_new (self->morphs[t][0]->n, TRUE);
      self->mixed[t]->turned = self->morphs[t][0]->turned;
      most = MAX (most, self->mixed[t]->n);
    }
  self->scratch = soleus_outline_new (most, TRUE);
  return self;
}

void
soleus_muscles_free (SoleusMuscles *self)
{
  for (guint t = 0; t < SOLEUS_N_TISSUES; t++)
    soleus_outline_free (self->mixed[t]);
  soleus_outline_free (self->scratch);
  g_free (self);
}

/* The outline for these angles, on the shank; good until the same tissue is mixed again. */
const SoleusOutline *
soleus_muscles_mix (
    SoleusMuscles *self, SoleusTissue tissue, double knee, double ankle, const SoleusDent *dent)
{
  double weights[SOLEUS_N_MORPHS];
  SoleusOutline *mixed = self->mixed[tissue];
  gboolean skin = tissue == SOLEUS_TISSUE_HEEL_CORD || tissue == SOLEUS_TISSUE_CALF;

  soleus_mixer_weigh_morphs (knee, ankle, weights);
  soleus_outline_mix (self->morphs[tissue], weights, SOLEUS_N_MORPHS, mixed);
  if (dent->radius > 0)
    soleus_outline_press (mixed, dent->centre, dent->radius + (skin ? 0 : SKIN_DEPTH));
  return mixed;
}

/* The place so far across from one point of the drawn outline to another, on the shank. */
SoleusVec
soleus_muscles_find (SoleusMuscles *self,
                     SoleusTissue tissue,
                     double knee,
                     double ankle,
                     guint from,
                     guint to,
                     double across)
{
  static const SoleusDent none = { 0 };
  const SoleusOutline *outline = soleus_muscles_mix (self, tissue, knee, ankle, &none);
  SoleusVec a = soleus_outline_get_drawn (outline, from);
  SoleusVec b = soleus_outline_get_drawn (outline, to);

  return (SoleusVec){ a.x + (b.x - a.x) * across, a.y + (b.y - a.y) * across };
}

static GdkRGBA
warm_colour (SoleusMuscles *self, double warm)
{
  const GdkRGBA *cold = &self->brush->style->paints[SOLEUS_CLASS_MUSCLE_NEUTRAL].fill;
  const GdkRGBA *hot = &self->brush->style->paints[SOLEUS_CLASS_MUSCLE_TARGET].fill;

  return (GdkRGBA){ cold->red + (hot->red - cold->red) * warm,
                    cold->green + (hot->green - cold->green) * warm,
                    cold->blue + (hot->blue - cold->blue) * warm, 1 };
}

static SoleusVec
fibre_point (const SoleusOutline *outline, const Edges *edge, guint pair, double across)
{
  SoleusVec a = soleus_outline_get_drawn (outline, pair);
  SoleusVec b = soleus_outline_get_drawn (outline, edge->points - pair);

  return (SoleusVec){ a.x + (b.x - a.x) * across, a.y + (b.y - a.y) * across };
}

/* A smooth line through the points. */
static void
trace_fibre (const SoleusVec *at, guint n, cairo_t *cr)
{
  cairo_move_to (cr, at[0].x, at[0].y);
  for (guint i = 0; i + 1 < n; i++)
    {
      SoleusVec before = at[MAX (i, 1) - 1], after = at[MIN (i + 2, n - 1)];

      cairo_curve_to (cr, at[i].x + (at[i + 1].x - before.x) / 6,
                      at[i].y + (at[i + 1].y - before.y) / 6, at[i + 1].x - (after.x - at[i].x) / 6,
                      at[i + 1].y - (after.y - at[i].y) / 6, at[i + 1].x, at[i + 1].y);
    }
}

static void
draw_fibres (
    SoleusMuscles *self, SoleusTissue tissue, const SoleusFrame *shank, double alpha, cairo_t *cr)
{
  const Edges *edge = &edges[tissue];
  guint n = edge->tip - 1;

  for (guint line = 1; line < 3; line++)
    {
      SoleusVec at[MOST_PAIRS] = { 0 };

      for (guint i = 0; i < n; i++)
        at[i] =
            soleus_vec_place (fibre_point (self->mixed[tissue], edge, i + 1, line / 3.0), shank);
      trace_fibre (at, n, cr);
    }
  soleus_brush_stroke (self->brush, cr, SOLEUS_CLASS_FIBRE, alpha);
}

/* The target differs by shape and edge as well as by colour: a light rim outside, a dark one
 * inside, and fibres. */
static void
draw_target (SoleusMuscles *self, const SoleusShot *shot, SoleusTissue tissue, cairo_t *cr)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  const SoleusOutline *outline = self->mixed[tissue];
  double alpha = shot->shown * shot->lit[tissue];
  GdkRGBA colour = warm_colour (self, shot->warm[tissue]);

  soleus_outline_grow (outline, RIM_OUTSIDE, self->scratch);
  self->scratch->closed = TRUE;
  soleus_brush_trace (cr, self->scratch, shank);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_RIM_LIGHT, alpha);
  soleus_outline_shrink (outline, RIM - RIM_OUTSIDE, self->scratch);
  soleus_brush_trace (cr, self->scratch, shank);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_RIM_DARK, alpha);
  soleus_outline_shrink (outline, 2 * RIM - RIM_OUTSIDE, self->scratch);
  soleus_brush_trace (cr, self->scratch, shank);
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
  cairo_fill (cr);
  draw_fibres (self, tissue, shank, alpha, cr);
}

/* Soleus, Achilles tendon and gastrocnemius of the near leg; those that are lit lie on top, whole.
 */
void
soleus_muscles_draw (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  double knee = shot->frames.knee[0], ankle = shot->frames.ankle[0];

  if (shot->shown <= 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (back_to_front); i++)
    {
      SoleusTissue tissue = back_to_front[i];
      gboolean tendon = tissue == SOLEUS_TISSUE_ACHILLES;
      const SoleusOutline *outline = soleus_muscles_mix (self, tissue, knee, ankle, &shot->dent);

      if (!tendon && shot->lit[tissue] >= 1)
        continue;
      soleus_brush_trace (cr, outline, shank);
      soleus_brush_fill (self->brush, cr, tendon ? SOLEUS_CLASS_TENDON : SOLEUS_CLASS_MUSCLE_REST,
                         shot->shown);
    }
  if (shot->lit[SOLEUS_TISSUE_SOLEUS] > 0)
    draw_target (self, shot, SOLEUS_TISSUE_SOLEUS, cr);
  if (shot->lit[SOLEUS_TISSUE_GASTROCNEMIUS] > 0)
    draw_target (self, shot, SOLEUS_TISSUE_GASTROCNEMIUS, cr);
}

static void
draw_strands (SoleusMuscles *self,
              const SoleusOutline *outline,
              const SoleusShot *shot,
              SoleusTissue tissue,
              SoleusClass klass,
              double alpha,
              cairo_t *cr)
{
  g_autoptr (GPtrArray) strands =
      g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_outline_free);

  soleus_strands_add (strands, outline, &grains[tissue], shot->mark == SOLEUS_MARK_STRETCHING);
  for (guint i = 0; i < strands->len; i++)
    soleus_brush_trace (cr, strands->pdata[i], &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);
  soleus_brush_fill (self->brush, cr, klass, alpha);
}

/* The one line round what is marked. */
static void
draw_rim (SoleusMuscles *self, const SoleusOutline *outline, const SoleusShot *shot, cairo_t *cr)
{
  soleus_brush_trace (cr, outline, &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK]);
  soleus_brush_stroke (self->brush, cr,
                       shot->mark == SOLEUS_MARK_AFTER ? SOLEUS_CLASS_RIM_AFTER : SOLEUS_CLASS_RIM,
                       1);
}

/* From outside, the end of the inner head is seen below that of the outer one: it is longer. */
static void
draw_medial_tip (SoleusMuscles *self,
                 const SoleusOutline *outline,
                 const SoleusShot *shot,
                 double alpha,
                 cairo_t *cr)
{
  static const SoleusVec below[] = {
    { -60, MEDIAL_FROM }, { 20, MEDIAL_FROM }, { 20, 200 }, { -60, 200 }
  };
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  SoleusFrame lower = *shank;

  cairo_save (cr);
  for (guint i = 0; i < G_N_ELEMENTS (below); i++)
    {
      SoleusVec at = soleus_vec_place (below[i], shank);

      cairo_line_to (cr, at.x, at.y);
    }
  cairo_clip (cr);
  lower.at = soleus_vec_place ((SoleusVec){ 0, MEDIAL_LOWER }, shank);
  soleus_brush_trace (cr, outline, &lower);
  soleus_brush_fill (self->brush, cr, SOLEUS_CLASS_MUSCLE_QUIET, alpha);
  if (shot->lit[SOLEUS_TISSUE_GASTROCNEMIUS] > 0)
    {
      soleus_brush_trace (cr, outline, &lower);
      soleus_brush_fill (self->brush, cr,
                         shot->mark == SOLEUS_MARK_AFTER ? SOLEUS_CLASS_MUSCLE_AFTER
                                                         : SOLEUS_CLASS_MUSCLE_LIT,
                         MEDIAL_PALER);
    }
  cairo_restore (cr);
}

static void
draw_close (SoleusMuscles *self,
            const SoleusOutline *outline,
            const SoleusShot *shot,
            SoleusTissue tissue,
            cairo_t *cr)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  gboolean lit = shot->lit[tissue] > 0, after = shot->mark == SOLEUS_MARK_AFTER;
  /* It fades where only the soleus is marked, which it covers. */
  gboolean faded = tissue == SOLEUS_TISSUE_GASTROCNEMIUS && !lit && shot->lit[1] > 0;
  double alpha = faded ? FADED : 1;

  if (tissue == SOLEUS_TISSUE_GASTROCNEMIUS)
    draw_medial_tip (self, outline, shot, alpha, cr);
  soleus_brush_trace (cr, outline, shank);
  soleus_brush_fill (self->brush, cr,
                     !lit    ? SOLEUS_CLASS_MUSCLE_QUIET
                     : after ? SOLEUS_CLASS_MUSCLE_AFTER
                             : SOLEUS_CLASS_MUSCLE_LIT,
                     alpha);
  draw_strands (self, outline, shot, tissue,
                !lit    ? SOLEUS_CLASS_STRAND_QUIET
                : after ? SOLEUS_CLASS_STRAND_AFTER
                        : SOLEUS_CLASS_STRAND_LIT,
                alpha, cr);
  if (lit)
    draw_rim (self, outline, shot, cr);
}

static void
draw_close_tendon (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  const SoleusOutline *tendon = self->mixed[SOLEUS_TISSUE_ACHILLES];

  soleus_brush_trace (cr, tendon, shank);
  soleus_brush_fill (self->brush, cr, shot->tendon ? SOLEUS_CLASS_TENDON_LIT : SOLEUS_CLASS_TENDON,
                     1);
  if (shot->tendon)
    draw_rim (self, tendon, shot, cr);
}

/* The same as an anatomist draws them: whole, with every fibre and one rim. */
void
soleus_muscles_draw_close (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr)
{
  /* A soleus that is marked is seen whole. */
  static const SoleusTissue soleus_up[] = { SOLEUS_TISSUE_ACHILLES, SOLEUS_TISSUE_SOLEUS,
                                            SOLEUS_TISSUE_GASTROCNEMIUS };
  const SoleusTissue *order = shot->lit[SOLEUS_TISSUE_SOLEUS] > 0 ? soleus_up : back_to_front;
  double knee = shot->frames.knee[0], ankle = shot->frames.ankle[0];

  for (guint i = 0; i < G_N_ELEMENTS (soleus_up); i++)
    {
      SoleusTissue tissue = order[i];
      const SoleusOutline *outline = soleus_muscles_mix (self, tissue, knee, ankle, &shot->dent);

      if (tissue == SOLEUS_TISSUE_ACHILLES)
        draw_close_tendon (self, shot, cr);
      else
        draw_close (self, outline, shot, tissue, cr);
    }
}

/* The middle of a muscle in the close-up, in the units of the figure, and the way it runs. */
SoleusFrame
soleus_muscles_find_middle (SoleusMuscles *self, const SoleusShot *shot, SoleusTissue tissue)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];
  double knee = shot->frames.knee[0], ankle = shot->frames.ankle[0];
  const Edges *edge = &edges[tissue];
  guint low = edge->tip - 2;
  SoleusVec top = soleus_muscles_find (self, tissue, knee, ankle, 3, edge->points - 3, 0.5);
  SoleusVec bottom = soleus_muscles_find (self, tissue, knee, ankle, low, edge->points - low, 0.5);
  SoleusVec middle = { (top.x + bottom.x) / 2, (top.y + bottom.y) / 2 };

  return (SoleusFrame){ soleus_vec_place (middle, shank),
                        shank->angle + atan2 (top.x - bottom.x, bottom.y - top.y) * 180 / G_PI };
}

/* A glow round what is lit; its opacity is the pulse. */
void
soleus_muscles_draw_halo (SoleusMuscles *self, const SoleusShot *shot, cairo_t *cr)
{
  const SoleusFrame *shank = &shot->frames.bones[SOLEUS_BONE_NEAR_SHANK];

  for (guint m = SOLEUS_TISSUE_GASTROCNEMIUS; m <= SOLEUS_TISSUE_SOLEUS; m++)
    {
      const SoleusOutline *outline;

      if (shot->lit[m] <= 0)
        continue;
      outline =
          soleus_muscles_mix (self, m, shot->frames.knee[0], shot->frames.ankle[0], &shot->dent);
      soleus_outline_grow (outline, RIM, self->scratch);
      self->scratch->closed = TRUE;
      soleus_brush_trace (cr, self->scratch, shank);
      soleus_brush_stroke (self->brush, cr, SOLEUS_CLASS_HALO, shot->shown * shot->lit[m]);
    }
}
