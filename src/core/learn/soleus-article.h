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
 * SoleusEstimate:
 * @label: translated
 * @low: the lower end of the 95 % confidence interval
 * @middle: the best estimate
 * @high: the upper end
 *
 * What studies found, in degrees.
 */
typedef struct
{
  char *label;
  double low;
  double middle;
  double high;
} SoleusEstimate;

/**
 * SoleusArticle:
 * @id: stands in links: "blood-clots"
 * @title: translated
 * @diagram: id of the picture that goes with it
 * @routine: (nullable): id of the routine to do after reading
 * @paragraphs: (array zero-terminated=1): translated, at least one
 * @chart: (nullable) (element-type SoleusEstimate): what the paragraph before it speaks of
 * @chart_after: the number of paragraphs before the chart
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
  GArray *chart;
  guint chart_after;
  GPtrArray *sources;
} SoleusArticle;

/* A question that people ask, and its answer. Both are translated. */
typedef struct
{
  char *title;
  char *text;
} SoleusQuestion;

GPtrArray *soleus_articles_read (void);
GPtrArray *soleus_questions_read (void);
const SoleusArticle *soleus_articles_find (GPtrArray *articles, const char *id);

G_END_DECLS
