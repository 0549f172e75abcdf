/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-edit-history.h"

/**
 * SoleusEditHistory:
 *
 * All states of a routine while somebody writes it, to go back to and forth.
 */
struct _SoleusEditHistory
{
  GObject parent_instance;

  GPtrArray *states;
  guint at;
  /* What the last change was made to. */
  char *what;
  /* What differs from it would be lost. */
  GBytes *first;
};

G_DEFINE_FINAL_TYPE (SoleusEditHistory, soleus_edit_history, G_TYPE_OBJECT)

static void
soleus_edit_history_finalize (GObject *object)
{
  SoleusEditHistory *self = SOLEUS_EDIT_HISTORY (object);

  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->what, g_free);
  g_clear_pointer (&self->first, g_bytes_unref);
  G_OBJECT_CLASS (soleus_edit_history_parent_class)->finalize (object);
}

static void
soleus_edit_history_class_init (SoleusEditHistoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_edit_history_finalize;
}

static void
soleus_edit_history_init (SoleusEditHistory *self)
{
  self->states = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * soleus_edit_history_new:
 * @first: (transfer none): how it was before the first change
 */
SoleusEditHistory *
soleus_edit_history_new (SoleusRoutineFile *first)
{
  SoleusEditHistory *self = g_object_new (SOLEUS_TYPE_EDIT_HISTORY, NULL);

  g_ptr_array_add (self->states, g_object_ref (first));
  self->first = soleus_routine_file_write (first);
  return self;
}

SoleusRoutineFile *
soleus_edit_history_get_state (SoleusEditHistory *self)
{
  return self->states->pdata[self->at];
}

static gboolean
is_same (SoleusRoutineFile *a, SoleusRoutineFile *b)
{
  g_autoptr (GBytes) bytes = soleus_routine_file_write (a);
  g_autoptr (GBytes) others = soleus_routine_file_write (b);

  return g_bytes_equal (bytes, others);
}

/**
 * soleus_edit_history_add:
 * @state: (transfer none): how it is now
 * @what: (nullable): what was changed; a second change to the same is no step of its own
 *
 * Returns: whether anything has changed
 */
gboolean
soleus_edit_history_add (SoleusEditHistory *self, SoleusRoutineFile *state, const char *what)
{
  gboolean last = self->at + 1 == self->states->len;

  if (is_same (state, soleus_edit_history_get_state (self)))
    return FALSE;
  if (!(last && self->at > 0 && what && g_strcmp0 (what, self->what) == 0))
    self->at++;
  g_ptr_array_set_size (self->states, (int) self->at);
  g_ptr_array_add (self->states, g_object_ref (state));
  g_free (self->what);
  self->what = g_strdup (what);
  return TRUE;
}

gboolean
soleus_edit_history_can_undo (SoleusEditHistory *self)
{
  return self->at > 0;
}

gboolean
soleus_edit_history_can_redo (SoleusEditHistory *self)
{
  return self->at + 1 < self->states->len;
}

/* A change after it is always a step of its own. */
static SoleusRoutineFile *
go (SoleusEditHistory *self, guint at)
{
  g_clear_pointer (&self->what, g_free);
  self->at = at;
  return soleus_edit_history_get_state (self);
}

/* Returns: (nullable) (transfer none): the state before */
SoleusRoutineFile *
soleus_edit_history_undo (SoleusEditHistory *self)
{
  return soleus_edit_history_can_undo (self) ? go (self, self->at - 1) : NULL;
}

/* Returns: (nullable) (transfer none): the state that was undone last */
SoleusRoutineFile *
soleus_edit_history_redo (SoleusEditHistory *self)
{
  return soleus_edit_history_can_redo (self) ? go (self, self->at + 1) : NULL;
}

/* Returns: whether something would be lost now */
gboolean
soleus_edit_history_has_changes (SoleusEditHistory *self)
{
  g_autoptr (GBytes) bytes = soleus_routine_file_write (soleus_edit_history_get_state (self));

  return !g_bytes_equal (bytes, self->first);
}
