/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-calendar.h"

G_BEGIN_DECLS

/* The only name that the module shows to the program. */
#define SOLEUS_CALENDAR_WRITER "soleus_calendar_writer"

/**
 * SoleusCalendarWriter:
 *
 * Returns: (transfer full): the calendar as RFC 5545 has it
 */
typedef char *(*SoleusCalendarWriter) (const SoleusCalendar *calendar);

char *soleus_calendar_writer (const SoleusCalendar *calendar);

G_END_DECLS
