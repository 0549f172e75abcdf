/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "soleus-history-types.h"

G_BEGIN_DECLS

typedef struct _SoleusDatabase SoleusDatabase;

/**
 * SoleusMigration:
 *
 * SQL that brings a database from one version to the next.
 */
typedef const char *SoleusMigration;

SoleusDatabase *soleus_database_open (const char *path,
                                      const SoleusMigration *migrations,
                                      guint n_migrations,
                                      GError **error);
SoleusDatabase *
soleus_database_open_to_read (const char *path, guint n_migrations, GError **error);
SoleusDatabase *soleus_database_open_damaged (const char *path, GError **error);
void soleus_database_free (SoleusDatabase *self);

sqlite3 *soleus_database_get_handle (SoleusDatabase *self);
gboolean soleus_database_execute (SoleusDatabase *self, const char *sql, GError **error);
gboolean soleus_database_set_error (SoleusDatabase *self, int code, GError **error);

void soleus_database_checkpoint (SoleusDatabase *self);
gboolean soleus_database_begin (SoleusDatabase *self, GError **error);
gboolean soleus_database_commit (SoleusDatabase *self, GError **error);
void soleus_database_roll_back (SoleusDatabase *self);

/* Ends a transaction: commits if @ok, and otherwise, or if that fails, rolls back. */
gboolean soleus_database_end (SoleusDatabase *self, gboolean ok, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusDatabase, soleus_database_free)

G_END_DECLS
