/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

void soleus_figure_choices_add_persons (GtkBox *box, SoleusSettings *settings);
void soleus_figure_choices_add_tones (GtkBox *box, SoleusSettings *settings);

G_END_DECLS
