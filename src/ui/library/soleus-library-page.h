/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-routine-store.h"
#include "soleus-safety-gate.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_LIBRARY_PAGE (soleus_library_page_get_type ())
G_DECLARE_FINAL_TYPE (SoleusLibraryPage, soleus_library_page, SOLEUS, LIBRARY_PAGE, AdwBin)

void soleus_library_page_set_catalogue (SoleusLibraryPage *self,
                                        SoleusCatalogue *catalogue,
                                        SoleusSettings *settings);
void soleus_library_page_set_store (SoleusLibraryPage *self, SoleusRoutineStore *store);
void soleus_library_page_show_own (SoleusLibraryPage *self, const char *id);
void soleus_library_page_set_gate (SoleusLibraryPage *self, SoleusSafetyGate *gate);

G_END_DECLS
