/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

void soleus_weekday_choices_add (GtkFlowBox *box, SoleusSettings *settings);

G_END_DECLS
