/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chime-set.h"

G_BEGIN_DECLS

/**
 * SoleusChimeEntry:
 * @kind: which chime
 * @count: for %SOLEUS_CUE_COUNTDOWN the seconds left, else 0
 * @due: the monotonic time at which its first sample is to be heard
 */
typedef struct
{
  SoleusCueKind kind;
  guint count;
  gint64 due;
} SoleusChimeEntry;

/**
 * SoleusChimeLane:
 * @SOLEUS_CHIME_LANE_SESSION: the cues of a session
 * @SOLEUS_CHIME_LANE_TEST: the chimes being tried out in the preferences
 *
 * Whose timetable it is, so that trying out a chime takes nothing from a running session.
 */
typedef enum
{
  SOLEUS_CHIME_LANE_SESSION,
  SOLEUS_CHIME_LANE_TEST,
} SoleusChimeLane;

#define SOLEUS_TYPE_CHIME_MIXER (soleus_chime_mixer_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimeMixer, soleus_chime_mixer, SOLEUS, CHIME_MIXER, GObject)

SoleusChimeMixer *soleus_chime_mixer_new (void);
void soleus_chime_mixer_set_chimes (SoleusChimeMixer *self, SoleusChimeSet *chimes);
void soleus_chime_mixer_set_pace_ticks (SoleusChimeMixer *self, gboolean pace_ticks);
gboolean soleus_chime_mixer_set_timetable (SoleusChimeMixer *self,
                                           SoleusChimeLane lane,
                                           const SoleusChimeEntry *entries,
                                           gsize n_entries,
                                           gint64 now);
void soleus_chime_mixer_rewind (SoleusChimeMixer *self);
gint64 soleus_chime_mixer_get_quiet_from (SoleusChimeMixer *self);
void soleus_chime_mixer_render (
    SoleusChimeMixer *self, float *frames, gsize n_frames, gint64 heard, gint64 now);

G_END_DECLS
