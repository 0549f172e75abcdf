/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void soleus_time_row_set_up (AdwComboRow *row);
int soleus_time_row_get (AdwComboRow *row);
void soleus_time_row_set (AdwComboRow *row, int minute);

G_END_DECLS
