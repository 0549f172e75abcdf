/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The bytes of an entry's content at most. */
#define SOLEUS_JOURNAL_CONTENT_MAX 16384

/**
 * SoleusJournalKind:
 * @SOLEUS_JOURNAL_PLAN: a plan that the person began
 * @SOLEUS_JOURNAL_PLAN_EVENT: what has happened to a plan: paused, skipped, stopped…
 * @SOLEUS_JOURNAL_ANKLE_TEST: an ankle test
 * @SOLEUS_JOURNAL_CRAMPS: the cramps of a night
 * @SOLEUS_JOURNAL_OWN_PLAN: a plan that the person wrote, whether it was ever begun or not
 *
 * What the history keeps beside sessions.
 */
typedef enum
{
  SOLEUS_JOURNAL_PLAN,
  SOLEUS_JOURNAL_PLAN_EVENT,
  SOLEUS_JOURNAL_ANKLE_TEST,
  SOLEUS_JOURNAL_CRAMPS,
  SOLEUS_JOURNAL_OWN_PLAN,
} SoleusJournalKind;

#define SOLEUS_N_JOURNAL_KINDS (SOLEUS_JOURNAL_OWN_PLAN + 1)

#define SOLEUS_TYPE_JOURNAL_ENTRY (soleus_journal_entry_get_type ())
G_DECLARE_FINAL_TYPE (SoleusJournalEntry, soleus_journal_entry, SOLEUS, JOURNAL_ENTRY, GObject)

/**
 * SoleusJournalEntry:
 * @uuid: the entry's own id, the same in every export
 * @at_us: when it happened, microseconds since 1970-01-01 UTC
 * @offset_s: seconds that local time was ahead of UTC then and there
 *
 * Something that is kept beside the sessions, with named values. Only its maker fills it in; after
 * that it never changes.
 */
struct _SoleusJournalEntry
{
  GObject parent_instance;

  char *uuid;
  SoleusJournalKind kind;
  gint64 at_us;
  int offset_s;
  GHashTable *values;
};

SoleusJournalEntry *
soleus_journal_entry_new (SoleusJournalKind kind, const char *uuid, gint64 at_us, int offset_s);

void soleus_journal_entry_set_int (SoleusJournalEntry *self, const char *name, gint64 value);
void soleus_journal_entry_set_text (SoleusJournalEntry *self, const char *name, const char *value);
gboolean soleus_journal_entry_get_int (SoleusJournalEntry *self, const char *name, gint64 *value);
const char *soleus_journal_entry_get_text (SoleusJournalEntry *self, const char *name);

char *soleus_journal_entry_get_content (SoleusJournalEntry *self);
gboolean soleus_journal_entry_set_content (SoleusJournalEntry *self, const char *content);

G_END_DECLS
