/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-diagrams.h"

#define RESOURCES SOLEUS_RESOURCE_PATH "/diagrams/"

/* The drawings are built into the program and never change, so that every view shares what was read
 * from them, as widgets share the template of their class. */

static GBytes *
load (const char *file)
{
  g_autofree char *path = g_strconcat (RESOURCES, file, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

/**
 * soleus_diagrams_get_book:
 *
 * Returns: (transfer none): the poses and motions of the figure
 */
SoleusPoseBook *
soleus_diagrams_get_book (void)
{
  static SoleusPoseBook *book;

  if (g_once_init_enter (&book))
    {
      g_autoptr (GBytes) bytes = load ("poses.xml");

      g_once_init_leave (&book, soleus_pose_book_new (bytes));
    }
  return book;
}

/**
 * soleus_diagrams_get_rig:
 *
 * Returns: (transfer none): the drawings of the limbs
 */
SoleusRig *
soleus_diagrams_get_rig (void)
{
  static SoleusRig *rig;

  if (g_once_init_enter (&rig))
    {
      g_autoptr (GBytes) bytes = load ("rig.svg");

      g_once_init_leave (&rig, soleus_rig_new (bytes));
    }
  return rig;
}

/**
 * soleus_diagrams_get_props:
 *
 * Returns: (transfer full): the drawings of wall, chair, roller and ball
 */
GBytes *
soleus_diagrams_get_props (void)
{
  return load ("props.svg");
}

/**
 * soleus_diagrams_get_painter:
 * @tone: of the skin, 1 to 5
 *
 * For the main thread alone.
 *
 * Returns: (transfer none): what draws in that style
 */
SoleusPainter *
soleus_diagrams_get_painter (SoleusTheme theme, guint tone)
{
  static SoleusPainter *painters[SOLEUS_N_THEMES][SOLEUS_N_TONES];
  SoleusPainter **painter;

  tone = CLAMP (tone, 1, SOLEUS_N_TONES);
  painter = &painters[theme][tone - 1];
  if (*painter == NULL)
    {
      g_autoptr (GBytes) props = soleus_diagrams_get_props ();
      g_autoptr (GError) error = NULL;
      SoleusStyle *style = soleus_style_new (theme, tone, &error);

      if (style)
        *painter = soleus_painter_new (soleus_diagrams_get_rig (), props, style, &error);
      if (*painter == NULL)
        g_error ("%s", error->message);
    }
  return *painter;
}

/**
 * soleus_diagrams_find_painter:
 * @tone: of the skin, 1 to 5
 *
 * Returns: (transfer none): what draws in the style of these wishes
 */
SoleusPainter *
soleus_diagrams_find_painter (gboolean dark, gboolean high_contrast, int tone)
{
  SoleusTheme theme;

  if (high_contrast)
    theme = dark ? SOLEUS_THEME_CONTRAST_DARK : SOLEUS_THEME_CONTRAST;
  else
    theme = dark ? SOLEUS_THEME_DARK : SOLEUS_THEME_LIGHT;
  return soleus_diagrams_get_painter (theme, (guint) tone);
}
