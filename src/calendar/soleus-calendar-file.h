/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-calendar.h"

G_BEGIN_DECLS

char *soleus_calendar_to_text (SoleusCalendar *self, GError **error);

G_END_DECLS
