/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void soleus_korean_keep_words (PangoAttrList *attributes, const char *text);
void soleus_korean_follow_labels (void);

G_END_DECLS
