/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "soleus-history.h"
#include "soleus-manual-clock.h"

G_BEGIN_DECLS

#define SECOND_US G_USEC_PER_SEC
#define MINUTE_US (G_GINT64_CONSTANT (60) * SECOND_US)
#define HOUR_US   (G_GINT64_CONSTANT (60) * MINUTE_US)
#define DAY_US    (G_GINT64_CONSTANT (24) * HOUR_US)

/**
 * HistoryFixture:
 * @folder: a temporary folder of its own
 * @path: the history's file in it
 * @clock: stands at 2024-05-15 12:00:00 UTC, a Wednesday
 * @history: opened on @path
 */
typedef struct
{
  char *folder;
  char *path;
  SoleusManualClock *clock;
  SoleusHistory *history;
} HistoryFixture;

void history_fixture_set_up (HistoryFixture *fixture, gconstpointer data);
void history_fixture_tear_down (HistoryFixture *fixture, gconstpointer data);
void history_fixture_open (HistoryFixture *fixture);
void history_fixture_close (HistoryFixture *fixture);
void history_fixture_settle (HistoryFixture *fixture);
void history_assert_problem (HistoryFixture *fixture, SoleusHistoryError code);

/* These run the main context until the answer is there. */
void history_wait (SoleusHistory *history);
GPtrArray *
history_load_sessions (SoleusHistory *history, gint64 before_us, guint limit, GError **error);
SoleusSummary *
history_load_summary (SoleusHistory *history, int from_day, int to_day, GError **error);
GPtrArray *history_load_journal (SoleusHistory *history, SoleusJournalKind kind, GError **error);
gboolean history_load_advice (SoleusHistory *history, gboolean *due, GError **error);
gboolean
history_export (SoleusHistory *history, GFile *file, SoleusHistoryFormat format, GError **error);
gboolean
history_import (SoleusHistory *history, GFile *file, SoleusImportResult *imported, GError **error);

gint64 history_time (const char *iso8601);
gint64 history_query_int (const char *path, const char *sql);
void history_execute (const char *path, const char *sql);
void history_assert_sound (const char *path);

SoleusHistoryToken *history_begin (HistoryFixture *fixture, const char *routine, int offset_s);
void history_add_work (HistoryFixture *fixture,
                       SoleusHistoryToken *token,
                       SoleusLeg leg,
                       SoleusMuscle muscle,
                       SoleusStepKind kind,
                       gint64 worked_ms);
void history_finish (HistoryFixture *fixture, SoleusHistoryToken *token, SoleusOutcome outcome);
void history_add_session (HistoryFixture *fixture, gint64 start_us, int offset_s);
GPtrArray *history_load_all (HistoryFixture *fixture);
void history_fill (
    const char *path, gint64 last_us, gint64 step_us, guint n_sessions, guint phases_each);

G_END_DECLS
