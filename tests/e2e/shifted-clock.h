/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-clock.h"

G_BEGIN_DECLS

#define TYPE_SHIFTED_CLOCK (shifted_clock_get_type ())
G_DECLARE_FINAL_TYPE (ShiftedClock, shifted_clock, , SHIFTED_CLOCK, GObject)

SoleusClock *shifted_clock_new (void);

G_END_DECLS
