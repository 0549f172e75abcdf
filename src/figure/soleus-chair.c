/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chair.h"

#include <math.h>

/* The chair as the rig draws its side, about its place. All is in the units of the figure. */
#define HALF_WIDTH  104.0
#define SEAT_BACK   -140.0
#define SEAT_FRONT  162.0
#define SEAT_HEIGHT 26.0
#define RAIL_HEIGHT 84.0
#define RAIL_RADIUS 8.0

/* A leg or a post of the back: the middle of both ends. */
typedef struct
{
  double top_x, top_y;
  double bottom_x, bottom_y;
  double width;
} Bar;

static const Bar legs[] = { { -105, 14, -119, 240, 14 }, { 139, 14, 153, 240, 14 } };
static const Bar post = { -134, -250, -113, 10, 20 };

/* Where something is seen that lies so far forward of the chair's place; @side is 1 on the near
 * side of the chair and -1 on the far one, which are one behind the other from the side. */
static double
find_x (const SoleusShot *shot, double forward, double side)
{
  double turn = shot->orbit * G_PI / 180;

  return shot->pose.prop.at.x + forward * cos (turn) + side * HALF_WIDTH * sin (turn);
}

static void
draw_bar (SoleusBrush *brush,
          const SoleusShot *shot,
          const Bar *bar,
          double side,
          SoleusClass klass,
          cairo_t *cr)
{
  double top = find_x (shot, bar->top_x, side), bottom = find_x (shot, bar->bottom_x, side);
  double y = shot->pose.prop.at.y, half = bar->width / 2;

  cairo_move_to (cr, top - half, y + bar->top_y);
  cairo_line_to (cr, top + half, y + bar->top_y);
  cairo_line_to (cr, bottom + half, y + bar->bottom_y);
  cairo_line_to (cr, bottom - half, y + bar->bottom_y);
  cairo_close_path (cr);
  soleus_brush_fill (brush, cr, klass, 1);
}

/* The back of a chair that is seen from farther behind than the side. */
void
soleus_chair_draw_back (SoleusBrush *brush, const SoleusShot *shot, cairo_t *cr)
{
  double left = find_x (shot, post.top_x, -1) - post.width / 2;
  double right = find_x (shot, post.top_x, 1) + post.width / 2;

  draw_bar (brush, shot, &post, -1, SOLEUS_CLASS_CHAIR, cr);
  draw_bar (brush, shot, &post, 1, SOLEUS_CLASS_CHAIR, cr);
  soleus_brush_trace_bar (cr, left, shot->pose.prop.at.y + post.top_y, right - left, RAIL_HEIGHT,
                          RAIL_RADIUS);
  soleus_brush_fill (brush, cr, SOLEUS_CLASS_CHAIR, 1);
}

/* The chair from farther behind than the side. From behind its back is left out: that comes before
 * the body. */
void
soleus_chair_draw_turned (SoleusBrush *brush, const SoleusShot *shot, cairo_t *cr)
{
  double left = find_x (shot, SEAT_BACK, -1), right = find_x (shot, SEAT_FRONT, 1);

  for (guint i = 0; i < G_N_ELEMENTS (legs); i++)
    for (int side = -1; side <= 1; side += 2)
      draw_bar (brush, shot, &legs[i], side, SOLEUS_CLASS_CHAIR_SHADE, cr);
  soleus_brush_trace_bar (cr, left, shot->pose.prop.at.y, right - left, SEAT_HEIGHT,
                          SEAT_HEIGHT / 2);
  soleus_brush_fill (brush, cr, SOLEUS_CLASS_CHAIR, 1);
  if (!soleus_shot_is_behind (shot))
    soleus_chair_draw_back (brush, shot, cr);
}
