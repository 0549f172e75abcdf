/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-options.h"
#include "soleus-phase.h"

G_BEGIN_DECLS

char *soleus_format_date_as (GDateTime *date, const char *format);
const char *soleus_get_date_format (void);
const char *soleus_get_weekday_date_format (void);
char *soleus_format_date (GDateTime *date);
char *soleus_format_day (const GDate *date);
char *soleus_format_time (GDateTime *date);
char *soleus_format_date_time (GDateTime *date);
char *soleus_format_duration (gint64 ms);
char *soleus_format_minutes (gint64 ms);
char *soleus_format_clock (gint64 seconds);
const char *soleus_format_routine_kind (SoleusRoutineKind kind);
const char *soleus_format_muscle (SoleusMuscle muscle);
const char *soleus_format_worked (const SoleusStep *step);
const char *soleus_format_leg (SoleusLeg leg);
const char *soleus_format_phase (SoleusPhase *phase);
char *soleus_format_sentence (SoleusPhase *phase, gint64 elapsed_ms);
char *soleus_format_spoken (SoleusPhase *phase);
char *soleus_format_dose (SoleusStep *step, const SoleusOptions *options);
char *soleus_format_whole_dose (SoleusStep *step, const SoleusOptions *options);
char *soleus_format_phase_title (SoleusPhase *phase);
char *soleus_format_foreign (const char *text);
char *soleus_format_author (const char *author);
char *soleus_format_media_title (SoleusPhase *phase, gint64 length_ms);

G_END_DECLS
