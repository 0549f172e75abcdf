/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cue-sink.h"

G_BEGIN_DECLS

typedef struct _SoleusCueCaller SoleusCueCaller;

SoleusCueCaller *soleus_cue_caller_new (void);
void soleus_cue_caller_free (SoleusCueCaller *self);

void soleus_cue_caller_add_sink (SoleusCueCaller *self, SoleusCueSink *sink);
void soleus_cue_caller_begin (SoleusCueCaller *self);
void soleus_cue_caller_set_timetable (SoleusCueCaller *self, GArray *timetable);
void soleus_cue_caller_end (SoleusCueCaller *self);

const SoleusCue *soleus_cue_caller_take (SoleusCueCaller *self, gint64 time);
gint64 soleus_cue_caller_get_next (SoleusCueCaller *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusCueCaller, soleus_cue_caller_free)

G_END_DECLS
