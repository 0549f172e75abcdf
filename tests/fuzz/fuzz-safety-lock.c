/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-safety-lock.h"

/* A lock that could be read is written and read again as the same; one that couldn't be stays. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *path = fuzz_write_file (data, size);
  g_auto (SoleusSafetyLockFile) file = { 0 };
  g_auto (SoleusSafetyLockFile) again = { 0 };
  g_autoptr (GError) error = NULL;

  soleus_safety_lock_file_load (&file, path);
  g_assert_nonnull (file.kept.rows);
  if (file.kept.kind == SOLEUS_LOCK_UNREADABLE)
    return 0;
  soleus_safety_lock_file_save (&file, path, &error);
  g_assert_no_error (error);
  soleus_safety_lock_file_load (&again, path);
  g_assert_cmpint (again.kept.kind, ==, file.kept.kind);
  g_assert_cmpint (again.kept.clot, ==, file.kept.clot);
  g_assert_cmpuint (g_hash_table_size (again.lists), ==, g_hash_table_size (file.lists));
  return 0;
}
