/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-compat.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FILE_REQUEST (soleus_file_request_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFileRequest, soleus_file_request, SOLEUS, FILE_REQUEST, GObject)

void soleus_file_request_save (GtkWindow *parent,
                               SoleusSettings *settings,
                               const char *title,
                               const char *name,
                               SoleusFileChosen chosen,
                               GObject *object);
void soleus_file_request_open (GtkWindow *parent,
                               SoleusSettings *settings,
                               const char *title,
                               const char *suffix,
                               SoleusFileChosen chosen,
                               GObject *object);

G_END_DECLS
