/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-history-types.h"

G_BEGIN_DECLS

/* The words that stand for a value in the database, in CSV and in JSON. They are part of the file
 * formats: never translated, never changed, so that enumerations may be reordered freely. */
typedef enum
{
  SOLEUS_NAMES_LEG,
  SOLEUS_NAMES_MUSCLE,
  SOLEUS_NAMES_KIND,
  SOLEUS_NAMES_OUTCOME,
  SOLEUS_NAMES_MOMENT,
  SOLEUS_NAMES_ANSWER,
} SoleusNames;

const char *soleus_names_get (SoleusNames names, int value);
gboolean soleus_names_find (SoleusNames names, const char *name, int *value);

G_END_DECLS
