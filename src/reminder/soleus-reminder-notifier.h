/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-reminder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_REMINDER_NOTIFIER (soleus_reminder_notifier_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusReminderNotifier, soleus_reminder_notifier, SOLEUS, REMINDER_NOTIFIER, GObject)

SoleusReminderNotifier *soleus_reminder_notifier_new (GApplication *application,
                                                      SoleusReminder *reminder);

G_END_DECLS
