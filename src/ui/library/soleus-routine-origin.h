/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-routine-file.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE_ORIGIN (soleus_routine_origin_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineOrigin, soleus_routine_origin, SOLEUS, ROUTINE_ORIGIN, AdwBin)

void soleus_routine_origin_set_file (SoleusRoutineOrigin *self, SoleusRoutineFile *file);

G_END_DECLS
