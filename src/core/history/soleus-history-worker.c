/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-worker.h"

#define RETRY_INTERVAL_US (2 * G_USEC_PER_SEC)

/* A function with its data: a write, or a read if it has a task. Without a function it only makes
 * the thread try again. */
typedef struct
{
  SoleusHistoryFunc func;
  gpointer data;
  GDestroyNotify free_data;
  char *key;
  GTask *task;
  GError *error;
  gint64 now_us;
  gboolean last;
} Job;

struct _SoleusHistoryWorker
{
  SoleusClock *clock;
  GThread *thread;
  GAsyncQueue *jobs;

  /* The thread's own. */
  SoleusHistoryFile *file;
  GQueue backlog;
  gint64 now_us;
  gboolean tries_again;

  /* On the way back to the caller's context, under the mutex. */
  GMutex mutex;
  GQueue answered;
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
  g_clear_error (&job->error);
  g_clear_object (&job->task);
  g_clear_pointer (&job->key, g_free);
  g_free (job);
}

/* A task holds a reference on its source. So it is answered and let go of in the caller's context:
 * the source must not be finalised on the thread. */
static void
job_answer (Job *job)
{
  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (job->task, TRUE);
  job_free (job);
}

/* The reference is needed because an answer may let go of the last one on the owner of the worker,
 * and with it on the worker. */
static gboolean
source_cb (gpointer user_data)
{
  SoleusHistoryWorker *self = g_rc_box_acquire (user_data);
  SoleusHistoryStatus status;
  GQueue answered;

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
  g_clear_pointer (&status.notice, g_free);
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
  char *notice = soleus_history_file_take_notice (self->file);

  self->tries_again = problem != NULL && problem->code != SOLEUS_HISTORY_ERROR_NEWER;
  g_mutex_lock (&self->mutex);
  self->status.has_problem = problem != NULL;
  self->status.problem = problem != NULL ? (SoleusHistoryError) problem->code : 0;
  self->status.changed = self->status.changed || changed || notice != NULL;
  if (notice != NULL)
    {
      g_clear_pointer (&self->status.notice, g_free);
      self->status.notice = notice;
    }
  g_source_set_ready_time (self->source, 0);
  g_mutex_unlock (&self->mutex);
}

/* Records the waiting writes in order, as far as the disk lets it. A write may be refused although
 * neither the disk nor the file is at fault. Then it is kept, with the later ones of its key, and
 * doesn't hold up the others. */
static gboolean
record_backlog (SoleusHistoryWorker *self, GError **error)
{
  g_autoptr (GHashTable) refused = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) refusal = NULL;
  gboolean changed = FALSE;
  GList *next;

  for (GList *link = self->backlog.head; link != NULL; link = next)
    {
      g_autoptr (GError) problem = NULL;
      Job *job = link->data;

      next = link->next;
      if (job->key != NULL && g_hash_table_contains (refused, job->key))
        continue;
      if (soleus_history_file_run (self->file, job->func, job->data, self->now_us, &problem))
        {
          if (job->key == NULL)
            {
              /* A write of everything has overtaken all that waits before it. */
              g_hash_table_remove_all (refused);
              g_clear_error (&refusal);
              while (self->backlog.head != link)
                job_free (g_queue_pop_head (&self->backlog));
            }
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
      g_clear_error (&refusal);
      refusal = g_steal_pointer (&problem);
    }
  if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));
  return changed;
}

static gboolean
checkpoint (SoleusDatabase *database, gpointer data, GError **error)
{
  soleus_database_checkpoint (database);
  return TRUE;
}

/* Opens the file if need be, and records the waiting writes. */
static void
work_off (SoleusHistoryWorker *self)
{
  g_autoptr (GError) problem = NULL;
  gboolean changed = soleus_history_file_run (self->file, NULL, NULL, self->now_us, &problem) &&
                     record_backlog (self, &problem);

  if (changed)
    soleus_history_file_run (self->file, checkpoint, NULL, self->now_us, NULL);
  publish (self, problem, changed);
}

static void
hand_back (SoleusHistoryWorker *self, Job *job)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->answered, job);
  g_source_set_ready_time (self->source, 0);
  g_mutex_unlock (&self->mutex);
}

static void
handle (SoleusHistoryWorker *self, Job *job)
{
  self->now_us = job->now_us;
  if (job->task != NULL)
    {
      soleus_history_file_run (self->file, job->func, job->data, self->now_us, &job->error);
      /* A read says as much about the state of the file as a write, unless writes wait already. */
      if (self->backlog.length == 0)
        work_off (self);
      hand_back (self, job);
      return;
    }
  if (job->func != NULL)
    g_queue_push_tail (&self->backlog, job);
  else
    job_free (job);
  work_off (self);
}

static gpointer
thread_func (gpointer data)
{
  SoleusHistoryWorker *self = data;
  gboolean last = FALSE;

  work_off (self);
  while (!last)
    {
      Job *job = self->tries_again ? g_async_queue_timeout_pop (self->jobs, RETRY_INTERVAL_US)
                                   : g_async_queue_pop (self->jobs);

      last = job != NULL && job->last;
      if (job != NULL)
        handle (self, job);
      else
        work_off (self);
    }
  return NULL;
}

/**
 * soleus_history_worker_new:
 * @func: told of every change of the status, in the thread-default context of the caller, in which
 *   reads are answered too
 *
 * Starts the one thread that touches the file. It does all jobs in their order.
 */
SoleusHistoryWorker *
soleus_history_worker_new (const char *path,
                           SoleusClock *clock,
                           SoleusHistoryStatusFunc func,
                           gpointer user_data)
{
  SoleusHistoryWorker *self = g_rc_box_new0 (SoleusHistoryWorker);
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  self->clock = g_object_ref (clock);
  self->now_us = soleus_clock_get_wall (clock);
  self->file = soleus_history_file_new (path);
  self->func = func;
  self->user_data = user_data;
  self->jobs = g_async_queue_new ();
  g_mutex_init (&self->mutex);
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_static_name (self->source, "Soleus history");
  g_source_set_callback (self->source, source_cb, self, NULL);
  g_source_attach (self->source, context);
  self->thread = g_thread_new ("soleus-history", thread_func, self);
  return self;
}

/* Returns FALSE, and leaves the job to the caller, when the worker was stopped. */
static gboolean
submit (SoleusHistoryWorker *self, Job *job)
{
  if (self->thread == NULL)
    return FALSE;
  job->now_us = soleus_clock_get_wall (self->clock);
  g_async_queue_push (self->jobs, job);
  return TRUE;
}

/**
 * soleus_history_worker_stop:
 *
 * Waits until all jobs are done, tries a last time to record the waiting writes, and ends the
 * thread. Blocks for as long as the disk takes. No job is taken, and no status told, after it.
 */
void
soleus_history_worker_stop (SoleusHistoryWorker *self)
{
  Job *job;

  if (self->thread == NULL)
    return;
  job = g_new0 (Job, 1);
  job->last = TRUE;
  submit (self, job);
  g_clear_pointer (&self->thread, g_thread_join);
  source_cb (self);
  self->func = NULL;
  g_source_destroy (self->source);
  g_clear_pointer (&self->file, soleus_history_file_free);
}

static void
worker_clear (gpointer data)
{
  SoleusHistoryWorker *self = data;

  g_warn_if_fail (self->thread == NULL);
  g_queue_clear_full (&self->backlog, (GDestroyNotify) job_free);
  g_clear_pointer (&self->source, g_source_unref);
  g_clear_pointer (&self->jobs, g_async_queue_unref);
  g_clear_pointer (&self->status.notice, g_free);
  g_clear_object (&self->clock);
  g_mutex_clear (&self->mutex);
}

/* The worker has been stopped by its maker. */
void
soleus_history_worker_unref (SoleusHistoryWorker *self)
{
  g_rc_box_release_full (self, worker_clear);
}

/**
 * soleus_history_worker_write:
 * @func: records something on the thread, in one transaction
 * @data: (transfer full): for @func
 * @key: (nullable): names things that belong together, such as a session: the later writes of a key
 *   wait for one that was refused. %NULL stands for everything: it drops all that waits before it
 *
 * Returns at once. The write is kept and tried again until it goes through.
 */
void
soleus_history_worker_write (SoleusHistoryWorker *self,
                             SoleusHistoryFunc func,
                             gpointer data,
                             GDestroyNotify free_data,
                             const char *key)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->free_data = free_data;
  job->key = g_strdup (key);
  if (submit (self, job))
    return;
  g_warning ("Nothing can be recorded in a history that is closed");
  job_free (job);
}

/**
 * soleus_history_worker_read:
 * @func: reads on the thread, after all that was submitted before; called with the data of @task
 * @task: (transfer full): gets a boolean, or the error
 */
void
soleus_history_worker_read (SoleusHistoryWorker *self, SoleusHistoryFunc func, GTask *task)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = g_task_get_task_data (task);
  job->task = task;
  if (submit (self, job))
    return;
  soleus_history_error_set (&job->error, SOLEUS_HISTORY_ERROR_FAILED);
  job_answer (job);
}

/* Tries at once to record the waiting writes. */
void
soleus_history_worker_retry (SoleusHistoryWorker *self)
{
  Job *job = g_new0 (Job, 1);

  if (!submit (self, job))
    job_free (job);
}
