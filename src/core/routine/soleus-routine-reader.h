/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine.h"
#include "soleus-xml.h"

G_BEGIN_DECLS

/** The largest routine file in bytes. */
#define SOLEUS_ROUTINE_FILE_MAX (256 * 1024)

#define SOLEUS_TYPE_ROUTINE_READER (soleus_routine_reader_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineReader, soleus_routine_reader, SOLEUS, ROUTINE_READER, GObject)

/**
 * SoleusRoutineReader:
 * @steps: (element-type SoleusStep): the step library, in order of reading
 * @routines: (element-type SoleusRoutine): the routines, in order of reading
 */
struct _SoleusRoutineReader
{
  GObject parent_instance;

  GPtrArray *steps;
  GPtrArray *routines;

  /*< private >*/
  SoleusStep *step; /* The step or routine whose element is open. */
  SoleusRoutine *routine;
  char **picture;
};

SoleusRoutineReader *soleus_routine_reader_new (void);
gboolean soleus_routine_reader_read (SoleusRoutineReader *self,
                                     GBytes *bytes,
                                     const char *name,
                                     GError **error);

G_END_DECLS
