/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-reminder.h"

G_BEGIN_DECLS

void soleus_reminder_settings_read (GSettings *settings, SoleusReminderRules *rules);

G_END_DECLS
