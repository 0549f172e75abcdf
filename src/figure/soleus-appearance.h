/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-painter.h"
#include "soleus-pose.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_APPEARANCE (soleus_appearance_get_type ())
G_DECLARE_FINAL_TYPE (SoleusAppearance, soleus_appearance, SOLEUS, APPEARANCE, GObject)

SoleusAppearance *soleus_appearance_new (void);
void soleus_appearance_attach (SoleusAppearance *self, GtkWidget *widget);
SoleusAppearance *soleus_appearance_find (GtkWidget *widget);
gboolean
soleus_appearance_follow (SoleusAppearance **followed, GtkWidget *widget, GCallback changed);

SoleusPoseBook *soleus_appearance_get_book (SoleusAppearance *self);
SoleusPlate *soleus_appearance_get_plate (SoleusAppearance *self, SoleusAspect aspect);
SoleusPainter *soleus_appearance_get_painter (SoleusAppearance *self);
SoleusPainter *soleus_appearance_get_person (SoleusAppearance *self, SoleusPerson person);
SoleusPainter *soleus_appearance_get_paper (SoleusAppearance *self);
gboolean soleus_appearance_get_dark (SoleusAppearance *self);
gboolean soleus_appearance_get_high_contrast (SoleusAppearance *self);
gboolean soleus_appearance_get_reduced (SoleusAppearance *self);
gboolean soleus_appearance_get_animated (SoleusAppearance *self);

G_END_DECLS
