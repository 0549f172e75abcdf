/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"
#include "soleus-cue-sink.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_RECORDING_SINK (soleus_recording_sink_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRecordingSink, soleus_recording_sink, SOLEUS, RECORDING_SINK, GObject)

SoleusRecordingSink *soleus_recording_sink_new (SoleusClock *clock);

GArray *soleus_recording_sink_get_timetable (SoleusRecordingSink *self);
GArray *soleus_recording_sink_get_heard (SoleusRecordingSink *self);
guint soleus_recording_sink_get_n_timetables (SoleusRecordingSink *self);
guint soleus_recording_sink_get_n_begins (SoleusRecordingSink *self);
guint soleus_recording_sink_get_n_ends (SoleusRecordingSink *self);

G_END_DECLS
