/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_RATING_ROW (soleus_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRatingRow, soleus_rating_row, SOLEUS, RATING_ROW, AdwPreferencesRow)

SoleusLeg soleus_rating_row_get_leg (SoleusRatingRow *self);
int soleus_rating_row_get_value (SoleusRatingRow *self);
void soleus_rating_row_set_value (SoleusRatingRow *self, int value);

G_END_DECLS
