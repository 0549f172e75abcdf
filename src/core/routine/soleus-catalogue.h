/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CATALOGUE (soleus_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCatalogue, soleus_catalogue, SOLEUS, CATALOGUE, GObject)

/**
 * SoleusCatalogue:
 * @steps: (element-type SoleusStep): the step library; its steps have no dose
 * @routines: (element-type SoleusRoutine): in the order they are shown
 *
 * Immutable.
 */
struct _SoleusCatalogue
{
  GObject parent_instance;

  GPtrArray *steps;
  GPtrArray *routines;
};

SoleusCatalogue *soleus_catalogue_new (GError **error);
SoleusRoutine *soleus_catalogue_find (SoleusCatalogue *self, const char *id);

G_END_DECLS
