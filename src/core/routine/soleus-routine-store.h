/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-routine-file.h"

G_BEGIN_DECLS

/**
 * SoleusRoutineProblem:
 * @name: of a file in the folder
 * @message: why it can't be used; it names the file, and where in it the fault is
 *
 * A file that is left as it is.
 */
typedef struct
{
  char *name;
  char *message;
} SoleusRoutineProblem;

#define SOLEUS_TYPE_ROUTINE_STORE (soleus_routine_store_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineStore, soleus_routine_store, SOLEUS, ROUTINE_STORE, GObject)

/**
 * SoleusRoutineStore:
 * @files: (element-type SoleusRoutineFile): the person's own routines, by name
 * @problems: (element-type SoleusRoutineProblem): what lies there and can't be used
 * @loaded: whether the folder has been read
 *
 * The folder of a person's own routines. What is in it stands in the catalogue too.
 *
 * Signal "changed": the lists are others.
 */
struct _SoleusRoutineStore
{
  GObject parent_instance;

  GPtrArray *files;
  GPtrArray *problems;
  gboolean loaded;

  /*< private >*/
  char *folder;
  SoleusCatalogue *catalogue;
  GHashTable *names; /* Of the files, by the ids of their routines. */
  GFileMonitor *monitor;
  GAsyncResult *loading; /* Not owned. */
  gboolean again;
};

SoleusRoutineStore *soleus_routine_store_new (const char *folder, SoleusCatalogue *catalogue);
void soleus_routine_store_load (SoleusRoutineStore *self);
void soleus_routine_store_load_now (SoleusRoutineStore *self);
void soleus_routine_store_watch (SoleusRoutineStore *self);
SoleusRoutineFile *soleus_routine_store_find (SoleusRoutineStore *self, const char *id);
gboolean soleus_routine_store_add (SoleusRoutineStore *self,
                                   SoleusRoutineFile *file,
                                   gboolean replace,
                                   GError **error);
gboolean soleus_routine_store_delete (SoleusRoutineStore *self, const char *id, GError **error);
gboolean soleus_routine_store_restore (SoleusRoutineStore *self, const char *id, GError **error);
gboolean soleus_routine_store_forget (SoleusRoutineStore *self, GError **error);

G_END_DECLS
