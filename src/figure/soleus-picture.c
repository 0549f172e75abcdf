/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-picture.h"

#include <math.h>

#include "soleus-figure-text.h"

/* Motion is drawn 30 times a second, the slow pulse of a hold 5 times. What is so slow that nothing
 * goes farther than these units between two pictures, 2.5 pixels of a figure of 500, does with 16.
 */
#define MOVING_MS  33
#define SLOW_MS    62
#define SLOW_UNITS 5.0
/* From a joint to the end of a hand, a foot or the hair. */
#define LIMB_END      100.0
#define BEAT_MS       200
#define PULSE_SECONDS 2.4
#define PULSE_LOW     0.15
#define PULSE_HIGH    0.95
/* A knee that is bent less than this, in degrees, counts as straight; a turned leg that is turned
 * less, as not turned. */
#define STRAIGHT   15.0
#define NOT_TURNED 1.0

/**
 * SoleusPicture:
 *
 * The picture of one exercise at this moment. It plays the script by its own clock while a
 * view is on the screen; any number of views look at it, so that the figure and its close-up move
 * and pulse as one.
 */
struct _SoleusPicture
{
  GObject parent_instance;

  SoleusAppearance *appearance;
  guint n_views;
  guint source;

  SoleusStep *step;
  /* More than one step where they are shown one after another. */
  GPtrArray *tour;
  SoleusLeg leg;
  SoleusPhase *previous;
  SoleusPhase *phase;
  gboolean floor;
  gboolean off;
  gboolean playing;
  gint64 elapsed_us;
  gint64 since;

  gint64 now;
  SoleusScriptMoment moment;
  /* Units that the fastest part went in a millisecond, up to this moment. */
  double speed;
  gboolean lying;
  SoleusAspect aspect;
  char *description;
};

enum
{
  PROP_0,
  PROP_LYING,
  PROP_DESCRIPTION,
  N_PROPS
};

enum
{
  SIGNAL_MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPicture, soleus_picture, G_TYPE_OBJECT)

static gboolean
is_reduced (SoleusPicture *self)
{
  return self->appearance && soleus_appearance_get_reduced (self->appearance);
}

static gboolean
plays (SoleusPicture *self)
{
  return self->playing && (self->phase || (self->appearance && !is_reduced (self) &&
                                           soleus_appearance_get_animated (self->appearance)));
}

static void
play (SoleusPicture *self, gint64 played_us)
{
  SoleusPoseBook *book = soleus_appearance_get_book (self->appearance);

  if (self->phase && is_reduced (self))
    soleus_script_session_still (book, self->previous, self->phase, played_us / 1000, self->floor,
                                 &self->moment);
  else if (self->phase)
    soleus_script_session (book, self->previous, self->phase, played_us / 1000, self->floor,
                           &self->moment);
  else if (plays (self) && self->tour)
    soleus_script_tour (book, self->tour, self->leg, self->floor, played_us / 1e6, &self->moment);
  else if (plays (self))
    soleus_script_preview (book, self->step, self->leg, self->floor, played_us / 1e6,
                           &self->moment);
  else if (self->off)
    soleus_script_off (book, self->step, self->leg, self->floor, &self->moment);
  else
    soleus_script_still (book, self->step, self->leg, self->floor, &self->moment);
}

/* How far the part went that went farthest, in units. */
static double
find_way (const SoleusFrames *from, const SoleusFrames *to)
{
  double farthest = 0;

  for (guint i = 0; i < SOLEUS_N_BONES; i++)
    {
      const SoleusFrame *a = &from->bones[i], *b = &to->bones[i];
      double turn = fabs (soleus_angle_wrap (b->angle - a->angle)) * G_PI / 180;
      double way = hypot (b->at.x - a->at.x, b->at.y - a->at.y) + turn * LIMB_END;

      farthest = MAX (farthest, way);
    }
  return farthest;
}

/* Two pictures of about the same time say nothing about speed; then it counts as fast. */
static void
update_speed (SoleusPicture *self, const SoleusFrames *before, gint64 passed_us)
{
  const SoleusFrames *frames = &soleus_script_moment_get_main (&self->moment)->frames;

  if (passed_us < MOVING_MS * 500)
    self->speed = HUGE_VAL;
  else
    self->speed = find_way (before, frames) * 1000 / (double) passed_us;
}

static guint
get_moving_wait (SoleusPicture *self)
{
  return self->moment.fade > 0 || self->speed * SLOW_MS > SLOW_UNITS ? MOVING_MS : SLOW_MS;
}

/**
 * soleus_picture_update:
 * @now: microseconds of the monotonic clock
 *
 * Brings the picture to this moment.
 *
 * Returns: milliseconds until something moves again, 0 for never
 */
guint
soleus_picture_update (SoleusPicture *self, gint64 now)
{
  const SoleusFrames before = soleus_script_moment_get_main (&self->moment)->frames;
  gint64 passed = now - self->now;
  SoleusPropKind prop;
  gboolean lying;

  self->now = now;
  if (self->appearance == NULL)
    return 0;
  play (self, self->elapsed_us + (plays (self) ? MAX (0, now - self->since) : 0));
  update_speed (self, &before, passed);
  prop = soleus_script_moment_get_main (&self->moment)->pose.prop.kind;
  lying = prop == SOLEUS_PROP_ROLLER || prop == SOLEUS_PROP_BALL;
  if (self->lying != lying)
    {
      self->lying = lying;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LYING]);
    }
  g_signal_emit (self, signals[SIGNAL_MOVED], 0);
  if (!plays (self) || self->n_views == 0)
    return 0;
  if (self->moment.moving)
    return get_moving_wait (self);
  if (self->moment.held)
    return BEAT_MS - (guint) (now / 1000 % BEAT_MS);
  return self->moment.wait_ms >= 0 ? (guint) MAX (self->moment.wait_ms, 1) : 0;
}

static void refresh (SoleusPicture *self);

static gboolean
tick_cb (gpointer user_data)
{
  SoleusPicture *self = SOLEUS_PICTURE (user_data);

  self->source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
refresh (SoleusPicture *self)
{
  guint wait = soleus_picture_update (self, g_get_monotonic_time ());

  g_clear_handle_id (&self->source, g_source_remove);
  if (wait > 0)
    self->source = g_timeout_add_full (GDK_PRIORITY_REDRAW - 1, wait, tick_cb, self, NULL);
}

/* From behind one sees which part of the calf works, but not whether the knee is bent. So the pose
 * that the step is about decides, and the close-up keeps to it from the first moment to the last.
 */
static void
update_aspect (SoleusPicture *self)
{
  SoleusScriptMoment end;

  if (self->appearance == NULL)
    return;
  soleus_script_still (soleus_appearance_get_book (self->appearance), self->step, self->leg,
                       self->floor, &end);
  self->aspect = self->step && self->step->target != SOLEUS_MUSCLE_NONE &&
                         soleus_script_moment_get_main (&end)->frames.knee[0] < STRAIGHT
                     ? SOLEUS_ASPECT_BEHIND
                     : SOLEUS_ASPECT_SIDE;
}

static void
show (SoleusPicture *self, SoleusStep *step, SoleusLeg leg)
{
  g_autofree char *description = self->off ? g_strdup (soleus_figure_describe_off (leg))
                                           : soleus_figure_describe (step, leg, self->floor);

  update_aspect (self);
  self->since = g_get_monotonic_time ();
  refresh (self);
  if (g_strcmp0 (description, self->description) == 0)
    return;
  g_free (self->description);
  self->description = g_steal_pointer (&description);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCRIPTION]);
}

static void
animated_cb (SoleusPicture *self)
{
  if (self->phase == NULL)
    self->since = g_get_monotonic_time ();
  refresh (self);
}

static void
soleus_picture_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusPicture *self = SOLEUS_PICTURE (object);

  switch (id)
    {
    case PROP_LYING:
      g_value_set_boolean (value, self->lying);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, self->description);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_picture_dispose (GObject *object)
{
  SoleusPicture *self = SOLEUS_PICTURE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->appearance);
  g_clear_pointer (&self->step, soleus_step_unref);
  g_clear_pointer (&self->tour, g_ptr_array_unref);
  g_clear_pointer (&self->phase, soleus_phase_unref);
  g_clear_pointer (&self->previous, soleus_phase_unref);
  g_clear_pointer (&self->description, g_free);
  G_OBJECT_CLASS (soleus_picture_parent_class)->dispose (object);
}

static void
soleus_picture_class_init (SoleusPictureClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = soleus_picture_get_property;
  object_class->dispose = soleus_picture_dispose;
  /* Whether the working leg lies on a roller or a ball, in a scene that is wider than high. */
  properties[PROP_LYING] = g_param_spec_boolean ("lying", NULL, NULL, FALSE, flags);
  /* The text alternative, translated. */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_picture_init (SoleusPicture *self)
{
  soleus_picture_show_step (self, NULL, SOLEUS_LEG_RIGHT, FALSE, FALSE);
}

SoleusPicture *
soleus_picture_new (void)
{
  return g_object_new (SOLEUS_TYPE_PICTURE, NULL);
}

/* Call this once; before it there is nothing to be seen. */
void
soleus_picture_set_appearance (SoleusPicture *self, SoleusAppearance *appearance)
{
  g_return_if_fail (self->appearance == NULL);

  self->appearance = g_object_ref (appearance);
  g_signal_connect_object (appearance, "notify::animated", G_CALLBACK (animated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (appearance, "notify::reduced", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  update_aspect (self);
  refresh (self);
}

static void
take_step (SoleusPicture *self,
           SoleusStep *step,
           SoleusLeg leg,
           gboolean floor,
           gboolean play,
           gboolean off)
{
  g_clear_pointer (&self->tour, g_ptr_array_unref);
  g_clear_pointer (&self->phase, soleus_phase_unref);
  g_clear_pointer (&self->previous, soleus_phase_unref);
  soleus_step_set (&self->step, step);
  self->leg = leg;
  self->floor = floor;
  self->off = off;
  self->elapsed_us = 0;
  self->playing = play;
  show (self, step, leg);
}

/**
 * soleus_picture_show_step:
 * @step: (nullable): %NULL for plain standing
 * @leg: the working leg
 * @floor: whether a step is shown on the floor where it has such a pose
 * @play: whether its motion is played over and over where the appearance allows it
 */
void
soleus_picture_show_step (
    SoleusPicture *self, SoleusStep *step, SoleusLeg leg, gboolean floor, gboolean play)
{
  take_step (self, step, leg, floor, play, FALSE);
}

/* Somebody who has stopped in the step: the figure rests, off the tool. */
void
soleus_picture_show_off (SoleusPicture *self, SoleusStep *step, SoleusLeg leg, gboolean floor)
{
  take_step (self, step, leg, floor, FALSE, TRUE);
}

static SoleusStep *
find_main_step (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      SoleusStep *step = steps->pdata[i];

      if (step->target != SOLEUS_MUSCLE_NONE && step->kind != SOLEUS_STEP_SETUP)
        return step;
    }
  return steps->pdata[0];
}

static gboolean
same_pose (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const SoleusStep *) a)->pose, ((const SoleusStep *) b)->pose) == 0;
}

/**
 * soleus_picture_show_steps:
 * @steps: (element-type SoleusStep): at least one
 * @leg: the working leg
 * @floor: as for soleus_picture_show_step()
 *
 * Plays the steps one after another, over and over, each pose once. Where nothing may move, and for
 * the description, the first that works a muscle stands for all.
 */
void
soleus_picture_show_steps (SoleusPicture *self, GPtrArray *steps, SoleusLeg leg, gboolean floor)
{
  g_autoptr (GPtrArray) tour = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_step_unref);

  for (guint i = 0; i < steps->len; i++)
    if (!g_ptr_array_find_with_equal_func (tour, steps->pdata[i], same_pose, NULL))
      g_ptr_array_add (tour, soleus_step_ref (steps->pdata[i]));
  soleus_picture_show_step (self, find_main_step (steps), leg, floor, TRUE);
  self->tour = g_steal_pointer (&tour);
  refresh (self);
}

/**
 * soleus_picture_show_phase:
 * @previous: (nullable): the phase before
 * @elapsed_ms: since @phase began
 * @floor: as for soleus_picture_show_step()
 * @running: whether its time goes on
 *
 * Follows a session. To be called at every change of phase, at pause and at resume, and where the
 * phase is made longer or shorter; in between the picture goes on by itself.
 */
void
soleus_picture_show_phase (SoleusPicture *self,
                           SoleusPhase *previous,
                           SoleusPhase *phase,
                           gint64 elapsed_ms,
                           gboolean floor,
                           gboolean running)
{
  g_autoptr (SoleusPhase) old_previous = g_steal_pointer (&self->previous);
  g_autoptr (SoleusPhase) old_phase = g_steal_pointer (&self->phase);

  g_clear_pointer (&self->tour, g_ptr_array_unref);
  self->previous = previous ? soleus_phase_ref (previous) : NULL;
  self->phase = soleus_phase_ref (phase);
  soleus_step_set (&self->step, soleus_phase_get_step (phase));
  self->floor = floor;
  self->off = FALSE;
  self->elapsed_us = elapsed_ms * 1000;
  self->playing = running;
  show (self, self->step, soleus_phase_get_leg (phase));
}

/* Says that a view has come on the screen or has gone. A picture that nobody sees stands still. */
void
soleus_picture_watch (SoleusPicture *self, gboolean watched)
{
  self->n_views += watched ? 1 : -1;
  if (self->n_views == 0)
    g_clear_handle_id (&self->source, g_source_remove);
  else if (watched && self->n_views == 1 && !soleus_picture_is_still (self))
    refresh (self);
}

const SoleusScriptMoment *
soleus_picture_get_moment (SoleusPicture *self)
{
  return &self->moment;
}

static SoleusPhaseKind
get_kind (SoleusPicture *self)
{
  return self->phase ? soleus_phase_get_kind (self->phase) : SOLEUS_PHASE_GET_READY;
}

/* The muscles that have just worked in @leg. */
static SoleusMuscle
get_worked (SoleusPicture *self, SoleusLeg leg)
{
  SoleusPhase *previous = self->previous;
  SoleusStep *step = previous ? soleus_phase_get_step (previous) : NULL;

  if (step == NULL || soleus_phase_get_kind (previous) != SOLEUS_PHASE_WORK ||
      soleus_phase_get_leg (previous) != leg)
    return SOLEUS_MUSCLE_NONE;
  return step->kind == SOLEUS_STEP_STRETCH || step->kind == SOLEUS_STEP_PRESSURE
             ? step->target
             : SOLEUS_MUSCLE_NONE;
}

/* What happens to the muscles of the step in this phase. */
static SoleusMark
get_mark (SoleusPicture *self)
{
  if (get_kind (self) != SOLEUS_PHASE_WORK)
    return SOLEUS_MARK_TARGET;
  switch (self->step->kind)
    {
    case SOLEUS_STEP_STRETCH:
      return SOLEUS_MARK_STRETCHING;
    case SOLEUS_STEP_PRESSURE:
      return SOLEUS_MARK_PRESSED;
    case SOLEUS_STEP_SETUP:
    case SOLEUS_STEP_MOVEMENT:
    case SOLEUS_STEP_CHECK_IN:
    default:
      return SOLEUS_MARK_TARGET;
    }
}

/* Turned in, the inner side of the calf lies on the roller. */
static SoleusHeads
get_heads (const SoleusShot *shot)
{
  double turn = shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn;

  return turn < -NOT_TURNED  ? SOLEUS_HEADS_INNER
         : turn > NOT_TURNED ? SOLEUS_HEADS_OUTER
                             : SOLEUS_HEADS_BOTH;
}

/* How far the step is there: it comes with the way in and goes with the way out. */
static double
get_light (const SoleusShot *shot)
{
  return MAX (shot->lit[0], shot->lit[1]);
}

/* A stretch makes its muscle longer on the way in, from where it rests: the foot behind the body
 * has taken most of that before, where nobody looks for it. */
static double
get_slack (SoleusPicture *self, const SoleusShot *shot)
{
  return self->step && self->step->kind == SOLEUS_STEP_STRETCH ? 1 - get_light (shot) : 0;
}

/* The working leg as it is now, which is the one before until the sides have half changed. */
SoleusCalf
soleus_picture_get_calf (SoleusPicture *self)
{
  const SoleusShot *shot = soleus_script_moment_get_main (&self->moment);
  SoleusPhaseKind kind = get_kind (self);
  SoleusCalf calf = {
    .knee = shot->frames.knee[0],
    .ankle = shot->frames.ankle[0],
    .slack = get_slack (self, shot),
    .turn = shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn,
    .dent = shot->dent,
    .leg = shot->leg,
  };

  if (kind == SOLEUS_PHASE_REST || kind == SOLEUS_PHASE_SWITCH)
    {
      calf.target = get_worked (self, shot->leg);
      calf.mark = SOLEUS_MARK_AFTER;
    }
  else if (self->step)
    {
      calf.target = self->step->target;
      calf.heads = get_heads (shot);
      calf.mark = get_mark (self);
    }
  return calf;
}

/* Where the close-up is best looked at from: from behind, where the knee is straight. */
SoleusAspect
soleus_picture_get_aspect (SoleusPicture *self)
{
  return self->aspect;
}

/* The opacity of the glow round the muscles that work, 0 for none. It changes from beat to beat; on
 * the way into a stretch it grows with it, as the muscle's length alone is not seen from afar. */
double
soleus_picture_get_pulse (SoleusPicture *self)
{
  gboolean works = self->phase ? get_kind (self) == SOLEUS_PHASE_WORK : self->moment.held;
  double seconds = (double) (self->now / 1000 / BEAT_MS * BEAT_MS) / 1000;

  if (!plays (self) || is_reduced (self))
    return 0;
  if (self->phase && self->step && get_kind (self) == SOLEUS_PHASE_GET_READY &&
      self->step->kind == SOLEUS_STEP_STRETCH)
    return PULSE_HIGH * get_light (soleus_script_moment_get_main (&self->moment));
  if (!works)
    return 0;
  return PULSE_LOW +
         (PULSE_HIGH - PULSE_LOW) * 0.5 * (1 - cos (2 * G_PI * seconds / PULSE_SECONDS));
}

/* Whether the picture stays as it is until it shows something else. */
gboolean
soleus_picture_is_still (SoleusPicture *self)
{
  return self->phase == NULL && !plays (self);
}

gboolean
soleus_picture_is_lying (SoleusPicture *self)
{
  return self->lying;
}

const char *
soleus_picture_get_description (SoleusPicture *self)
{
  return self->description;
}
