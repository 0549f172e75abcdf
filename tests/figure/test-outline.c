/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "figure-drawings.h"
#include "soleus-outline.h"
#include "soleus-strands.h"

#define SQUARE "M 0 0 L 10 0 L 10 10 L 0 10 Z"

static GPtrArray *
parse (const char *path)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *outlines = soleus_outline_parse (path, &error);

  g_assert_no_error (error);
  return outlines;
}

static void
test_parse (void)
{
  g_autoptr (GPtrArray) square = parse (SQUARE);
  g_autoptr (GPtrArray) lines = parse ("M 0 0 L 5 5 M 1 1 L 2 2 L 3 1");
  g_autoptr (GPtrArray) curve = parse ("M 0 0 C 0 10 10 10 10 0");
  const SoleusOutline *outline = g_ptr_array_index (square, 0);

  g_assert_cmpuint (square->len, ==, 1);
  g_assert_cmpuint (outline->n, ==, 4);
  g_assert_true (outline->closed);
  g_assert_cmpuint (lines->len, ==, 2);
  outline = g_ptr_array_index (lines, 1);
  g_assert_cmpuint (outline->n, ==, 3);
  g_assert_false (outline->closed);
  outline = g_ptr_array_index (curve, 0);
  g_assert_cmpfloat_with_epsilon (outline->points[outline->n / 2].x, 5, 1e-9);
  g_assert_cmpfloat_with_epsilon (outline->points[outline->n / 2].y, 7.5, 1e-9);
}

static void
test_bad (void)
{
  static const char *const paths[] = { "M 0", "L 1 1", "M 0 0 Q 1 1 2 2", "M 0 0 C 1 1 2 2", "x" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (soleus_outline_parse (paths[i], &error));
      g_assert_error (error, SOLEUS_POSE_ERROR, SOLEUS_POSE_ERROR_FORMAT);
    }
}

/* Drawn the one way round or the other, an area lies to the same hand, and its first point stays.
 */
static void
test_direction (void)
{
  g_autoptr (GPtrArray) one = parse (SQUARE);
  g_autoptr (GPtrArray) other = parse ("M 0 0 L 0 10 L 10 10 L 10 0 Z");
  const SoleusOutline *a = g_ptr_array_index (one, 0), *b = g_ptr_array_index (other, 0);

  g_assert_true (a->turned != b->turned);
  for (guint i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (a->points[i].x, ==, b->points[i].x);
      g_assert_cmpfloat (a->points[i].y, ==, b->points[i].y);
    }
}

static void
test_grow (void)
{
  g_autoptr (GPtrArray) outlines = parse (SQUARE);
  const SoleusOutline *square = g_ptr_array_index (outlines, 0);
  g_autoptr (SoleusOutline) grown = soleus_outline_new (4, TRUE);

  soleus_outline_grow (square, 2, grown);
  g_assert_cmpfloat_with_epsilon (grown->points[0].x, -2, 1e-9);
  g_assert_cmpfloat_with_epsilon (grown->points[0].y, -2, 1e-9);
  g_assert_cmpfloat_with_epsilon (grown->points[2].x, 12, 1e-9);
  g_assert_cmpfloat_with_epsilon (grown->points[2].y, 12, 1e-9);
}

/* Of a muscle nothing is left that is nearer to its edge than the rim is wide, at its tips either.
 */
static void
test_shrink (void)
{
  static const char *const ids[] = { "gastrocnemius-k0-flex", "soleus-k0-flex",
                                     "soleus-k100-point" };
  const double rim = 3.4;

  for (guint m = 0; m < G_N_ELEMENTS (ids); m++)
    {
      const SoleusOutline *muscle =
          soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), ids[m]));
      g_autoptr (SoleusOutline) shrunk = soleus_outline_new (muscle->n, TRUE);

      soleus_outline_shrink (muscle, rim, shrunk);
      g_assert_cmpuint (shrunk->n, >, muscle->n / 2);
      for (guint i = 0; i < shrunk->n; i++)
        {
          g_assert_true (soleus_outline_contains (muscle, shrunk->points[i]));
          for (guint k = 0; k < muscle->n; k++)
            g_assert_cmpfloat (hypot (muscle->points[k].x - shrunk->points[i].x,
                                      muscle->points[k].y - shrunk->points[i].y),
                               >, rim * 0.9);
        }
    }
}

static void
test_mix (void)
{
  g_autoptr (GPtrArray) one = parse (SQUARE);
  g_autoptr (GPtrArray) other = parse ("M 10 0 L 20 0 L 20 10 L 10 10 Z");
  const SoleusOutline *outlines[] = { g_ptr_array_index (one, 0), g_ptr_array_index (other, 0) };
  const double weights[] = { 0.25, 0.75 };
  g_autoptr (SoleusOutline) mixed = soleus_outline_new (4, TRUE);

  soleus_outline_mix (outlines, weights, 2, mixed);
  g_assert_cmpfloat_with_epsilon (mixed->points[0].x, 7.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (mixed->points[2].x, 17.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (mixed->points[2].y, 10, 1e-9);
}

static void
test_press (void)
{
  g_autoptr (GPtrArray) outlines = parse (SQUARE);
  SoleusOutline *square = g_ptr_array_index (outlines, 0);

  g_assert_false (soleus_outline_press (square, (SoleusVec){ -20, 0 }, 5));
  g_assert_true (soleus_outline_press (square, (SoleusVec){ -3, 0 }, 8));
  g_assert_cmpfloat_with_epsilon (square->points[0].x, 5, 1e-9);
  g_assert_cmpfloat (square->points[1].x, ==, 10);
  g_assert_cmpfloat (square->points[2].y, ==, 10);
}

/* Deep inside it lies against what presses; at its shoulder it bends, ever less, with no corner. */
static void
test_shoulder (void)
{
  double before = 0;

  for (double d = 10; d <= 30; d += 0.25)
    {
      g_autoptr (SoleusOutline) point = soleus_outline_new (1, TRUE);
      double pushed;

      point->points[0].x = d;
      soleus_outline_press (point, (SoleusVec){ 0, 0 }, 20);
      pushed = point->points[0].x;
      if (d <= 16)
        g_assert_cmpfloat_with_epsilon (pushed, 20, 1e-9);
      else if (d >= 24)
        g_assert_cmpfloat_with_epsilon (pushed, d, 1e-9);
      else
        g_assert_cmpfloat (pushed, >, MAX (d, 20));
      g_assert_cmpfloat (pushed, >=, before);
      before = pushed;
    }
}

/* Toes turn about the ball of the foot; the rest of the foot stays, and no toe gets longer. */
static void
test_bend_toes (void)
{
  const SoleusOutline *drawn =
      soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), "near-foot"));
  g_autoptr (SoleusOutline) foot = soleus_outline_new (drawn->n, TRUE);
  const double whole = 1;
  guint bent = 0;

  soleus_outline_mix (&drawn, &whole, 1, foot);
  soleus_outline_bend_toes (foot, 30);
  for (guint i = 0; i < foot->n; i++)
    {
      SoleusVec was = drawn->points[i], is = foot->points[i];

      if (was.x <= SOLEUS_TOES_AT)
        {
          g_assert_cmpfloat (is.x, ==, was.x);
          g_assert_cmpfloat (is.y, ==, was.y);
          continue;
        }
      bent++;
      g_assert_cmpfloat_with_epsilon (hypot (is.x - SOLEUS_TOES_AT, is.y - 36),
                                      hypot (was.x - SOLEUS_TOES_AT, was.y - 36), 1e-9);
      if (was.x > SOLEUS_TOES_AT + 20)
        g_assert_cmpfloat (is.y, <, was.y - 8);
    }
  g_assert_cmpuint (bent, >, 10);
}

/* How far the middle of a strand is off the line between its ends, and how much it slants. */
static void
look_at_strand (const SoleusOutline *strand, double *bow, double *slant)
{
  SoleusVec a = strand->points[0], b = strand->points[strand->n / 2];
  SoleusVec one = strand->points[strand->n / 4], other = strand->points[strand->n - strand->n / 4];
  double x = (one.x + other.x) / 2 - a.x, y = (one.y + other.y) / 2 - a.y;
  double length = hypot (b.x - a.x, b.y - a.y);

  *bow += fabs ((b.x - a.x) * y - (b.y - a.y) * x) / length;
  *slant += fabs (b.x - a.x) / length;
}

/* Fibres that are pulled run straighter and more along the muscle; there are as many. */
static void
test_taut (void)
{
  static const SoleusGrain grain = { { 0, 1 }, { 3, 2 }, FALSE, 20, 0, 1, 0.46, 0.06, 23 };
  g_autoptr (GPtrArray) body =
      parse ("M 0 0 C 0 30 0 60 0 100 C 10 100 20 100 30 100 C 30 60 30 30 30 0 C 20 0 10 0 0 0 Z");
  double bow[2] = { 0 }, slant[2] = { 0 };

  for (guint taut = 0; taut < 2; taut++)
    {
      g_autoptr (GPtrArray) strands =
          g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_outline_free);

      soleus_strands_add (strands, body->pdata[0], &grain, taut);
      g_assert_cmpuint (strands->len, ==, grain.n);
      for (guint i = 0; i < strands->len; i++)
        look_at_strand (strands->pdata[i], &bow[taut], &slant[taut]);
    }
  g_assert_cmpfloat (bow[1], <, bow[0] * 0.6);
  g_assert_cmpfloat (slant[1], <, slant[0] * 0.95);
}

static void
test_contains (void)
{
  g_autoptr (GPtrArray) outlines = parse (SQUARE);
  const SoleusOutline *square = g_ptr_array_index (outlines, 0);

  g_assert_true (soleus_outline_contains (square, (SoleusVec){ 5, 5 }));
  g_assert_false (soleus_outline_contains (square, (SoleusVec){ 15, 5 }));
  g_assert_false (soleus_outline_contains (square, (SoleusVec){ 5, -1 }));
}

static double
measure_off (SoleusVec point, SoleusVec a, SoleusVec b)
{
  double x = b.x - a.x, y = b.y - a.y;

  return fabs (x * (point.y - a.y) - y * (point.x - a.x)) / hypot (x, y);
}

/* What is left out lies on the lines that remain, as good as asked for. A curve keeps its ends, and
 * a straight one these alone. */
static void
test_find_next (void)
{
  g_autoptr (GPtrArray) straight = parse ("M 0 0 C 10 0 20 0 30 0 C 40 0 50 0 60 0");
  g_autoptr (GPtrArray) back = parse ("M 0 0 L 10 0 L 5 0 L 5 5");
  g_autoptr (GPtrArray) round = parse ("M 0 0 C 0 40 20 60 60 60 C 100 60 120 40 120 0 Z");
  static const double tolerances[] = { 0.05, 3, 12 };
  const SoleusOutline *outline = g_ptr_array_index (round, 0);
  guint before = G_MAXUINT;

  g_assert_cmpuint (soleus_outline_find_next (g_ptr_array_index (straight, 0), 0, 0.01), ==, 6);
  g_assert_cmpuint (soleus_outline_find_next (g_ptr_array_index (straight, 0), 6, 0.01), ==, 12);
  g_assert_cmpuint (soleus_outline_find_next (g_ptr_array_index (back, 0), 0, 0.01), ==, 1);
  for (guint t = 0; t < G_N_ELEMENTS (tolerances); t++)
    {
      guint n = 0;

      for (guint i = 0, next; i + 1 < outline->n; i = next, n++)
        {
          next = soleus_outline_find_next (outline, i, tolerances[t]);
          g_assert_cmpuint (next, <, outline->n);
          for (guint k = i + 1; k < next; k++)
            g_assert_cmpfloat (
                measure_off (outline->points[k], outline->points[i], outline->points[next]), <=,
                tolerances[t] + 1e-9);
        }
      g_assert_cmpuint (n, <, before);
      before = n;
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/outline/parse", test_parse);
  g_test_add_func ("/soleus/outline/bad", test_bad);
  g_test_add_func ("/soleus/outline/direction", test_direction);
  g_test_add_func ("/soleus/outline/grow", test_grow);
  g_test_add_func ("/soleus/outline/shrink", test_shrink);
  g_test_add_func ("/soleus/outline/mix", test_mix);
  g_test_add_func ("/soleus/outline/press", test_press);
  g_test_add_func ("/soleus/outline/shoulder", test_shoulder);
  g_test_add_func ("/soleus/outline/bend-toes", test_bend_toes);
  g_test_add_func ("/soleus/outline/contains", test_contains);
  g_test_add_func ("/soleus/outline/find-next", test_find_next);
  g_test_add_func ("/soleus/outline/taut", test_taut);
  return g_test_run ();
}
