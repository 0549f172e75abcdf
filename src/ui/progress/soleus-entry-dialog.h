/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ENTRY_DIALOG (soleus_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SoleusEntryDialog, soleus_entry_dialog, SOLEUS, ENTRY_DIALOG, AdwWindow)

SoleusEntryDialog *soleus_entry_dialog_new (GtkWindow *parent,
                                            SoleusCatalogue *catalogue,
                                            SoleusHistory *history,
                                            SoleusSessionRecord *record);

G_END_DECLS
