/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-appearance.h"
#include "soleus-options.h"
#include "soleus-routine-file.h"
#include "soleus-sheet.h"

G_BEGIN_DECLS

SoleusSheet *soleus_routine_sheet_new (SoleusRoutine *routine,
                                       SoleusRoutineFile *file,
                                       const SoleusOptions *options,
                                       SoleusAppearance *appearance);

G_END_DECLS
