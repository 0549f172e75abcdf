/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusTrend:
 * @at_first: what the straight line comes to at the first x
 * @at_last: what it comes to at the last x
 *
 * The straight line that lies nearest to a row of points.
 */
typedef struct
{
  double at_first;
  double at_last;
} SoleusTrend;

gboolean soleus_trend_fit (SoleusTrend *self, const double *x, const double *y, gsize n);

G_END_DECLS
