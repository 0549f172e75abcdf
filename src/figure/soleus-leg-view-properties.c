/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the close-up shows and how, as properties; the drawing is in soleus-leg-view.c. */
#include "soleus-leg-view-private.h"

#include <graphene-gobject.h>

#include "soleus-style.h"

enum
{
  PROP_0,
  PROP_KNEE_ANGLE,
  PROP_ANKLE_ANGLE,
  PROP_PRESSURE,
  PROP_TARGET,
  PROP_TENDON,
  PROP_LEG,
  PROP_TONE,
  PROP_LABELS,
  PROP_LYING,
  PROP_PULSING,
  PROP_DARK,
  PROP_HIGH_CONTRAST,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static gpointer
get_field (SoleusLegView *self, guint id)
{
  switch (id)
    {
    case PROP_KNEE_ANGLE:
      return &self->knee_angle;
    case PROP_ANKLE_ANGLE:
      return &self->ankle_angle;
    case PROP_PRESSURE:
      return &self->pressure;
    case PROP_TARGET:
      return &self->target;
    case PROP_TENDON:
      return &self->tendon;
    case PROP_LEG:
      return &self->leg;
    case PROP_TONE:
      return &self->tone;
    case PROP_LABELS:
      return &self->labels;
    case PROP_LYING:
      return &self->lying;
    case PROP_PULSING:
      return &self->pulsing;
    case PROP_DARK:
      return &self->dark;
    case PROP_HIGH_CONTRAST:
      return &self->high_contrast;
    default:
      return NULL;
    }
}

static void
soleus_leg_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  gpointer field = get_field (SOLEUS_LEG_VIEW (object), id);

  if (field == NULL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, *(double *) field);
  else if (G_VALUE_HOLDS_BOXED (value))
    g_value_set_boxed (value, field);
  else if (G_VALUE_HOLDS_INT (value))
    g_value_set_int (value, *(int *) field);
  else
    g_value_set_boolean (value, *(gboolean *) field);
}

static gboolean
set_pressure (graphene_point3d_t *pressure, const graphene_point3d_t *value)
{
  graphene_point3d_t next = value ? *value : (graphene_point3d_t){ 0 };

  if (graphene_point3d_equal (pressure, &next))
    return FALSE;
  *pressure = next;
  return TRUE;
}

static gboolean
set_field (gpointer field, const GValue *value)
{
  if (G_VALUE_HOLDS_BOXED (value))
    return set_pressure (field, g_value_get_boxed (value));
  if (G_VALUE_HOLDS_DOUBLE (value))
    {
      double number = g_value_get_double (value);

      if (*(double *) field == number)
        return FALSE;
      *(double *) field = number;
      return TRUE;
    }
  else
    {
      int number =
          G_VALUE_HOLDS_INT (value) ? g_value_get_int (value) : g_value_get_boolean (value);

      if (*(int *) field == number)
        return FALSE;
      *(int *) field = number;
      return TRUE;
    }
}

static void
soleus_leg_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusLegView *self = SOLEUS_LEG_VIEW (object);
  gpointer field = get_field (self, id);

  if (field == NULL)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (!set_field (field, value))
    return;
  soleus_leg_view_refresh (self);
  if (id == PROP_TARGET || id == PROP_TENDON)
    soleus_leg_view_update_description (self);
  g_object_notify_by_pspec (object, pspec);
}

void
soleus_leg_view_install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = soleus_leg_view_get_property;
  object_class->set_property = soleus_leg_view_set_property;
  properties[PROP_KNEE_ANGLE] = g_param_spec_double ("knee-angle", NULL, NULL, -180, 180, 0, flags);
  properties[PROP_ANKLE_ANGLE] =
      g_param_spec_double ("ankle-angle", NULL, NULL, -180, 180, 0, flags);
  /* As of the figure: what presses on the calf, in the coordinates of the shank. */
  properties[PROP_PRESSURE] =
      g_param_spec_boxed ("pressure", NULL, NULL, GRAPHENE_TYPE_POINT3D, flags);
  properties[PROP_TARGET] = g_param_spec_int ("target", NULL, NULL, SOLEUS_MUSCLE_NONE,
                                              SOLEUS_MUSCLE_BOTH, SOLEUS_MUSCLE_NONE, flags);
  properties[PROP_TENDON] = g_param_spec_boolean ("tendon", NULL, NULL, FALSE, flags);
  properties[PROP_LEG] = g_param_spec_int ("leg", NULL, NULL, SOLEUS_LEG_BOTH, SOLEUS_LEG_RIGHT,
                                           SOLEUS_LEG_RIGHT, flags);
  properties[PROP_TONE] = g_param_spec_int ("tone", NULL, NULL, 1, SOLEUS_N_TONES, 2, flags);
  properties[PROP_LABELS] = g_param_spec_boolean ("labels", NULL, NULL, TRUE, flags);
  /* On its calf, as on a roller; with names beside it the leg stands all the same. */
  properties[PROP_LYING] = g_param_spec_boolean ("lying", NULL, NULL, FALSE, flags);
  properties[PROP_PULSING] = g_param_spec_boolean ("pulsing", NULL, NULL, FALSE, flags);
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}
