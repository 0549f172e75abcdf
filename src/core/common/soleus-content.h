/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void soleus_content_parse (GBytes *bytes, const GMarkupParser *parser, gpointer user_data);
void
soleus_content_parse_resource (const char *path, const GMarkupParser *parser, gpointer user_data);
void soleus_content_take_text (char **place, const char *context, const char *text);
void soleus_content_add_text (char ***texts, const char *context, const char *text);

G_END_DECLS
