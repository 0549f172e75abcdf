/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-phase.h"

SoleusStep *figure_make_step (const char *pose, SoleusStepKind kind, SoleusMuscle target);
SoleusPhase *
figure_make_phase (SoleusPhaseKind kind, SoleusStep *step, SoleusLeg leg, gint64 duration_ms);
