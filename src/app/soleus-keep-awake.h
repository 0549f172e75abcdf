/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-session.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_KEEP_AWAKE (soleus_keep_awake_get_type ())
G_DECLARE_FINAL_TYPE (SoleusKeepAwake, soleus_keep_awake, SOLEUS, KEEP_AWAKE, GObject)

SoleusKeepAwake *soleus_keep_awake_new (GtkApplication *application, SoleusSettings *settings);
const char *soleus_keep_awake_get_problem (SoleusKeepAwake *self);
void soleus_keep_awake_watch (SoleusKeepAwake *self, SoleusSession *session, GtkWindow *window);

G_END_DECLS
