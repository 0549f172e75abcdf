/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <librsvg/rsvg.h>

#include "soleus-painter.h"

G_BEGIN_DECLS

/** Groups of the rig that exist once for the near and once for the far side. */
typedef enum
{
  PIECE_FOOT,
  PIECE_ANKLE,
  PIECE_THIGH,
  PIECE_SHANK,
  PIECE_KNEE,
  PIECE_HIP,
  PIECE_SHORTS,
  PIECE_ELBOW,
  PIECE_UPPER_ARM,
  PIECE_FOREARM,
  PIECE_SLEEVE,
  PIECE_HAND,
  PIECE_HAND_LAST = PIECE_HAND + SOLEUS_N_HANDS - 1,
  N_PIECES,
} Piece;

typedef enum
{
  MUSCLE_GASTROCNEMIUS,
  MUSCLE_SOLEUS,
  MUSCLE_ACHILLES,
  MUSCLE_HEEL_CORD,
  N_MUSCLES,
} Muscle;

SoleusDent soleus_painter_find_dent (const SoleusShot *shot);

#define N_SKELETON_BONES 9

struct _SoleusPainter
{
  SoleusRig *rig;
  SoleusStyle *style;
  gboolean coarse;
  RsvgHandle *props;
  const SoleusGroup *pieces[2][N_PIECES];
  const SoleusGroup *pelvis;
  const SoleusGroup *seat;
  const SoleusGroup *hem;
  const SoleusGroup *torso;
  const SoleusGroup *head;
  const SoleusGroup *bones[N_SKELETON_BONES];
  const SoleusOutline *morphs[N_MUSCLES][SOLEUS_N_MORPHS];
  SoleusOutline **grown;
  SoleusOutline *muscles[N_MUSCLES];
  SoleusOutline *scratch;
  SoleusOutline *scratch2;
};

const SoleusShape *soleus_group_get_shape (const SoleusGroup *group, guint index);
const SoleusOutline *soleus_shape_get_outline (const SoleusShape *shape, guint index);
SoleusOutline *soleus_outline_copy (SoleusOutline *scratch, const SoleusOutline *outline);
double soleus_painter_get_contour (SoleusPainter *self, SoleusClass klass);
void soleus_painter_trace_areas (SoleusPainter *self,
                                 const SoleusGroup *group,
                                 const SoleusFrame *frame,
                                 gboolean grown,
                                 cairo_t *cr);
void soleus_painter_draw_lines (SoleusPainter *self,
                                const SoleusGroup *group,
                                const SoleusFrame *frame,
                                double alpha,
                                cairo_t *cr);
void soleus_painter_draw_group (SoleusPainter *self,
                                const SoleusGroup *group,
                                const SoleusFrame *frame,
                                cairo_t *cr);
void
soleus_painter_draw_shorts (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr);
void
soleus_painter_draw_arm (SoleusPainter *self, const SoleusShot *shot, gboolean far, cairo_t *cr);
void soleus_painter_trace (cairo_t *cr, const SoleusOutline *outline, const SoleusFrame *frame);
void soleus_painter_fill (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha);
void soleus_painter_stroke (SoleusPainter *self, cairo_t *cr, SoleusClass klass, double alpha);
const SoleusOutline *soleus_painter_mix_muscle (
    SoleusPainter *self, Muscle muscle, double knee, double ankle, const SoleusDent *dent);
void soleus_painter_draw_muscles (SoleusPainter *self,
                                  const SoleusShot *shot,
                                  gboolean fibres,
                                  cairo_t *cr);
void soleus_painter_draw_halo (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_leg_skin (SoleusPainter *self,
                                   const SoleusShot *shot,
                                   gboolean far,
                                   cairo_t *cr);
void soleus_painter_draw_marks (SoleusPainter *self, const SoleusShot *shot, cairo_t *cr);
void soleus_painter_draw_prop (
    SoleusPainter *self, const char *id, SoleusVec at, double angle, double alpha, cairo_t *cr);

G_END_DECLS
