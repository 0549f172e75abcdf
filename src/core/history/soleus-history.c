/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-import.h"
#include "soleus-history-stats.h"
#include "soleus-history-store.h"
#include "soleus-history-worker.h"
#include "soleus-journal-store.h"
#include "soleus-lasting-tightness.h"

/* Everything that the person has done, in one file. Each event is written as it happens, off the
 * caller's thread. A write that fails is kept, and written once it can be. */
struct _SoleusHistory
{
  GObject parent_instance;

  SoleusClock *clock;
  SoleusHistoryWorker *worker;
  GHashTable *running;
  /* The hour at which a day starts. */
  int day_start;

  gboolean has_problem;
  SoleusHistoryError problem_code;
  char *problem;
  char *notice;
};

G_DEFINE_FINAL_TYPE (SoleusHistory, soleus_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_NOTICE,
  PROP_DAY_START,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_problem (SoleusHistory *self, gboolean has_problem, SoleusHistoryError code)
{
  if (self->has_problem == has_problem && self->problem_code == code)
    return;
  self->has_problem = has_problem;
  self->problem_code = code;
  g_clear_pointer (&self->problem, g_free);
  if (has_problem && code == SOLEUS_HISTORY_ERROR_FAILED)
    self->problem = g_strdup (_ ("Something that you did could not be recorded. Soleus keeps it "
                                 "until you quit, and tries again."));
  else if (has_problem)
    /* Translators: %s is a sentence that says why, such as "The disk is full. (…)" */
    self->problem = g_strdup_printf (_ ("What you do now isn’t being recorded. %s"),
                                     soleus_history_error_to_text (code));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROBLEM]);
}

static void
set_notice (SoleusHistory *self, const char *notice)
{
  if (g_strcmp0 (self->notice, notice) == 0)
    return;
  g_clear_pointer (&self->notice, g_free);
  self->notice = g_strdup (notice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
status_cb (const SoleusHistoryStatus *status, gpointer user_data)
{
  SoleusHistory *self = user_data;
  gboolean healed = self->has_problem && !status->has_problem;

  set_problem (self, status->has_problem, status->problem);
  if (status->notice != NULL)
    set_notice (self, status->notice);
  /* A read that failed while there was a problem may go through now. */
  if (status->changed || healed)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
soleus_history_dispose (GObject *object)
{
  soleus_history_close (SOLEUS_HISTORY (object));
  G_OBJECT_CLASS (soleus_history_parent_class)->dispose (object);
}

static void
soleus_history_finalize (GObject *object)
{
  SoleusHistory *self = SOLEUS_HISTORY (object);

  g_clear_pointer (&self->worker, soleus_history_worker_unref);
  g_clear_pointer (&self->running, g_hash_table_unref);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->problem, g_free);
  g_clear_pointer (&self->notice, g_free);
  G_OBJECT_CLASS (soleus_history_parent_class)->finalize (object);
}

static void
soleus_history_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  SoleusHistory *self = SOLEUS_HISTORY (object);

  switch (prop_id)
    {
    case PROP_PROBLEM:
      g_value_set_string (value, self->problem);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_DAY_START:
      g_value_set_int (value, self->day_start);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* Every answer that counts by days is out of date then. */
static void
set_day_start (SoleusHistory *self, int hour)
{
  if (self->day_start == hour)
    return;
  self->day_start = hour;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY_START]);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
soleus_history_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_DAY_START:
      set_day_start (SOLEUS_HISTORY (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
soleus_history_class_init (SoleusHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = soleus_history_dispose;
  object_class->finalize = soleus_history_finalize;
  object_class->get_property = soleus_history_get_property;
  object_class->set_property = soleus_history_set_property;

  /* A translated note for the person while nothing can be recorded, or NULL. */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);

  /* A translated message about something that has happened to the file, or NULL. */
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);

  /* The hour at which a day starts. Nothing that is recorded depends on it. */
  properties[PROP_DAY_START] =
      g_param_spec_int ("day-start", NULL, NULL, 0, SOLEUS_DAY_START_MAX, SOLEUS_DAY_START,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* Something has been recorded, deleted or imported, or days start at another hour, so that
   * earlier answers may be out of date.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_history_init (SoleusHistory *self)
{
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->day_start = SOLEUS_DAY_START;
}

/**
 * soleus_history_new:
 * @path: the file, as $XDG_DATA_HOME/soleus/history.db; it and its folder are made if need be
 *
 * Opens the history, in the background. Signals and answers come in the caller's thread-default
 * context. Whether the file can be used shows in "problem" later.
 */
SoleusHistory *
soleus_history_new (const char *path, SoleusClock *clock)
{
  SoleusHistory *self = g_object_new (SOLEUS_TYPE_HISTORY, NULL);

  self->clock = g_object_ref (clock);
  self->worker = soleus_history_worker_new (path, clock, status_cb, self);
  return self;
}

/* Waits until everything is recorded that can be, and lets go of the file. It is called when the
 * program ends, and blocks for as long as the disk takes. */
void
soleus_history_close (SoleusHistory *self)
{
  if (self->worker != NULL)
    soleus_history_worker_stop (self->worker);
}

const char *
soleus_history_get_problem (SoleusHistory *self)
{
  return self->problem;
}

const char *
soleus_history_get_notice (SoleusHistory *self)
{
  return self->notice;
}

void
soleus_history_dismiss_notice (SoleusHistory *self)
{
  set_notice (self, NULL);
}

/* Tries now, in the background, to record the waiting writes. */
void
soleus_history_retry (SoleusHistory *self)
{
  soleus_history_worker_retry (self->worker);
}

/* The local day here and now, in days since 1970-01-01. */
int
soleus_history_get_today (SoleusHistory *self)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  return soleus_day_from_time (now_us, soleus_day_get_offset (now_us, NULL), self->day_start);
}

/* Now, by the wall clock, in microseconds since 1970-01-01 UTC. */
gint64
soleus_history_get_now (SoleusHistory *self)
{
  return soleus_clock_get_wall (self->clock);
}

/* The local day that a session counts for, there and then; days since 1970-01-01. */
int
soleus_history_get_day_of (SoleusHistory *self, SoleusSessionRecord *record)
{
  return soleus_day_from_time (record->start_us, record->offset_s, self->day_start);
}

/* The local day that an entry counts for, there and then; days since 1970-01-01. */
int
soleus_history_get_day_of_entry (SoleusHistory *self, SoleusJournalEntry *entry)
{
  return soleus_day_from_time (entry->at_us, entry->offset_s, self->day_start);
}

/* Microseconds until the local day here ends, by the wall clock. */
gint64
soleus_history_get_day_left (SoleusHistory *self)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  return soleus_day_get_end (now_us, NULL, self->day_start) - now_us;
}

/* A part of a session, to be written. */
static SoleusSessionRecord *
part_new (const char *uuid)
{
  SoleusSessionRecord *part = soleus_session_record_new ();

  part->uuid = g_strdup (uuid);
  return part;
}

static void
write_part (SoleusHistory *self, SoleusHistoryFunc func, SoleusSessionRecord *part)
{
  soleus_history_worker_write (self->worker, func, part, g_object_unref, part->uuid);
}

void
soleus_history_token_free (SoleusHistoryToken *token)
{
  g_clear_pointer (&token->uuid, g_free);
  g_free (token);
}

/**
 * soleus_history_begin_session:
 * @routine: the routine's id
 * @options: the options chosen, as text
 * @verdict: (nullable): the kind of the safety verdict, as "clear", but never the answers that led
 *   to it; %NULL for a session without massage
 * @start_us: microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time is ahead of UTC; see soleus_day_get_offset()
 *
 * Records that a session has begun. Like everything that records, it returns at once.
 *
 * Returns: (transfer full): stands for the session in later calls
 */
SoleusHistoryToken *
soleus_history_begin_session (SoleusHistory *self,
                              const char *routine,
                              const char *options,
                              const char *verdict,
                              gint64 start_us,
                              int offset_s)
{
  SoleusHistoryToken *token = g_new0 (SoleusHistoryToken, 1);
  SoleusSessionRecord *session;

  token->uuid = g_uuid_string_random ();
  session = part_new (token->uuid);
  session->routine = g_strdup (routine);
  session->options = g_strdup (options != NULL ? options : "");
  session->verdict = g_strdup (verdict != NULL ? verdict : "");
  session->start_us = start_us;
  /* TZ may say anything, ISO 8601 and the tables take no more than this. */
  session->offset_s = CLAMP (offset_s, -SOLEUS_HISTORY_MAX_OFFSET_S, SOLEUS_HISTORY_MAX_OFFSET_S);
  session->outcome = SOLEUS_OUTCOME_RUNNING;
  g_hash_table_add (self->running, g_strdup (token->uuid));
  write_part (self, soleus_history_store_begin, session);
  return token;
}

/* Records a phase of work when it is over, in full or cut short. Its number is given here. */
void
soleus_history_add_phase (SoleusHistory *self,
                          SoleusHistoryToken *token,
                          const SoleusPhaseRecord *phase)
{
  SoleusSessionRecord *part;
  SoleusPhaseRecord copy = *phase;

  g_return_if_fail (phase->worked_ms >= 0 && phase->planned_ms >= 0);

  part = part_new (token->uuid);
  copy.step = g_strdup (phase->step != NULL ? phase->step : "");
  copy.number = ++token->n_phases;
  g_array_append_val (part->phases, copy);
  write_part (self, soleus_history_store_phases, part);
}

/**
 * soleus_history_add_rating:
 * @leg: left or right
 * @value: tightness, 0 to 10, which replaces an earlier one; %SOLEUS_RATING_NONE takes that back
 */
void
soleus_history_add_rating (SoleusHistory *self,
                           SoleusHistoryToken *token,
                           SoleusRatingMoment moment,
                           SoleusLeg leg,
                           int value)
{
  SoleusRatingRecord rating = { .moment = moment, .leg = leg, .value = value };
  SoleusSessionRecord *part;

  g_return_if_fail (leg == SOLEUS_LEG_LEFT || leg == SOLEUS_LEG_RIGHT);
  g_return_if_fail (value >= SOLEUS_RATING_NONE && value <= SOLEUS_RATING_MAX);

  part = part_new (token->uuid);
  g_array_append_val (part->ratings, rating);
  write_part (self,
              value == SOLEUS_RATING_NONE ? soleus_history_store_no_ratings
                                          : soleus_history_store_ratings,
              part);
}

static void
write_pain_stop (SoleusHistory *self,
                 SoleusHistoryFunc func,
                 SoleusHistoryToken *token,
                 const SoleusPainRecord *stop)
{
  SoleusSessionRecord *part = part_new (token->uuid);

  g_array_append_vals (part->pain_stops, stop, 1);
  write_part (self, func, part);
}

/**
 * soleus_history_add_pain_stop:
 * @step: the step's id
 * @seconds: how far into the phase it happened
 * @answer: %SOLEUS_PAIN_UNANSWERED until the person answers
 *
 * Records a stop for pain at once; the answer may follow.
 *
 * Returns: a number for soleus_history_answer_pain_stop()
 */
guint
soleus_history_add_pain_stop (SoleusHistory *self,
                              SoleusHistoryToken *token,
                              SoleusLeg leg,
                              const char *step,
                              guint seconds,
                              SoleusPainAnswer answer)
{
  const SoleusPainRecord stop = {
    .number = ++token->n_pain_stops,
    .leg = leg,
    .step = g_strdup (step),
    .seconds = seconds,
    .answer = answer,
    .at_us = soleus_clock_get_wall (self->clock),
  };
  write_pain_stop (self, soleus_history_store_pain_stops, token, &stop);
  return stop.number;
}

void
soleus_history_answer_pain_stop (SoleusHistory *self,
                                 SoleusHistoryToken *token,
                                 guint number,
                                 SoleusPainAnswer answer)
{
  const SoleusPainRecord stop = { .number = number, .answer = answer };

  write_pain_stop (self, soleus_history_store_pain_answers, token, &stop);
}

/* Removes a stop that was a mistake. The session, which it had ended, is running again. */
void
soleus_history_take_back_pain_stop (SoleusHistory *self, SoleusHistoryToken *token, guint number)
{
  const SoleusPainRecord stop = { .number = number };

  g_hash_table_add (self->running, g_strdup (token->uuid));
  write_pain_stop (self, soleus_history_store_no_pain_stops, token, &stop);
}

/**
 * soleus_history_finish_session:
 * @outcome: finished, ended or stopped
 * @end_us: when the last thing was done, in microseconds since 1970-01-01 UTC
 *
 * Records that the session is over. Ratings may still follow.
 */
void
soleus_history_finish_session (SoleusHistory *self,
                               SoleusHistoryToken *token,
                               SoleusOutcome outcome,
                               gint64 end_us)
{
  SoleusSessionRecord *part;

  g_return_if_fail (outcome != SOLEUS_OUTCOME_RUNNING && outcome != SOLEUS_OUTCOME_INTERRUPTED);

  part = part_new (token->uuid);
  part->outcome = outcome;
  part->end_us = end_us;
  g_hash_table_remove (self->running, token->uuid);
  write_part (self, soleus_history_store_finish, part);
}

void
soleus_history_delete_session (SoleusHistory *self, SoleusSessionRecord *record)
{
  write_part (self, soleus_history_store_delete, g_object_ref (record));
}

/* Undoes soleus_history_delete_session(). */
void
soleus_history_restore_session (SoleusHistory *self, SoleusSessionRecord *record)
{
  write_part (self, soleus_history_store_restore, g_object_ref (record));
}

/* Records a session that was entered by hand, or puts what was corrected in the place of the
 * session of that uuid. The safety gate hears of its massage from the caller. */
void
soleus_history_save_session (SoleusHistory *self, SoleusSessionRecord *record)
{
  write_part (self, soleus_history_store_save, g_object_ref (record));
}

static gboolean
write_delete_all (SoleusDatabase *database, gpointer data, GError **error)
{
  if (!soleus_history_store_delete_all (database, error))
    return FALSE;
  soleus_history_file_delete_moved (sqlite3_db_filename (database->handle, "main"));
  return TRUE;
}

/* Deletes everything for good, with its traces in the file and the damaged files that were moved
 * aside. A session that goes on is no longer recorded. */
void
soleus_history_delete_all (SoleusHistory *self)
{
  soleus_history_worker_write (self->worker, write_delete_all, NULL, NULL, NULL);
}

/* Remembers that the advice on lasting tightness was shown today. */
void
soleus_history_note_advice_shown (SoleusHistory *self)
{
  int *day = g_new (int, 1);

  *day = soleus_history_get_today (self);
  soleus_history_worker_write (self->worker, soleus_history_store_advice_shown, day, g_free,
                               SOLEUS_LASTING_TIGHTNESS_ID);
}

/* An entry of here and now, which its maker fills in and saves. */
SoleusJournalEntry *
soleus_history_new_entry (SoleusHistory *self, SoleusJournalKind kind)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  return soleus_journal_entry_new (kind, NULL, now_us,
                                   CLAMP (soleus_day_get_offset (now_us, NULL),
                                          -SOLEUS_HISTORY_MAX_OFFSET_S,
                                          SOLEUS_HISTORY_MAX_OFFSET_S));
}

static void
write_entry (SoleusHistory *self, SoleusHistoryFunc func, SoleusJournalEntry *entry)
{
  soleus_history_worker_write (self->worker, func, g_object_ref (entry), g_object_unref,
                               entry->uuid);
}

/* Records the entry, or puts it in the place of the one of its uuid. It must not change after. */
void
soleus_history_save_entry (SoleusHistory *self, SoleusJournalEntry *entry)
{
  write_entry (self, soleus_journal_store_save, entry);
}

/* soleus_history_save_entry() undoes it. */
void
soleus_history_delete_entry (SoleusHistory *self, SoleusJournalEntry *entry)
{
  write_entry (self, soleus_journal_store_delete, entry);
}

/* The parameters of a read, and its result. Each kind of read uses its own part. */
typedef struct
{
  SoleusHistoryPage page;
  SoleusHistoryDays days;
  SoleusJournalKind kind;
  gint64 now_us;
  GFile *file;
  SoleusHistoryFormat format;

  GPtrArray *records;
  SoleusSummary *summary;
  gboolean due;
  SoleusImportResult imported;
} Request;

static Request *
request_new (SoleusHistory *self)
{
  Request *request = g_new0 (Request, 1);

  request->now_us = soleus_clock_get_wall (self->clock);
  request->days.today = soleus_history_get_today (self);
  request->days.start = self->day_start;
  return request;
}

static void
request_free (Request *request)
{
  g_clear_pointer (&request->page.running, g_strfreev);
  g_clear_object (&request->file);
  g_clear_pointer (&request->records, g_ptr_array_unref);
  g_clear_pointer (&request->summary, soleus_summary_free);
  g_free (request);
}

static void
ask (SoleusHistory *self,
     SoleusHistoryFunc func,
     Request *request,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, func);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  soleus_history_worker_read (self->worker, func, task);
}

/* Returns the request with its result, which belongs to @result, or NULL with the error set. */
static Request *
finish (SoleusHistory *self, SoleusHistoryFunc func, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, func), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

static gboolean
read_sessions (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  request->records = soleus_history_store_load (database, &request->page, error);
  return request->records != NULL;
}

/* Loads at most @limit sessions, the newest first, that began before @before_us, in microseconds
 * since 1970-01-01 UTC: G_MAXINT64 for the first page, then the start of the last session of the
 * page. */
void
soleus_history_load_sessions_async (SoleusHistory *self,
                                    gint64 before_us,
                                    guint limit,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  Request *request = request_new (self);
  g_autofree char **running = (char **) g_hash_table_get_keys_as_array (self->running, NULL);

  request->page.before_us = before_us;
  request->page.limit = limit;
  request->page.running = g_strdupv (running);
  ask (self, read_sessions, request, cancellable, callback, user_data);
}

/* Returns SoleusSessionRecords, or NULL with the error set. */
GPtrArray *
soleus_history_load_sessions_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  Request *request = finish (self, read_sessions, result, error);

  return request != NULL ? g_steal_pointer (&request->records) : NULL;
}

static gboolean
read_journal (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  request->records = soleus_journal_store_load (database, &request->kind, error);
  return request->records != NULL;
}

void
soleus_history_load_journal_async (SoleusHistory *self,
                                   SoleusJournalKind kind,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Request *request = request_new (self);

  request->kind = kind;
  ask (self, read_journal, request, cancellable, callback, user_data);
}

/* Returns SoleusJournalEntries, the oldest first, or NULL with the error set. */
GPtrArray *
soleus_history_load_journal_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  Request *request = finish (self, read_journal, result, error);

  return request != NULL ? g_steal_pointer (&request->records) : NULL;
}

static gboolean
read_summary (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  request->summary = soleus_history_stats_load_summary (database, &request->days, error);
  return request->summary != NULL;
}

/* The first and the last local day are in days since 1970-01-01. */
void
soleus_history_load_summary_async (SoleusHistory *self,
                                   int from_day,
                                   int to_day,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  Request *request = request_new (self);

  request->days.from = from_day;
  request->days.to = to_day;
  ask (self, read_summary, request, cancellable, callback, user_data);
}

SoleusSummary *
soleus_history_load_summary_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  Request *request = finish (self, read_summary, result, error);

  return request != NULL ? g_steal_pointer (&request->summary) : NULL;
}

static gboolean
read_advice (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  return soleus_history_stats_load_advice (database, &request->days, &request->due, error);
}

void
soleus_history_load_advice_async (SoleusHistory *self,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  ask (self, read_advice, request_new (self), cancellable, callback, user_data);
}

/* Tells whether the advice on lasting tightness is due today. Who shows it has to call
 * soleus_history_note_advice_shown(). */
gboolean
soleus_history_load_advice_finish (SoleusHistory *self,
                                   GAsyncResult *result,
                                   gboolean *due,
                                   GError **error)
{
  Request *request = finish (self, read_advice, result, error);

  if (request != NULL)
    *due = request->due;
  return request != NULL;
}

static gboolean
write_file (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  return soleus_history_export_to_file (database, request->file, request->format, error);
}

/* The file is replaced only when all of it has been written. */
void
soleus_history_export_async (SoleusHistory *self,
                             GFile *file,
                             SoleusHistoryFormat format,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request = request_new (self);

  request->file = g_object_ref (file);
  request->format = format;
  ask (self, write_file, request, cancellable, callback, user_data);
}

gboolean
soleus_history_export_finish (SoleusHistory *self, GAsyncResult *result, GError **error)
{
  return finish (self, write_file, result, error) != NULL;
}

static gboolean
read_file (SoleusDatabase *database, gpointer data, GError **error)
{
  Request *request = data;

  return soleus_history_import_from_file (database, request->file, request->now_us,
                                          &request->imported, error);
}

/* Adds the sessions of a file exported as JSON, all or nothing. A session that is there already is
 * not doubled. */
void
soleus_history_import_async (SoleusHistory *self,
                             GFile *file,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Request *request = request_new (self);

  request->file = g_object_ref (file);
  ask (self, read_file, request, cancellable, callback, user_data);
}

gboolean
soleus_history_import_finish (SoleusHistory *self,
                              GAsyncResult *result,
                              SoleusImportResult *imported,
                              GError **error)
{
  Request *request = finish (self, read_file, result, error);

  if (request == NULL)
    return FALSE;
  if (imported != NULL)
    *imported = request->imported;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}
