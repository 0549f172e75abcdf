/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"
#include "soleus-session-record.h"

G_BEGIN_DECLS

/**
 * SoleusHistoryPage:
 * @before_us: only sessions that began before this, microseconds since 1970-01-01 UTC
 * @from_us: only sessions that began then or later
 * @limit: how many at most
 * @running: (nullable): uuids of the sessions that go on right now
 *
 * Which sessions to read, the newest first.
 */
typedef struct
{
  gint64 before_us;
  gint64 from_us;
  guint limit;
  const char *const *running;
} SoleusHistoryPage;

GPtrArray *soleus_history_reader_load (SoleusDatabase *database,
                                       const SoleusHistoryPage *page,
                                       GError **error);

G_END_DECLS
