/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"

G_BEGIN_DECLS

extern const SoleusMigration soleus_history_migrations[];
extern const guint soleus_history_n_migrations;

G_END_DECLS
