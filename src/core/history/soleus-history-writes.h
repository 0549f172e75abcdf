/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"
#include "soleus-session-record-private.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_HISTORY_WRITE_BEGIN,
  SOLEUS_HISTORY_WRITE_PHASE,
  SOLEUS_HISTORY_WRITE_RATING,
  SOLEUS_HISTORY_WRITE_PAIN_STOP,
  SOLEUS_HISTORY_WRITE_PAIN_ANSWER,
  SOLEUS_HISTORY_WRITE_FINISH,
  SOLEUS_HISTORY_WRITE_DELETE,
  SOLEUS_HISTORY_WRITE_RESTORE,
  SOLEUS_HISTORY_WRITE_DELETE_ALL,
  SOLEUS_HISTORY_WRITE_ADVICE,
} SoleusHistoryWriteKind;

/**
 * SoleusHistoryWrite:
 * @kind: which of the following is meant
 * @id: (nullable): the session's uuid, or the advice's id
 *
 * Something that waits to be recorded, with all that it needs.
 */
typedef struct
{
  SoleusHistoryWriteKind kind;
  char *id;
  SoleusSessionFields session;
  SoleusPhaseRecord phase;
  SoleusRatingRecord rating;
  SoleusPainRecord pain_stop;
  SoleusSessionRecord *record;
  int day;
} SoleusHistoryWrite;

SoleusHistoryWrite *soleus_history_write_new (SoleusHistoryWriteKind kind, const char *id);
void soleus_history_write_free (SoleusHistoryWrite *self);

gboolean soleus_history_write_run (SoleusDatabase *database, gpointer self, GError **error);

G_END_DECLS
