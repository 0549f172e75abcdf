/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-strands.h"

#include <math.h>

#define MOST_POINTS 32
/* Points along one side of a strand, its two tips among them. */
#define N_STEPS 7
#define WIDTH   1.3
/* Of the way from edge to edge: what a strand leaves free at both ends, and how much more. */
#define MARGIN 0.05
#define JITTER 0.13
/* How much of their bend is left, and how much more they slant, where they are pulled straight. */
#define TAUT_CURVE 0.2
#define TAUT_SKEW  1.25

/* A line that is looked at by the share of its length. */
typedef struct
{
  SoleusVec at[MOST_POINTS];
  double length[MOST_POINTS];
  guint n;
} Edge;

static SoleusVec
between (SoleusVec a, SoleusVec b, double t)
{
  return (SoleusVec){ a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t };
}

static void
follow (Edge *edge, const SoleusOutline *body, const guint ends[2], gboolean straight)
{
  int step = ends[1] > ends[0] ? 1 : -1;
  guint n = straight ? 2 : (guint) ABS ((int) ends[1] - (int) ends[0]) + 1;

  g_assert (n <= MOST_POINTS);
  edge->n = n;
  for (guint i = 0; i < n; i++)
    {
      guint index = straight ? ends[i] : (guint) ((int) ends[0] + step * (int) i);
      SoleusVec *at = &edge->at[i];

      *at = soleus_outline_get_drawn (body, index);
      edge->length[i] =
          i == 0 ? 0 : edge->length[i - 1] + hypot (at->x - at[-1].x, at->y - at[-1].y);
    }
}

static SoleusVec
look_at (const Edge *edge, double share)
{
  double way = CLAMP (share, 0, 1) * edge->length[edge->n - 1];
  guint i = 0;

  while (i + 2 < edge->n && edge->length[i + 1] < way)
    i++;
  return between (edge->at[i], edge->at[i + 1],
                  (way - edge->length[i]) / MAX (edge->length[i + 1] - edge->length[i], 1e-9));
}

/* The same every time, 0 to 1. */
static double
scatter (guint i, guint seed)
{
  double x = sin (i * 12.9898 + seed * 78.233 + 3.7) * 43758.5453;

  return x - floor (x);
}

/* A line that is thickest in its middle and runs out at both ends. */
static SoleusOutline *
taper (const SoleusVec line[N_STEPS], double width)
{
  SoleusOutline *strand = soleus_outline_new (2 * N_STEPS - 2, TRUE);

  strand->points[0] = line[0];
  strand->points[N_STEPS - 1] = line[N_STEPS - 1];
  for (guint i = 1; i + 1 < N_STEPS; i++)
    {
      double dx = line[i + 1].x - line[i - 1].x, dy = line[i + 1].y - line[i - 1].y;
      double half = width / 2 * sin (G_PI * i / (N_STEPS - 1)) / MAX (hypot (dx, dy), 1e-9);

      strand->points[i] = (SoleusVec){ line[i].x - dy * half, line[i].y + dx * half };
      strand->points[2 * N_STEPS - 2 - i] =
          (SoleusVec){ line[i].x + dy * half, line[i].y - dx * half };
    }
  return strand;
}

/**
 * soleus_strands_add:
 * @strands: (element-type SoleusOutline): gets one outline for each strand
 * @body: the muscle
 * @taut: whether it is stretched: then they run straighter, and more along it
 *
 * Outlines of one structure get strands of one structure, so that these can be mixed too.
 */
void
soleus_strands_add (GPtrArray *strands,
                    const SoleusOutline *body,
                    const SoleusGrain *grain,
                    gboolean taut)
{
  double skew = grain->skew * (taut ? TAUT_SKEW : 1);
  double curve = grain->curve * (taut ? TAUT_CURVE : 1);
  Edge outer, inner;

  follow (&outer, body, grain->outer, FALSE);
  follow (&inner, body, grain->inner, grain->straight);
  for (guint i = 0; i < grain->n; i++)
    {
      double along = grain->first + (grain->last - skew - grain->first) * (i + 0.5) / grain->n;
      double begin = MARGIN + JITTER * scatter (i, grain->seed);
      double end = 1 - MARGIN - JITTER * scatter (i, grain->seed + 1);
      SoleusVec line[N_STEPS];

      for (guint k = 0; k < N_STEPS; k++)
        {
          double across = begin + (end - begin) * k / (N_STEPS - 1);
          double share = along + skew * (across + curve * sin (G_PI * across));

          line[k] = between (look_at (&outer, share), look_at (&inner, share), across);
        }
      g_ptr_array_add (strands, taper (line, WIDTH * (0.7 + 0.6 * scatter (i, grain->seed + 2))));
    }
}
