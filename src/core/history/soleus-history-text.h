/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

/* The words that stand for a value in the database, in CSV and in JSON. They are part of the file
 * formats, so they are never translated and never changed. */
typedef enum
{
  SOLEUS_NAMES_LEG,
  SOLEUS_NAMES_MUSCLE,
  SOLEUS_NAMES_KIND,
  SOLEUS_NAMES_OUTCOME,
  SOLEUS_NAMES_MOMENT,
  SOLEUS_NAMES_ANSWER,
  SOLEUS_NAMES_JOURNAL,
} SoleusNames;

const char *soleus_names_get (SoleusNames names, int value);
gboolean soleus_names_find (SoleusNames names, const char *name, int *value);

/* Local time is at most so many seconds ahead of UTC, or behind it. */
#define SOLEUS_HISTORY_MAX_OFFSET_S (18 * 60 * 60)

char *soleus_history_time_format (gint64 utc_us, int offset_s);
gboolean soleus_history_time_parse (const char *text, gint64 *utc_us, int *offset_s);

G_END_DECLS
