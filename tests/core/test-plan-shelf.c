/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-plan-shelf.h"

#include "fault-vfs.h"
#include "history-support.h"

#define NAME "Nach dem Laufen; “beide”\nBeine"

/* What the person wrote is in the history, as all else. */
typedef struct
{
  HistoryFixture history;
  SoleusPlanShelf *shelf;
  guint n_changes;
} Fixture;

static void
changed_cb (Fixture *self)
{
  self->n_changes++;
}

/* Runs until everything is on the disk and read again. */
static void
settle (Fixture *self)
{
  for (guint i = 0; i < 3; i++)
    history_fixture_settle (&self->history);
}

static void
open_shelf (Fixture *self)
{
  self->shelf = soleus_plan_shelf_new (self->history.history);
  settle (self);
  g_signal_connect_swapped (self->shelf, "changed", G_CALLBACK (changed_cb), self);
}

static void
reopen (Fixture *self)
{
  g_assert_finalize_object (self->shelf);
  history_fixture_close (&self->history);
  history_fixture_open (&self->history);
  open_shelf (self);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  history_fixture_set_up (&self->history, NULL);
  open_shelf (self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  fault_vfs_set (FAULT_NONE);
  g_assert_finalize_object (self->shelf);
  history_fixture_tear_down (&self->history, NULL);
}

static SoleusPlan *
make_plan (const char *name)
{
  SoleusPlan *plan = soleus_plan_new_own (name, 2);

  soleus_plan_add_session (plan, "wall-full", 0x15, 3, 600);
  soleus_plan_add_session (plan, "hands", 0x7f, 1, SOLEUS_MINUTE_NONE);
  return plan;
}

/* A plan of that name in the place of another, or a new one. */
static char *
save (Fixture *self, const char *name, const char *title)
{
  g_autoptr (SoleusPlan) plan = make_plan (title);

  return soleus_plan_shelf_save (self->shelf, name, plan);
}

/* The titles of all plans, in their order. */
static void
assert_titles (Fixture *self, const char *expected)
{
  g_auto (GStrv) names = soleus_plan_shelf_list (self->shelf);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SoleusPlan) plan = soleus_plan_shelf_get (self->shelf, names[i]);

      g_assert_nonnull (plan);
      g_string_append_printf (titles, "%s%s", i > 0 ? ", " : "", plan->name);
    }
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
assert_kept (Fixture *self, const char *name)
{
  g_autoptr (SoleusPlan) plan = soleus_plan_shelf_get (self->shelf, name);
  const SoleusPlanSession *first, *second;

  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->name, ==, NAME);
  g_assert_cmpuint (plan->weeks, ==, 2);
  g_assert_true (plan->own);
  g_assert_cmpuint (plan->weekdays, ==, 0x7f);
  g_assert_cmpuint (plan->sessions->len, ==, 2);
  first = plan->sessions->pdata[0];
  second = plan->sessions->pdata[1];
  g_assert_cmpstr (first->routine, ==, "wall-full");
  g_assert_cmpuint (first->weekdays, ==, 0x15);
  g_assert_cmpuint (first->at_least, ==, 3);
  g_assert_cmpint (first->minute, ==, 600);
  g_assert_cmpstr (second->routine, ==, "hands");
  g_assert_cmpint (second->minute, ==, SOLEUS_MINUTE_NONE);
}

/* It counts at once, and is told once: not again when the history has it. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autofree char *name = save (self, NULL, NAME);

  assert_kept (self, name);
  settle (self);
  g_assert_cmpuint (self->n_changes, ==, 1);
  g_assert_cmpint (history_query_int (self->history.path,
                                      "SELECT COUNT (*) FROM journal WHERE kind = 'own-plan'"),
                   ==, 1);
  reopen (self);
  assert_kept (self, name);
}

/* A plan that is edited keeps its name and its place. */
static void
test_edited (Fixture *self, gconstpointer data)
{
  g_autofree char *first = save (self, NULL, "One");
  g_autofree char *second = NULL, *again = NULL;

  soleus_manual_clock_advance (self->history.clock, HOUR_US);
  second = save (self, NULL, "Two");
  soleus_manual_clock_advance (self->history.clock, HOUR_US);
  again = save (self, first, "First");
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpstr (second, !=, first);
  assert_titles (self, "First, Two");
  reopen (self);
  assert_titles (self, "First, Two");
}

static void
test_deleted (Fixture *self, gconstpointer data)
{
  g_autofree char *first = save (self, NULL, "One");
  g_autofree char *second = NULL;
  g_autoptr (SoleusJournalEntry) entry = NULL;

  soleus_manual_clock_advance (self->history.clock, HOUR_US);
  second = save (self, NULL, "Two");
  entry = soleus_plan_shelf_delete (self->shelf, first);
  g_assert_nonnull (entry);
  g_assert_null (soleus_plan_shelf_delete (self->shelf, first));
  g_assert_null (soleus_plan_shelf_get (self->shelf, first));
  reopen (self);
  assert_titles (self, "Two");
  soleus_plan_shelf_restore (self->shelf, entry);
  assert_titles (self, "One, Two");
  reopen (self);
  assert_titles (self, "One, Two");
}

/* With the history the plans are deleted too, with what is left of them in the file. */
static void
test_all_deleted (Fixture *self, gconstpointer data)
{
  g_autofree char *name = save (self, NULL, NAME);

  settle (self);
  soleus_history_delete_all (self->history.history);
  settle (self);
  g_assert_null (soleus_plan_shelf_get (self->shelf, name));
  g_assert_cmpuint (self->n_changes, ==, 2);
  g_assert_cmpint (history_query_int (self->history.path, "SELECT COUNT (*) FROM journal"), ==, 0);
}

/* While the disk is full it is kept in memory, whatever is read; then it is on the disk. */
static void
test_full_disk (Fixture *self, gconstpointer data)
{
  g_autofree char *kept = save (self, NULL, "One");
  g_autofree char *late = NULL;
  g_autoptr (SoleusJournalEntry) entry = NULL;

  settle (self);
  fault_vfs_set (FAULT_FULL);
  late = save (self, NULL, NAME);
  entry = soleus_plan_shelf_delete (self->shelf, kept);
  settle (self);
  history_assert_problem (&self->history, SOLEUS_HISTORY_ERROR_FULL);
  g_signal_emit_by_name (self->history.history, "changed");
  settle (self);
  assert_kept (self, late);
  g_assert_null (soleus_plan_shelf_get (self->shelf, kept));
  fault_vfs_set (FAULT_NONE);
  soleus_history_retry (self->history.history);
  settle (self);
  reopen (self);
  assert_titles (self, NAME);
}

/* Imported twice, it is there once; and one that was edited since stays as it is. */
static void
test_imported_twice (Fixture *self, gconstpointer data)
{
  g_autofree char *name = save (self, NULL, NAME);
  g_autofree char *path = g_build_filename (self->history.folder, "export.json", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (history_export (self->history.history, file, SOLEUS_HISTORY_JSON, &error));
  g_assert_no_error (error);
  soleus_history_delete_all (self->history.history);
  settle (self);
  assert_titles (self, "");
  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (history_import (self->history.history, file, NULL, &error));
      g_assert_no_error (error);
      settle (self);
      assert_titles (self, NAME);
      assert_kept (self, name);
    }
  again = save (self, name, "Other");
  g_assert_true (history_import (self->history.history, file, NULL, &error));
  settle (self);
  assert_titles (self, "Other");
  g_assert_true (g_file_delete (file, NULL, &error));
}

/* A file that is imported may be anybody's. */
static void
test_strange (Fixture *self, gconstpointer data)
{
  static const char *const contents[] = {
    "{}",
    "{\"name\":\"A\",\"weeks\":99999999,\"sessions\":\"wall-full 1 1 0\\n\"}",
    "{\"name\":\"A\",\"weeks\":2,\"sessions\":\"wall-full 999 1 0\\n\"}",
    "{\"name\":\"A\",\"weeks\":2,\"sessions\":\"1 2\\nx\"}",
    "{\"name\":7,\"weeks\":2,\"sessions\":\"wall-full 1 1 0\\n\"}",
    "{\"name\":\"Right\",\"weeks\":2,\"sessions\":\"wall-full 1 1 9999\\n\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (SoleusJournalEntry) entry =
          soleus_history_new_entry (self->history.history, SOLEUS_JOURNAL_OWN_PLAN);

      g_assert_true (soleus_journal_entry_set_content (entry, contents[i]));
      soleus_history_save_entry (self->history.history, entry);
    }
  settle (self);
  assert_titles (self, "Right");
}

#define ADD(path, test) g_test_add ("/plan-shelf/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  ADD ("kept", test_kept);
  ADD ("edited", test_edited);
  ADD ("deleted", test_deleted);
  ADD ("all-deleted", test_all_deleted);
  ADD ("full-disk", test_full_disk);
  ADD ("imported-twice", test_imported_twice);
  ADD ("strange", test_strange);
  return g_test_run ();
}
