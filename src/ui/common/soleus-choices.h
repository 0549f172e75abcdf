/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *soleus_choices_new (const int *values, guint n_values, int value);
guint soleus_choices_find (GArray *choices, int value);
int soleus_choices_get (GArray *choices, guint index);

G_END_DECLS
