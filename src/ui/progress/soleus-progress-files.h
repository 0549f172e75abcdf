/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-history.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PROGRESS_FILES (soleus_progress_files_get_type ())
G_DECLARE_FINAL_TYPE (SoleusProgressFiles, soleus_progress_files, SOLEUS, PROGRESS_FILES, GObject)

SoleusProgressFiles *soleus_progress_files_new (SoleusHistory *history,
                                                SoleusCatalogue *catalogue,
                                                AdwToastOverlay *toasts);
void soleus_progress_files_export (SoleusProgressFiles *self,
                                   GtkWindow *parent,
                                   SoleusHistoryFormat format);
void soleus_progress_files_import (SoleusProgressFiles *self, GtkWindow *parent);
void soleus_progress_files_print (SoleusProgressFiles *self, GtkWindow *parent);

G_END_DECLS
