/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-routine-file.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_FILE_OPENER (soleus_file_opener_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFileOpener, soleus_file_opener, SOLEUS, FILE_OPENER, GObject)

SoleusFileOpener *soleus_file_opener_new (GtkWindow *parent, GPtrArray *library);
void soleus_file_opener_choose (SoleusFileOpener *self);
void soleus_file_opener_open (SoleusFileOpener *self, GFile *file);
void soleus_file_opener_cancel (SoleusFileOpener *self);

G_END_DECLS
