/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-sheet.h"

G_BEGIN_DECLS

void paper_print (SoleusSheet *sheet, GtkPageSetup *paper, const char *path);
char *paper_read (const char *path, const char *option);
char *paper_join_lines (const char *text);
double paper_find_word (const char *boxes, const char *word);
const guchar *
paper_draw (const char *path, const char *resolution, GBytes **bytes, int *width, int *height);

G_END_DECLS
