/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-figure-view-private.h"

#include <math.h>

#include "soleus-animation.h"
#include "soleus-canvas.h"
#include "soleus-diagrams.h"
#include "soleus-figure-text.h"

/* Motion is drawn 30 times a second, the slow pulse of a hold 5 times. */
#define MOVING_MS     33
#define HELD_MS       200
#define MIN_SIZE      96
#define NATURAL_SIZE  240
#define ANGLE_STEP    0.05
#define PRESSURE_STEP 0.05f

G_DEFINE_FINAL_TYPE (SoleusFigureView, soleus_figure_view, GTK_TYPE_WIDGET)

static void schedule (SoleusFigureView *self);

static gboolean
is_still (SoleusFigureView *self)
{
  return self->phase == NULL && (!self->animated || self->reduced);
}

static gint64
get_played (SoleusFigureView *self, gint64 now)
{
  gint64 played = self->elapsed_us;

  if (self->running || (self->phase == NULL && self->animated))
    played += MAX (0, now - self->since);
  return played;
}

static void
set_angle (SoleusFigureView *self, double *angle, double value, guint property)
{
  if (fabs (*angle - value) < ANGLE_STEP)
    return;
  *angle = value;
  soleus_figure_view_notify (self, property);
}

/* As a point whose third number is the radius of what presses. */
static void
set_pressure (SoleusFigureView *self, const SoleusShot *shot)
{
  SoleusDent dent = soleus_dent_find (&shot->pose, &shot->frames);
  graphene_point3d_t pressure =
      GRAPHENE_POINT3D_INIT ((float) dent.centre.x, (float) dent.centre.y, (float) dent.radius);

  if (graphene_point3d_near (&self->pressure, &pressure, PRESSURE_STEP))
    return;
  self->pressure = pressure;
  soleus_figure_view_notify (self, PROP_PRESSURE);
}

static void
set_shown_leg (SoleusFigureView *self, SoleusLeg leg)
{
  if (self->shown_leg == leg)
    return;
  self->shown_leg = leg;
  soleus_figure_view_notify (self, PROP_SHOWN_LEG);
}

static void
set_lying (SoleusFigureView *self, const SoleusProp *prop)
{
  gboolean lying = prop->kind == SOLEUS_PROP_ROLLER || prop->kind == SOLEUS_PROP_BALL;

  if (self->lying == lying)
    return;
  self->lying = lying;
  soleus_figure_view_notify (self, PROP_LYING);
}

static void
update_picture (SoleusFigureView *self, gint64 now)
{
  SoleusPoseBook *book = soleus_diagrams_get_book ();
  const SoleusShot *shot;

  self->played_us = get_played (self, now);
  if (self->phase && self->reduced)
    soleus_script_session_still (book, self->previous, self->phase, self->played_us / 1000,
                                 self->floor, &self->picture);
  else if (self->phase)
    soleus_script_session (book, self->previous, self->phase, self->played_us / 1000, self->floor,
                           &self->picture);
  else if (is_still (self))
    soleus_script_still (book, self->step, self->leg, self->floor, &self->picture);
  else
    soleus_script_preview (book, self->step, self->leg, self->floor, self->played_us / 1e6,
                           &self->picture);
  shot = soleus_picture_get_main (&self->picture);
  set_angle (self, &self->knee_angle, shot->frames.knee[0], PROP_KNEE_ANGLE);
  set_angle (self, &self->ankle_angle, shot->frames.ankle[0], PROP_ANKLE_ANGLE);
  set_pressure (self, shot);
  set_shown_leg (self, shot->leg);
  set_lying (self, &shot->pose.prop);
}

static gboolean
plays (SoleusFigureView *self)
{
  return !is_still (self) && (self->phase ? self->running : self->animated);
}

/* Milliseconds to the next picture, or 0 for none. */
static guint
get_interval (SoleusFigureView *self)
{
  if (!plays (self) || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return 0;
  if (self->picture.moving)
    return MOVING_MS;
  if (self->picture.held)
    return HELD_MS;
  if (self->picture.wait_ms >= 0)
    return (guint) MAX (self->picture.wait_ms, 1);
  return 0;
}

static gboolean
tick_cb (gpointer user_data)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (user_data);

  self->source = 0;
  update_picture (self, g_get_monotonic_time ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
  schedule (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (SoleusFigureView *self)
{
  guint interval = get_interval (self);

  if (interval == HELD_MS)
    interval = soleus_animation_get_beat ();
  g_clear_handle_id (&self->source, g_source_remove);
  if (interval > 0)
    self->source = g_timeout_add_full (GDK_PRIORITY_REDRAW - 1, interval, tick_cb, self, NULL);
}

static void
drop_still (SoleusFigureView *self)
{
  g_clear_object (&self->still);
}

/* Draws anew what may all have changed. */
void
soleus_figure_view_refresh (SoleusFigureView *self)
{
  drop_still (self);
  update_picture (self, g_get_monotonic_time ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
  schedule (self);
}

/* Says anew what is to be seen. */
void
soleus_figure_view_update_description (SoleusFigureView *self)
{
  SoleusStep *step = self->phase ? soleus_phase_get_step (self->phase) : self->step;
  SoleusLeg leg = self->phase ? soleus_phase_get_leg (self->phase) : self->leg;
  g_autofree char *description = soleus_figure_describe (step, leg, self->floor);

  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->description, -1);
  soleus_figure_view_notify (self, PROP_DESCRIPTION);
}

static SoleusPainter *
get_painter (SoleusFigureView *self)
{
  return soleus_diagrams_find_painter (self->dark, self->high_contrast, self->tone);
}

static void
place_shot (SoleusFigureView *self, const SoleusShot *shot, SoleusPlace *place)
{
  soleus_place_fit (place, shot->pose.scene->view, gtk_widget_get_width (GTK_WIDGET (self)),
                    gtk_widget_get_height (GTK_WIDGET (self)), shot->leg == SOLEUS_LEG_LEFT);
}

/* A still figure is drawn once and then costs no more than an image. */
static void
snapshot_still (SoleusFigureView *self, GtkSnapshot *snapshot, int width, int height)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  SoleusPlace place;

  if (self->still == NULL || gdk_texture_get_width (self->still) != width * scale ||
      gdk_texture_get_height (self->still) != height * scale)
    {
      drop_still (self);
      place_shot (self, &self->picture.shots[0], &place);
      self->still = soleus_canvas_draw_still (get_painter (self), &self->picture.shots[0], &place,
                                              width, height, scale);
    }
  gtk_snapshot_append_texture (snapshot, self->still, &GRAPHENE_RECT_INIT (0, 0, width, height));
}

static double
get_pulse (SoleusFigureView *self)
{
  return self->picture.held && !self->reduced && plays (self) ? soleus_animation_get_pulse () : 0;
}

/* GTK's cairo renderer draws each node where it lies; every other one uploads it as a texture. */
static gboolean
uploads_nodes (SoleusFigureView *self)
{
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (self));

  return native && !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native));
}

static void
draw_shot (SoleusFigureView *self, guint index, GtkSnapshot *snapshot)
{
  const SoleusShot *shot = &self->picture.shots[index];
  SoleusPlace place;

  place_shot (self, shot, &place);
  soleus_canvas_draw (self->canvases[index], get_painter (self), shot, &place, get_pulse (self),
                      uploads_nodes (self), snapshot);
}

static void
soleus_figure_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  if (width < 1 || height < 1)
    return;
  if (is_still (self))
    {
      snapshot_still (self, snapshot, width, height);
      return;
    }
  if (self->picture.fade <= 0)
    {
      draw_shot (self, 0, snapshot);
      return;
    }
  gtk_snapshot_push_cross_fade (snapshot, self->picture.fade);
  draw_shot (self, 0, snapshot);
  gtk_snapshot_pop (snapshot);
  draw_shot (self, 1, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
soleus_figure_view_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = MIN_SIZE;
  *natural = NATURAL_SIZE;
  *minimum_baseline = *natural_baseline = -1;
}

static void
soleus_figure_view_map (GtkWidget *widget)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_figure_view_parent_class)->map (widget);
  if (!is_still (self))
    update_picture (self, g_get_monotonic_time ());
  schedule (self);
}

static void
soleus_figure_view_unmap (GtkWidget *widget)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (widget);

  GTK_WIDGET_CLASS (soleus_figure_view_parent_class)->unmap (widget);
  schedule (self);
  soleus_canvas_clear (self->canvases[0]);
  soleus_canvas_clear (self->canvases[1]);
}

static void
animations_changed_cb (SoleusFigureView *self)
{
  if (self->reduced == soleus_animation_is_reduced ())
    return;
  self->reduced = !self->reduced;
  soleus_figure_view_refresh (self);
}

static void
soleus_figure_view_dispose (GObject *object)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->step, soleus_step_unref);
  g_clear_object (&self->still);
  g_clear_pointer (&self->phase, soleus_phase_unref);
  g_clear_pointer (&self->previous, soleus_phase_unref);
  G_OBJECT_CLASS (soleus_figure_view_parent_class)->dispose (object);
}

static void
soleus_figure_view_finalize (GObject *object)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (object);

  soleus_canvas_free (self->canvases[0]);
  soleus_canvas_free (self->canvases[1]);
  g_free (self->description);
  G_OBJECT_CLASS (soleus_figure_view_parent_class)->finalize (object);
}

static void
soleus_figure_view_class_init (SoleusFigureViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = soleus_figure_view_dispose;
  object_class->finalize = soleus_figure_view_finalize;
  widget_class->snapshot = soleus_figure_view_snapshot;
  widget_class->measure = soleus_figure_view_measure;
  widget_class->map = soleus_figure_view_map;
  widget_class->unmap = soleus_figure_view_unmap;
  soleus_figure_view_install_properties (object_class);
  gtk_widget_class_set_css_name (widget_class, "figure");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
soleus_figure_view_init (SoleusFigureView *self)
{
  self->tone = 2;
  self->leg = SOLEUS_LEG_RIGHT;
  self->canvases[0] = soleus_canvas_new ();
  self->canvases[1] = soleus_canvas_new ();
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->reduced = soleus_animation_is_reduced ();
  soleus_animation_watch (self, G_CALLBACK (animations_changed_cb));
  update_picture (self, 0);
  soleus_figure_view_update_description (self);
}

/**
 * soleus_figure_view_new:
 *
 * Returns: (transfer floating): a figure that stands
 */
GtkWidget *
soleus_figure_view_new (void)
{
  return g_object_new (SOLEUS_TYPE_FIGURE_VIEW, NULL);
}

/**
 * soleus_figure_view_set_step:
 * @step: (nullable): what to show; %NULL for plain standing
 * @leg: the working leg: the right leg faces right, the left leg left
 *
 * Shows the pose of a step, or its motion where the view is animated.
 */
void
soleus_figure_view_set_step (SoleusFigureView *self, SoleusStep *step, SoleusLeg leg)
{
  g_return_if_fail (SOLEUS_IS_FIGURE_VIEW (self));

  g_clear_pointer (&self->phase, soleus_phase_unref);
  g_clear_pointer (&self->previous, soleus_phase_unref);
  soleus_step_set (&self->step, step);
  self->leg = leg;
  self->elapsed_us = 0;
  self->since = g_get_monotonic_time ();
  self->running = FALSE;
  soleus_figure_view_refresh (self);
  soleus_figure_view_update_description (self);
}

/**
 * soleus_figure_view_set_phase:
 * @previous: (nullable): the phase before
 * @phase: the phase of the session that is shown
 * @elapsed_ms: since it began
 * @running: whether its time goes on
 *
 * Follows a session. To be called at every change of phase, at pause and at resume, and where the
 * phase is made longer or shorter; in between the view goes on by itself.
 */
void
soleus_figure_view_set_phase (SoleusFigureView *self,
                              SoleusPhase *previous,
                              SoleusPhase *phase,
                              gint64 elapsed_ms,
                              gboolean running)
{
  g_autoptr (SoleusPhase) old_previous = NULL;
  g_autoptr (SoleusPhase) old_phase = NULL;

  g_return_if_fail (SOLEUS_IS_FIGURE_VIEW (self));
  g_return_if_fail (phase != NULL);

  old_previous = self->previous;
  old_phase = self->phase;
  self->previous = previous ? soleus_phase_ref (previous) : NULL;
  self->phase = soleus_phase_ref (phase);
  self->elapsed_us = elapsed_ms * 1000;
  self->since = g_get_monotonic_time ();
  self->running = running;
  soleus_figure_view_refresh (self);
  soleus_figure_view_update_description (self);
}

/* For tests: the picture of the moment. */
const SoleusPicture *
soleus_figure_view_get_picture (SoleusFigureView *self)
{
  return &self->picture;
}

/* For tests: the picture at another moment, microseconds of the monotonic clock. */
void
soleus_figure_view_advance (SoleusFigureView *self, gint64 now)
{
  update_picture (self, now);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  schedule (self);
}

/* For tests: milliseconds to the next picture, 0 for none. */
guint
soleus_figure_view_get_interval (SoleusFigureView *self)
{
  return get_interval (self);
}
