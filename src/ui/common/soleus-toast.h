/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void soleus_toast_show (AdwToastOverlay *overlay, AdwToast *toast);
void soleus_toast_show_message (AdwToastOverlay *overlay, const char *message);
void soleus_toast_dismiss (AdwToastOverlay *overlay);
AdwToast *soleus_toast_get_shown (AdwToastOverlay *overlay);

G_END_DECLS
