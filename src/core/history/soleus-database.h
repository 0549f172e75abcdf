/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "soleus-history-text.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3 *handle;
} SoleusDatabase;

SoleusDatabase *soleus_database_open (const char *path, const char *const *steps, GError **error);
SoleusDatabase *
soleus_database_open_to_read (const char *path, const char *const *steps, GError **error);
SoleusDatabase *soleus_database_open_damaged (const char *path, GError **error);
void soleus_database_free (SoleusDatabase *self);

gboolean soleus_database_execute (SoleusDatabase *self, const char *sql, GError **error);
void soleus_database_checkpoint (SoleusDatabase *self);
gboolean soleus_database_begin (SoleusDatabase *self, GError **error);
gboolean soleus_database_end (SoleusDatabase *self, gboolean ok, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusDatabase, soleus_database_free)

/* One SQL statement with its values, which count from 1, and its columns, which count from 0. */
typedef struct _SoleusStatement SoleusStatement;

/* Handles one row; FALSE with the error set ends the reading. */
typedef gboolean (*SoleusRowFunc) (SoleusStatement *row, gpointer data, GError **error);

SoleusStatement *soleus_statement_new (SoleusDatabase *database, const char *sql, GError **error);
void soleus_statement_free (SoleusStatement *self);

void soleus_statement_bind_int (SoleusStatement *self, int index, gint64 value);
void soleus_statement_bind_text (SoleusStatement *self, int index, const char *value);
void soleus_statement_bind_name (SoleusStatement *self, int index, SoleusNames names, int value);
void
soleus_statement_bind_column (SoleusStatement *self, int index, SoleusStatement *from, int column);

gboolean soleus_statement_next (SoleusStatement *self, GError **error);
gboolean soleus_statement_for_each (SoleusStatement *self,
                                    SoleusRowFunc func,
                                    gpointer data,
                                    GError **error);
gboolean soleus_statement_run (SoleusStatement *self, GError **error);

gboolean soleus_statement_is_null (SoleusStatement *self, int column);
gint64 soleus_statement_get_int (SoleusStatement *self, int column);
const char *soleus_statement_get_text (SoleusStatement *self, int column);
gboolean soleus_statement_get_name (
    SoleusStatement *self, int column, SoleusNames names, int *value, GError **error);
gboolean soleus_statement_dup_text (SoleusStatement *self, int column, char **text, GError **error);
gboolean soleus_statement_is_unsound_text (SoleusStatement *self, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusStatement, soleus_statement_free)

G_END_DECLS
