/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-worker.h"

#include "soleus-history-keeper.h"
#include "soleus-history-stats.h"

#define RETRY_INTERVAL_MS 2000

/* A write, a query, or neither: a wish to try again at once what waits. */
typedef struct
{
  SoleusHistoryWriteFunc write;

  SoleusHistoryQuery query;
  GTask *task;
  gpointer result;
  GError *error;

  gpointer data;
  GDestroyNotify free_data;
  char *key;
  gint64 now_us;
  gboolean waited_for;
  gboolean done;
} Job;

struct _SoleusHistoryWorker
{
  gatomicrefcount ref_count;
  GThread *thread;
  SoleusHistoryKeeper *keeper;
  GQueue backlog;
  gint64 now_us;

  GMutex mutex;
  GCond cond;
  GCond done_cond;
  GQueue incoming;
  GQueue answered;
  gboolean stopping;
  guint retry_interval_ms;
  SoleusHistoryStatus status;

  GSource *source;
  SoleusHistoryStatusFunc func;
  gpointer user_data;
};

static void
job_free (Job *job)
{
  if (job->free_data != NULL)
    job->free_data (job->data);
  if (job->result != NULL && job->query.free_result != NULL)
    job->query.free_result (job->result);
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_free (job->key);
  g_free (job);
}

/* Answers are given in the main context: a task holds a reference on its source, which must not be
 * let go of, and perhaps finalised, on this thread. */
static void
job_answer (Job *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->query.free_result);
  job_free (job);
}

/* To answer may let go of the last reference on who owns the worker, and with it on the worker. */
static gboolean
source_cb (gpointer user_data)
{
  SoleusHistoryWorker *self = user_data;
  SoleusHistoryStatus status;
  GQueue answered;

  g_atomic_ref_count_inc (&self->ref_count);
  g_source_set_ready_time (self->source, -1);
  g_mutex_lock (&self->mutex);
  answered = self->answered;
  g_queue_init (&self->answered);
  status = self->status;
  self->status.notice = NULL;
  self->status.changed = FALSE;
  g_mutex_unlock (&self->mutex);

  g_queue_clear_full (&answered, (GDestroyNotify) job_answer);
  if (self->func != NULL)
    self->func (&status, self->user_data);
  g_free (status.notice);
  soleus_history_worker_unref (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
source_dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { NULL, NULL, source_dispatch, NULL, NULL, NULL };

static void
publish (SoleusHistoryWorker *self, const GError *problem, gboolean changed)
{
  char *notice = soleus_history_keeper_take_notice (self->keeper);

  g_mutex_lock (&self->mutex);
  self->status.has_problem = problem != NULL;
  self->status.problem = problem != NULL ? (SoleusHistoryError) problem->code : 0;
  self->status.n_waiting = self->backlog.length;
  self->status.changed = self->status.changed || changed || notice != NULL;
  if (notice != NULL)
    {
      g_free (self->status.notice);
      self->status.notice = notice;
    }
  g_source_set_ready_time (self->source, 0);
  g_mutex_unlock (&self->mutex);
}

/* Opens the file if need be. */
static gboolean
ensure_ready (SoleusHistoryWorker *self, GError **error)
{
  return soleus_history_keeper_run (self->keeper, NULL, NULL, self->now_us, error);
}

static gboolean
checkpoint (SoleusDatabase *database, gpointer data, GError **error)
{
  soleus_database_checkpoint (database);
  return TRUE;
}

/* Drops what waits before @link: a write of everything has overtaken it. */
static void
drop_before (SoleusHistoryWorker *self, GList *link)
{
  while (self->backlog.head != link)
    job_free (g_queue_pop_head (&self->backlog));
}

/* Records what waits, in order, as far as the disk lets it. A write that is refused although
 * neither the disk nor the file is at fault is kept, and with it what has its key and comes after
 * it; it doesn't hold up the others. */
static gboolean
record_backlog (SoleusHistoryWorker *self, GError **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) last_refusal = NULL;
  gboolean changed = FALSE;
  GList *next;

  for (GList *link = self->backlog.head; link != NULL; link = next)
    {
      g_autoptr (GError) problem = NULL;
      Job *job = link->data;

      next = link->next;
      if (job->key != NULL && g_hash_table_contains (refused, job->key))
        continue;
      if (soleus_history_keeper_run (self->keeper, job->write, job->data, self->now_us, &problem))
        {
          if (job->key == NULL)
            drop_before (self, link);
          g_queue_delete_link (&self->backlog, link);
          job_free (job);
          changed = TRUE;
          continue;
        }
      if (!g_error_matches (problem, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return changed;
        }
      if (job->key != NULL)
        g_hash_table_add (refused, job->key);
      g_clear_error (&last_refusal);
      last_refusal = g_steal_pointer (&problem);
    }
  if (last_refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&last_refusal));
  return changed;
}

static void
work_off (SoleusHistoryWorker *self)
{
  g_autoptr (GError) problem = NULL;
  gboolean changed = ensure_ready (self, &problem) && record_backlog (self, &problem);

  if (changed)
    soleus_history_keeper_run (self->keeper, checkpoint, NULL, self->now_us, NULL);
  publish (self, problem, changed);
}

static gboolean
run_query (SoleusDatabase *database, gpointer data, GError **error)
{
  Job *job = data;

  job->result = job->query.func (database, job->data, error);
  return job->result != NULL;
}

static void
hand_back (SoleusHistoryWorker *self, Job *job)
{
  g_mutex_lock (&self->mutex);
  job->done = TRUE;
  if (job->task != NULL)
    {
      g_queue_push_tail (&self->answered, job);
      g_source_set_ready_time (self->source, 0);
    }
  g_cond_broadcast (&self->done_cond);
  g_mutex_unlock (&self->mutex);
}

static void
handle (SoleusHistoryWorker *self, Job *job)
{
  self->now_us = job->now_us;
  if (job->write != NULL)
    {
      g_queue_push_tail (&self->backlog, job);
      work_off (self);
      return;
    }
  if (job->query.func != NULL)
    soleus_history_keeper_run (self->keeper, run_query, job, self->now_us, &job->error);
  /* A query says as much about the state of the file as a write, unless writes wait already. */
  if (job->query.func == NULL || self->backlog.length == 0)
    work_off (self);
  if (job->waited_for || job->task != NULL)
    hand_back (self, job);
  else
    job_free (job);
}

/* Returns NULL when it is time to try again, or to stop. */
static Job *
wait_for_job (SoleusHistoryWorker *self, gboolean *stop)
{
  gboolean timed = self->status.has_problem && self->status.problem != SOLEUS_HISTORY_ERROR_NEWER;
  gint64 since = g_get_monotonic_time ();
  gboolean in_time = TRUE;
  Job *job;

  while (in_time && self->incoming.length == 0 && !self->stopping)
    if (timed)
      in_time = g_cond_wait_until (&self->cond, &self->mutex,
                                   since + self->retry_interval_ms * G_TIME_SPAN_MILLISECOND);
    else
      g_cond_wait (&self->cond, &self->mutex);
  job = g_queue_pop_head (&self->incoming);
  *stop = job == NULL && self->stopping;
  return job;
}

static gpointer
thread_func (gpointer data)
{
  SoleusHistoryWorker *self = data;
  gboolean stop = FALSE;

  work_off (self);
  while (!stop)
    {
      Job *job;

      g_mutex_lock (&self->mutex);
      job = wait_for_job (self, &stop);
      g_mutex_unlock (&self->mutex);
      if (job != NULL)
        handle (self, job);
      else if (!stop || self->backlog.length > 0)
        work_off (self);
    }
  return NULL;
}

/**
 * soleus_history_worker_new:
 * @path: the history's file
 * @now_us: microseconds since 1970-01-01 UTC
 * @func: told of every change of the status, in the thread-default context of the caller
 * @user_data: for @func
 *
 * Starts the one thread that touches the file. Everything handed to it is done in order.
 *
 * Returns: (transfer full): let go of it with soleus_history_worker_unref()
 */
SoleusHistoryWorker *
soleus_history_worker_new (const char *path,
                           gint64 now_us,
                           SoleusHistoryStatusFunc func,
                           gpointer user_data)
{
  SoleusHistoryWorker *self = g_new0 (SoleusHistoryWorker, 1);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_atomic_ref_count_init (&self->ref_count);
  self->keeper = soleus_history_keeper_new (path);
  self->now_us = now_us;
  self->func = func;
  self->user_data = user_data;
  self->retry_interval_ms = RETRY_INTERVAL_MS;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_cond_init (&self->done_cond);
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "Soleus history");
  g_source_set_callback (self->source, source_cb, self, NULL);
  g_source_attach (self->source, context);
  self->thread = g_thread_new ("soleus-history", thread_func, self);
  return self;
}

/**
 * soleus_history_worker_stop:
 *
 * Waits until all that was handed over is done, tries a last time to record what waits, and ends
 * the thread. Blocks for as long as the disk takes. Nothing can be handed over any more, and
 * nothing is told.
 */
void
soleus_history_worker_stop (SoleusHistoryWorker *self)
{
  if (self->thread == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->stopping = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  g_clear_pointer (&self->thread, g_thread_join);
  source_cb (self);
  self->func = NULL;
  g_source_destroy (self->source);
  g_clear_pointer (&self->keeper, soleus_history_keeper_free);
}

/**
 * soleus_history_worker_unref:
 * @self: has been stopped by who made it
 */
void
soleus_history_worker_unref (SoleusHistoryWorker *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_warn_if_fail (self->thread == NULL);
  g_clear_pointer (&self->source, g_source_unref);
  g_queue_clear_full (&self->backlog, (GDestroyNotify) job_free);
  g_free (self->status.notice);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_cond_clear (&self->done_cond);
  g_free (self);
}

/**
 * soleus_history_worker_set_retry_interval:
 * @interval_ms: milliseconds between two attempts while there is a problem; 2000 at first
 */
void
soleus_history_worker_set_retry_interval (SoleusHistoryWorker *self, guint interval_ms)
{
  g_mutex_lock (&self->mutex);
  self->retry_interval_ms = interval_ms;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, SOLEUS_HISTORY_ERROR, SOLEUS_HISTORY_ERROR_FAILED,
                       soleus_history_error_to_text (SOLEUS_HISTORY_ERROR_FAILED));
}

/* Returns FALSE, and leaves the job to the caller, when the thread has ended or is about to. */
static gboolean
submit (SoleusHistoryWorker *self, Job *job)
{
  gboolean taken;

  g_mutex_lock (&self->mutex);
  taken = !self->stopping;
  if (taken)
    g_queue_push_tail (&self->incoming, job);
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
  return taken;
}

static void
submit_and_wait (SoleusHistoryWorker *self, Job *job)
{
  job->waited_for = TRUE;
  if (!submit (self, job))
    {
      set_closed (&job->error);
      return;
    }
  g_mutex_lock (&self->mutex);
  while (!job->done)
    g_cond_wait (&self->done_cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
}

/**
 * soleus_history_worker_write:
 * @func: what records
 * @data: (transfer full): for @func
 * @free_data: frees @data
 * @key: (nullable): of what belongs together, such as a session: what comes after a write that is
 *   refused waits with it. %NULL: it goes for everything; what waits when it is recorded is dropped
 * @now_us: microseconds since 1970-01-01 UTC
 *
 * Hands over something to be recorded, and returns at once. It is kept and tried again until it
 * goes through. A worker that was stopped records nothing more.
 */
void
soleus_history_worker_write (SoleusHistoryWorker *self,
                             SoleusHistoryWriteFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             const char *key,
                             gint64 now_us)
{
  Job *job = g_new0 (Job, 1);

  job->write = func;
  job->data = data;
  job->free_data = free_data;
  job->key = g_strdup (key);
  job->now_us = now_us;
  if (submit (self, job))
    return;
  g_warning ("Nothing can be recorded in a history that is closed");
  job_free (job);
}

static Job *
query_job_new (const SoleusHistoryQuery *query,
               gpointer data,
               GDestroyNotify free_data,
               gint64 now_us)
{
  Job *job = g_new0 (Job, 1);

  job->query = *query;
  job->data = data;
  job->free_data = free_data;
  job->now_us = now_us;
  return job;
}

/**
 * soleus_history_worker_query:
 * @data: (transfer full): for the query
 * @free_data: (nullable): frees @data
 *
 * Waits for everything handed over before, and for the answer. Not for the main loop.
 *
 * Returns: (transfer full): the answer, or %NULL with @error set
 */
gpointer
soleus_history_worker_query (SoleusHistoryWorker *self,
                             const SoleusHistoryQuery *query,
                             gpointer data,
                             GDestroyNotify free_data,
                             gint64 now_us,
                             GError **error)
{
  Job *job = query_job_new (query, data, free_data, now_us);
  gpointer result;

  submit_and_wait (self, job);
  result = g_steal_pointer (&job->result);
  if (job->error != NULL)
    g_propagate_error (error, g_steal_pointer (&job->error));
  job_free (job);
  return result;
}

/**
 * soleus_history_worker_query_async:
 * @task: (transfer full): gets the answer, in the context that the worker was made in
 */
void
soleus_history_worker_query_async (SoleusHistoryWorker *self,
                                   const SoleusHistoryQuery *query,
                                   gpointer data,
                                   GDestroyNotify free_data,
                                   gint64 now_us,
                                   GTask *task)
{
  Job *job = query_job_new (query, data, free_data, now_us);

  job->task = task;
  if (submit (self, job))
    return;
  set_closed (&job->error);
  job_answer (job);
}

/**
 * soleus_history_worker_retry:
 * @wait: whether to wait until it is done
 *
 * Tries at once to record what waits.
 */
void
soleus_history_worker_retry (SoleusHistoryWorker *self, gint64 now_us, gboolean wait)
{
  Job *job = g_new0 (Job, 1);

  job->now_us = now_us;
  if (wait)
    submit_and_wait (self, job);
  if (wait || !submit (self, job))
    job_free (job);
}
