/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-finish-page.h"
#include "soleus-session.h"
#include "soleus-settings.h"
#include "soleus-stop-page.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SESSION_PAGE (soleus_session_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionPage, soleus_session_page, SOLEUS, SESSION_PAGE, AdwBin)

void soleus_session_page_set_session (SoleusSessionPage *self, SoleusSession *session);
void soleus_session_page_set_noted (SoleusSessionPage *self, gboolean noted);
void soleus_session_page_offer_voice (SoleusSessionPage *self, SoleusSettings *settings);
gboolean soleus_session_page_has_note (SoleusSessionPage *self);
void soleus_session_page_set_problem (SoleusSessionPage *self, const char *problem);
void soleus_session_page_set_fullscreen (SoleusSessionPage *self, gboolean fullscreen);
SoleusFinishPage *soleus_session_page_get_finish_page (SoleusSessionPage *self);
void soleus_session_page_set_spoken (SoleusSessionPage *self, gboolean spoken);
gboolean soleus_session_page_is_finished (SoleusSessionPage *self);
void soleus_session_page_set_silence (SoleusSessionPage *self, const char *silence);
const char *soleus_session_page_get_title (SoleusSessionPage *self);
SoleusStopPage *soleus_session_page_get_stop_page (SoleusSessionPage *self);

G_END_DECLS
