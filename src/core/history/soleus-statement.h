/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

typedef struct _SoleusStatement SoleusStatement;

SoleusStatement *soleus_statement_new (SoleusDatabase *database, const char *sql, GError **error);
void soleus_statement_free (SoleusStatement *self);

void soleus_statement_bind_int (SoleusStatement *self, int index, gint64 value);
void soleus_statement_bind_text (SoleusStatement *self, int index, const char *value);
void
soleus_statement_bind_column (SoleusStatement *self, int index, SoleusStatement *from, int column);

gboolean soleus_statement_next (SoleusStatement *self, GError **error);
gboolean soleus_statement_run (SoleusStatement *self, GError **error);
void soleus_statement_reset (SoleusStatement *self);

gboolean soleus_statement_is_null (SoleusStatement *self, int column);
gint64 soleus_statement_get_int (SoleusStatement *self, int column);
gboolean
soleus_statement_dup_text (SoleusStatement *self, int column, char **text, GError **error);
gboolean soleus_statement_is_text (SoleusStatement *self, int column);
gboolean soleus_statement_is_sound_text (SoleusStatement *self, int column);
const char *soleus_statement_get_text (SoleusStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStatement, soleus_statement_free)

G_END_DECLS
