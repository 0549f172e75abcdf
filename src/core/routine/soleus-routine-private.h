/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine.h"

G_BEGIN_DECLS

SoleusRoutine *soleus_routine_new (const char *id,
                                   const char *name,
                                   const char *summary,
                                   SoleusRoutineKind kind,
                                   SoleusEquipment equipment,
                                   char **claims,
                                   GPtrArray *steps,
                                   SoleusStep *picture);

G_END_DECLS
