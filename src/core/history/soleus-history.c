/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-private.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"

/**
 * SoleusHistory:
 *
 * What the person has done, in one file. Everything is written as it happens, off the caller's
 * thread; what can't be written is kept and written once it can be.
 */
struct _SoleusHistory
{
  GObject parent_instance;

  SoleusClock *clock;
  SoleusHistoryWorker *worker;
  GHashTable *running;

  gboolean has_problem;
  SoleusHistoryError problem_code;
  char *problem;
  char *notice;
  guint n_waiting;
};

G_DEFINE_FINAL_TYPE (SoleusHistory, soleus_history, G_TYPE_OBJECT)
enum
{
  PROP_0,
  PROP_PROBLEM,
  PROP_NOTICE,
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
    self->problem = g_strdup (_ ("Something that you did could not be recorded. It is kept until "
                                 "you quit Soleus, and tried again."));
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
  g_free (self->notice);
  self->notice = g_strdup (notice);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
status_cb (const SoleusHistoryStatus *status, gpointer user_data)
{
  SoleusHistory *self = user_data;
  gboolean healed = self->has_problem && !status->has_problem;

  self->n_waiting = status->n_waiting;
  set_problem (self, status->has_problem, status->problem);
  if (status->notice != NULL)
    set_notice (self, status->notice);
  /* What could not be read while there was a problem may be read now. */
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
  g_free (self->problem);
  g_free (self->notice);
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

  /**
   * SoleusHistory:problem:
   *
   * A translated note for the person while nothing can be recorded, or %NULL.
   */
  properties[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);

  /**
   * SoleusHistory:notice:
   *
   * A translated message about something that has happened to the file, or %NULL.
   */
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * SoleusHistory::changed:
   *
   * Something has been recorded, deleted or imported: what was loaded before may be out of date.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_history_init (SoleusHistory *self)
{
  self->running = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * soleus_history_new:
 * @path: the file, as $XDG_DATA_HOME/soleus/history.db; it and its folder are made if need be
 * @clock: tells the date
 *
 * Opens the history, in the background. Signals and answers come in the thread-default context that
 * this is called in.
 *
 * Returns: (transfer full): a history; whether the file can be used shows in "problem" later
 */
SoleusHistory *
soleus_history_new (const char *path, SoleusClock *clock)
{
  SoleusHistory *self = g_object_new (SOLEUS_TYPE_HISTORY, NULL);

  self->clock = g_object_ref (clock);
  self->worker = soleus_history_worker_new (path, soleus_clock_get_wall (clock), status_cb, self);
  return self;
}

/**
 * soleus_history_close:
 *
 * Waits until everything is recorded that can be, and lets go of the file. Call it when the program
 * ends; nothing but dropping the object may follow. It blocks for as long as the disk takes.
 */
void
soleus_history_close (SoleusHistory *self)
{
  if (self->worker != NULL)
    soleus_history_worker_stop (self->worker);
}

SoleusHistoryWorker *
soleus_history_get_worker (SoleusHistory *self)
{
  return self->worker;
}

SoleusClock *
soleus_history_get_clock (SoleusHistory *self)
{
  return self->clock;
}

/* The uuids of the sessions that go on right now, ending with NULL; free with g_strfreev(). */
char **
soleus_history_list_running (SoleusHistory *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer uuid;

  g_hash_table_iter_init (&iter, self->running);
  while (g_hash_table_iter_next (&iter, &uuid, NULL))
    g_strv_builder_add (builder, uuid);
  return g_strv_builder_end (builder);
}

/* Whether the session goes on right now, in this process. */
void
soleus_history_set_running (SoleusHistory *self, const char *uuid, gboolean running)
{
  if (running)
    g_hash_table_add (self->running, g_strdup (uuid));
  else
    g_hash_table_remove (self->running, uuid);
}

void
soleus_history_emit_changed (SoleusHistory *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * soleus_history_get_problem:
 *
 * Returns: (nullable) (transfer none): a translated note for the person while nothing can be
 *   recorded. What is handed over meanwhile is recorded once it can be.
 */
const char *
soleus_history_get_problem (SoleusHistory *self)
{
  return self->problem;
}

/**
 * soleus_history_has_problem:
 * @code: (out) (optional): why nothing can be recorded
 *
 * Returns: whether nothing can be recorded for now
 */
gboolean
soleus_history_has_problem (SoleusHistory *self, SoleusHistoryError *code)
{
  if (code != NULL)
    *code = self->problem_code;
  return self->has_problem;
}

/**
 * soleus_history_get_notice:
 *
 * Returns: (nullable) (transfer none): a translated message that says where a damaged history was
 *   moved and what could be saved from it, until it is dismissed
 */
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

/**
 * soleus_history_get_n_waiting:
 *
 * Returns: how many things waited to be recorded when last heard of
 */
guint
soleus_history_get_n_waiting (SoleusHistory *self)
{
  return self->n_waiting;
}

/**
 * soleus_history_set_retry_interval:
 * @interval_ms: milliseconds between two attempts while there is a problem; 2000 at first
 */
void
soleus_history_set_retry_interval (SoleusHistory *self, guint interval_ms)
{
  soleus_history_worker_set_retry_interval (self->worker, interval_ms);
}

/**
 * soleus_history_retry:
 *
 * Tries now, in the background, to record what waits.
 */
void
soleus_history_retry (SoleusHistory *self)
{
  soleus_history_worker_retry (self->worker, soleus_clock_get_wall (self->clock), FALSE);
}

/**
 * soleus_history_flush:
 *
 * Waits until everything handed over so far is recorded, or has failed once. Not for the main loop.
 */
void
soleus_history_flush (SoleusHistory *self)
{
  soleus_history_worker_retry (self->worker, soleus_clock_get_wall (self->clock), TRUE);
}

/**
 * soleus_history_get_today:
 *
 * Returns: the local day here and now, in days since 1970-01-01
 */
int
soleus_history_get_today (SoleusHistory *self)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  return soleus_day_from_time (now_us, soleus_day_get_offset (now_us, NULL));
}

/**
 * soleus_history_get_day_left:
 *
 * Returns: microseconds until the local day here ends, by the wall clock
 */
gint64
soleus_history_get_day_left (SoleusHistory *self)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  return soleus_day_get_end (now_us, NULL) - now_us;
}
