/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-day.h"
#include "soleus-history-export.h"
#include "soleus-history-import.h"
#include "soleus-history-store.h"
#include "soleus-history-stats.h"
#include "soleus-journal-store.h"

/* 2026-01-01 */
#define TODAY  20454
#define NOW_US (TODAY * G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* A history that was taken can be written, and read again as the same. */
static void
check_again (GPtrArray *records, GPtrArray *journal)
{
  g_autoptr (GString) text =
      g_string_new ("{\"format\":\"" SOLEUS_HISTORY_JSON_FORMAT "\",\"version\":1,\"sessions\":[");
  g_autoptr (GString) table = g_string_new (NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) again_journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < records->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      soleus_history_json_append (text, g_ptr_array_index (records, i));
      soleus_history_csv_append (table, g_ptr_array_index (records, i));
    }
  g_string_append (text, "],\"journal\":[");
  for (guint i = 0; i < journal->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      soleus_history_json_append_entry (text, g_ptr_array_index (journal, i));
    }
  g_string_append (text, "]}");
  again = soleus_history_import_parse (text->str, text->len, NOW_US, again_journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, records->len);
  g_assert_cmpuint (again_journal->len, ==, journal->len);
}

/* The tables take it, and everything that is told of them can be. */
static void
check_recorded (GPtrArray *records, GPtrArray *journal)
{
  const SoleusHistoryPage page = { .before_us = G_MAXINT64, .limit = 1000 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusDatabase) database =
      soleus_database_open (":memory:", soleus_history_schema, &error);
  g_autoptr (GPtrArray) read = NULL, read_journal = NULL;
  const SoleusHistoryDays days = { 0, TODAY, TODAY, SOLEUS_DAY_START };
  g_autoptr (SoleusSummary) summary = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      gboolean is_new;

      soleus_history_store_insert (database, g_ptr_array_index (records, i), &is_new, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < journal->len; i++)
    {
      gboolean is_new;

      soleus_journal_store_insert (database, g_ptr_array_index (journal, i), &is_new, &error);
      g_assert_no_error (error);
    }
  read = soleus_history_store_load (database, &page, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->len, <=, records->len);
  read_journal = soleus_journal_store_load (database, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read_journal->len, <=, journal->len);
  check_again (read, read_journal);
  summary = soleus_history_stats_load_summary (database, &days, &error);
  g_assert_no_error (error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) journal = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) records =
      soleus_history_import_parse ((const char *) data, size, NOW_US, journal, &error);

  g_assert_true ((records != NULL) == (error == NULL));
  if (records == NULL)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_again (records, journal);
  check_recorded (records, journal);
  return 0;
}
