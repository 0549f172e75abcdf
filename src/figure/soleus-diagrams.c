/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-diagrams.h"

struct _SoleusDiagrams
{
  SoleusPoseBook *book;
  SoleusRig *rig;
  SoleusPlate *behind;
  SoleusPlate *section;
  SoleusPainter *painters[SOLEUS_N_PERSONS][SOLEUS_N_THEMES][SOLEUS_N_TONES];
};

SoleusDiagrams *
soleus_diagrams_new (void)
{
  return g_new0 (SoleusDiagrams, 1);
}

void
soleus_diagrams_free (SoleusDiagrams *self)
{
  for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
    for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
      for (guint i = 0; i < SOLEUS_N_TONES; i++)
        g_clear_pointer (&self->painters[person][theme][i], soleus_painter_free);
  g_clear_pointer (&self->behind, soleus_plate_free);
  g_clear_pointer (&self->section, soleus_plate_free);
  g_clear_pointer (&self->rig, soleus_rig_free);
  g_clear_pointer (&self->book, soleus_pose_book_free);
  g_free (self);
}

static GBytes *
load (const char *file)
{
  g_autofree char *path = g_strconcat (SOLEUS_RESOURCE_PATH "/diagrams/", file, NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  return bytes;
}

SoleusPoseBook *
soleus_diagrams_get_book (SoleusDiagrams *self)
{
  if (self->book == NULL)
    {
      g_autoptr (GBytes) bytes = load ("poses.xml");

      self->book = soleus_pose_book_new (bytes);
    }
  return self->book;
}

SoleusRig *
soleus_diagrams_get_rig (SoleusDiagrams *self)
{
  if (self->rig == NULL)
    {
      g_autoptr (GBytes) bytes = load ("rig.svg");

      self->rig = soleus_rig_new (bytes);
    }
  return self->rig;
}

/* The drawing of a close-up that is not from the side; it is read when it is first shown. */
SoleusPlate *
soleus_diagrams_get_plate (SoleusDiagrams *self, SoleusAspect aspect)
{
  gboolean behind = aspect == SOLEUS_ASPECT_BEHIND;
  SoleusPlate **plate = behind ? &self->behind : &self->section;

  g_return_val_if_fail (aspect != SOLEUS_ASPECT_SIDE, NULL);

  if (*plate == NULL)
    {
      g_autoptr (GBytes) bytes = load (behind ? "leg-posterior.svg" : "leg-section.svg");

      *plate = soleus_plate_new (soleus_rig_new (bytes), aspect);
    }
  return *plate;
}

SoleusPainter *
soleus_diagrams_get_painter (SoleusDiagrams *self,
                             SoleusTheme theme,
                             SoleusTone tone,
                             SoleusPerson person)
{
  SoleusPainter **painter = &self->painters[person][theme][tone - 1];

  if (*painter == NULL)
    {
      g_autoptr (GError) error = NULL;
      SoleusStyle *style = soleus_style_new (theme, tone, person, &error);

      if (style == NULL)
        g_error ("%s", error->message);
      *painter = soleus_painter_new (soleus_diagrams_get_rig (self), style, person);
    }
  return *painter;
}
