/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "figure-pictures.h"
#include "figure-steps.h"
#include "figure-drawings.h"
#include "soleus-canvas.h"
#include "soleus-figure-view.h"
#include "ui.h"

typedef struct
{
  GtkWidget *window;
  SoleusAppearance *look;
  SoleusFigureView *view;
  SoleusPicture *picture;
  SoleusStep *straight;
  SoleusPhase *work;
  SoleusPhase *rest;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->straight =
      figure_make_step ("wall-straight", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_GASTROCNEMIUS);
  f->work = figure_make_phase (SOLEUS_PHASE_WORK, f->straight, SOLEUS_LEG_RIGHT, 30000);
  f->rest = figure_make_phase (SOLEUS_PHASE_REST, f->straight, SOLEUS_LEG_RIGHT, 10000);
  f->view = SOLEUS_FIGURE_VIEW (soleus_figure_view_new ());
  f->picture = soleus_figure_view_get_picture (f->view);
  f->look = soleus_appearance_new ();
  g_object_set (f->look, "animated", TRUE, NULL);
  f->window = gtk_window_new ();
  soleus_appearance_attach (f->look, f->window);
  gtk_window_set_default_size (GTK_WINDOW (f->window), 300, 400);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_ref (f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (f->view);
  g_assert_finalize_object (f->look);
  soleus_step_unref (f->straight);
  soleus_phase_unref (f->work);
  soleus_phase_unref (f->rest);
}

static void
show (Fixture *f)
{
  gtk_window_present (GTK_WINDOW (f->window));
  UI_WAIT (gtk_widget_get_mapped (GTK_WIDGET (f->view)) &&
           gtk_widget_get_width (GTK_WIDGET (f->view)) > 0);
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_appearance (Fixture *f, gconstpointer data)
{
  static const char *const flags[] = { "dark", "high-contrast", "reduced" };
  guint count = 0;
  SoleusTone tone;

  g_signal_connect (f->look, "notify", G_CALLBACK (count_cb), &count);
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      gboolean value;

      count = 0;
      g_object_get (f->look, flags[i], &value, NULL);
      g_assert_false (value);
      g_object_set (f->look, flags[i], FALSE, NULL);
      g_assert_cmpuint (count, ==, 0);
      g_object_set (f->look, flags[i], TRUE, NULL);
      g_assert_cmpuint (count, ==, 1);
      g_object_get (f->look, flags[i], &value, NULL);
      g_assert_true (value);
    }
  count = 0;
  g_object_set (f->look, "tone", SOLEUS_TONE_DARKEST, NULL);
  g_object_set (f->look, "tone", SOLEUS_TONE_DARKEST, NULL);
  g_object_get (f->look, "tone", &tone, NULL);
  g_assert_cmpint (tone, ==, SOLEUS_TONE_DARKEST);
  g_assert_cmpuint (count, ==, 1);
  g_signal_handlers_disconnect_by_data (f->look, &count);
}

static void
test_description (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) stroke =
      figure_make_step ("hands-chair-stroke", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  guint count = 0;

  g_signal_connect (f->picture, "notify::description", G_CALLBACK (count_cb), &count);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  g_assert_cmpstr (soleus_picture_get_description (f->picture), ==,
                   "Hands on the wall, right leg back, knee straight, heel down: upper calf");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (f->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       soleus_picture_get_description (f->picture));
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_LEFT, FALSE, FALSE);
  g_assert_cmpstr (soleus_picture_get_description (f->picture), ==,
                   "Hands on the wall, left leg back, knee straight, heel down: upper calf");
  g_assert_cmpuint (count, ==, 2);
  soleus_picture_show_step (f->picture, stroke, SOLEUS_LEG_LEFT, TRUE, FALSE);
  g_assert_cmpstr (soleus_picture_get_description (f->picture), ==,
                   "Sitting on the floor, both hands stroking up the left calf: whole calf");
  soleus_picture_show_phase (f->picture, NULL, f->work, 0, FALSE, FALSE);
  g_assert_cmpstr (soleus_picture_get_description (f->picture), ==,
                   "Hands on the wall, right leg back, knee straight, heel down: upper calf");
  g_signal_handlers_disconnect_by_data (f->picture, &count);
}

static void
test_angles (Fixture *f, gconstpointer data)
{
  soleus_picture_show_phase (f->picture, f->work, f->rest, 0, FALSE, FALSE);
  g_assert_cmpfloat_with_epsilon (soleus_picture_get_calf (f->picture).knee, 0, 1);
  g_assert_cmpfloat_with_epsilon (soleus_picture_get_calf (f->picture).ankle, 23.8, 0.3);
  soleus_picture_show_phase (f->picture, f->work, f->rest, 3000, FALSE, FALSE);
  g_assert_cmpfloat_with_epsilon (soleus_picture_get_calf (f->picture).ankle, 15.8, 0.3);
}

/* The close-up follows the leg that is seen, which changes in the middle of the way over. */
static void
test_shown_leg (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusPhase) over =
      figure_make_phase (SOLEUS_PHASE_SWITCH, f->straight, SOLEUS_LEG_LEFT, 10000);

  soleus_picture_show_phase (f->picture, NULL, f->work, 0, FALSE, FALSE);
  g_assert_cmpint (soleus_picture_get_calf (f->picture).leg, ==, SOLEUS_LEG_RIGHT);
  soleus_picture_show_phase (f->picture, f->work, over, 1000, FALSE, FALSE);
  g_assert_cmpint (soleus_picture_get_calf (f->picture).leg, ==, SOLEUS_LEG_RIGHT);
  soleus_picture_show_phase (f->picture, f->work, over, 9000, FALSE, FALSE);
  g_assert_cmpint (soleus_picture_get_calf (f->picture).leg, ==, SOLEUS_LEG_LEFT);
}

/* The thing that presses in the close-up: the roller where it touches the calf, and nothing without
 * one. */
static void
test_pressure (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) roll =
      figure_make_step ("roller-pass", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  g_autoptr (SoleusPhase) pass =
      figure_make_phase (SOLEUS_PHASE_WORK, roll, SOLEUS_LEG_RIGHT, 60000);
  SoleusDent low;
  guint count = 0;

  g_signal_connect (f->picture, "notify::lying", G_CALLBACK (count_cb), &count);
  soleus_picture_show_phase (f->picture, NULL, f->work, 0, FALSE, FALSE);
  g_assert_cmpfloat (soleus_picture_get_calf (f->picture).dent.radius, ==, 0);
  g_assert_false (soleus_picture_is_lying (f->picture));
  g_assert_cmpuint (count, ==, 0);
  soleus_picture_show_phase (f->picture, NULL, pass, 5000, FALSE, FALSE);
  g_assert_true (soleus_picture_is_lying (f->picture));
  low = soleus_picture_get_calf (f->picture).dent;
  g_assert_cmpfloat (low.radius, ==, SOLEUS_ROLLER_RADIUS);
  g_assert_cmpfloat (low.centre.x, <, -60);
  soleus_picture_show_phase (f->picture, NULL, pass, 9000, FALSE, FALSE);
  g_assert_cmpfloat (soleus_picture_get_calf (f->picture).dent.centre.y, <, low.centre.y - 20);
  g_assert_cmpuint (count, ==, 1);
  soleus_picture_show_phase (f->picture, NULL, f->work, 0, FALSE, FALSE);
  g_assert_cmpfloat (soleus_picture_get_calf (f->picture).dent.radius, ==, 0);
  g_assert_cmpuint (count, ==, 2);
  g_signal_handlers_disconnect_by_data (f->picture, &count);
}

/* The time until something moves. The same moment twice says nothing about its speed. */
static guint
get_wait (Fixture *f)
{
  gint64 now = g_get_monotonic_time ();

  soleus_picture_update (f->picture, now);
  return soleus_picture_update (f->picture, now);
}

static void
assert_beat (Fixture *f)
{
  guint wait = get_wait (f);

  g_assert_cmpuint (wait, >, 0);
  g_assert_cmpuint (wait, <=, 200);
  g_assert_true (soleus_picture_get_moment (f->picture)->held);
}

/* Nothing is drawn while nothing moves, is paused, or is not to be seen. */
static void
test_intervals (Fixture *f, gconstpointer data)
{
  soleus_picture_show_phase (f->picture, f->rest, f->work, 0, FALSE, TRUE);
  g_assert_cmpuint (get_wait (f), ==, 0);
  show (f);
  assert_beat (f);
  soleus_picture_show_phase (f->picture, f->work, f->rest, 1000, FALSE, TRUE);
  g_assert_cmpuint (get_wait (f), ==, 33);
  soleus_picture_show_phase (f->picture, f->work, f->rest, 4000, FALSE, TRUE);
  g_assert_cmpuint (get_wait (f), >, 1500);
  g_assert_cmpuint (get_wait (f), <=, 2000);
  soleus_picture_show_phase (f->picture, f->work, f->rest, 1000, FALSE, FALSE);
  g_assert_cmpuint (get_wait (f), ==, 0);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  g_assert_cmpuint (get_wait (f), ==, 0);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, TRUE);
  g_assert_cmpuint (get_wait (f), ==, 33);
  gtk_widget_set_visible (GTK_WIDGET (f->view), FALSE);
  g_assert_cmpuint (get_wait (f), ==, 0);
  gtk_widget_set_visible (GTK_WIDGET (f->view), TRUE);
  g_assert_cmpuint (get_wait (f), ==, 33);
}

/* What is slow is drawn less often, as long as no part goes far; what is quick is not. */
static void
test_slow (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) roller =
      figure_make_step ("roller-pass", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  g_autoptr (SoleusPhase) pass =
      figure_make_phase (SOLEUS_PHASE_WORK, roller, SOLEUS_LEG_RIGHT, 60000);
  guint n_slow = 0, n_quick = 0;
  gint64 start;

  show (f);
  soleus_picture_show_phase (f->picture, NULL, pass, 0, TRUE, TRUE);
  start = g_get_monotonic_time ();
  soleus_picture_update (f->picture, start);
  for (guint at = 33, wait; at < 20000; at += wait)
    {
      const SoleusScriptMoment *moment = soleus_picture_get_moment (f->picture);
      SoleusVec before = soleus_script_moment_get_main (moment)->frames.bones[0].at, after;

      wait = soleus_picture_update (f->picture, start + (gint64) at * 1000);
      after = soleus_script_moment_get_main (moment)->frames.bones[0].at;
      if (wait == 62)
        g_assert_cmpfloat (hypot (after.x - before.x, after.y - before.y), <=, 5);
      else
        g_assert_cmpuint (wait, ==, 33);
      n_slow += wait == 62;
      n_quick += wait == 33;
    }
  g_test_message ("%u slow, %u quick", n_slow, n_quick);
  g_assert_cmpuint (n_slow, >, 2 * n_quick);
  g_assert_cmpuint (n_quick, >, 0);
}

static void
test_goes_on (Fixture *f, gconstpointer data)
{
  gint64 now = g_get_monotonic_time ();
  double ankle;

  soleus_picture_show_phase (f->picture, f->work, f->rest, 500, FALSE, TRUE);
  ankle = soleus_picture_get_calf (f->picture).ankle;
  soleus_picture_update (f->picture, now + 2500000);
  g_assert_cmpfloat (soleus_picture_get_calf (f->picture).ankle, <, ankle - 3);
  soleus_picture_update (f->picture, now + 9600000);
  g_assert_cmpfloat_with_epsilon (soleus_picture_get_calf (f->picture).ankle, 23.8, 0.3);
}

static void
test_paused (Fixture *f, gconstpointer data)
{
  double ankle;

  soleus_picture_show_phase (f->picture, f->work, f->rest, 500, FALSE, FALSE);
  ankle = soleus_picture_get_calf (f->picture).ankle;
  soleus_picture_update (f->picture, g_get_monotonic_time () + 2500000);
  g_assert_cmpfloat (soleus_picture_get_calf (f->picture).ankle, ==, ankle);
}

static void
test_reduced (Fixture *f, gconstpointer data)
{
  show (f);
  soleus_picture_show_phase (f->picture, f->rest, f->work, 0, FALSE, TRUE);
  assert_beat (f);
  g_object_set (f->look, "reduced", TRUE, NULL);
  g_assert_cmpuint (get_wait (f), ==, 0);
  soleus_picture_show_phase (f->picture, f->work, f->rest, 1000, FALSE, TRUE);
  g_assert_false (soleus_picture_get_moment (f->picture)->moving);
  g_assert_cmpuint (get_wait (f), >, 4000);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_LEFT, FALSE, TRUE);
  g_assert_cmpuint (get_wait (f), ==, 0);
  g_object_set (f->look, "reduced", FALSE, NULL);
  g_assert_cmpuint (get_wait (f), ==, 33);
}

/* The number of pixels that differ between two pictures, with one of them looked at in a mirror if
 * wanted. */
static double
get_difference (cairo_surface_t *a, cairo_surface_t *b, gboolean mirrored)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint differing = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 p = figure_get_pixel (a, x, y),
                q = figure_get_pixel (b, mirrored ? width - 1 - x : x, y);
        gboolean differs = FALSE;

        for (guint shift = 0; shift < 32; shift += 8)
          differs |= abs ((int) (p >> shift & 0xff) - (int) (q >> shift & 0xff)) > 48;
        differing += differs;
      }
  return (double) differing / (width * height);
}

/* The left leg faces left, and the direction of the text changes nothing. */
static void
test_mirror (Fixture *f, gconstpointer data)
{
  cairo_surface_t *right, *left, *rtl;

  show (f);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  right = figure_draw_widget (GTK_WIDGET (f->view));
  gtk_widget_set_direction (GTK_WIDGET (f->view), GTK_TEXT_DIR_RTL);
  rtl = figure_draw_widget (GTK_WIDGET (f->view));
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_LEFT, FALSE, FALSE);
  left = figure_draw_widget (GTK_WIDGET (f->view));
  g_assert_cmpfloat (get_difference (right, rtl, FALSE), ==, 0);
  g_assert_cmpfloat (get_difference (right, left, TRUE), <, 0.01);
  g_assert_cmpfloat (get_difference (right, left, FALSE), >, 0.05);
  cairo_surface_destroy (right);
  cairo_surface_destroy (left);
  cairo_surface_destroy (rtl);
}

/* The still picture and the parts that the session is composed of are the same drawing. */
static void
test_same_picture (Fixture *f, gconstpointer data)
{
  cairo_surface_t *still, *composed;

  show (f);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  still = figure_draw_widget (GTK_WIDGET (f->view));
  soleus_picture_show_phase (f->picture, NULL, f->rest, 10000, FALSE, FALSE);
  composed = figure_draw_widget (GTK_WIDGET (f->view));
  g_assert_cmpfloat (get_difference (still, composed, FALSE), <, 0.002);
  cairo_surface_destroy (still);
  cairo_surface_destroy (composed);
}

static GskRenderNode *
take_snapshot (GtkWidget *widget)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (widget)->snapshot (widget, snapshot);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The image of a still figure has nothing of the room beside it, and follows the widget's size. */
static void
test_still_size (Fixture *f, gconstpointer data)
{
  GskRenderNode *narrow, *wide;
  graphene_rect_t bounds;

  show (f);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  narrow = take_snapshot (GTK_WIDGET (f->view));
  gtk_widget_allocate (GTK_WIDGET (f->view), 1200, 200, -1, NULL);
  wide = take_snapshot (GTK_WIDGET (f->view));
  g_assert_cmpint (gsk_render_node_get_node_type (narrow), ==, GSK_TEXTURE_NODE);
  g_assert_cmpint (gsk_render_node_get_node_type (wide), ==, GSK_TEXTURE_NODE);
  g_assert_true (gsk_texture_node_get_texture (narrow) != gsk_texture_node_get_texture (wide));
  gsk_render_node_get_bounds (wide, &bounds);
  g_assert_cmpfloat (bounds.size.width, <, 300);
  g_assert_cmpfloat (bounds.size.height, >, 150);
  g_assert_cmpfloat (bounds.origin.x, >, 400);
  g_assert_cmpint (gdk_texture_get_width (gsk_texture_node_get_texture (wide)), ==,
                   (int) bounds.size.width);
  gsk_render_node_unref (narrow);
  gsk_render_node_unref (wide);
}

typedef struct
{
  SoleusCanvas *canvas;
  cairo_surface_t *surface;
  GskRenderNode *node;
} Sheet;

static void
draw_pulse (Sheet *self, const SoleusShot *shot, gboolean whole, double pulse)
{
  const SoleusMosaicSize size = { 300, 400, 1, whole };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  SoleusPlace place;
  cairo_t *cr;

  soleus_place_fit (&place, shot->pose.scene->view, 300, 400, FALSE);
  soleus_canvas_draw (self->canvas, figure_get_painter (SOLEUS_THEME_LIGHT, SOLEUS_TONE_LIGHT),
                      shot, &place, pulse, &size, snapshot);
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->node = gtk_snapshot_free_to_node (snapshot);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  self->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 300, 400);
  cr = cairo_create (self->surface);
  gsk_render_node_draw (self->node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (self->surface);
}

static void
draw_sheet (Sheet *self, const SoleusShot *shot, gboolean whole)
{
  draw_pulse (self, shot, whole, 0);
}

static void
sheet_clear (Sheet *self)
{
  soleus_canvas_free (self->canvas);
  gsk_render_node_unref (self->node);
  cairo_surface_destroy (self->surface);
}

static guint
count_changed (GskRenderNode *before, GskRenderNode *after)
{
  guint n = gsk_container_node_get_n_children (after), changed = 0;

  g_assert_cmpuint (gsk_container_node_get_n_children (before), ==, n);
  for (guint i = 0; i < n; i++)
    changed += gsk_container_node_get_child (before, i) != gsk_container_node_get_child (after, i);
  return changed;
}

/* What has changed is painted over what was there, and the picture is the one that is painted at
 * once: at first, while it moves, and when it stands still. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  Sheet kept = { soleus_canvas_new (), NULL, NULL }, whole = { soleus_canvas_new (), NULL, NULL };
  static const int seconds[] = { 0, 1, 2, 2, 3, 9, 9 };

  for (guint i = 0; i < G_N_ELEMENTS (seconds); i++)
    {
      g_autoptr (GskRenderNode) before = kept.node ? gsk_render_node_ref (kept.node) : NULL;
      Sheet fresh = { soleus_canvas_new (), NULL, NULL };
      const SoleusShot *shot;

      soleus_picture_show_phase (f->picture, f->work, f->rest, seconds[i] * 1000, FALSE, FALSE);
      shot = &soleus_picture_get_moment (f->picture)->shots[0];
      draw_sheet (&kept, shot, FALSE);
      draw_sheet (&whole, shot, TRUE);
      draw_sheet (&fresh, shot, FALSE);
      g_assert_cmpfloat (get_difference (kept.surface, fresh.surface, FALSE), ==, 0);
      g_assert_cmpfloat (get_difference (kept.surface, whole.surface, FALSE), ==, 0);
      g_assert_cmpuint (gsk_container_node_get_n_children (kept.node), ==, 5 * 7);
      g_assert_cmpuint (gsk_container_node_get_n_children (whole.node), ==, 1);
      if (i > 0 && seconds[i] == seconds[i - 1])
        g_assert_true (kept.node == before);
      else if (i > 0)
        {
          g_assert_cmpuint (count_changed (before, kept.node), >, 0);
          g_assert_cmpuint (count_changed (before, kept.node), <, 25);
        }
      sheet_clear (&fresh);
    }
  sheet_clear (&kept);
  sheet_clear (&whole);
}

/* Pieces are small, but no more than 15 lie side by side in a large picture. */
static void
test_pieces (Fixture *f, gconstpointer data)
{
  static const struct
  {
    SoleusMosaicSize size;
    guint n;
  } cases[] = {
    { { 300, 400, 1, FALSE }, 5 * 7 },
    { { 912, 1344, 1, FALSE }, 10 * 14 },
    { { 3000, 500, 1, FALSE }, 15 * 3 },
    { { 3000, 500, 1, TRUE }, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusMosaic) mosaic = soleus_mosaic_new ();

      g_assert_true (soleus_mosaic_resize (mosaic, &cases[i].size));
      g_assert_cmpuint (gsk_container_node_get_n_children (soleus_mosaic_get_node (mosaic)), ==,
                        cases[i].n);
    }
}

/* A pause hides the glow, and an exercise that is skipped to meanwhile glows where it is. */
static void
test_halo_after_pause (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) bent =
      figure_make_step ("wall-bent", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_SOLEUS);
  g_autoptr (SoleusPhase) other =
      figure_make_phase (SOLEUS_PHASE_WORK, bent, SOLEUS_LEG_RIGHT, 30000);
  Sheet kept = { soleus_canvas_new (), NULL, NULL }, fresh = { soleus_canvas_new (), NULL, NULL };
  SoleusShot first, second;

  soleus_picture_show_phase (f->picture, f->rest, f->work, 5000, FALSE, FALSE);
  first = soleus_picture_get_moment (f->picture)->shots[0];
  soleus_picture_show_phase (f->picture, NULL, other, 5000, FALSE, FALSE);
  second = soleus_picture_get_moment (f->picture)->shots[0];
  g_assert_true (first.pose.scene == second.pose.scene);
  draw_pulse (&kept, &first, FALSE, 0.5);
  draw_pulse (&kept, &second, FALSE, 0);
  draw_pulse (&kept, &second, FALSE, 0.5);
  draw_pulse (&fresh, &second, FALSE, 0.5);
  g_assert_cmpfloat (get_difference (kept.surface, fresh.surface, FALSE), ==, 0);
  sheet_clear (&kept);
  sheet_clear (&fresh);
}

static cairo_surface_t *
draw_phase (Fixture *f, SoleusPhase *phase, gboolean running)
{
  soleus_picture_show_phase (f->picture, NULL, phase, 5000, FALSE, running);
  return figure_draw_widget (GTK_WIDGET (f->view));
}

/* The same by the figure of a session: paused, skipped, gone on, drawn as if nothing had been. */
static void
test_skipped_while_paused (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) bent =
      figure_make_step ("wall-bent", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_SOLEUS);
  g_autoptr (SoleusPhase) other =
      figure_make_phase (SOLEUS_PHASE_WORK, bent, SOLEUS_LEG_RIGHT, 30000);
  cairo_surface_t *kept, *fresh;

  show (f);
  cairo_surface_destroy (draw_phase (f, f->work, TRUE));
  cairo_surface_destroy (draw_phase (f, f->work, FALSE));
  cairo_surface_destroy (draw_phase (f, other, FALSE));
  kept = draw_phase (f, other, TRUE);
  /* Out of sight it forgets all that it has drawn. */
  gtk_widget_set_visible (GTK_WIDGET (f->view), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (f->view), TRUE);
  show (f);
  fresh = draw_phase (f, other, TRUE);
  g_assert_cmpfloat (get_difference (kept, fresh, FALSE), <, 0.0001);
  cairo_surface_destroy (kept);
  cairo_surface_destroy (fresh);
}

static void
test_themes (Fixture *f, gconstpointer data)
{
  static const char *const flags[] = { "dark", "high-contrast" };
  /* In dark it is the same person: contours, floor and wall are what changes. */
  static const double least[] = { 0.005, 0.02 };
  cairo_surface_t *plain;

  show (f);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  plain = figure_draw_widget (GTK_WIDGET (f->view));
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      cairo_surface_t *other;

      g_object_set (f->look, flags[i], TRUE, NULL);
      other = figure_draw_widget (GTK_WIDGET (f->view));
      g_assert_cmpfloat (get_difference (plain, other, FALSE), >, least[i]);
      cairo_surface_destroy (other);
      g_object_set (f->look, flags[i], FALSE, NULL);
    }
  cairo_surface_destroy (plain);
}

/* Another person takes the place of the first at once, and the first comes back as it was. */
static void
test_persons (Fixture *f, gconstpointer data)
{
  cairo_surface_t *first, *second, *again;

  show (f);
  soleus_picture_show_step (f->picture, f->straight, SOLEUS_LEG_RIGHT, FALSE, FALSE);
  first = figure_draw_widget (GTK_WIDGET (f->view));
  g_object_set (f->look, "person", SOLEUS_PERSON_PONYTAIL, NULL);
  second = figure_draw_widget (GTK_WIDGET (f->view));
  g_object_set (f->look, "person", SOLEUS_PERSON_SHORT_HAIR, NULL);
  again = figure_draw_widget (GTK_WIDGET (f->view));
  g_assert_cmpfloat (get_difference (first, second, FALSE), >, 0.02);
  g_assert_cmpfloat (get_difference (first, again, FALSE), ==, 0);
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  cairo_surface_destroy (again);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("/soleus/figure-view/appearance", test_appearance);
  ADD ("/soleus/figure-view/description", test_description);
  ADD ("/soleus/figure-view/angles", test_angles);
  ADD ("/soleus/figure-view/shown-leg", test_shown_leg);
  ADD ("/soleus/figure-view/pressure", test_pressure);
  ADD ("/soleus/figure-view/intervals", test_intervals);
  ADD ("/soleus/figure-view/slow", test_slow);
  ADD ("/soleus/figure-view/goes-on", test_goes_on);
  ADD ("/soleus/figure-view/paused", test_paused);
  ADD ("/soleus/figure-view/reduced", test_reduced);
  ADD ("/soleus/figure-view/mirror", test_mirror);
  ADD ("/soleus/figure-view/same-picture", test_same_picture);
  ADD ("/soleus/figure-view/still-size", test_still_size);
  ADD ("/soleus/figure-view/kept", test_kept);
  ADD ("/soleus/figure-view/pieces", test_pieces);
  ADD ("/soleus/figure-view/halo-after-pause", test_halo_after_pause);
  ADD ("/soleus/figure-view/skipped-while-paused", test_skipped_while_paused);
  ADD ("/soleus/figure-view/themes", test_themes);
  ADD ("/soleus/figure-view/persons", test_persons);
  return g_test_run ();
}
