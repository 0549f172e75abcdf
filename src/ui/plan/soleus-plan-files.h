/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-history.h"
#include "soleus-plan-calendar.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PLAN_FILES (soleus_plan_files_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPlanFiles, soleus_plan_files, SOLEUS, PLAN_FILES, GObject)

SoleusPlanFiles *soleus_plan_files_new (SoleusHistory *history,
                                        SoleusCatalogue *catalogue,
                                        SoleusSettings *settings,
                                        AdwToastOverlay *toasts);
void soleus_plan_files_write_calendar (SoleusPlanFiles *self,
                                       GtkWindow *parent,
                                       const SoleusPlanSchedule *schedule);

G_END_DECLS
