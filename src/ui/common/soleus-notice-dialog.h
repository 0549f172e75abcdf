/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_NOTICE_DIALOG (soleus_notice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SoleusNoticeDialog, soleus_notice_dialog, SOLEUS, NOTICE_DIALOG, AdwWindow)

GtkWindow *soleus_notice_dialog_new (GtkWindow *parent, SoleusSettings *settings);

G_END_DECLS
