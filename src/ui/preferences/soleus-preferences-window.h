/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PREFERENCES_WINDOW (soleus_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusPreferencesWindow, soleus_preferences_window, SOLEUS, PREFERENCES_WINDOW, AdwWindow)

SoleusPreferencesWindow *soleus_preferences_window_new (GtkWindow *parent,
                                                        SoleusSettings *settings);
void soleus_preferences_window_set_sound_problem (SoleusPreferencesWindow *self,
                                                  const char *problem);

G_END_DECLS
