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

static void
note_begun (SoleusSafetyAnswers *self)
{
  if (self->begun_boottime == G_MININT64 && self->clock)
    self->begun_boottime = soleus_clock_get_boottime (self->clock);
}

/* What was acknowledged is a sentence about the ticks as they were: any other answer takes the
 * acknowledgement back. */
static void
set_flag (SoleusSafetyAnswers *self, gboolean *flag, gboolean value)
{
  value = !!value;
  if (*flag == value)
    return;
  *flag = value;
  if (flag != &self->acknowledged && flag != &self->seen)
    {
      self->acknowledged = FALSE;
      note_begun (self);
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
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

  /**
   * SoleusSafetyAnswers::changed:
   *
   * Something was ticked, taken back, seen or acknowledged: the verdict may be another.
   */
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
 * @list: the list that is answered
 *
 * Answers that a verdict can be drawn from. Only those of soleus_safety_gate_new_answers() know how
 * old they are, and so only they pass the gate.
 *
 * Returns: (transfer full): answers with nothing ticked
 */
SoleusSafetyAnswers *
soleus_safety_answers_new (SoleusSafetyList *list)
{
  SoleusSafetyAnswers *self = g_object_new (SOLEUS_TYPE_SAFETY_ANSWERS, NULL);

  self->list = g_object_ref (list);
  return self;
}

/**
 * soleus_safety_answers_set_clock:
 * @clock: tells when the list is acknowledged
 */
void
soleus_safety_answers_set_clock (SoleusSafetyAnswers *self, SoleusClock *clock)
{
  g_set_object (&self->clock, clock);
}

/**
 * soleus_safety_answers_get_list:
 *
 * Returns: (transfer none): the list that is answered
 */
SoleusSafetyList *
soleus_safety_answers_get_list (SoleusSafetyAnswers *self)
{
  return self->list;
}

/**
 * soleus_safety_answers_tick:
 * @row_id: a row of the list
 * @legs: which of its ticks, for a row that is ticked per leg; other rows have a single tick, and
 *   any leg means it
 * @ticked: whether it applies
 *
 * Ticks a row or takes the tick back. Either takes back the acknowledgement.
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
  self->acknowledged = FALSE;
  note_begun (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * soleus_safety_answers_get_ticked:
 *
 * Returns: the legs that the row is ticked for; a row that is not asked per leg has both or none
 */
SoleusLegs
soleus_safety_answers_get_ticked (SoleusSafetyAnswers *self, const char *row_id)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ticks, row_id));
}

/**
 * soleus_safety_answers_get_highest:
 *
 * Returns: the highest verdict of any ticked row, %SOLEUS_VERDICT_CLEAR where none is ticked
 */
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

/**
 * soleus_safety_answers_get_clot:
 *
 * Returns: whether a known or suspected clot is ticked
 */
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

/**
 * soleus_safety_answers_dup_rows:
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the ticked rows, in the order of
 *   the list
 */
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

/**
 * soleus_safety_answers_set_provider_ok:
 * @provider_ok: "My healthcare provider says massage is OK for me"
 */
void
soleus_safety_answers_set_provider_ok (SoleusSafetyAnswers *self, gboolean provider_ok)
{
  set_flag (self, &self->provider_ok, provider_ok);
}

gboolean
soleus_safety_answers_get_provider_ok (SoleusSafetyAnswers *self)
{
  return self->provider_ok;
}

/**
 * soleus_safety_answers_set_checked:
 * @checked: "I have been checked by a medical professional"
 */
void
soleus_safety_answers_set_checked (SoleusSafetyAnswers *self, gboolean checked)
{
  set_flag (self, &self->checked, checked);
}

gboolean
soleus_safety_answers_get_checked (SoleusSafetyAnswers *self)
{
  return self->checked;
}

/**
 * soleus_safety_answers_set_seen:
 *
 * The last row of the list has been wholly in view, or has had the focus.
 */
void
soleus_safety_answers_set_seen (SoleusSafetyAnswers *self)
{
  set_flag (self, &self->seen, TRUE);
}

gboolean
soleus_safety_answers_get_seen (SoleusSafetyAnswers *self)
{
  return self->seen;
}

/**
 * soleus_safety_answers_set_acknowledged:
 * @acknowledged: "I have read this list…"
 *
 * Returns: whether it was taken; a list that has not been seen can't be acknowledged
 */
gboolean
soleus_safety_answers_set_acknowledged (SoleusSafetyAnswers *self, gboolean acknowledged)
{
  if (acknowledged && !self->seen)
    return FALSE;
  if (acknowledged && !self->acknowledged && self->clock)
    self->acknowledged_boottime = soleus_clock_get_boottime (self->clock);
  set_flag (self, &self->acknowledged, acknowledged);
  return TRUE;
}

gboolean
soleus_safety_answers_get_acknowledged (SoleusSafetyAnswers *self)
{
  return self->acknowledged;
}

/**
 * soleus_safety_answers_get_acknowledged_boottime:
 *
 * Returns: when the list was acknowledged, in microseconds of the time that goes on in sleep;
 *   %G_MININT64 where it was not, or no clock was there to tell
 */
gint64
soleus_safety_answers_get_acknowledged_boottime (SoleusSafetyAnswers *self)
{
  return self->acknowledged_boottime;
}

/**
 * soleus_safety_answers_get_begun_boottime:
 *
 * Returns: when the first answer was given, in microseconds of the time that goes on in sleep;
 *   %G_MININT64 where none was, or no clock was there to tell
 */
gint64
soleus_safety_answers_get_begun_boottime (SoleusSafetyAnswers *self)
{
  return self->begun_boottime;
}

/**
 * soleus_safety_answers_take_back:
 *
 * Takes everything back, so that the list is gone through anew.
 */
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
