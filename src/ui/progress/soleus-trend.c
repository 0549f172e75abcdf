/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-trend.h"

/* With fewer points a line would say more than is known. */
#define LEAST_POINTS 3

/**
 * soleus_trend_fit:
 * @self: (out): the line
 * @x: (array length=n): where the points are, in order
 * @y: (array length=n): their values
 *
 * Fits a line by least squares.
 *
 * Returns: whether there is one: for three points or more that are not all at the same place
 */
gboolean
soleus_trend_fit (SoleusTrend *self, const double *x, const double *y, gsize n)
{
  double mean_x = 0, mean_y = 0, xx = 0, xy = 0;

  if (n < LEAST_POINTS)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      mean_x += x[i] / n;
      mean_y += y[i] / n;
    }
  for (gsize i = 0; i < n; i++)
    {
      xx += (x[i] - mean_x) * (x[i] - mean_x);
      xy += (x[i] - mean_x) * (y[i] - mean_y);
    }
  if (xx <= 0)
    return FALSE;
  self->at_first = mean_y + xy / xx * (x[0] - mean_x);
  self->at_last = mean_y + xy / xx * (x[n - 1] - mean_x);
  return TRUE;
}
