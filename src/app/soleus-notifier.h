/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_NOTIFIER (soleus_notifier_get_type ())
G_DECLARE_FINAL_TYPE (SoleusNotifier, soleus_notifier, SOLEUS, NOTIFIER, GObject)

SoleusNotifier *soleus_notifier_new (GtkApplication *application);
void soleus_notifier_withdraw_left (SoleusNotifier *self);
void soleus_notifier_watch (SoleusNotifier *self, SoleusSession *session);

G_END_DECLS
