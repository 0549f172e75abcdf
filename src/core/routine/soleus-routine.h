/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-step.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE (soleus_routine_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutine, soleus_routine, SOLEUS, ROUTINE, GObject)

const char *soleus_routine_get_id (SoleusRoutine *self);
const char *soleus_routine_get_name (SoleusRoutine *self);
const char *soleus_routine_get_summary (SoleusRoutine *self);
SoleusRoutineKind soleus_routine_get_kind (SoleusRoutine *self);
SoleusEquipment soleus_routine_get_equipment (SoleusRoutine *self);
SoleusMuscle soleus_routine_get_target (SoleusRoutine *self);
const char *const *soleus_routine_get_claims (SoleusRoutine *self);
guint soleus_routine_get_n_steps (SoleusRoutine *self);
SoleusStep *soleus_routine_get_step (SoleusRoutine *self, guint index);
SoleusStep *soleus_routine_get_main_step (SoleusRoutine *self);
SoleusStep *soleus_routine_get_picture_step (SoleusRoutine *self);
gboolean soleus_routine_offers_floor (SoleusRoutine *self);
gboolean soleus_routine_offers_more_pressure (SoleusRoutine *self);
gboolean soleus_routine_has_pressure (SoleusRoutine *self);
gboolean soleus_routine_has_stretch (SoleusRoutine *self);

G_END_DECLS
