/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-phase.h"
#include "soleus-shot.h"

G_BEGIN_DECLS

/**
 * SoleusScriptMoment:
 * @shots: what is seen
 * @fade: 0: the first shot alone, to 1: the second alone
 * @moving: the body moves: the next moment follows at once
 * @held: the end position is held: only the pulse and the breath go on
 * @wait_ms: otherwise: milliseconds until something moves again, -1 for never
 */
typedef struct
{
  SoleusShot shots[2];
  double fade;
  gboolean moving;
  gboolean held;
  gint64 wait_ms;
} SoleusScriptMoment;

void soleus_script_still (SoleusPoseBook *book,
                          SoleusStep *step,
                          SoleusLeg leg,
                          gboolean floor,
                          SoleusScriptMoment *moment);
guint soleus_script_ends (
    SoleusPoseBook *book, SoleusStep *step, SoleusLeg leg, gboolean floor, SoleusShot shots[2]);
void soleus_script_off (SoleusPoseBook *book,
                        SoleusStep *step,
                        SoleusLeg leg,
                        gboolean floor,
                        SoleusScriptMoment *moment);
void soleus_script_preview (SoleusPoseBook *book,
                            SoleusStep *step,
                            SoleusLeg leg,
                            gboolean floor,
                            double seconds,
                            SoleusScriptMoment *moment);
void soleus_script_tour (SoleusPoseBook *book,
                         GPtrArray *steps,
                         SoleusLeg leg,
                         gboolean floor,
                         double seconds,
                         SoleusScriptMoment *moment);
void soleus_script_session (SoleusPoseBook *book,
                            SoleusPhase *previous,
                            SoleusPhase *phase,
                            gint64 elapsed_ms,
                            gboolean floor,
                            SoleusScriptMoment *moment);
void soleus_script_session_still (SoleusPoseBook *book,
                                  SoleusPhase *previous,
                                  SoleusPhase *phase,
                                  gint64 elapsed_ms,
                                  gboolean floor,
                                  SoleusScriptMoment *moment);

const SoleusShot *soleus_script_moment_get_main (const SoleusScriptMoment *self);

G_END_DECLS
