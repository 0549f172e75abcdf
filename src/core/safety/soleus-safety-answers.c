/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-safety-answers.h"

struct _SoleusSafetyAnswers
{
  GObject parent_instance;

  SoleusSafetyList *list;
  SoleusClock *clock;
  GHashTable *ticks;
  gboolean provider_ok;
  gboolean checked;
  gboolean seen;
  gboolean acknowledged;
  gint64 acknowledged_boottime;
  gint64 begun_boottime;
};

G_DEFINE_FINAL_TYPE (SoleusSafetyAnswers, soleus_safety_answers, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The acknowledgement is about the answers as they were, so any other answer takes it back. */
static void
tell_answer (SoleusSafetyAnswers *self)
{
  self->acknowledged = FALSE;
  if (self->begun_boottime == G_MININT64 && self->clock)
    self->begun_boottime = soleus_clock_get_boottime (self->clock);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
set_answer (SoleusSafetyAnswers *self, gboolean *answer, gboolean value)
{
  if (!*answer == !value)
    return;
  *answer = !!value;
  tell_answer (self);
}

static void
soleus_safety_answers_finalize (GObject *object)
{
  SoleusSafetyAnswers *self = SOLEUS_SAFETY_ANSWERS (object);

  g_clear_object (&self->list);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->ticks, g_hash_table_unref);
  G_OBJECT_CLASS (soleus_safety_answers_parent_class)->finalize (object);
}

static void
soleus_safety_answers_class_init (SoleusSafetyAnswersClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_safety_answers_finalize;

  /* Something was ticked, taken back, seen or acknowledged, so the verdict may be another. */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SOLEUS_TYPE_SAFETY_ANSWERS, G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_safety_answers_init (SoleusSafetyAnswers *self)
{
  self->ticks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->acknowledged_boottime = G_MININT64;
  self->begun_boottime = G_MININT64;
}

/**
 * soleus_safety_answers_new:
 * @clock: (nullable): tells how old the answers are; answers without it pass no gate
 *
 * Returns: (transfer full): answers with nothing ticked
 */
SoleusSafetyAnswers *
soleus_safety_answers_new (SoleusSafetyList *list, SoleusClock *clock)
{
  SoleusSafetyAnswers *self = g_object_new (SOLEUS_TYPE_SAFETY_ANSWERS, NULL);

  self->list = g_object_ref (list);
  g_set_object (&self->clock, clock);
  return self;
}

SoleusSafetyList *
soleus_safety_answers_get_list (SoleusSafetyAnswers *self)
{
  return self->list;
}

/**
 * soleus_safety_answers_tick:
 * @legs: the legs whose ticks change, for a row that is ticked per leg; any other row has a single
 *   tick, and any leg stands for it
 * @ticked: whether the row applies
 *
 * Ticks a row or takes the tick back.
 */
void
soleus_safety_answers_tick (SoleusSafetyAnswers *self,
                            const char *row_id,
                            SoleusLegs legs,
                            gboolean ticked)
{
  const SoleusSafetyRow *row = soleus_safety_list_find_row (self->list, row_id);
  SoleusLegs before, after;

  g_return_if_fail (row != NULL);

  if (!row->per_leg && legs != SOLEUS_LEGS_NONE)
    legs = SOLEUS_LEGS_BOTH;
  before = soleus_safety_answers_get_ticked (self, row_id);
  after = ticked ? before | legs : before & ~legs;
  if (after == before)
    return;
  g_hash_table_insert (self->ticks, g_strdup (row_id), GUINT_TO_POINTER (after));
  tell_answer (self);
}

/* Returns: the legs that the row is ticked for; a row that isn't ticked per leg has both or none */
SoleusLegs
soleus_safety_answers_get_ticked (SoleusSafetyAnswers *self, const char *row_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ticks, row_id));
}

SoleusVerdictKind
soleus_safety_answers_get_highest (SoleusSafetyAnswers *self)
{
  SoleusVerdictKind highest = SOLEUS_VERDICT_CLEAR;
  GHashTableIter iter;
  gpointer id, legs;

  g_hash_table_iter_init (&iter, self->ticks);
  while (g_hash_table_iter_next (&iter, &id, &legs))
    if (legs != NULL)
      highest = MAX (highest, soleus_safety_list_find_row (self->list, id)->verdict);
  return highest;
}

/* Returns: whether a known or suspected clot is ticked */
gboolean
soleus_safety_answers_get_clot (SoleusSafetyAnswers *self)
{
  GHashTableIter iter;
  gpointer id, legs;

  g_hash_table_iter_init (&iter, self->ticks);
  while (g_hash_table_iter_next (&iter, &id, &legs))
    if (legs != NULL && soleus_safety_list_find_row (self->list, id)->clot)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the ids of the ticked rows, in the order of the list */
char **
soleus_safety_answers_dup_rows (SoleusSafetyAnswers *self)
{
  g_autoptr (GStrvBuilder) rows = g_strv_builder_new ();

  for (guint i = 0; i < self->list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = self->list->groups->pdata[i];

      for (guint j = 0; j < group->rows->len; j++)
        {
          const SoleusSafetyRow *row = g_ptr_array_index (group->rows, j);

          if (soleus_safety_answers_get_ticked (self, row->id) != SOLEUS_LEGS_NONE)
            g_strv_builder_add (rows, row->id);
        }
    }
  return g_strv_builder_end (rows);
}

/* "My healthcare provider says massage is OK for me" */
void
soleus_safety_answers_set_provider_ok (SoleusSafetyAnswers *self, gboolean provider_ok)
{
  set_answer (self, &self->provider_ok, provider_ok);
}

gboolean
soleus_safety_answers_get_provider_ok (SoleusSafetyAnswers *self)
{
  return self->provider_ok;
}

/* "I have been checked by a medical professional" */
void
soleus_safety_answers_set_checked (SoleusSafetyAnswers *self, gboolean checked)
{
  set_answer (self, &self->checked, checked);
}

gboolean
soleus_safety_answers_get_checked (SoleusSafetyAnswers *self)
{
  return self->checked;
}

/* The last row of the list has been wholly in view, or has had the focus. */
void
soleus_safety_answers_set_seen (SoleusSafetyAnswers *self)
{
  if (self->seen)
    return;
  self->seen = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

gboolean
soleus_safety_answers_get_seen (SoleusSafetyAnswers *self)
{
  return self->seen;
}

/* "I have read this list…" Returns: whether it was taken, because a list that has not been seen
 *   can't be acknowledged */
gboolean
soleus_safety_answers_set_acknowledged (SoleusSafetyAnswers *self, gboolean acknowledged)
{
  if (acknowledged && !self->seen)
    return FALSE;
  if (!acknowledged == !self->acknowledged)
    return TRUE;
  if (acknowledged && self->clock)
    self->acknowledged_boottime = soleus_clock_get_boottime (self->clock);
  self->acknowledged = !!acknowledged;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  return TRUE;
}

gboolean
soleus_safety_answers_get_acknowledged (SoleusSafetyAnswers *self)
{
  return self->acknowledged;
}

/* Returns: when the list was acknowledged, in microseconds of boottime; %G_MININT64 where it was
 * not or no clock could tell */
gint64
soleus_safety_answers_get_acknowledged_boottime (SoleusSafetyAnswers *self)
{
  return self->acknowledged_boottime;
}

/* Returns: when the first answer was given, in microseconds of boottime; %G_MININT64 where none was
 *   or no clock could tell */
gint64
soleus_safety_answers_get_begun_boottime (SoleusSafetyAnswers *self)
{
  return self->begun_boottime;
}

/* Takes everything back, so that the list is gone through anew. */
void
soleus_safety_answers_take_back (SoleusSafetyAnswers *self)
{
  g_hash_table_remove_all (self->ticks);
  self->provider_ok = FALSE;
  self->checked = FALSE;
  self->seen = FALSE;
  self->acknowledged = FALSE;
  self->begun_boottime = G_MININT64;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
