/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-settings.h"

#include <string.h>

typedef struct
{
  /* The settings as another program sees and changes them. */
  GSettings *stored;
  SoleusSettings *settings;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;

  self->stored = g_settings_new (SOLEUS_APP_ID);
  g_object_get (self->stored, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  for (guint i = 0; keys[i]; i++)
    g_settings_reset (self->stored, keys[i]);
  self->settings = soleus_settings_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->settings);
  g_object_unref (self->stored);
}

static void
test_good (Fixture *self, gconstpointer data)
{
  g_assert_null (soleus_settings_repair (self->settings));
  g_settings_set_uint (self->stored, "hold-seconds", 60);
  g_settings_set_int (self->stored, "get-ready-seconds", SOLEUS_GET_READY_WAIT);
  g_settings_set_string (self->stored, "chime-set", "bowl");
  g_assert_null (soleus_settings_repair (self->settings));
  g_assert_cmpuint (g_settings_get_uint (self->stored, "hold-seconds"), ==, 60);
}

/* Each broken value is put back, and the message names it with what stood there. */
static void
test_broken (Fixture *self, gconstpointer data)
{
  const char *const equipment[] = { "wall", "lotion", NULL };
  g_autofree char *message = NULL;
  g_autofree char *first = NULL;

  g_settings_set_uint (self->stored, "hold-seconds", 12);
  g_settings_set_uint (self->stored, "repetitions", 1);
  g_settings_set_int (self->stored, "get-ready-seconds", 3);
  g_settings_set_double (self->stored, "sound-volume", 1.5);
  g_settings_set_int (self->stored, "skin-tone", 6);
  g_settings_set_string (self->stored, "first-leg", "middle");
  g_settings_set_string (self->stored, "chime-set", "gong");
  g_settings_set_string (self->stored, "person", "bald");
  g_settings_set_strv (self->stored, "equipment", equipment);
  g_settings_set_int (self->stored, "day-start", 7);
  g_settings_set_int (self->stored, "sitting-break-minutes", 29);
  g_settings_set_int (self->stored, "sitting-break-from", -1);
  g_settings_set_int (self->stored, "sitting-break-to", 1440);
  g_settings_set_int (self->stored, "sitting-break-weekdays", 0);

  message = soleus_settings_repair (self->settings);
  g_assert_nonnull (message);
  for (const char *const *part =
           (const char *const[]){ "hold-seconds = 12", "repetitions = 1", "get-ready-seconds = 3",
                                  "sound-volume = 1.5", "skin-tone = 6", "first-leg = 'middle'",
                                  "chime-set = 'gong'", "person = 'bald'",
                                  "equipment = ['wall', 'lotion']", "day-start = 7",
                                  "sitting-break-minutes = 29", "sitting-break-from = -1",
                                  "sitting-break-to = 1440", "sitting-break-weekdays = 0", NULL };
       *part; part++)
    g_assert_nonnull (strstr (message, *part));
  g_assert_null (soleus_settings_repair (self->settings));
  g_assert_cmpuint (g_settings_get_uint (self->stored, "hold-seconds"), ==, 0);
  g_assert_cmpint (g_settings_get_int (self->stored, "skin-tone"), ==, 3);
  first = g_settings_get_string (self->stored, "first-leg");
  g_assert_cmpstr (first, ==, "left");
}

static void
test_options (Fixture *self, gconstpointer data)
{
  SoleusOptions options;

  g_object_set (self->settings, "hold-seconds", 45, "repetitions", 3, "get-ready-seconds", 20,
                "first-leg", "right", NULL);
  g_assert_cmpuint (g_settings_get_uint (self->stored, "hold-seconds"), ==, 45);
  soleus_settings_get_options (self->settings, &options);
  g_assert_cmpint (options.sides, ==, SOLEUS_SIDES_BOTH);
  g_assert_cmpint (options.first, ==, SOLEUS_LEG_RIGHT);
  g_assert_cmpuint (options.hold, ==, 45);
  g_assert_cmpuint (options.repetitions, ==, 3);
  g_assert_cmpint (options.get_ready, ==, 20);
  g_assert_false (options.more_pressure);
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Each key of the schema is a property of its name and type, which tells of each change once. */
static void
test_properties (Fixture *self, gconstpointer data)
{
  g_autoptr (GSettingsSchema) schema = NULL;
  g_auto (GStrv) keys = NULL;
  guint n_properties, count = 0;
  g_autofree GParamSpec **properties =
      g_object_class_list_properties (G_OBJECT_GET_CLASS (self->settings), &n_properties);

  g_object_get (self->stored, "settings-schema", &schema, NULL);
  keys = g_settings_schema_list_keys (schema);
  g_assert_cmpuint (g_strv_length (keys), ==, n_properties);
  for (guint i = 0; keys[i]; i++)
    {
      GParamSpec *pspec =
          g_object_class_find_property (G_OBJECT_GET_CLASS (self->settings), keys[i]);
      g_auto (GValue) value = G_VALUE_INIT;
      g_autoptr (GVariant) stored = g_settings_get_value (self->stored, keys[i]);
      g_autoptr (GVariant) read = NULL;

      g_assert_nonnull (pspec);
      g_value_init (&value, pspec->value_type);
      g_object_get_property (G_OBJECT (self->settings), keys[i], &value);
      read = g_dbus_gvalue_to_gvariant (&value, g_variant_get_type (stored));
      g_assert_true (g_variant_equal (stored, read));
    }
  g_signal_connect_swapped (self->settings, "notify::voice", G_CALLBACK (count_cb), &count);
  g_settings_set_boolean (self->stored, "voice", TRUE);
  g_assert_cmpuint (count, ==, 1);
  g_object_set (self->settings, "voice", TRUE, NULL);
  g_assert_cmpuint (count, ==, 1);
  g_object_set (self->settings, "voice", FALSE, NULL);
  g_assert_cmpuint (count, ==, 2);
}

static void
test_equipment (Fixture *self, gconstpointer data)
{
  const SoleusEquipment some = SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_ROLLER;

  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==, SOLEUS_EQUIPMENT_NONE);
  soleus_settings_set_equipment (self->settings, some);
  g_assert_cmpint (soleus_settings_get_equipment (self->settings), ==, some);
  g_assert_null (soleus_settings_repair (self->settings));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/settings/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("good", test_good);
  ADD ("broken", test_broken);
  ADD ("options", test_options);
  ADD ("properties", test_properties);
  ADD ("equipment", test_equipment);
  return g_test_run ();
}
