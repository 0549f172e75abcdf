/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the figure looks, as properties; what it plays is in soleus-figure-view.c. */
#include "soleus-figure-view-private.h"

#include <graphene-gobject.h>

#include "soleus-style.h"

static GParamSpec *properties[N_PROPS];

static void
soleus_figure_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (object);

  switch (id)
    {
    case PROP_ANIMATED:
      g_value_set_boolean (value, self->animated);
      break;
    case PROP_TONE:
      g_value_set_int (value, self->tone);
      break;
    case PROP_FLOOR:
      g_value_set_boolean (value, self->floor);
      break;
    case PROP_DARK:
      g_value_set_boolean (value, self->dark);
      break;
    case PROP_HIGH_CONTRAST:
      g_value_set_boolean (value, self->high_contrast);
      break;
    case PROP_KNEE_ANGLE:
      g_value_set_double (value, self->knee_angle);
      break;
    case PROP_ANKLE_ANGLE:
      g_value_set_double (value, self->ankle_angle);
      break;
    case PROP_PRESSURE:
      g_value_set_boxed (value, &self->pressure);
      break;
    case PROP_SHOWN_LEG:
      g_value_set_int (value, self->shown_leg);
      break;
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
soleus_figure_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusFigureView *self = SOLEUS_FIGURE_VIEW (object);

  switch (id)
    {
    case PROP_ANIMATED:
      soleus_figure_view_set_animated (self, g_value_get_boolean (value));
      break;
    case PROP_TONE:
      soleus_figure_view_set_tone (self, g_value_get_int (value));
      break;
    case PROP_FLOOR:
      soleus_figure_view_set_floor (self, g_value_get_boolean (value));
      break;
    case PROP_DARK:
      soleus_figure_view_set_dark (self, g_value_get_boolean (value));
      break;
    case PROP_HIGH_CONTRAST:
      soleus_figure_view_set_high_contrast (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

void
soleus_figure_view_install_properties (GObjectClass *object_class)
{
  const GParamFlags set = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags get = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  properties[PROP_ANIMATED] = g_param_spec_boolean ("animated", NULL, NULL, FALSE, set);
  properties[PROP_TONE] = g_param_spec_int ("tone", NULL, NULL, 1, SOLEUS_N_TONES, 2, set);
  properties[PROP_FLOOR] = g_param_spec_boolean ("floor", NULL, NULL, FALSE, set);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, set);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, set);
  properties[PROP_KNEE_ANGLE] = g_param_spec_double ("knee-angle", NULL, NULL, -180, 180, 0, get);
  properties[PROP_ANKLE_ANGLE] = g_param_spec_double ("ankle-angle", NULL, NULL, -180, 180, 0, get);
  /* What presses on the calf: its place in the coordinates of the shank, and its radius. */
  properties[PROP_PRESSURE] =
      g_param_spec_boxed ("pressure", NULL, NULL, GRAPHENE_TYPE_POINT3D, get);
  /* The leg that works in the picture of the moment: while sides change, still the one before. */
  properties[PROP_SHOWN_LEG] = g_param_spec_int ("shown-leg", NULL, NULL, SOLEUS_LEG_BOTH,
                                                 SOLEUS_LEG_RIGHT, SOLEUS_LEG_RIGHT, get);
  /* Whether the working leg lies on a roller or a ball: a scene that is wider than high. */
  properties[PROP_LYING] = g_param_spec_boolean ("lying", NULL, NULL, FALSE, get);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, get);
  object_class->get_property = soleus_figure_view_get_property;
  object_class->set_property = soleus_figure_view_set_property;
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

void
soleus_figure_view_notify (SoleusFigureView *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

/**
 * soleus_figure_view_set_animated:
 * @animated: whether a step's motion is played over and over; not with reduced motion
 */
void
soleus_figure_view_set_animated (SoleusFigureView *self, gboolean animated)
{
  if (self->animated == animated)
    return;
  self->animated = animated;
  self->elapsed_us = 0;
  self->since = g_get_monotonic_time ();
  soleus_figure_view_refresh (self);
  soleus_figure_view_notify (self, PROP_ANIMATED);
}

/**
 * soleus_figure_view_set_tone:
 * @tone: of the skin, 1 (lightest) to 5 (darkest)
 */
void
soleus_figure_view_set_tone (SoleusFigureView *self, int tone)
{
  g_return_if_fail (tone >= 1 && tone <= SOLEUS_N_TONES);

  if (self->tone == tone)
    return;
  self->tone = tone;
  soleus_figure_view_refresh (self);
  soleus_figure_view_notify (self, PROP_TONE);
}

/**
 * soleus_figure_view_set_floor:
 * @floor: whether a step is shown on the floor where it has such a pose
 */
void
soleus_figure_view_set_floor (SoleusFigureView *self, gboolean floor)
{
  if (self->floor == floor)
    return;
  self->floor = floor;
  soleus_figure_view_refresh (self);
  soleus_figure_view_update_description (self);
  soleus_figure_view_notify (self, PROP_FLOOR);
}

/**
 * soleus_figure_view_set_dark:
 * @dark: whether the view lies on a dark background
 */
void
soleus_figure_view_set_dark (SoleusFigureView *self, gboolean dark)
{
  if (self->dark == dark)
    return;
  self->dark = dark;
  soleus_figure_view_refresh (self);
  soleus_figure_view_notify (self, PROP_DARK);
}

/**
 * soleus_figure_view_set_high_contrast:
 * @high_contrast: whether to draw thick contours and plain colours
 */
void
soleus_figure_view_set_high_contrast (SoleusFigureView *self, gboolean high_contrast)
{
  if (self->high_contrast == high_contrast)
    return;
  self->high_contrast = high_contrast;
  soleus_figure_view_refresh (self);
  soleus_figure_view_notify (self, PROP_HIGH_CONTRAST);
}

/**
 * soleus_figure_view_get_knee_angle:
 *
 * Returns: flexion of the working knee, degrees, 0 for straight
 */
double
soleus_figure_view_get_knee_angle (SoleusFigureView *self)
{
  return self->knee_angle;
}

/**
 * soleus_figure_view_get_ankle_angle:
 *
 * Returns: dorsiflexion of the working ankle, degrees, negative for toes down
 */
double
soleus_figure_view_get_ankle_angle (SoleusFigureView *self)
{
  return self->ankle_angle;
}

/**
 * soleus_figure_view_get_lying:
 *
 * Returns: whether the working leg lies on a roller or a ball
 */
gboolean
soleus_figure_view_get_lying (SoleusFigureView *self)
{
  return self->lying;
}

/**
 * soleus_figure_view_get_description:
 *
 * Returns: (nullable) (transfer none): what is to be seen, in words, translated
 */
const char *
soleus_figure_view_get_description (SoleusFigureView *self)
{
  return self->description;
}
