/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-outline.h"

#include <math.h>
#include <string.h>

/* Every curve becomes the same number of lines, so that outlines of one structure can be mixed
 * point by point. */
#define LINES_PER_CURVE 6
/* The farthest that the corner of a grown outline may reach, in multiples of the growth. */
#define MITRE_LIMIT 2.0
/* Over how many units the skin bends from its own course to that of what presses. */
#define SHOULDER 4.0
/* Depth of the joint of the toes, below the ankle. */
#define BALL_Y 36.0

SoleusOutline *
soleus_outline_new (guint n, gboolean closed)
{
  SoleusOutline *self = g_new0 (SoleusOutline, 1);

  self->points = g_new0 (SoleusVec, n);
  self->n = n;
  self->closed = closed;
  return self;
}

void
soleus_outline_free (SoleusOutline *self)
{
  g_free (self->points);
  g_free (self);
}

/* Into one that has room for as many points. */
SoleusOutline *
soleus_outline_copy (SoleusOutline *self, const SoleusOutline *outline)
{
  memcpy (self->points, outline->points, outline->n * sizeof (SoleusVec));
  self->n = outline->n;
  self->closed = outline->closed;
  return self;
}

static SoleusVec
curve_at (const SoleusVec p[4], double t)
{
  double u = 1 - t;
  double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

  return (SoleusVec){ a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                      a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y };
}

static gboolean
read_points (const char **text, SoleusVec *points, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char *end;

      points[i].x = g_ascii_strtod (*text, &end);
      if (end == *text)
        return FALSE;
      *text = end;
      points[i].y = g_ascii_strtod (*text, &end);
      if (end == *text)
        return FALSE;
      *text = end;
    }
  return TRUE;
}

static double
signed_area (const SoleusVec *points, guint n)
{
  double area = 0;

  for (guint i = 0; i < n; i++)
    {
      const SoleusVec *a = &points[i];
      const SoleusVec *b = &points[(i + 1) % n];

      area += a->x * b->y - b->x * a->y;
    }
  return area / 2;
}

/* The first point stays the first. */
static void
turn_round (SoleusVec *points, guint n)
{
  for (guint i = 1; i <= (n - 1) / 2; i++)
    {
      SoleusVec swap = points[i];

      points[i] = points[n - i];
      points[n - i] = swap;
    }
}

static void
take_outline (GArray *points, gboolean closed, GPtrArray *outlines)
{
  SoleusOutline *outline;

  if (closed && points->len > 1)
    {
      SoleusVec *first = &g_array_index (points, SoleusVec, 0);
      SoleusVec *last = &g_array_index (points, SoleusVec, points->len - 1);

      if (hypot (first->x - last->x, first->y - last->y) < 0.01)
        g_array_set_size (points, points->len - 1);
    }
  if (points->len > 1)
    {
      outline = soleus_outline_new (points->len, closed);
      memcpy (outline->points, points->data, points->len * sizeof (SoleusVec));
      outline->turned = closed && signed_area (outline->points, outline->n) < 0;
      if (outline->turned)
        turn_round (outline->points, outline->n);
      g_ptr_array_add (outlines, outline);
    }
  g_array_set_size (points, 0);
}

static gboolean
read_command (char command, const char **text, GArray *points, GPtrArray *outlines)
{
  SoleusVec p[4];

  switch (command)
    {
    case 'M':
      take_outline (points, FALSE, outlines);
      if (!read_points (text, p, 1))
        return FALSE;
      g_array_append_val (points, p[0]);
      return TRUE;
    case 'L':
      if (points->len == 0 || !read_points (text, p, 1))
        return FALSE;
      g_array_append_val (points, p[0]);
      return TRUE;
    case 'C':
      if (points->len == 0 || !read_points (text, p + 1, 3))
        return FALSE;
      p[0] = g_array_index (points, SoleusVec, points->len - 1);
      for (guint i = 1; i <= LINES_PER_CURVE; i++)
        {
          SoleusVec point = curve_at (p, (double) i / LINES_PER_CURVE);

          g_array_append_val (points, point);
        }
      return TRUE;
    case 'Z':
      take_outline (points, TRUE, outlines);
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * soleus_outline_parse:
 * @path: an SVG path of the commands M, L, C and Z, each written out
 *
 * Returns: (element-type SoleusOutline) (nullable): its sub-paths, flattened
 */
GPtrArray *
soleus_outline_parse (const char *path, GError **error)
{
  g_autoptr (GPtrArray) outlines = NULL;
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (SoleusVec));
  const char *text = path;

  outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_outline_free);
  for (;;)
    {
      text += strspn (text, " ");
      if (*text == '\0')
        break;
      text++;
      if (!read_command (text[-1], &text, points, outlines))
        {
          g_set_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT,
                       "The path has something else than M, L, C and Z in it near “%.20s”",
                       text - 1);
          return NULL;
        }
    }
  take_outline (points, FALSE, outlines);
  return g_steal_pointer (&outlines);
}

/* Outlines of one structure, by weights that add up to 1. */
void
soleus_outline_mix (const SoleusOutline *const *outlines,
                    const double *weights,
                    guint n_outlines,
                    SoleusOutline *mixed)
{
  memset (mixed->points, 0, mixed->n * sizeof (SoleusVec));
  for (guint k = 0; k < n_outlines; k++)
    {
      if (weights[k] == 0)
        continue;
      for (guint i = 0; i < mixed->n; i++)
        {
          mixed->points[i].x += weights[k] * outlines[k]->points[i].x;
          mixed->points[i].y += weights[k] * outlines[k]->points[i].y;
        }
    }
}

static SoleusVec
edge_normal (SoleusVec a, SoleusVec b)
{
  double x = b.x - a.x, y = b.y - a.y;
  double length = MAX (sqrt (x * x + y * y), 1e-9);

  return (SoleusVec){ y / length, -x / length };
}

/**
 * soleus_outline_grow:
 * @by: outward, negative for inward
 * @grown: an outline with room for as many points
 *
 * Moves every point along its normal. Filling the result looks like filling and stroking the
 * outline with a line of twice the width, and costs only a fill.
 */
void
soleus_outline_grow (const SoleusOutline *self, double by, SoleusOutline *grown)
{
  SoleusVec b = edge_normal (self->points[self->n - 1], self->points[0]);

  for (guint i = 0; i < self->n; i++)
    {
      SoleusVec here = self->points[i];
      SoleusVec a = b;
      double dot, mitre;

      b = edge_normal (here, self->points[i + 1 < self->n ? i + 1 : 0]);
      dot = a.x * b.x + a.y * b.y;
      mitre = MIN (1 / MAX (1 + dot, 0.05), MITRE_LIMIT / 2);

      grown->points[i].x = here.x + by * (a.x + b.x) * mitre;
      grown->points[i].y = here.y + by * (a.y + b.y) * mitre;
    }
  grown->n = self->n;
}

static gboolean
too_close (const SoleusOutline *self, SoleusVec point, double by)
{
  for (guint i = 0; i < self->n; i++)
    {
      double dx = self->points[i].x - point.x;
      double dy = self->points[i].y - point.y;

      if (dx * dx + dy * dy < by * by)
        return TRUE;
    }
  return FALSE;
}

/* Like growing inward, but without the points that would cross over where the shape is too narrow,
 * as at the tip of a muscle. */
void
soleus_outline_shrink (const SoleusOutline *self, double by, SoleusOutline *shrunk)
{
  guint n = 0;

  soleus_outline_grow (self, -by, shrunk);
  for (guint i = 0; i < self->n; i++)
    if (!too_close (self, shrunk->points[i], by * 0.92))
      shrunk->points[n++] = shrunk->points[i];
  shrunk->n = n;
}

/* The push on a point that lies @d from the middle: to the edge if it is deep inside, nowhere
 * if it is well outside, and smoothly between, as skin forms no corner. */
static double
give_way (double d, double radius)
{
  double over = d - radius + SHOULDER;

  if (over <= 0)
    return radius;
  return over >= 2 * SHOULDER ? d : radius + over * over / (4 * SHOULDER);
}

/* Pushes the points that lie in something round out to its edge, and its shoulders a little
 * further. Returns whether anything gave way. */
gboolean
soleus_outline_press (SoleusOutline *self, SoleusVec centre, double radius)
{
  gboolean pressed = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      double dx = self->points[i].x - centre.x;
      double dy = self->points[i].y - centre.y;
      double d = hypot (dx, dy);

      if (d >= radius + SHOULDER || d < 1e-6)
        continue;
      self->points[i].x = centre.x + dx * give_way (d, radius) / d;
      self->points[i].y = centre.y + dy * give_way (d, radius) / d;
      pressed = TRUE;
    }
  return pressed;
}

/* Turns what lies forward of the ball of the foot by degrees, up above 0. */
void
soleus_outline_bend_toes (SoleusOutline *self, double angle)
{
  double c = cos (angle * G_PI / 180), s = -sin (angle * G_PI / 180);

  for (guint i = 0; i < self->n; i++)
    {
      double x = self->points[i].x - SOLEUS_TOES_AT;
      double y = self->points[i].y - BALL_Y;

      if (x > 0)
        self->points[i] = (SoleusVec){ SOLEUS_TOES_AT + x * c - y * s, BALL_Y + x * s + y * c };
    }
}

/* Whether a place lies inside. */
gboolean
soleus_outline_contains (const SoleusOutline *self, SoleusVec at)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < self->n; i++)
    {
      SoleusVec a = self->points[i];
      SoleusVec b = self->points[(i + 1) % self->n];

      if ((a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x)
        inside = !inside;
    }
  return inside;
}

/* Whether all points between two others lie between them, and no farther than this off their line.
 */
static gboolean
is_straight (const SoleusVec *points, guint from, guint to, double tolerance)
{
  double x = points[to].x - points[from].x, y = points[to].y - points[from].y;
  double length = x * x + y * y;

  for (guint i = from + 1; i < to; i++)
    {
      double dx = points[i].x - points[from].x, dy = points[i].y - points[from].y;
      double along = x * dx + y * dy, off = x * dy - y * dx;

      if (along < 0 || along > length || off * off > tolerance * tolerance * length)
        return FALSE;
    }
  return TRUE;
}

/* The number of the next point that has to be drawn, so that no other is farther than this off the
 * lines. The ends of a curve always have, so that a point that moves changes no more than its own.
 */
guint
soleus_outline_find_next (const SoleusOutline *self, guint from, double tolerance)
{
  guint next = from + 1;

  while (next % LINES_PER_CURVE != 0 && next + 1 < self->n &&
         is_straight (self->points, from, next + 1, tolerance))
    next++;
  return next;
}

/* A point by its number in the drawing, for an outline of curves alone. */
SoleusVec
soleus_outline_get_drawn (const SoleusOutline *self, guint index)
{
  guint at = index * LINES_PER_CURVE % self->n;

  return self->points[self->turned ? (self->n - at) % self->n : at];
}
