/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusArticle:
 * @id: stands in links: "blood-clots"
 * @title: translated
 * @diagram: id of the picture that goes with it
 * @paragraphs: (array zero-terminated=1): translated, at least one
 * @sources: (array zero-terminated=1): where that is from which goes beyond the claims, in full,
 *   not translated; may be none
 */
typedef struct
{
  char *id;
  char *title;
  char *diagram;
  char **paragraphs;
  char **sources;
} SoleusArticle;

GPtrArray *soleus_articles_read (void);
const SoleusArticle *soleus_articles_find (GPtrArray *articles, const char *id);

G_END_DECLS
