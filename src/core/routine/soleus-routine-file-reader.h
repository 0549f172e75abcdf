/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-routine-file.h"

G_BEGIN_DECLS

SoleusRoutineFile *
soleus_routine_file_read (GBytes *bytes, const char *name, GPtrArray *library, GError **error);
SoleusRoutineFile *soleus_routine_file_load (GFile *file,
                                             GPtrArray *library,
                                             GCancellable *cancellable,
                                             GError **error);
void soleus_routine_file_load_async (GFile *file,
                                     GPtrArray *library,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
SoleusRoutineFile *soleus_routine_file_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
