/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

/** The kinds of shapes in the drawings; the classes of the stylesheets in data/diagrams. */
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
  SOLEUS_CLASS_HAIR_LINE,
  SOLEUS_CLASS_HAIR_TIE,
  SOLEUS_CLASS_EYE,
  SOLEUS_CLASS_LIP,
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
  SOLEUS_CLASS_CONTOUR,
  SOLEUS_CLASS_CREASE,
  SOLEUS_CLASS_SKIN_FORM,
  SOLEUS_CLASS_SKIN_PAD,
  SOLEUS_CLASS_SKIN_TOE,
  SOLEUS_CLASS_MUSCLE_FAR,
  SOLEUS_CLASS_MUSCLE_DEEP,
  SOLEUS_CLASS_MUSCLE_QUIET,
  SOLEUS_CLASS_MUSCLE_LIT,
  SOLEUS_CLASS_MUSCLE_AFTER,
  SOLEUS_CLASS_MUSCLE_FORM,
  SOLEUS_CLASS_MUSCLE_LIGHT,
  SOLEUS_CLASS_MUSCLE_GLOW,
  SOLEUS_CLASS_STRAND_FAR,
  SOLEUS_CLASS_STRAND_DEEP,
  SOLEUS_CLASS_STRAND_QUIET,
  SOLEUS_CLASS_STRAND_LIT,
  SOLEUS_CLASS_STRAND_AFTER,
  SOLEUS_CLASS_RIM,
  SOLEUS_CLASS_RIM_AFTER,
  SOLEUS_CLASS_RAPHE,
  SOLEUS_CLASS_TENDON_LIT,
  SOLEUS_CLASS_TENDON_FAR,
  SOLEUS_CLASS_TENDON_SHEET,
  SOLEUS_CLASS_TENDON_SHADE,
  SOLEUS_CLASS_TENDON_LINE,
  SOLEUS_CLASS_TENDON_BLADE,
  SOLEUS_CLASS_PRESS_DEEP,
  SOLEUS_CLASS_PRESS_LIP,
  SOLEUS_CLASS_PRESS_RING,
  SOLEUS_CLASS_PRESS_EDGE,
  SOLEUS_CLASS_PRESS_DOT,
  SOLEUS_CLASS_ARROW_STRETCH,
  SOLEUS_CLASS_WAVE,
  SOLEUS_CLASS_WAVE_EDGE,
  SOLEUS_CLASS_KEEP_VEIL,
  SOLEUS_CLASS_KEEP_HATCH,
  SOLEUS_CLASS_KEEP_EDGE,
  SOLEUS_CLASS_KEEP_SIGN,
  SOLEUS_CLASS_CONTACT_ROLLER,
  SOLEUS_CLASS_CONTACT_BALL,
  SOLEUS_CLASS_FAT,
  SOLEUS_CLASS_FASCIA,
  SOLEUS_CLASS_SEPTUM,
  SOLEUS_CLASS_BONE_CUT,
  SOLEUS_CLASS_MARROW,
  SOLEUS_CLASS_ARTERY,
  SOLEUS_CLASS_VEIN,
  SOLEUS_CLASS_NERVE,
  SOLEUS_N_CLASSES,
} SoleusClass;

/**
 * SoleusPaint:
 * @fill: alpha 0 for none; opacity and fill-opacity are in it
 * @stroke: alpha 0 for none; opacity and stroke-opacity are in it
 * @width: of the stroke, units of the figure
 * @dashes: lengths of dash and gap, 0 for a line that is whole
 */
typedef struct
{
  GdkRGBA fill;
  GdkRGBA stroke;
  double width;
  double dashes[2];
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

/**
 * SoleusPerson:
 * @SOLEUS_PERSON_SHORT_HAIR: short hair, shirt and shorts
 * @SOLEUS_PERSON_PONYTAIL: hair tied back, loose shirt and leggings to above the knee
 *
 * Who the figure is. Both have the same skeleton and do the same. The nicks are what is stored.
 */
typedef enum
{
  SOLEUS_PERSON_SHORT_HAIR,
  SOLEUS_PERSON_PONYTAIL,
} SoleusPerson;

#define SOLEUS_N_PERSONS 2

typedef struct
{
  SoleusPaint paints[SOLEUS_N_CLASSES];
} SoleusStyle;

SoleusStyle *
soleus_style_new (SoleusTheme theme, SoleusTone tone, SoleusPerson person, GError **error);
SoleusStyle *soleus_style_new_from_css (const char *css, const char *name, GError **error);
void soleus_style_free (SoleusStyle *self);

gboolean soleus_class_from_name (const char *name, SoleusClass *klass);
double soleus_colour_contrast (const GdkRGBA *a, const GdkRGBA *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStyle, soleus_style_free)

G_END_DECLS
