/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *soleus_state_dir_new (void);
void soleus_state_dir_remove (char *dir);

G_END_DECLS
