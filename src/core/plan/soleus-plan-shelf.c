/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-shelf.h"

/* More than anybody writes, and as many as a page can show. Of more the latest are listed. */
#define MOST_PLANS 64

/* An entry that was written or deleted, which an answer that was asked for before may not know. */
typedef struct
{
  SoleusJournalEntry *entry;
  gboolean deleted;
  guint load;
} Pending;

/**
 * SoleusPlanShelf:
 *
 * The plans that the person wrote, whether they were ever begun or not. Each is an entry of the
 * history, and its name here is that of the entry. What becomes of a plan that was begun stands in
 * other entries, with a copy of it.
 *
 * Signal "changed": there are others, or another one.
 */
struct _SoleusPlanShelf
{
  GObject parent_instance;

  SoleusHistory *history;
  /* In the order in which they were written first. */
  GPtrArray *entries;
  GArray *pending;
  GCancellable *cancellable;
  /* The number of the load that goes on, and whether it is out of date. */
  guint load;
  gboolean loading;
  gboolean again;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusPlanShelf, soleus_plan_shelf, G_TYPE_OBJECT)

static void
pending_clear (Pending *pending)
{
  g_object_unref (pending->entry);
}

static gboolean
find (GPtrArray *entries, const char *name, guint *index)
{
  for (guint i = 0; i < entries->len; i++)
    if (g_str_equal (((SoleusJournalEntry *) entries->pdata[i])->uuid, name))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
is_same (SoleusJournalEntry *a, SoleusJournalEntry *b)
{
  g_autofree char *first = soleus_journal_entry_get_content (a);
  g_autofree char *second = soleus_journal_entry_get_content (b);

  return g_str_equal (a->uuid, b->uuid) && g_str_equal (first, second);
}

static gboolean
are_same (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!is_same (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const SoleusJournalEntry *first = *(SoleusJournalEntry *const *) a;
  const SoleusJournalEntry *second = *(SoleusJournalEntry *const *) b;

  if (first->at_us != second->at_us)
    return first->at_us < second->at_us ? -1 : 1;
  return g_strcmp0 (first->uuid, second->uuid);
}

/* What the history does with it later. */
static void
apply (GPtrArray *entries, SoleusJournalEntry *entry, gboolean deleted)
{
  guint index;

  if (find (entries, entry->uuid, &index))
    g_ptr_array_remove_index (entries, index);
  if (!deleted)
    g_ptr_array_add (entries, g_object_ref (entry));
  g_ptr_array_sort (entries, compare);
}

/* What was written before the load began is in its answer, unless it waits to be written. */
static void
apply_pending (SoleusPlanShelf *self, GPtrArray *entries)
{
  gboolean waits = soleus_history_get_problem (self->history) != NULL;

  for (guint i = 0; i < self->pending->len;)
    {
      const Pending *pending = &g_array_index (self->pending, Pending, i);

      if (pending->load < self->load && !waits)
        {
          g_array_remove_index (self->pending, i);
          continue;
        }
      apply (entries, pending->entry, pending->deleted);
      i++;
    }
}

static void load (SoleusPlanShelf *self);

/* Where the history can't be read, what was known stays. It tells when it can be read again. */
static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, &error);
  SoleusPlanShelf *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->loading = FALSE;
  if (entries != NULL)
    {
      apply_pending (self, entries);
      if (!are_same (self->entries, entries))
        {
          g_ptr_array_unref (self->entries);
          self->entries = g_steal_pointer (&entries);
          g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
        }
    }
  if (self->again)
    load (self);
}

static void
load (SoleusPlanShelf *self)
{
  self->again = self->loading;
  if (self->loading)
    return;
  self->loading = TRUE;
  self->load++;
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_OWN_PLAN, self->cancellable,
                                     loaded_cb, self);
}

static void
soleus_plan_shelf_dispose (GObject *object)
{
  SoleusPlanShelf *self = SOLEUS_PLAN_SHELF (object);

  g_cancellable_cancel (self->cancellable);
  if (self->history != NULL)
    g_signal_handlers_disconnect_by_data (self->history, self);
  G_OBJECT_CLASS (soleus_plan_shelf_parent_class)->dispose (object);
}

static void
soleus_plan_shelf_finalize (GObject *object)
{
  SoleusPlanShelf *self = SOLEUS_PLAN_SHELF (object);

  g_clear_object (&self->history);
  g_clear_object (&self->cancellable);
  g_ptr_array_unref (self->entries);
  g_array_unref (self->pending);
  G_OBJECT_CLASS (soleus_plan_shelf_parent_class)->finalize (object);
}

static void
soleus_plan_shelf_class_init (SoleusPlanShelfClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = soleus_plan_shelf_dispose;
  object_class->finalize = soleus_plan_shelf_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_plan_shelf_init (SoleusPlanShelf *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
  self->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  g_array_set_clear_func (self->pending, (GDestroyNotify) pending_clear);
  self->cancellable = g_cancellable_new ();
}

/* The shelf is empty until the history has answered. */
SoleusPlanShelf *
soleus_plan_shelf_new (SoleusHistory *history)
{
  SoleusPlanShelf *self = g_object_new (SOLEUS_TYPE_PLAN_SHELF, NULL);

  self->history = g_object_ref (history);
  g_signal_connect_swapped (history, "changed", G_CALLBACK (load), self);
  load (self);
  return self;
}

/* Returns: (transfer full): the names of the plans, in the order in which they were written */
char **
soleus_plan_shelf_list (SoleusPlanShelf *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = self->entries->len; i > 0 && names->len < MOST_PLANS; i--)
    {
      SoleusJournalEntry *entry = self->entries->pdata[i - 1];
      g_autoptr (SoleusPlan) plan = soleus_plan_read_own (entry);

      if (plan != NULL)
        g_ptr_array_insert (names, 0, g_strdup (entry->uuid));
    }
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

/* Returns: (transfer full) (nullable): a plan, which need not be right: it may have been imported
 */
SoleusPlan *
soleus_plan_shelf_get (SoleusPlanShelf *self, const char *name)
{
  guint index;

  return find (self->entries, name, &index) ? soleus_plan_read_own (self->entries->pdata[index])
                                            : NULL;
}

/* Counts at once, and is on the disk before long. */
static void
put (SoleusPlanShelf *self, SoleusJournalEntry *entry, gboolean deleted)
{
  Pending pending = { g_object_ref (entry), deleted, self->load };

  g_array_append_val (self->pending, pending);
  apply (self->entries, entry, deleted);
  if (deleted)
    soleus_history_delete_entry (self->history, entry);
  else
    soleus_history_save_entry (self->history, entry);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * soleus_plan_shelf_save:
 * @name: (nullable): of the plan whose place it takes; %NULL for a new one
 *
 * Returns: (transfer full): the name of the plan
 */
char *
soleus_plan_shelf_save (SoleusPlanShelf *self, const char *name, SoleusPlan *plan)
{
  g_autoptr (SoleusJournalEntry) now =
      soleus_history_new_entry (self->history, SOLEUS_JOURNAL_OWN_PLAN);
  g_autoptr (SoleusJournalEntry) entry = NULL;
  SoleusJournalEntry *when = now;
  guint index;

  /* It keeps its place among the others. */
  if (name != NULL && find (self->entries, name, &index))
    when = self->entries->pdata[index];
  entry = soleus_journal_entry_new (SOLEUS_JOURNAL_OWN_PLAN, name, when->at_us, when->offset_s);
  soleus_plan_write_own (plan, entry);
  put (self, entry, FALSE);
  return g_strdup (entry->uuid);
}

/* Returns: (transfer full) (nullable): what was deleted, for soleus_plan_shelf_restore() */
SoleusJournalEntry *
soleus_plan_shelf_delete (SoleusPlanShelf *self, const char *name)
{
  g_autoptr (SoleusJournalEntry) entry = NULL;
  guint index;

  if (!find (self->entries, name, &index))
    return NULL;
  entry = g_object_ref (self->entries->pdata[index]);
  put (self, entry, TRUE);
  return g_steal_pointer (&entry);
}

/* Takes back that it was deleted. */
void
soleus_plan_shelf_restore (SoleusPlanShelf *self, SoleusJournalEntry *entry)
{
  put (self, entry, FALSE);
}
