/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-pressure-hour.h"

/* What could be read is written, and read again as no less pressure. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const SoleusPressureStamp now = {
    .boot_id = "0f8fad5b-d9cb-469f-a165-70867728950e",
    .boottime = G_GINT64_CONSTANT (7200000000),
    .wall = G_GINT64_CONSTANT (1700007200000000),
  };
  g_autoptr (GArray) hour = NULL, again = NULL;
  g_autofree char *text = NULL;
  gboolean stale;

  hour = soleus_pressure_hour_parse ((const char *) data, size, &now, &stale);
  if (!hour)
    return 0;
  text = soleus_pressure_hour_to_text (hour, &now);
  again = soleus_pressure_hour_parse (text, SOLEUS_PRESSURE_HOUR_SIZE, &now, &stale);
  g_assert_nonnull (again);
  for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      gint64 left = soleus_pressure_hour_get_left (hour, leg, now.boottime);

      g_assert_cmpint (left, >=, 0);
      g_assert_cmpint (left, <=, SOLEUS_PRESSURE_CAP_US);
      g_assert_cmpint (soleus_pressure_hour_get_left (again, leg, now.boottime), ==, left);
    }
  return 0;
}
