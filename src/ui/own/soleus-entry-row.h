/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-routine-text.h"

G_BEGIN_DECLS

void soleus_entry_row_set_up (AdwEntryRow *row, SoleusRoutineText kind);
char *soleus_entry_row_read (AdwEntryRow *row);
void soleus_entry_row_write (AdwEntryRow *row, const char *text);
char *soleus_entry_row_name_change (AdwEntryRow *row, const char *field);
gboolean soleus_entry_row_check_name (SoleusRoutineText kind, const char *name, GError **error);
void soleus_entry_row_tell (GtkWidget *widget, const char *message);

G_END_DECLS
