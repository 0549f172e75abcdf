/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-clock.h"
#include "soleus-routine-store.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_FILES (soleus_routine_files_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineFiles, soleus_routine_files, SOLEUS, ROUTINE_FILES, GObject)

SoleusRoutineFiles *soleus_routine_files_new (SoleusRoutineStore *store,
                                              SoleusSettings *settings,
                                              SoleusClock *clock,
                                              AdwToastOverlay *toasts,
                                              GtkWindow *parent);
void soleus_routine_files_show (SoleusRoutineFiles *self, SoleusRoutineFile *file);
void soleus_routine_files_give_up (SoleusRoutineFiles *self);
void soleus_routine_files_export (SoleusRoutineFiles *self, const char *id);
gboolean soleus_routine_files_delete (SoleusRoutineFiles *self, const char *id);

G_END_DECLS
