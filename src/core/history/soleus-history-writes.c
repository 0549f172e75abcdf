/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-writes.h"

#include "soleus-history-salvage.h"
#include "soleus-history-store.h"

SoleusHistoryWrite *
soleus_history_write_new (SoleusHistoryWriteKind kind, const char *id)
{
  SoleusHistoryWrite *self = g_new0 (SoleusHistoryWrite, 1);

  self->kind = kind;
  self->id = g_strdup (id);
  return self;
}

void
soleus_history_write_free (SoleusHistoryWrite *self)
{
  soleus_session_fields_clear (&self->session);
  soleus_phase_record_clear (&self->phase);
  soleus_pain_record_clear (&self->pain_stop);
  g_clear_object (&self->record);
  g_free (self->id);
  g_free (self);
}

static gboolean
restore (SoleusDatabase *database, SoleusSessionRecord *record, GError **error)
{
  gboolean is_new;

  return soleus_database_begin (database, error) &&
         soleus_database_end (
             database, soleus_history_store_insert (database, record, &is_new, error), error);
}

static gboolean
delete_all (SoleusDatabase *database, GError **error)
{
  const char *path = sqlite3_db_filename (soleus_database_get_handle (database), "main");

  if (!soleus_history_store_delete_all (database, error))
    return FALSE;
  soleus_history_salvage_delete_moved (path);
  return TRUE;
}

/**
 * soleus_history_write_run:
 * @self: a #SoleusHistoryWrite
 *
 * Returns: whether it is recorded, in one transaction
 */
gboolean
soleus_history_write_run (SoleusDatabase *database, gpointer self, GError **error)
{
  SoleusHistoryWrite *write = self;

  switch (write->kind)
    {
    case SOLEUS_HISTORY_WRITE_BEGIN:
      return soleus_history_store_begin (database, &write->session, error);
    case SOLEUS_HISTORY_WRITE_PHASE:
      return soleus_history_store_phase (database, write->id, &write->phase, error);
    case SOLEUS_HISTORY_WRITE_RATING:
      return soleus_history_store_rating (database, write->id, &write->rating, TRUE, error);
    case SOLEUS_HISTORY_WRITE_PAIN_STOP:
      return soleus_history_store_pain_stop (database, write->id, &write->pain_stop, error);
    case SOLEUS_HISTORY_WRITE_PAIN_ANSWER:
      return soleus_history_store_pain_answer (database, write->id, write->pain_stop.number,
                                               write->pain_stop.answer, error);
    case SOLEUS_HISTORY_WRITE_FINISH:
      return soleus_history_store_finish (database, write->id, write->session.outcome,
                                          write->session.end_us, error);
    case SOLEUS_HISTORY_WRITE_DELETE:
      return soleus_history_store_delete (database, write->id, error);
    case SOLEUS_HISTORY_WRITE_RESTORE:
      return restore (database, write->record, error);
    case SOLEUS_HISTORY_WRITE_DELETE_ALL:
      return delete_all (database, error);
    case SOLEUS_HISTORY_WRITE_ADVICE:
      return soleus_history_store_advice_shown (database, write->id, write->day, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}
