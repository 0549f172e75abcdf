/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-clock.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_REMINDER_APPLICATION (soleus_reminder_application_get_type ())
G_DECLARE_FINAL_TYPE (SoleusReminderApplication,
                      soleus_reminder_application,
                      SOLEUS,
                      REMINDER_APPLICATION,
                      GApplication)

SoleusReminderApplication *soleus_reminder_application_new (SoleusClock *clock);

G_END_DECLS
