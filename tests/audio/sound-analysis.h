/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chime-set.h"
#include "sound-recorder.h"

G_BEGIN_DECLS

/**
 * SoundMatch:
 * @found: whether there is a cue at all
 * @kind: the one whose spectrum is most alike
 * @similarity: how alike, from 0 to 1
 * @onset: the g_get_monotonic_time() of its first sample
 * @energy: its energy over that of the file it was made from
 * @gap_from: where it begins to differ from the file, in milliseconds from its first sample
 * @gap_until: and where it ends to do so; both are 0 for a cue that is whole
 */
typedef struct
{
  gboolean found;
  SoleusCueKind kind;
  double similarity;
  gint64 onset;
  double energy;
  guint gap_from;
  guint gap_until;
} SoundMatch;

SoundMatch sound_analysis_match (const SoundRecording *recording,
                                 SoleusChimeSet *chimes,
                                 SoleusCueKind expected,
                                 gint64 due,
                                 gint64 tolerance);
double sound_analysis_level (const SoundRecording *recording, gint64 from, gint64 until);
GArray *sound_analysis_find_onsets (const SoundRecording *recording);

G_END_DECLS
