/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

/* The steps to the newest version of the tables, for soleus_database_open(). */
extern const char *const soleus_history_schema[];

/* Writes, for soleus_history_worker_write(). The data is a #SoleusSessionRecord, of which only the
 * uuid and the part that is written need be filled in. If its session has been deleted meanwhile,
 * nothing is recorded. With one row, each is one transaction. Each may be repeated, because a
 * second time changes nothing: after some failures nobody can say whether they came before or after
 * the commit. */
gboolean soleus_history_store_begin (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_phases (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_ratings (SoleusDatabase *database, gpointer session, GError **error);
gboolean
soleus_history_store_no_ratings (SoleusDatabase *database, gpointer session, GError **error);
gboolean
soleus_history_store_pain_stops (SoleusDatabase *database, gpointer session, GError **error);
gboolean
soleus_history_store_no_pain_stops (SoleusDatabase *database, gpointer session, GError **error);
gboolean
soleus_history_store_pain_answers (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_finish (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_delete (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_restore (SoleusDatabase *database, gpointer session, GError **error);
gboolean soleus_history_store_save (SoleusDatabase *database, gpointer session, GError **error);

/* Records the local day on which the advice on lasting tightness was shown. The data is an int, in
 * days since 1970-01-01. */
gboolean soleus_history_store_advice_shown (SoleusDatabase *database, gpointer day, GError **error);
gboolean soleus_history_store_delete_all (SoleusDatabase *database, GError **error);
gboolean soleus_history_store_insert (SoleusDatabase *database,
                                      SoleusSessionRecord *session,
                                      gboolean *is_new,
                                      GError **error);

/**
 * SoleusHistoryPage:
 * @before_us: only sessions that began before this, microseconds since 1970-01-01 UTC
 * @limit: how many at most
 * @running: (nullable): uuids of the sessions that go on right now
 *
 * Which sessions to read, the newest first.
 */
typedef struct
{
  gint64 before_us;
  guint limit;
  GStrv running;
} SoleusHistoryPage;

GPtrArray *
soleus_history_store_load (SoleusDatabase *database, const SoleusHistoryPage *page, GError **error);

G_END_DECLS
