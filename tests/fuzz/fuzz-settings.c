/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "soleus-config.h"
#include "soleus-settings.h"

/* Keeps what stands in "KEY = VALUE" as a setting, if there is such a key and the value is of its
 * type: that is as far as GSettings looks. */
static void
store_line (GSettings *settings, GSettingsSchema *schema, const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, " = ", 2);
  g_autoptr (GSettingsSchemaKey) key = NULL;
  g_autoptr (GVariant) value = NULL;

  /* To parse what isn't UTF-8 is a fault of the caller. */
  if (!g_utf8_validate (line, -1, NULL) || g_strv_length (parts) != 2 ||
      !g_settings_schema_has_key (schema, parts[0]))
    return;
  key = g_settings_schema_get_key (schema, parts[0]);
  value = g_variant_parse (g_settings_schema_key_get_value_type (key), parts[1], NULL, NULL, NULL);
  if (value != NULL)
    g_settings_set_value (settings, parts[0], value);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 32);
  g_autoptr (GSettings) stored = g_settings_new (SOLEUS_APP_ID);
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autofree char *message = NULL;
  g_autofree char *nothing = NULL;
  g_auto (GStrv) keys = NULL;
  SoleusOptions options;

  g_object_get (stored, "settings-schema", &schema, NULL);
  for (guint i = 0; lines[i] != NULL; i++)
    store_line (stored, schema, lines[i]);
  message = soleus_settings_repair (settings);
  g_assert_true (message == NULL || g_utf8_validate (message, -1, NULL));
  nothing = soleus_settings_repair (settings);
  g_assert_null (nothing);
  soleus_settings_get_options (settings, &options);
  soleus_settings_set_equipment (settings, soleus_settings_get_equipment (settings));
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i] != NULL; i++)
    g_settings_reset (stored, keys[i]);
  return 0;
}
