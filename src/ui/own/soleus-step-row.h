/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-step.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_STEP_ROW (soleus_step_row_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStepRow, soleus_step_row, SOLEUS, STEP_ROW, AdwExpanderRow)

GtkWidget *soleus_step_row_new (SoleusStep *step, GPtrArray *poses);
void soleus_step_row_set_step (SoleusStepRow *self, SoleusStep *step);
gboolean soleus_step_row_can_show (SoleusStepRow *self, SoleusStep *step);
SoleusStep *soleus_step_row_get_step (SoleusStepRow *self);
void soleus_step_row_set_place (SoleusStepRow *self, guint place, guint n_steps);
const char *soleus_step_row_get_problem (SoleusStepRow *self);
void soleus_step_row_open (SoleusStepRow *self);

G_END_DECLS
