/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cue-sink.h"

G_BEGIN_DECLS

GArray *soleus_timetable_new (void);
void soleus_timetable_add_phase (GArray *timetable,
                                 SoleusPhase *phase,
                                 SoleusPhase *next,
                                 gint64 start,
                                 gint64 duration,
                                 gint64 after,
                                 gboolean halfway);

G_END_DECLS
