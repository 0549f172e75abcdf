/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-step.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_STEP_CHOOSER (soleus_step_chooser_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStepChooser, soleus_step_chooser, SOLEUS, STEP_CHOOSER, AdwWindow)

SoleusStepChooser *soleus_step_chooser_new (GtkWidget *owner, const char *title);
void soleus_step_chooser_add_own (SoleusStepChooser *self, const char *title, const char *subtitle);
void soleus_step_chooser_add (SoleusStepChooser *self,
                              const char *title,
                              const char *description,
                              GPtrArray *steps);
void soleus_step_chooser_add_pictures (SoleusStepChooser *self, GPtrArray *steps);

G_END_DECLS
