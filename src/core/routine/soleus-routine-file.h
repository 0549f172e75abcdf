/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-dose.h"
#include "soleus-routine.h"

G_BEGIN_DECLS

/** The ending of a routine's file, and its media type. */
#define SOLEUS_ROUTINE_FILE_SUFFIX     ".soleus"
#define SOLEUS_ROUTINE_FILE_MEDIA_TYPE "application/vnd.soleus.routine+xml"

/** The most steps, and the longest that all of it may last, in seconds. */
#define SOLEUS_ROUTINE_FILE_MAX_STEPS   40
#define SOLEUS_ROUTINE_FILE_MAX_SECONDS 7200

#define SOLEUS_TYPE_ROUTINE_FILE (soleus_routine_file_get_type ())
G_DECLARE_FINAL_TYPE (SoleusRoutineFile, soleus_routine_file, SOLEUS, ROUTINE_FILE, GObject)

/**
 * SoleusRoutineFile:
 * @id: of the routine; it begins with "own-", as no built-in one does
 * @name: what the routine is called
 * @summary: what it is for; empty where nothing was said
 * @author: who wrote it; empty where nothing was said
 * @date: when it was written; no valid date where nothing was said
 * @note: to the person who does it; empty where nothing was said
 * @days_a_week: on how many days a week it should be done, 1 to 7; 0 where nothing was said
 * @valid_until: the last day on which it should be done; no valid date where it has no end
 * @steps: (element-type SoleusStep): in the order they are done, each with its dose
 * @routine: (nullable): what is done with it all, after soleus_routine_file_complete()
 * @bytes: (nullable): the file that it was read from
 *
 * A routine that a person made, or was given. Texts are plain, as they were written. It is filled
 * by the functions below, and changes no more once it is complete.
 */
struct _SoleusRoutineFile
{
  GObject parent_instance;

  char *id;
  char *name;
  char *summary;
  char *author;
  GDate date;
  char *note;
  guint days_a_week;
  GDate valid_until;
  GPtrArray *steps;
  SoleusRoutine *routine;
  GBytes *bytes;
};

char *soleus_routine_file_make_id (void);

SoleusRoutineFile *soleus_routine_file_new (const char *id, const char *name, const char *summary);
void soleus_routine_file_add_note (SoleusRoutineFile *self,
                                   const char *author,
                                   const GDate *date,
                                   const char *note,
                                   guint days_a_week,
                                   const GDate *valid_until);
void soleus_routine_file_add (SoleusRoutineFile *self, SoleusStep *step);
void
soleus_routine_file_add_use (SoleusRoutineFile *self, SoleusStep *step, const SoleusDose *dose);
void soleus_routine_file_add_step (SoleusRoutineFile *self,
                                   const char *name,
                                   const char *cue,
                                   const char *instruction,
                                   SoleusStep *posed,
                                   const SoleusDose *dose);
gboolean soleus_routine_file_check (SoleusRoutineFile *self, int *row, GError **error);
SoleusRoutine *soleus_routine_file_derive (SoleusRoutineFile *self);
gboolean soleus_routine_file_complete (SoleusRoutineFile *self, GError **error);

gboolean soleus_routine_file_is_over (SoleusRoutineFile *self, const GDate *today);
gboolean soleus_routine_file_has_short_hold (SoleusRoutineFile *self);

GBytes *soleus_routine_file_write (SoleusRoutineFile *self);
gboolean soleus_routine_file_save (SoleusRoutineFile *self, GFile *file, GError **error);

G_END_DECLS
