/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-diagrams.h"

SoleusPoseBook *figure_get_book (void);
SoleusRig *figure_get_rig (void);
SoleusPainter *figure_get_painter (SoleusTheme theme, SoleusTone tone);
SoleusPainter *figure_get_person (SoleusTheme theme, SoleusTone tone, SoleusPerson person);
SoleusPlate *figure_get_plate (SoleusAspect aspect);
