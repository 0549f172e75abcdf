/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-clock.h"
#include "soleus-history-types.h"
#include "soleus-journal-entry.h"

G_BEGIN_DECLS

/**
 * SoleusHistoryToken:
 * @uuid: the id of the session's record
 *
 * Stands for a session that is being recorded.
 */
typedef struct
{
  char *uuid;
  guint n_phases;
  guint n_pain_stops;
} SoleusHistoryToken;

void soleus_history_token_free (SoleusHistoryToken *token);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHistoryToken, soleus_history_token_free)

#define SOLEUS_TYPE_HISTORY (soleus_history_get_type ())
G_DECLARE_FINAL_TYPE (SoleusHistory, soleus_history, SOLEUS, HISTORY, GObject)

SoleusHistory *soleus_history_new (const char *path, SoleusClock *clock);
void soleus_history_close (SoleusHistory *self);

const char *soleus_history_get_problem (SoleusHistory *self);
const char *soleus_history_get_notice (SoleusHistory *self);
void soleus_history_dismiss_notice (SoleusHistory *self);
void soleus_history_retry (SoleusHistory *self);
gint64 soleus_history_get_now (SoleusHistory *self);
int soleus_history_get_today (SoleusHistory *self);
int soleus_history_get_day_of (SoleusHistory *self, SoleusSessionRecord *record);
int soleus_history_get_day_of_entry (SoleusHistory *self, SoleusJournalEntry *entry);
gint64 soleus_history_get_day_left (SoleusHistory *self);

SoleusHistoryToken *soleus_history_begin_session (SoleusHistory *self,
                                                  const char *routine,
                                                  const char *options,
                                                  const char *verdict,
                                                  gint64 start_us,
                                                  int offset_s);
void soleus_history_add_phase (SoleusHistory *self,
                               SoleusHistoryToken *token,
                               const SoleusPhaseRecord *phase);
void soleus_history_add_rating (SoleusHistory *self,
                                SoleusHistoryToken *token,
                                SoleusRatingMoment moment,
                                SoleusLeg leg,
                                int value);
guint soleus_history_add_pain_stop (SoleusHistory *self,
                                    SoleusHistoryToken *token,
                                    SoleusLeg leg,
                                    const char *step,
                                    guint seconds,
                                    SoleusPainAnswer answer);
void soleus_history_answer_pain_stop (SoleusHistory *self,
                                      SoleusHistoryToken *token,
                                      guint number,
                                      SoleusPainAnswer answer);
void
soleus_history_take_back_pain_stop (SoleusHistory *self, SoleusHistoryToken *token, guint number);
void soleus_history_finish_session (SoleusHistory *self,
                                    SoleusHistoryToken *token,
                                    SoleusOutcome outcome,
                                    gint64 end_us);

void soleus_history_delete_session (SoleusHistory *self, SoleusSessionRecord *record);
void soleus_history_restore_session (SoleusHistory *self, SoleusSessionRecord *record);
void soleus_history_save_session (SoleusHistory *self, SoleusSessionRecord *record);
void soleus_history_delete_all (SoleusHistory *self);
void soleus_history_note_advice_shown (SoleusHistory *self);

SoleusJournalEntry *soleus_history_new_entry (SoleusHistory *self, SoleusJournalKind kind);
void soleus_history_save_entry (SoleusHistory *self, SoleusJournalEntry *entry);
void soleus_history_delete_entry (SoleusHistory *self, SoleusJournalEntry *entry);
void soleus_history_load_journal_async (SoleusHistory *self,
                                        SoleusJournalKind kind,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
GPtrArray *
soleus_history_load_journal_finish (SoleusHistory *self, GAsyncResult *result, GError **error);

void soleus_history_load_sessions_async (SoleusHistory *self,
                                         gint64 before_us,
                                         guint limit,
                                         GCancellable *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer user_data);
GPtrArray *
soleus_history_load_sessions_finish (SoleusHistory *self, GAsyncResult *result, GError **error);

void soleus_history_load_summary_async (SoleusHistory *self,
                                        int from_day,
                                        int to_day,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer user_data);
SoleusSummary *
soleus_history_load_summary_finish (SoleusHistory *self, GAsyncResult *result, GError **error);

void soleus_history_load_advice_async (SoleusHistory *self,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean soleus_history_load_advice_finish (SoleusHistory *self,
                                            GAsyncResult *result,
                                            gboolean *due,
                                            GError **error);

void soleus_history_export_async (SoleusHistory *self,
                                  GFile *file,
                                  SoleusHistoryFormat format,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean soleus_history_export_finish (SoleusHistory *self, GAsyncResult *result, GError **error);

void soleus_history_import_async (SoleusHistory *self,
                                  GFile *file,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean soleus_history_import_finish (SoleusHistory *self,
                                       GAsyncResult *result,
                                       SoleusImportResult *imported,
                                       GError **error);

G_END_DECLS
