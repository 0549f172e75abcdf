/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-leg-view.h"

G_BEGIN_DECLS

/**
 * SoleusLegMark:
 * @SOLEUS_LEG_MARK_NONE: nothing
 * @SOLEUS_LEG_MARK_VEIN: a deep vein with a clot in it
 * @SOLEUS_LEG_MARK_CROSS: crossed out
 */
typedef enum
{
  SOLEUS_LEG_MARK_NONE,
  SOLEUS_LEG_MARK_VEIN,
  SOLEUS_LEG_MARK_CROSS,
} SoleusLegMark;

GtkWidget *soleus_leg_marks_new (SoleusLegView *leg, SoleusLegMark mark);

G_END_DECLS
