/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-settings.h"

#include <glib/gi18n-lib.h>

/* As the items stand in the settings. */
static const struct
{
  const char *name;
  SoleusEquipment item;
} equipment_names[] = {
  { "wall", SOLEUS_EQUIPMENT_WALL },     { "chair", SOLEUS_EQUIPMENT_CHAIR },
  { "roller", SOLEUS_EQUIPMENT_ROLLER }, { "ball", SOLEUS_EQUIPMENT_BALL },
  { "floor", SOLEUS_EQUIPMENT_FLOOR },
};

static SoleusEquipment
find_equipment (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (equipment_names); i++)
    if (g_str_equal (name, equipment_names[i].name))
      return equipment_names[i].item;
  return SOLEUS_EQUIPMENT_NONE;
}

static gboolean
is_equipment (GVariant *value)
{
  GVariantIter iter;
  const char *name;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "&s", &name))
    if (find_equipment (name) == SOLEUS_EQUIPMENT_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
is_valid (GSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (settings, key);
  g_autofree char *text = NULL;

  if (g_str_equal (key, "hold-seconds"))
    {
      guint32 hold = g_variant_get_uint32 (value);

      return hold == 0 || (hold >= SOLEUS_HOLD_MIN && hold <= SOLEUS_HOLD_MAX);
    }
  if (g_str_equal (key, "repetitions"))
    {
      guint32 n = g_variant_get_uint32 (value);

      return n == 0 || (n >= SOLEUS_REPETITIONS_MIN && n <= SOLEUS_REPETITIONS_MAX);
    }
  if (g_str_equal (key, "get-ready-seconds"))
    {
      gint32 seconds = g_variant_get_int32 (value);

      return seconds == SOLEUS_GET_READY_WAIT || seconds == SOLEUS_GET_READY_AUTO ||
             (seconds >= SOLEUS_GET_READY_MIN && seconds <= SOLEUS_GET_READY_MAX);
    }
  if (g_str_equal (key, "sound-volume"))
    return g_variant_get_double (value) >= 0 && g_variant_get_double (value) <= 1;
  if (g_str_equal (key, "skin-tone"))
    return g_variant_get_int32 (value) >= 1 && g_variant_get_int32 (value) <= 5;
  if (g_str_equal (key, "equipment"))
    return is_equipment (value);
  text = g_variant_dup_string (value, NULL);
  if (g_str_equal (key, "first-leg"))
    return g_str_equal (text, "left") || g_str_equal (text, "right");
  if (g_str_equal (key, "style"))
    return g_strv_contains ((const char *const[]){ "system", "light", "dark", NULL }, text);
  return g_strv_contains ((const char *const[]){ "bell", "wood", "bowl", NULL }, text);
}

/**
 * soleus_settings_repair:
 *
 * Puts back to its default every stored value that the program can't use.
 *
 * Returns: (nullable) (transfer full): a translated sentence that names what was put back, or %NULL
 *   when all values were good
 */
char *
soleus_settings_repair (GSettings *settings)
{
  const char *const keys[] = { "hold-seconds", "repetitions", "get-ready-seconds",
                               "sound-volume", "skin-tone",   "first-leg",
                               "chime-set",    "equipment",   "style" };
  g_autoptr (GString) broken = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *stored = NULL;
      g_autoptr (GVariant) value = NULL;

      if (is_valid (settings, keys[i]))
        continue;
      value = g_settings_get_value (settings, keys[i]);
      stored = g_variant_print (value, FALSE);
      g_string_append_printf (broken, "%s%s = %s", broken->len ? ", " : "", keys[i], stored);
      g_settings_reset (settings, keys[i]);
    }
  if (broken->len == 0)
    return NULL;
  /* Translators: %s is a list of stored settings with their values, such as "hold-seconds = 12". */
  return g_strdup_printf (_ ("These settings could not be used and are back at their defaults: %s"),
                          broken->str);
}

/**
 * soleus_settings_are_kept:
 * @connection: (nullable): the session bus
 *
 * Returns: whether what is changed will still be so after the next start, as far as can be told
 *   without a change. Without dconf GLib keeps settings in memory only, and dconf itself writes by
 *   way of the session bus.
 */
gboolean
soleus_settings_are_kept (GSettings *settings, GDBusConnection *connection)
{
  g_autoptr (GObject) backend = NULL;
  const char *name;

  g_object_get (settings, "backend", &backend, NULL);
  name = G_OBJECT_TYPE_NAME (backend);
  if (g_str_equal (name, "GMemorySettingsBackend") || g_str_equal (name, "GNullSettingsBackend"))
    return FALSE;
  if (g_str_equal (name, "DConfSettingsBackend") && !connection)
    return FALSE;
  return g_settings_is_writable (settings, "first-run-notice-seen");
}

/**
 * soleus_settings_get_equipment:
 *
 * Returns: what the person has at hand; %SOLEUS_EQUIPMENT_NONE where nothing was said
 */
SoleusEquipment
soleus_settings_get_equipment (GSettings *settings)
{
  g_auto (GStrv) names = g_settings_get_strv (settings, "equipment");
  SoleusEquipment equipment = SOLEUS_EQUIPMENT_NONE;

  for (guint i = 0; names[i]; i++)
    equipment |= find_equipment (names[i]);
  return equipment;
}

/**
 * soleus_settings_set_equipment:
 * @equipment: what the person has at hand
 */
void
soleus_settings_set_equipment (GSettings *settings, SoleusEquipment equipment)
{
  const char *names[G_N_ELEMENTS (equipment_names) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (equipment_names); i++)
    if (equipment & equipment_names[i].item)
      names[n++] = equipment_names[i].name;
  g_settings_set_strv (settings, "equipment", names);
}

/**
 * soleus_settings_get_options:
 * @options: (out): what the person chose in the preferences
 */
void
soleus_settings_get_options (GSettings *settings, SoleusOptions *options)
{
  g_autofree char *first = g_settings_get_string (settings, "first-leg");

  *options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
  options->first = g_str_equal (first, "right") ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  options->hold = g_settings_get_uint (settings, "hold-seconds");
  options->repetitions = g_settings_get_uint (settings, "repetitions");
  options->get_ready = g_settings_get_int (settings, "get-ready-seconds");
}
