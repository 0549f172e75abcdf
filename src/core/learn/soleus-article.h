/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusSource:
 * @text: names published work; not translated
 * @url: (nullable): where it can be read
 */
typedef struct
{
  char *text;
  char *url;
} SoleusSource;

/**
 * SoleusArticle:
 * @id: stands in links: "blood-clots"
 * @title: translated
 * @diagram: id of the picture that goes with it
 * @routine: (nullable): id of the routine to do after reading
 * @paragraphs: (array zero-terminated=1): translated, at least one
 * @sources: (element-type SoleusSource): where that is from which goes beyond the claims; may be
 *   empty
 */
typedef struct
{
  char *id;
  char *title;
  char *diagram;
  char *routine;
  char **paragraphs;
  GPtrArray *sources;
} SoleusArticle;

GPtrArray *soleus_articles_read (void);
const SoleusArticle *soleus_articles_find (GPtrArray *articles, const char *id);

G_END_DECLS
