/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-settings.h"

#include <glib/gi18n-lib.h>

#include "soleus-day.h"
#include "soleus-reminder.h"
#include "soleus-enum-types.h"

/**
 * SoleusSettings:
 *
 * The person's choices, and all else that is remembered from one start to the next. Each key of the
 * schema is a property of the same name. Code that reads or writes a value has a typed function
 * here, and widgets bind to the property.
 */
struct _SoleusSettings
{
  GObject parent_instance;

  GSettings *settings;
};

G_DEFINE_FINAL_TYPE (SoleusSettings, soleus_settings, G_TYPE_OBJECT)

static const char *const notice_keys[] = {
  [SOLEUS_NOTICE_FIRST_RUN] = "first-run-notice-seen",
  [SOLEUS_NOTICE_KEEP_AWAKE] = "keep-awake-note-seen",
  [SOLEUS_NOTICE_VOICE] = "voice-question-seen",
};

static void
soleus_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_autoptr (GVariant) stored =
      g_settings_get_value (SOLEUS_SETTINGS (object)->settings, pspec->name);
  g_auto (GValue) read = G_VALUE_INIT;

  g_dbus_gvariant_to_gvalue (stored, &read);
  g_value_copy (&read, value);
}

static void
soleus_settings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SoleusSettings *self = SOLEUS_SETTINGS (object);
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, pspec->name);
  g_autoptr (GVariant) after = g_dbus_gvalue_to_gvariant (value, g_variant_get_type (before));

  if (!g_variant_equal (before, after))
    g_settings_set_value (self->settings, pspec->name, after);
}

static void
soleus_settings_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_SETTINGS (object)->settings);
  G_OBJECT_CLASS (soleus_settings_parent_class)->dispose (object);
}

static void
soleus_settings_class_init (SoleusSettingsClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GParamSpec *properties[] = {
    NULL,
    g_param_spec_uint ("hold-seconds", NULL, NULL, 0, G_MAXUINT, 0, flags),
    g_param_spec_uint ("repetitions", NULL, NULL, 0, G_MAXUINT, 0, flags),
    g_param_spec_int ("get-ready-seconds", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_string ("first-leg", NULL, NULL, NULL, flags),
    g_param_spec_string ("one-more", NULL, NULL, NULL, flags),
    g_param_spec_boolean ("sound-muted", NULL, NULL, FALSE, flags),
    g_param_spec_double ("sound-volume", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0, flags),
    g_param_spec_string ("chime-set", NULL, NULL, NULL, flags),
    g_param_spec_boolean ("pace-ticks", NULL, NULL, FALSE, flags),
    g_param_spec_boolean ("voice", NULL, NULL, FALSE, flags),
    g_param_spec_boolean ("media-keys", NULL, NULL, FALSE, flags),
    g_param_spec_string ("style", NULL, NULL, NULL, flags),
    g_param_spec_string ("person", NULL, NULL, NULL, flags),
    g_param_spec_int ("skin-tone", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_boolean ("animation", NULL, NULL, FALSE, flags),
    g_param_spec_boxed ("equipment", NULL, NULL, G_TYPE_STRV, flags),
    g_param_spec_int ("day-start", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_boolean ("sitting-break", NULL, NULL, FALSE, flags),
    g_param_spec_int ("sitting-break-minutes", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_int ("sitting-break-from", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_int ("sitting-break-to", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_int ("sitting-break-weekdays", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_boolean ("plan-reminders", NULL, NULL, FALSE, flags),
    g_param_spec_int ("window-width", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_int ("window-height", NULL, NULL, G_MININT, G_MAXINT, 0, flags),
    g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags),
    g_param_spec_string ("files-folder", NULL, NULL, NULL, flags),
    g_param_spec_string ("page-setup", NULL, NULL, NULL, flags),
    g_param_spec_boolean ("first-run-notice-seen", NULL, NULL, FALSE, flags),
    g_param_spec_boolean ("keep-awake-note-seen", NULL, NULL, FALSE, flags),
    g_param_spec_boolean ("voice-question-seen", NULL, NULL, FALSE, flags),
  };

  G_OBJECT_CLASS (klass)->get_property = soleus_settings_get_property;
  G_OBJECT_CLASS (klass)->set_property = soleus_settings_set_property;
  G_OBJECT_CLASS (klass)->dispose = soleus_settings_dispose;
  g_object_class_install_properties (G_OBJECT_CLASS (klass), G_N_ELEMENTS (properties), properties);
}

static void
soleus_settings_init (SoleusSettings *self)
{
  self->settings = g_settings_new (SOLEUS_APP_ID);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (g_object_notify), self,
                           G_CONNECT_SWAPPED);
}

SoleusSettings *
soleus_settings_new (void)
{
  return g_object_new (SOLEUS_TYPE_SETTINGS, NULL);
}

/* ---- the repair of stored values */

static SoleusEquipment
find_equipment (GFlagsClass *items, const char *name)
{
  const GFlagsValue *item = g_flags_get_value_by_nick (items, name);
  /* Nobody is asked for these. */
  const SoleusEquipment unasked = SOLEUS_EQUIPMENT_LOTION | SOLEUS_EQUIPMENT_TOWEL;

  return item && !(item->value & unasked) ? item->value : SOLEUS_EQUIPMENT_NONE;
}

static gboolean
is_equipment (GVariant *value)
{
  g_autoptr (GFlagsClass) items = g_type_class_ref (SOLEUS_TYPE_EQUIPMENT);
  g_autofree const char **names = g_variant_get_strv (value, NULL);

  for (guint i = 0; names[i]; i++)
    if (find_equipment (items, names[i]) == SOLEUS_EQUIPMENT_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
is_within (GVariant *value, int min, int max)
{
  return g_variant_get_int32 (value) >= min && g_variant_get_int32 (value) <= max;
}

static gboolean
is_valid (const char *key, GVariant *value)
{
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
    return is_within (value, 1, 5);
  if (g_str_equal (key, "day-start"))
    return is_within (value, 0, SOLEUS_DAY_START_MAX);
  if (g_str_equal (key, "sitting-break-minutes"))
    return is_within (value, SOLEUS_SITTING_MINUTES_MIN, SOLEUS_SITTING_MINUTES_MAX);
  if (g_str_equal (key, "sitting-break-weekdays"))
    return is_within (value, 1, SOLEUS_WEEKDAYS_ALL);
  if (g_str_has_prefix (key, "sitting-break-"))
    return is_within (value, 0, SOLEUS_MINUTES_A_DAY - 1);
  if (g_str_equal (key, "equipment"))
    return is_equipment (value);
  if (g_str_equal (key, "first-leg"))
    return g_strv_contains ((const char *const[]){ "left", "right", NULL },
                            g_variant_get_string (value, NULL));
  if (g_str_equal (key, "one-more"))
    return g_strv_contains ((const char *const[]){ "neither", "left", "right", NULL },
                            g_variant_get_string (value, NULL));
  if (g_str_equal (key, "style"))
    return g_strv_contains ((const char *const[]){ "system", "light", "dark", NULL },
                            g_variant_get_string (value, NULL));
  if (g_str_equal (key, "person"))
    return g_strv_contains ((const char *const[]){ "short-hair", "ponytail", NULL },
                            g_variant_get_string (value, NULL));
  if (g_str_equal (key, "chime-set"))
    return g_strv_contains ((const char *const[]){ "bell", "wood", "bowl", NULL },
                            g_variant_get_string (value, NULL));
  g_assert_not_reached ();
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
soleus_settings_repair (SoleusSettings *self)
{
  const char *const keys[] = { "hold-seconds",
                               "repetitions",
                               "get-ready-seconds",
                               "sound-volume",
                               "skin-tone",
                               "first-leg",
                               "one-more",
                               "chime-set",
                               "equipment",
                               "style",
                               "person",
                               "day-start",
                               "sitting-break-minutes",
                               "sitting-break-from",
                               "sitting-break-to",
                               "sitting-break-weekdays" };
  g_autoptr (GString) broken = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autoptr (GVariant) value = g_settings_get_value (self->settings, keys[i]);
      g_autofree char *stored = NULL;

      if (is_valid (keys[i], value))
        continue;
      stored = g_variant_print (value, FALSE);
      g_string_append_printf (broken, "%s%s = %s", broken->len ? ", " : "", keys[i], stored);
      g_settings_reset (self->settings, keys[i]);
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
 * Returns: whether a change will still be there after the next start, as far as can be told without
 *   a change. Without dconf GLib keeps settings in memory only, and dconf writes by way of the
 *   session bus.
 */
gboolean
soleus_settings_are_kept (SoleusSettings *self, GDBusConnection *connection)
{
  g_autoptr (GObject) backend = NULL;
  const char *name;

  g_object_get (self->settings, "backend", &backend, NULL);
  name = G_OBJECT_TYPE_NAME (backend);
  if (g_str_equal (name, "GMemorySettingsBackend") || g_str_equal (name, "GNullSettingsBackend"))
    return FALSE;
  if (g_str_equal (name, "DConfSettingsBackend") && !connection)
    return FALSE;
  return g_settings_is_writable (self->settings, "first-run-notice-seen");
}

/* A widget is insensitive where the administrator of the machine has locked the value. */
void
soleus_settings_bind_writable (SoleusSettings *self, const char *property, gpointer widget)
{
  g_settings_bind_writable (self->settings, property, widget, "sensitive", FALSE);
}

GAction *
soleus_settings_create_action (SoleusSettings *self, const char *property)
{
  return g_settings_create_action (self->settings, property);
}

/* ---- typed values */

void
soleus_settings_get_options (SoleusSettings *self, SoleusOptions *options)
{
  g_autofree char *first = g_settings_get_string (self->settings, "first-leg");
  g_autofree char *one_more = g_settings_get_string (self->settings, "one-more");

  *options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
  options->first = g_str_equal (first, "right") ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  options->hold = g_settings_get_uint (self->settings, "hold-seconds");
  options->repetitions = g_settings_get_uint (self->settings, "repetitions");
  if (!g_str_equal (one_more, "neither"))
    options->one_more = g_str_equal (one_more, "right") ? SOLEUS_LEG_RIGHT : SOLEUS_LEG_LEFT;
  options->get_ready = g_settings_get_int (self->settings, "get-ready-seconds");
}

/* Nothing at all stands for everything. */
SoleusEquipment
soleus_settings_get_equipment (SoleusSettings *self)
{
  g_autoptr (GFlagsClass) items = g_type_class_ref (SOLEUS_TYPE_EQUIPMENT);
  g_auto (GStrv) names = g_settings_get_strv (self->settings, "equipment");
  SoleusEquipment equipment = SOLEUS_EQUIPMENT_NONE;

  for (guint i = 0; names[i]; i++)
    equipment |= find_equipment (items, names[i]);
  return equipment;
}

void
soleus_settings_set_equipment (SoleusSettings *self, SoleusEquipment equipment)
{
  g_autoptr (GFlagsClass) items = g_type_class_ref (SOLEUS_TYPE_EQUIPMENT);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; i < items->n_values; i++)
    if (equipment & items->values[i].value)
      g_strv_builder_add (names, items->values[i].value_nick);
  strv = g_strv_builder_end (names);
  g_settings_set_strv (self->settings, "equipment", (const char *const *) strv);
}

double
soleus_settings_get_sound_volume (SoleusSettings *self)
{
  return g_settings_get_double (self->settings, "sound-volume");
}

gboolean
soleus_settings_get_sound_muted (SoleusSettings *self)
{
  return g_settings_get_boolean (self->settings, "sound-muted");
}

void
soleus_settings_set_sound_muted (SoleusSettings *self, gboolean muted)
{
  g_settings_set_boolean (self->settings, "sound-muted", muted);
}

gboolean
soleus_settings_get_voice (SoleusSettings *self)
{
  return g_settings_get_boolean (self->settings, "voice");
}

void
soleus_settings_set_voice (SoleusSettings *self, gboolean voice)
{
  g_settings_set_boolean (self->settings, "voice", voice);
}

gboolean
soleus_settings_get_media_keys (SoleusSettings *self)
{
  return g_settings_get_boolean (self->settings, "media-keys");
}

/* A URI, or "". */
char *
soleus_settings_get_files_folder (SoleusSettings *self)
{
  return g_settings_get_string (self->settings, "files-folder");
}

void
soleus_settings_set_files_folder (SoleusSettings *self, const char *uri)
{
  g_settings_set_string (self->settings, "files-folder", uri);
}

/* The text of a key file, or "". */
char *
soleus_settings_get_page_setup (SoleusSettings *self)
{
  return g_settings_get_string (self->settings, "page-setup");
}

void
soleus_settings_set_page_setup (SoleusSettings *self, const char *text)
{
  g_settings_set_string (self->settings, "page-setup", text);
}

gboolean
soleus_settings_has_seen (SoleusSettings *self, SoleusNotice notice)
{
  return g_settings_get_boolean (self->settings, notice_keys[notice]);
}

void
soleus_settings_set_seen (SoleusSettings *self, SoleusNotice notice)
{
  g_settings_set_boolean (self->settings, notice_keys[notice], TRUE);
}

void
soleus_settings_get_window (SoleusSettings *self, int *width, int *height, gboolean *maximized)
{
  *width = g_settings_get_int (self->settings, "window-width");
  *height = g_settings_get_int (self->settings, "window-height");
  *maximized = g_settings_get_boolean (self->settings, "window-maximized");
}

void
soleus_settings_set_window (SoleusSettings *self, int width, int height, gboolean maximized)
{
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", maximized);
}
