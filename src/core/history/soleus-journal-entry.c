/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-journal-entry.h"

#include <string.h>

#include "soleus-json.h"

G_DEFINE_FINAL_TYPE (SoleusJournalEntry, soleus_journal_entry, G_TYPE_OBJECT)

/* A text, or a number where there is none. */
typedef struct
{
  char *text;
  gint64 number;
} Value;

static void
value_free (Value *value)
{
  g_free (value->text);
  g_free (value);
}

static void
soleus_journal_entry_finalize (GObject *object)
{
  SoleusJournalEntry *self = SOLEUS_JOURNAL_ENTRY (object);

  g_free (self->uuid);
  g_hash_table_unref (self->values);
  G_OBJECT_CLASS (soleus_journal_entry_parent_class)->finalize (object);
}

static void
soleus_journal_entry_class_init (SoleusJournalEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_journal_entry_finalize;
}

static void
soleus_journal_entry_init (SoleusJournalEntry *self)
{
  self->values =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) value_free);
}

/**
 * soleus_journal_entry_new:
 * @uuid: (nullable): the id, or %NULL for a new one
 * @at_us: microseconds since 1970-01-01 UTC
 */
SoleusJournalEntry *
soleus_journal_entry_new (SoleusJournalKind kind, const char *uuid, gint64 at_us, int offset_s)
{
  SoleusJournalEntry *self = g_object_new (SOLEUS_TYPE_JOURNAL_ENTRY, NULL);

  self->uuid = uuid != NULL ? g_strdup (uuid) : g_uuid_string_random ();
  self->kind = kind;
  self->at_us = at_us;
  self->offset_s = offset_s;
  return self;
}

void
soleus_journal_entry_set_int (SoleusJournalEntry *self, const char *name, gint64 number)
{
  Value *value = g_new0 (Value, 1);

  value->number = number;
  g_hash_table_insert (self->values, g_strdup (name), value);
}

void
soleus_journal_entry_set_text (SoleusJournalEntry *self, const char *name, const char *text)
{
  Value *value = g_new0 (Value, 1);

  value->text = g_strdup (text);
  g_hash_table_insert (self->values, g_strdup (name), value);
}

/* Returns whether there is a number of that name. */
gboolean
soleus_journal_entry_get_int (SoleusJournalEntry *self, const char *name, gint64 *number)
{
  const Value *value = g_hash_table_lookup (self->values, name);

  if (value == NULL || value->text != NULL)
    return FALSE;
  *number = value->number;
  return TRUE;
}

/* NULL where there is no text of that name. */
const char *
soleus_journal_entry_get_text (SoleusJournalEntry *self, const char *name)
{
  const Value *value = g_hash_table_lookup (self->values, name);

  return value != NULL ? value->text : NULL;
}

/* The named values as an object of JSON, in the order of their names. */
char *
soleus_journal_entry_get_content (SoleusJournalEntry *self)
{
  GString *json = g_string_new ("{");
  g_autoptr (GList) names =
      g_list_sort (g_hash_table_get_keys (self->values), (GCompareFunc) strcmp);

  for (GList *link = names; link != NULL; link = link->next)
    {
      const Value *value = g_hash_table_lookup (self->values, link->data);

      if (link != names)
        g_string_append_c (json, ',');
      soleus_json_append_string (json, link->data);
      g_string_append_c (json, ':');
      if (value->text != NULL)
        soleus_json_append_string (json, value->text);
      else
        g_string_append_printf (json, "%" G_GINT64_FORMAT, value->number);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

static void
read_value (SoleusJson *json, SoleusJournalEntry *self, const char *name)
{
  const char *text;
  gint64 number;

  if (!soleus_json_next_is_string (json))
    {
      if (soleus_json_read_int (json, &number))
        soleus_journal_entry_set_int (self, name, number);
      return;
    }
  text = soleus_json_read_string (json);
  if (text != NULL)
    soleus_journal_entry_set_text (self, name, text);
}

/* Returns whether @content is an object of JSON with nothing but numbers and texts in it, and no
 * longer than the tables take it. */
gboolean
soleus_journal_entry_set_content (SoleusJournalEntry *self, const char *content)
{
  g_auto (SoleusJson) json = { NULL };
  g_autofree char *written = NULL;
  const char *name;

  g_hash_table_remove_all (self->values);
  if (strlen (content) > SOLEUS_JOURNAL_CONTENT_MAX)
    return FALSE;
  soleus_json_init (&json, content, strlen (content));
  if (soleus_json_open_object (&json))
    while (soleus_json_next_member (&json, &name))
      {
        g_autofree char *copy = g_strdup (name);

        read_value (&json, self, copy);
      }
  /* Written anew it may be longer, by what is escaped. */
  written = soleus_journal_entry_get_content (self);
  return soleus_json_finish (&json) && strlen (written) <= SOLEUS_JOURNAL_CONTENT_MAX;
}
