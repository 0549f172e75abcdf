/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusRoutineText:
 * @SOLEUS_ROUTINE_TEXT_NAME: of the routine
 * @SOLEUS_ROUTINE_TEXT_SUMMARY: what it is for
 * @SOLEUS_ROUTINE_TEXT_AUTHOR: who wrote it
 * @SOLEUS_ROUTINE_TEXT_NOTE: to the person who does it
 * @SOLEUS_ROUTINE_TEXT_STEP_NAME: of a step of one's own
 * @SOLEUS_ROUTINE_TEXT_CUE: what to do, large on the screen, and spoken
 * @SOLEUS_ROUTINE_TEXT_INSTRUCTION: the whole of what to do
 * @SOLEUS_N_ROUTINE_TEXTS: how many there are
 *
 * A text that somebody writes into a routine. A name is needed, any other may be missing.
 */
typedef enum
{
  SOLEUS_ROUTINE_TEXT_NAME,
  SOLEUS_ROUTINE_TEXT_SUMMARY,
  SOLEUS_ROUTINE_TEXT_AUTHOR,
  SOLEUS_ROUTINE_TEXT_NOTE,
  SOLEUS_ROUTINE_TEXT_STEP_NAME,
  SOLEUS_ROUTINE_TEXT_CUE,
  SOLEUS_ROUTINE_TEXT_INSTRUCTION,
  SOLEUS_N_ROUTINE_TEXTS,
} SoleusRoutineText;

guint soleus_routine_text_get_max (SoleusRoutineText kind);
gboolean soleus_routine_text_check (SoleusRoutineText kind, const char *text, GError **error);
char *soleus_routine_text_fold (const char *text);

G_END_DECLS
