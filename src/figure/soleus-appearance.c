/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-appearance.h"

#include "soleus-diagrams.h"
#include "soleus-figure-enums.h"

#define KEY "soleus-appearance"

enum
{
  PROP_0,
  PROP_DARK,
  PROP_HIGH_CONTRAST,
  PROP_REDUCED,
  PROP_ANIMATED,
  PROP_TONE,
  PROP_PERSON,
  N_PROPS
};

/**
 * SoleusAppearance:
 *
 * The look of every figure of a window, whether it may move, and the drawings for it. It is
 * attached to the window, and the views below find it there.
 */
struct _SoleusAppearance
{
  GObject parent_instance;

  SoleusDiagrams *diagrams;
  gboolean flags[N_PROPS];
  SoleusTone tone;
  SoleusPerson person;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusAppearance, soleus_appearance, G_TYPE_OBJECT)

static void
soleus_appearance_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SoleusAppearance *self = SOLEUS_APPEARANCE (object);

  if (id == PROP_TONE)
    g_value_set_enum (value, self->tone);
  else if (id == PROP_PERSON)
    g_value_set_enum (value, self->person);
  else
    g_value_set_boolean (value, self->flags[id]);
}

static void
soleus_appearance_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusAppearance *self = SOLEUS_APPEARANCE (object);

  if (id == PROP_TONE)
    {
      if (self->tone == (SoleusTone) g_value_get_enum (value))
        return;
      self->tone = g_value_get_enum (value);
    }
  else if (id == PROP_PERSON)
    {
      if (self->person == (SoleusPerson) g_value_get_enum (value))
        return;
      self->person = g_value_get_enum (value);
    }
  else
    {
      if (self->flags[id] == g_value_get_boolean (value))
        return;
      self->flags[id] = g_value_get_boolean (value);
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
soleus_appearance_finalize (GObject *object)
{
  soleus_diagrams_free (SOLEUS_APPEARANCE (object)->diagrams);
  G_OBJECT_CLASS (soleus_appearance_parent_class)->finalize (object);
}

static void
soleus_appearance_class_init (SoleusAppearanceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = soleus_appearance_get_property;
  object_class->set_property = soleus_appearance_set_property;
  object_class->finalize = soleus_appearance_finalize;
  properties[PROP_DARK] = g_param_spec_boolean ("dark", NULL, NULL, FALSE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  /* The desktop asks for still pictures instead of motion. */
  properties[PROP_REDUCED] = g_param_spec_boolean ("reduced", NULL, NULL, FALSE, flags);
  /* The person wants the motion of an exercise to be played before it is started. */
  properties[PROP_ANIMATED] = g_param_spec_boolean ("animated", NULL, NULL, FALSE, flags);
  properties[PROP_TONE] =
      g_param_spec_enum ("tone", NULL, NULL, SOLEUS_TYPE_TONE, SOLEUS_TONE_LIGHT, flags);
  properties[PROP_PERSON] =
      g_param_spec_enum ("person", NULL, NULL, SOLEUS_TYPE_PERSON, SOLEUS_PERSON_SHORT_HAIR, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
soleus_appearance_init (SoleusAppearance *self)
{
  self->tone = SOLEUS_TONE_LIGHT;
  self->diagrams = soleus_diagrams_new ();
}

SoleusAppearance *
soleus_appearance_new (void)
{
  return g_object_new (SOLEUS_TYPE_APPEARANCE, NULL);
}

/* Makes every figure below the widget look so. Call it before the widget has children. */
void
soleus_appearance_attach (SoleusAppearance *self, GtkWidget *widget)
{
  g_object_set_data_full (G_OBJECT (widget), KEY, g_object_ref (self), g_object_unref);
}

/* The appearance that is attached to @widget or above it, or NULL. */
SoleusAppearance *
soleus_appearance_find (GtkWidget *widget)
{
  SoleusAppearance *found = NULL;

  for (; widget && !found; widget = gtk_widget_get_parent (widget))
    found = g_object_get_data (G_OBJECT (widget), KEY);
  return found;
}

/**
 * soleus_appearance_follow:
 * @followed: (inout): the reference that @widget keeps; nothing happens when it has one
 * @changed: called with @widget when the appearance changes
 *
 * Finds the appearance that is attached above @widget, for its root() function.
 *
 * Returns: whether one was found
 */
gboolean
soleus_appearance_follow (SoleusAppearance **followed, GtkWidget *widget, GCallback changed)
{
  SoleusAppearance *found = *followed ? NULL : soleus_appearance_find (widget);

  if (!found)
    return FALSE;
  *followed = g_object_ref (found);
  g_signal_connect_object (found, "notify", changed, widget, G_CONNECT_SWAPPED);
  return TRUE;
}

SoleusPoseBook *
soleus_appearance_get_book (SoleusAppearance *self)
{
  return soleus_diagrams_get_book (self->diagrams);
}

SoleusPlate *
soleus_appearance_get_plate (SoleusAppearance *self, SoleusAspect aspect)
{
  return soleus_diagrams_get_plate (self->diagrams, aspect);
}

/* Draws in this style, and lives as long as the appearance. */
SoleusPainter *
soleus_appearance_get_painter (SoleusAppearance *self)
{
  return soleus_appearance_get_person (self, self->person);
}

/* Likewise, whoever the figure is. */
SoleusPainter *
soleus_appearance_get_person (SoleusAppearance *self, SoleusPerson person)
{
  SoleusTheme theme =
      (self->flags[PROP_HIGH_CONTRAST] ? SOLEUS_THEME_CONTRAST : SOLEUS_THEME_LIGHT) +
      (self->flags[PROP_DARK] ? SOLEUS_THEME_DARK : SOLEUS_THEME_LIGHT);

  return soleus_diagrams_get_painter (self->diagrams, theme, self->tone, person);
}

/* Draws on paper: the same person, whatever the style of the window. */
SoleusPainter *
soleus_appearance_get_paper (SoleusAppearance *self)
{
  return soleus_diagrams_get_painter (self->diagrams, SOLEUS_THEME_LIGHT, self->tone, self->person);
}

gboolean
soleus_appearance_get_dark (SoleusAppearance *self)
{
  return self->flags[PROP_DARK];
}

gboolean
soleus_appearance_get_high_contrast (SoleusAppearance *self)
{
  return self->flags[PROP_HIGH_CONTRAST];
}

gboolean
soleus_appearance_get_reduced (SoleusAppearance *self)
{
  return self->flags[PROP_REDUCED];
}

gboolean
soleus_appearance_get_animated (SoleusAppearance *self)
{
  return self->flags[PROP_ANIMATED];
}
