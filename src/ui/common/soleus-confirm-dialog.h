/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_CONFIRM_DIALOG (soleus_confirm_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SoleusConfirmDialog, soleus_confirm_dialog, SOLEUS, CONFIRM_DIALOG, AdwWindow)

SoleusConfirmDialog *soleus_confirm_dialog_new (GtkWindow *parent,
                                                const char *heading,
                                                const char *body,
                                                const char *cancel_label,
                                                const char *confirm_label);
void soleus_confirm_dialog_add_choice (SoleusConfirmDialog *self, const char *label);

G_END_DECLS
