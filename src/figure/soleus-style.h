/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** The kinds of shapes in the rig; the classes of the stylesheets in data/diagrams. */
typedef enum
{
  SOLEUS_CLASS_FLOOR,
  SOLEUS_CLASS_WALL,
  SOLEUS_CLASS_WALL_EDGE,
  SOLEUS_CLASS_SHADOW,
  SOLEUS_CLASS_SKIN,
  SOLEUS_CLASS_SKIN_SHADE,
  SOLEUS_CLASS_SKIN_LINE,
  SOLEUS_CLASS_HAIR,
  SOLEUS_CLASS_EYE,
  SOLEUS_CLASS_SHIRT,
  SOLEUS_CLASS_SHIRT_SHADE,
  SOLEUS_CLASS_SHORTS,
  SOLEUS_CLASS_SHORTS_SHADE,
  SOLEUS_CLASS_SEAM,
  SOLEUS_CLASS_EDGE_SHIRT,
  SOLEUS_CLASS_OUTLINE,
  SOLEUS_CLASS_OUTLINE_HAIR,
  SOLEUS_CLASS_OUTLINE_SHIRT,
  SOLEUS_CLASS_OUTLINE_SHORTS,
  SOLEUS_CLASS_MUSCLE_REST,
  SOLEUS_CLASS_MUSCLE_NEUTRAL,
  SOLEUS_CLASS_MUSCLE_TARGET,
  SOLEUS_CLASS_RIM_LIGHT,
  SOLEUS_CLASS_RIM_DARK,
  SOLEUS_CLASS_HALO,
  SOLEUS_CLASS_FIBRE,
  SOLEUS_CLASS_TENDON,
  SOLEUS_CLASS_BONE,
  SOLEUS_CLASS_SPOT,
  SOLEUS_CLASS_LEADER,
  SOLEUS_CLASS_PROP,
  SOLEUS_CLASS_PROP_SHADE,
  SOLEUS_CLASS_BALL,
  SOLEUS_CLASS_BALL_LINE,
  SOLEUS_CLASS_CHAIR,
  SOLEUS_CLASS_CHAIR_SHADE,
  SOLEUS_CLASS_ARROW,
  SOLEUS_N_CLASSES,
} SoleusClass;

/**
 * SoleusPaint:
 * @fill: alpha 0 for none; opacity and fill-opacity are in it
 * @stroke: alpha 0 for none; opacity and stroke-opacity are in it
 * @width: of the stroke, units of the figure
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA stroke;
  double width;
} SoleusPaint;

/**
 * SoleusTheme:
 * @SOLEUS_THEME_LIGHT: on a light background
 * @SOLEUS_THEME_DARK: on a dark background
 * @SOLEUS_THEME_CONTRAST: high contrast on light
 * @SOLEUS_THEME_CONTRAST_DARK: high contrast on dark
 */
typedef enum
{
  SOLEUS_THEME_LIGHT,
  SOLEUS_THEME_DARK,
  SOLEUS_THEME_CONTRAST,
  SOLEUS_THEME_CONTRAST_DARK,
  SOLEUS_N_THEMES,
} SoleusTheme;

/** Of the skin. The numbers are those of the sheets, tone-1.css to tone-5.css. */
typedef enum
{
  SOLEUS_TONE_LIGHTEST = 1,
  SOLEUS_TONE_LIGHT,
  SOLEUS_TONE_MEDIUM,
  SOLEUS_TONE_DARK,
  SOLEUS_TONE_DARKEST,
} SoleusTone;

#define SOLEUS_N_TONES 5

typedef struct
{
  SoleusPaint paints[SOLEUS_N_CLASSES];
} SoleusStyle;

SoleusStyle *soleus_style_new (SoleusTheme theme, SoleusTone tone, GError **error);
SoleusStyle *soleus_style_new_from_css (const char *css, const char *name, GError **error);
void soleus_style_free (SoleusStyle *self);

gboolean soleus_class_from_name (const char *name, SoleusClass *klass);
double soleus_colour_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStyle, soleus_style_free)

G_END_DECLS
