/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-choices.h"
#include "soleus-fit-window.h"
#include "soleus-options.h"
#include "soleus-scroll.h"

#define DEFAULT_WIDTH  560
#define DEFAULT_HEIGHT 640
#define N_TONES        5

/* What the rows of a combo row stand for, in their order. */
static const int get_ready_values[] = { SOLEUS_GET_READY_AUTO, 5, 10, 15, 20, 30, 45, 60,
                                        SOLEUS_GET_READY_WAIT };
static const int hold_values[] = { 0, 30, 35, 40, 45, 50, 55, 60 };
static const int repetition_values[] = { 0, 2, 3 };
static const char *const chime_values[] = { "bell", "wood", "bowl" };
static const char *const style_values[] = { "system", "light", "dark" };

struct _SoleusPreferencesWindow
{
  AdwWindow parent_instance;

  AdwComboRow *get_ready_row;
  AdwComboRow *hold_row;
  AdwComboRow *repetitions_row;
  AdwComboRow *first_row;
  GtkSwitch *sound_switch;
  AdwComboRow *chime_row;
  GtkWidget *volume;
  GtkAdjustment *volume_adjustment;
  GtkSwitch *pace_switch;
  AdwActionRow *test_row;
  AdwActionRow *voice_row;
  GtkSwitch *voice_switch;
  GtkBox *tones;
  GtkSwitch *animation_switch;
  AdwComboRow *style_row;
  GtkSwitch *media_keys_switch;

  GSettings *settings;
  GArray *get_readies;
  GArray *holds;
  GArray *repetitions;
  /* Filling a row selects its first choice, which must not be stored. */
  gboolean filling;
};

enum
{
  PROP_0,
  PROP_VOICE_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusPreferencesWindow, soleus_preferences_window, ADW_TYPE_WINDOW)

static void
get_ready_cb (SoleusPreferencesWindow *self)
{
  guint i = adw_combo_row_get_selected (self->get_ready_row);

  if (!self->filling && i < self->get_readies->len)
    g_settings_set_int (self->settings, "get-ready-seconds",
                        soleus_choices_get (self->get_readies, i));
}

static void
hold_cb (SoleusPreferencesWindow *self)
{
  guint i = adw_combo_row_get_selected (self->hold_row);

  if (!self->filling && i < self->holds->len)
    g_settings_set_uint (self->settings, "hold-seconds",
                         (guint) soleus_choices_get (self->holds, i));
}

static void
repetitions_cb (SoleusPreferencesWindow *self)
{
  guint i = adw_combo_row_get_selected (self->repetitions_row);

  if (!self->filling && i < self->repetitions->len)
    g_settings_set_uint (self->settings, "repetitions",
                         (guint) soleus_choices_get (self->repetitions, i));
}

static void
first_cb (SoleusPreferencesWindow *self)
{
  if (!self->filling)
    g_settings_set_string (self->settings, "first-leg",
                           adw_combo_row_get_selected (self->first_row) == 1 ? "right" : "left");
}

static void
chime_cb (SoleusPreferencesWindow *self)
{
  guint i = adw_combo_row_get_selected (self->chime_row);

  if (!self->filling && i < G_N_ELEMENTS (chime_values))
    g_settings_set_string (self->settings, "chime-set", chime_values[i]);
}

static void
style_cb (SoleusPreferencesWindow *self)
{
  guint i = adw_combo_row_get_selected (self->style_row);

  if (!self->filling && i < G_N_ELEMENTS (style_values))
    g_settings_set_string (self->settings, "style", style_values[i]);
}

static void
set_model (AdwComboRow *row, GtkStringList *model)
{
  adw_combo_row_set_model (row, G_LIST_MODEL (model));
  g_object_unref (model);
}

static void
fill_get_ready (SoleusPreferencesWindow *self)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  int chosen = g_settings_get_int (self->settings, "get-ready-seconds");

  self->get_readies =
      soleus_choices_new (get_ready_values, G_N_ELEMENTS (get_ready_values), chosen);
  for (guint i = 0; i < self->get_readies->len; i++)
    {
      int s = soleus_choices_get (self->get_readies, i);

      if (s == SOLEUS_GET_READY_AUTO)
        gtk_string_list_append (list, C_ ("get ready", "As the step needs"));
      else if (s == SOLEUS_GET_READY_WAIT)
        gtk_string_list_append (list, C_ ("get ready", "Wait for me"));
      else
        gtk_string_list_take (list, g_strdup_printf (ngettext ("%d second", "%d seconds", s), s));
    }
  set_model (self->get_ready_row, list);
  adw_combo_row_set_selected (self->get_ready_row, soleus_choices_find (self->get_readies, chosen));
}

static void
fill_doses (SoleusPreferencesWindow *self)
{
  GtkStringList *holds = gtk_string_list_new (NULL), *repetitions = gtk_string_list_new (NULL);
  int hold = (int) g_settings_get_uint (self->settings, "hold-seconds");
  int times = (int) g_settings_get_uint (self->settings, "repetitions");

  self->holds = soleus_choices_new (hold_values, G_N_ELEMENTS (hold_values), hold);
  for (guint i = 0; i < self->holds->len; i++)
    {
      int s = soleus_choices_get (self->holds, i);

      if (s == 0)
        gtk_string_list_append (holds, _ ("As planned"));
      else
        gtk_string_list_take (holds, g_strdup_printf (ngettext ("%d second", "%d seconds", s), s));
    }
  self->repetitions =
      soleus_choices_new (repetition_values, G_N_ELEMENTS (repetition_values), times);
  for (guint i = 0; i < self->repetitions->len; i++)
    {
      int n = soleus_choices_get (self->repetitions, i);

      if (n == 0)
        gtk_string_list_append (repetitions, _ ("As planned"));
      else
        gtk_string_list_take (repetitions,
                              g_strdup_printf (ngettext ("%d time", "%d times", n), n));
    }
  set_model (self->hold_row, holds);
  set_model (self->repetitions_row, repetitions);
  adw_combo_row_set_selected (self->hold_row, soleus_choices_find (self->holds, hold));
  adw_combo_row_set_selected (self->repetitions_row,
                              soleus_choices_find (self->repetitions, times));
}

static void
fill_choices (SoleusPreferencesWindow *self)
{
  const char *legs[] = { _ ("Left leg"), _ ("Right leg"), NULL };
  const char *chimes[] = { C_ ("chime", "Bell"), C_ ("chime", "Wood block"),
                           C_ ("chime", "Singing bowl"), NULL };
  /* Translators: light or dark windows. */
  const char *styles[] = { C_ ("style", "Follow the desktop"), C_ ("style", "Light"),
                           C_ ("style", "Dark"), NULL };
  g_autofree char *first = g_settings_get_string (self->settings, "first-leg");
  g_autofree char *chime = g_settings_get_string (self->settings, "chime-set");
  g_autofree char *style = g_settings_get_string (self->settings, "style");

  set_model (self->first_row, gtk_string_list_new (legs));
  set_model (self->chime_row, gtk_string_list_new (chimes));
  adw_combo_row_set_selected (self->first_row, g_str_equal (first, "right"));
  for (guint i = 0; i < G_N_ELEMENTS (chime_values); i++)
    if (g_str_equal (chime, chime_values[i]))
      adw_combo_row_set_selected (self->chime_row, i);
  set_model (self->style_row, gtk_string_list_new (styles));
  for (guint i = 0; i < G_N_ELEMENTS (style_values); i++)
    if (g_str_equal (style, style_values[i]))
      adw_combo_row_set_selected (self->style_row, i);
}

static gboolean
tone_to_active (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_boolean (value, g_variant_get_int32 (variant) == GPOINTER_TO_INT (user_data));
  return TRUE;
}

static GVariant *
active_to_tone (const GValue *value, const GVariantType *type, gpointer user_data)
{
  return g_value_get_boolean (value) ? g_variant_new_int32 (GPOINTER_TO_INT (user_data)) : NULL;
}

static void
fill_tones (SoleusPreferencesWindow *self)
{
  GtkCheckButton *group = NULL;

  for (int tone = 1; tone <= N_TONES; tone++)
    {
      GtkWidget *button = gtk_check_button_new ();
      g_autofree char *css = g_strdup_printf ("tone-%d", tone);
      /* Translators: %d is 1 for the lightest to 5 for the darkest. */
      g_autofree char *name = g_strdup_printf (_ ("Skin tone %d"), tone);

      gtk_widget_add_css_class (button, "tone");
      gtk_widget_add_css_class (button, css);
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
      if (!group)
        group = GTK_CHECK_BUTTON (button);
      gtk_box_append (self->tones, button);
      g_settings_bind_with_mapping (self->settings, "skin-tone", button, "active",
                                    G_SETTINGS_BIND_DEFAULT, tone_to_active, active_to_tone,
                                    GINT_TO_POINTER (tone), NULL);
    }
}

static void
soleus_preferences_window_set_property (GObject *object,
                                        guint id,
                                        const GValue *value,
                                        GParamSpec *pspec)
{
  SoleusPreferencesWindow *self = SOLEUS_PREFERENCES_WINDOW (object);
  const char *problem;

  switch (id)
    {
    case PROP_VOICE_PROBLEM:
      problem = g_value_get_string (value);
      adw_action_row_set_subtitle (
          self->voice_row,
          problem ? problem : _ ("With the voice of your desktop’s speech settings"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
soleus_preferences_window_dispose (GObject *object)
{
  SoleusPreferencesWindow *self = SOLEUS_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  /* A row that goes away has nothing left to store. */
  self->filling = TRUE;
  g_clear_pointer (&self->get_readies, g_array_unref);
  g_clear_pointer (&self->holds, g_array_unref);
  g_clear_pointer (&self->repetitions, g_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (soleus_preferences_window_parent_class)->dispose (object);
}

static void
soleus_preferences_window_class_init (SoleusPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->set_property = soleus_preferences_window_set_property;

  /**
   * SoleusPreferencesWindow:voice-problem:
   *
   * Why there is no voice, translated; %NULL while there is.
   */
  properties[PROP_VOICE_PROBLEM] = g_param_spec_string ("voice-problem", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, get_ready_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, hold_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, repetitions_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, first_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, chime_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, volume);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, volume_adjustment);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, pace_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, test_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, voice_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, voice_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, tones);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, animation_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, media_keys_switch);
  gtk_widget_class_bind_template_callback (widget_class, get_ready_cb);
  gtk_widget_class_bind_template_callback (widget_class, hold_cb);
  gtk_widget_class_bind_template_callback (widget_class, repetitions_cb);
  gtk_widget_class_bind_template_callback (widget_class, first_cb);
  gtk_widget_class_bind_template_callback (widget_class, chime_cb);
  gtk_widget_class_bind_template_callback (widget_class, style_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_preferences_window_init (SoleusPreferencesWindow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_scroll_pass_on (self->volume);
}

/**
 * soleus_preferences_window_new:
 * @settings: what the window changes, at once
 *
 * Returns: (transfer none): a modal window; present it
 */
SoleusPreferencesWindow *
soleus_preferences_window_new (GtkWindow *parent, GSettings *settings)
{
  SoleusPreferencesWindow *self =
      g_object_new (SOLEUS_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "application",
                    gtk_window_get_application (parent), NULL);

  soleus_fit_window (GTK_WINDOW (self), parent, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  self->settings = g_object_ref (settings);
  fill_get_ready (self);
  fill_doses (self);
  fill_choices (self);
  self->filling = FALSE;
  g_settings_bind (settings, "sound-muted", self->sound_switch, "active",
                   G_SETTINGS_BIND_INVERT_BOOLEAN);
  g_settings_bind (settings, "sound-volume", self->volume_adjustment, "value",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "pace-ticks", self->pace_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "voice", self->voice_switch, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "animation", self->animation_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "media-keys", self->media_keys_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  fill_tones (self);
  return self;
}

/**
 * soleus_preferences_window_set_sound_problem:
 * @problem: (nullable): why chimes can't be heard, translated
 */
void
soleus_preferences_window_set_sound_problem (SoleusPreferencesWindow *self, const char *problem)
{
  adw_action_row_set_subtitle (self->test_row, problem ? problem : "");
}
