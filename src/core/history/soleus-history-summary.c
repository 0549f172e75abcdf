/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-history-summary.h"

/**
 * soleus_summary_free:
 * @self: (transfer full): a summary
 */
void
soleus_summary_free (SoleusSummary *self)
{
  g_array_unref (self->days);
  g_array_unref (self->weeks);
  g_array_unref (self->ratings);
  g_array_unref (self->pain_stops);
  g_free (self);
}
