/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chime-player.h"
#include "soleus-window.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_DESKTOP (soleus_desktop_get_type ())
G_DECLARE_FINAL_TYPE (SoleusDesktop, soleus_desktop, SOLEUS, DESKTOP, GObject)

SoleusDesktop *
soleus_desktop_new (GtkApplication *application, GSettings *settings, SoleusChimePlayer *player);
void soleus_desktop_tidy (SoleusDesktop *self);
const char *soleus_desktop_get_problem (SoleusDesktop *self);
void soleus_desktop_watch (SoleusDesktop *self, SoleusSession *session, SoleusWindow *window);

G_END_DECLS
