/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-settings.h"

#include <string.h>

static GSettings *
make_settings (void)
{
  GSettings *settings = g_settings_new (SOLEUS_APP_ID);
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  g_object_get (settings, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i]; i++)
    g_settings_reset (settings, keys[i]);
  return settings;
}

static void
test_good (void)
{
  g_autoptr (GSettings) settings = make_settings ();

  g_assert_null (soleus_settings_repair (settings));
  g_settings_set_uint (settings, "hold-seconds", 60);
  g_settings_set_int (settings, "get-ready-seconds", SOLEUS_GET_READY_WAIT);
  g_settings_set_string (settings, "chime-set", "bowl");
  g_assert_null (soleus_settings_repair (settings));
  g_assert_cmpuint (g_settings_get_uint (settings, "hold-seconds"), ==, 60);
}

/* Each broken value is put back, and the message names it with what stood there. */
static void
test_broken (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  g_autofree char *message = NULL;
  g_autofree char *first = NULL;

  g_settings_set_uint (settings, "hold-seconds", 12);
  g_settings_set_uint (settings, "repetitions", 1);
  g_settings_set_int (settings, "get-ready-seconds", 3);
  g_settings_set_double (settings, "sound-volume", 1.5);
  g_settings_set_int (settings, "skin-tone", 6);
  g_settings_set_string (settings, "first-leg", "middle");
  g_settings_set_string (settings, "chime-set", "gong");

  message = soleus_settings_repair (settings);
  g_assert_nonnull (message);
  for (const char *const *part =
           (const char *const[]){ "hold-seconds = 12", "repetitions = 1", "get-ready-seconds = 3",
                                  "sound-volume = 1.5", "skin-tone = 6", "first-leg = 'middle'",
                                  "chime-set = 'gong'", NULL };
       *part; part++)
    g_assert_nonnull (strstr (message, *part));
  g_assert_null (soleus_settings_repair (settings));
  g_assert_cmpuint (g_settings_get_uint (settings, "hold-seconds"), ==, 0);
  g_assert_cmpint (g_settings_get_int (settings, "skin-tone"), ==, 3);
  first = g_settings_get_string (settings, "first-leg");
  g_assert_cmpstr (first, ==, "left");
}

static void
test_options (void)
{
  g_autoptr (GSettings) settings = make_settings ();
  SoleusOptions options;

  g_settings_set_uint (settings, "hold-seconds", 45);
  g_settings_set_uint (settings, "repetitions", 3);
  g_settings_set_int (settings, "get-ready-seconds", 20);
  g_settings_set_string (settings, "first-leg", "right");
  soleus_settings_get_options (settings, &options);
  g_assert_cmpint (options.sides, ==, SOLEUS_SIDES_BOTH);
  g_assert_cmpint (options.first, ==, SOLEUS_LEG_RIGHT);
  g_assert_cmpuint (options.hold, ==, 45);
  g_assert_cmpuint (options.repetitions, ==, 3);
  g_assert_cmpint (options.get_ready, ==, 20);
  g_assert_false (options.more_pressure);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/settings/good", test_good);
  g_test_add_func ("/soleus/settings/broken", test_broken);
  g_test_add_func ("/soleus/settings/options", test_options);
  return g_test_run ();
}
