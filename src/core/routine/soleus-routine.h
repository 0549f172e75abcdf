/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-step.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_ROUTINE (soleus_routine_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutine, soleus_routine, SOLEUS, ROUTINE, GObject)

/**
 * SoleusRoutine:
 * @id: stands in files, on the command line and in the history: "wall-full"
 * @name: translated
 * @summary: one or two translated sentences: what it does and when it fits
 * @kind: what its steps are
 * @equipment: what it needs
 * @claims: (array zero-terminated=1): numbers of the source claims that its own texts carry
 * @steps: (element-type SoleusStep): in the order they are done, each with a dose; at least one
 * @pictures: (element-type SoleusStep): the steps among them that stand for it in a list, in the
 *   order in which they are shown
 *
 * Immutable.
 */
struct _SoleusRoutine
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
  SoleusRoutineKind kind;
  SoleusEquipment equipment;
  char **claims;
  GPtrArray *steps;
  GPtrArray *pictures;
};

SoleusMuscle soleus_routine_get_target (SoleusRoutine *self);
SoleusStep *soleus_routine_get_main_step (SoleusRoutine *self);
gboolean soleus_routine_offers_floor (SoleusRoutine *self);
gboolean soleus_routine_offers_more_pressure (SoleusRoutine *self);
gboolean soleus_routine_has_pressure (SoleusRoutine *self);
gboolean soleus_routine_has_stretch (SoleusRoutine *self);
gboolean soleus_routine_is_own (SoleusRoutine *self);
gboolean soleus_routine_is_same (SoleusRoutine *self, SoleusRoutine *other);
SoleusRoutine *soleus_routines_find (GPtrArray *routines, const char *id);

G_END_DECLS
