/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-catalogue.h"
#include "soleus-options.h"

G_BEGIN_DECLS

void soleus_command_line_add_options (GApplication *application);
int soleus_command_line_handle_local (GVariantDict *options);
gboolean soleus_command_line_read (GApplicationCommandLine *command_line,
                                   SoleusCatalogue *catalogue,
                                   SoleusRoutine **routine,
                                   SoleusOptions *options);
GPtrArray *soleus_command_line_list_files (GApplicationCommandLine *command_line);
char *soleus_command_line_get_history_path (void);
char *soleus_command_line_get_routines_path (void);
char *soleus_command_line_describe_unknown (SoleusCatalogue *catalogue, const char *id);

G_END_DECLS
