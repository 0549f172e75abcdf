/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_LEFT_NOTIFICATION (soleus_left_notification_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusLeftNotification, soleus_left_notification, SOLEUS, LEFT_NOTIFICATION, GObject)

SoleusLeftNotification *soleus_left_notification_new (GDBusConnection *connection,
                                                      const char *name);
void soleus_left_notification_forget (SoleusLeftNotification *self);
gboolean soleus_left_notification_close (SoleusLeftNotification *self);

G_END_DECLS
