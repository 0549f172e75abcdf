/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

GtkWidget *soleus_day_disc_new (int day, const SoleusDayTotal *total);
char *soleus_day_disc_describe (int day, const SoleusDayTotal *total);

G_END_DECLS
