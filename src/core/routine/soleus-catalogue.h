/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_CATALOGUE (soleus_catalogue_get_type ())
G_DECLARE_FINAL_TYPE (SoleusCatalogue, soleus_catalogue, SOLEUS, CATALOGUE, GObject)

/**
 * SoleusCatalogue:
 * @steps: (element-type SoleusStep): the step library; its steps have no dose
 * @routines: (element-type SoleusRoutine): those of Soleus, in the order they are shown
 * @own: (element-type SoleusRoutine): those that the person made or was given, by name
 * @former: (element-type SoleusRoutine): own ones that were deleted, for their names in the history
 *
 * All that can be done. Only the own routines change.
 *
 * Signal "own-changed": @own holds others.
 */
struct _SoleusCatalogue
{
  GObject parent_instance;

  GPtrArray *steps;
  GPtrArray *routines;
  GPtrArray *own;
  GPtrArray *former;
};

SoleusCatalogue *soleus_catalogue_new (GError **error);
SoleusRoutine *soleus_catalogue_find (SoleusCatalogue *self, const char *id);
void soleus_catalogue_set_own (SoleusCatalogue *self, GPtrArray *own, GPtrArray *former);
const char *soleus_catalogue_name_routine (SoleusCatalogue *self, const char *id);
const char *soleus_catalogue_name_step (SoleusCatalogue *self, const char *id);

G_END_DECLS
