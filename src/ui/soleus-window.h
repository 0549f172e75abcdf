/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-article.h"
#include "soleus-catalogue.h"
#include "soleus-history.h"
#include "soleus-plan-book.h"
#include "soleus-routine-store.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_WINDOW (soleus_window_get_type ())
G_DECLARE_FINAL_TYPE (SoleusWindow, soleus_window, SOLEUS, WINDOW, AdwApplicationWindow)

SoleusWindow *soleus_window_new (AdwApplication *application,
                                 SoleusCatalogue *catalogue,
                                 SoleusRoutineStore *store,
                                 GPtrArray *articles,
                                 SoleusSettings *settings,
                                 SoleusSafetyGate *gate,
                                 SoleusClock *clock);
void soleus_window_start (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options);
void soleus_window_end_session (SoleusWindow *self);
void soleus_window_interrupt_session (SoleusWindow *self);
void soleus_window_go_on (SoleusWindow *self);
void soleus_window_open_file (SoleusWindow *self, GFile *file);
void soleus_window_set_history (SoleusWindow *self, SoleusHistory *history);
SoleusPlanBook *soleus_window_get_plan_book (SoleusWindow *self);
void soleus_window_set_problem (SoleusWindow *self, const char *problem);
void soleus_window_set_silence (SoleusWindow *self, const char *silence);
void soleus_window_set_spoken (SoleusWindow *self, gboolean spoken);
void soleus_window_set_voice_found (SoleusWindow *self, gboolean found);
void soleus_window_add_toast (SoleusWindow *self, const char *message);
void soleus_window_add_note (SoleusWindow *self, const char *message);

G_END_DECLS
