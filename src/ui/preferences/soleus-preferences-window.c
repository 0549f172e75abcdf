/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-preferences-window.h"

#include <glib/gi18n-lib.h>

#include "soleus-appearance.h"
#include "soleus-choices.h"
#include "soleus-combo-row.h"
#include "soleus-day.h"
#include "soleus-figure-choices.h"
#include "soleus-format.h"
#include "soleus-layout.h"
#include "soleus-options.h"
#include "soleus-reminder.h"
#include "soleus-weekday-choices.h"

#define DEFAULT_WIDTH  560
#define DEFAULT_HEIGHT 640

struct _SoleusPreferencesWindow
{
  AdwWindow parent_instance;

  AdwComboRow *get_ready_row;
  AdwComboRow *hold_row;
  AdwComboRow *repetitions_row;
  AdwComboRow *one_more_row;
  AdwComboRow *first_row;
  GtkSwitch *sound_switch;
  AdwComboRow *chime_row;
  GtkWidget *volume;
  GtkAdjustment *volume_adjustment;
  GtkSwitch *pace_switch;
  AdwActionRow *test_row;
  AdwActionRow *voice_row;
  GtkSwitch *voice_switch;
  GtkBox *persons;
  GtkBox *tones;
  GtkSwitch *animation_switch;
  AdwComboRow *style_row;
  AdwPreferencesGroup *reminders_group;
  GtkSwitch *sitting_switch;
  AdwComboRow *sitting_row;
  AdwComboRow *sitting_from_row;
  AdwComboRow *sitting_to_row;
  GtkWidget *sitting_days_row;
  GtkFlowBox *weekdays;
  GtkSwitch *plan_reminders_switch;
  AdwComboRow *day_start_row;
  GtkSwitch *media_keys_switch;

  SoleusSettings *settings;
};

enum
{
  PROP_0,
  PROP_VOICE_PROBLEM,
  PROP_REMINDER_PROBLEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SoleusPreferencesWindow, soleus_preferences_window, ADW_TYPE_WINDOW)

/* ---- rows and what they stand for */

static gboolean
number_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer choices)
{
  guint row = soleus_choices_find (
      choices, G_VALUE_HOLDS_UINT (from) ? (int) g_value_get_uint (from) : g_value_get_int (from));

  g_value_set_uint (to, row);
  return row != G_MAXUINT;
}

/* A row that goes away has nothing to store. */
static gboolean
row_to_number (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  GArray *choices = user_data;
  guint row = g_value_get_uint (from);

  if (row >= choices->len)
    return FALSE;
  if (G_VALUE_HOLDS_UINT (to))
    g_value_set_uint (to, (guint) soleus_choices_get (choices, row));
  else
    g_value_set_int (to, soleus_choices_get (choices, row));
  return TRUE;
}

/* Offers @values, with what is stored among them; @name gives the name of each. */
static void
bind_number (SoleusPreferencesWindow *self,
             AdwComboRow *row,
             const char *property,
             const int *values,
             guint n_values,
             int chosen,
             char *(*name) (int value))
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *choices = soleus_choices_new (values, n_values, chosen);

  for (guint i = 0; i < choices->len; i++)
    gtk_string_list_take (names, name (soleus_choices_get (choices, i)));
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  g_object_bind_property_full (self->settings, property, row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, number_to_row,
                               row_to_number, choices, (GDestroyNotify) g_array_unref);
  soleus_settings_bind_writable (self->settings, property, row);
}

static gboolean
word_to_row (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  const char *const *words = user_data;

  for (guint i = 0; words[i]; i++)
    if (g_strcmp0 (words[i], g_value_get_string (from)) == 0)
      {
        g_value_set_uint (to, i);
        return TRUE;
      }
  return FALSE;
}

static gboolean
row_to_word (GBinding *binding, const GValue *from, GValue *to, gpointer user_data)
{
  char **words = user_data;
  guint row = g_value_get_uint (from);

  if (row >= g_strv_length (words))
    return FALSE;
  g_value_set_string (to, words[row]);
  return TRUE;
}

/* Both arrays end with %NULL; @words is static. */
static void
bind_words (SoleusPreferencesWindow *self,
            AdwComboRow *row,
            const char *property,
            const char *const *words,
            const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  g_object_bind_property_full (self->settings, property, row, "selected",
                               G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, word_to_row,
                               row_to_word, (gpointer) words, NULL);
  soleus_settings_bind_writable (self->settings, property, row);
}

static char *
name_get_ready (int seconds)
{
  if (seconds == SOLEUS_GET_READY_AUTO)
    return g_strdup (C_ ("get ready", "As the step needs"));
  if (seconds == SOLEUS_GET_READY_WAIT)
    return g_strdup (C_ ("get ready", "Wait for me"));
  return g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
}

static char *
name_hold (int seconds)
{
  if (seconds == 0)
    return g_strdup (_ ("As planned"));
  return g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
}

static char *
name_repetitions (int n)
{
  if (n == 0)
    return g_strdup (_ ("As planned"));
  return g_strdup_printf (ngettext ("%d time", "%d times", n), n);
}

static char *
name_minute (int minute)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (1970, 1, 1, minute / 60, minute % 60, 0);

  return soleus_format_time (time);
}

static char *
name_day_start (int hour)
{
  return name_minute (hour * 60);
}

static char *
name_minutes (int minutes)
{
  return g_strdup_printf (ngettext ("%d minute", "%d minutes", minutes), minutes);
}

/* Offers each hour. */
static void
bind_hour (SoleusPreferencesWindow *self, AdwComboRow *row, const char *property)
{
  int hours[24];
  int chosen;

  for (int i = 0; i < 24; i++)
    hours[i] = i * 60;
  g_object_get (self->settings, property, &chosen, NULL);
  bind_number (self, row, property, hours, G_N_ELEMENTS (hours), chosen, name_minute);
}

static void
bind_reminders (SoleusPreferencesWindow *self)
{
  static const int minutes[] = { SOLEUS_SITTING_MINUTES_MIN, 45, SOLEUS_SITTING_MINUTES, 90,
                                 SOLEUS_SITTING_MINUTES_MAX };
  GtkWidget *rows[] = { GTK_WIDGET (self->sitting_row), GTK_WIDGET (self->sitting_from_row),
                        GTK_WIDGET (self->sitting_to_row), self->sitting_days_row };
  int chosen;

  g_object_get (self->settings, "sitting-break-minutes", &chosen, NULL);
  bind_number (self, self->sitting_row, "sitting-break-minutes", minutes, G_N_ELEMENTS (minutes),
               chosen, name_minutes);
  bind_hour (self, self->sitting_from_row, "sitting-break-from");
  bind_hour (self, self->sitting_to_row, "sitting-break-to");
  soleus_weekday_choices_add (self->weekdays, self->settings);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_object_bind_property (self->settings, "sitting-break", rows[i], "visible",
                            G_BINDING_SYNC_CREATE);
}

static void
bind_rows (SoleusPreferencesWindow *self)
{
  static const int get_readies[] = { SOLEUS_GET_READY_AUTO, 5, 10, 15, 20, 30, 45, 60,
                                     SOLEUS_GET_READY_WAIT };
  static const int holds[] = { 0, 30, 35, 40, 45, 50, 55, 60 };
  static const int repetitions[] = { 0, 2, 3 };
  static const int day_starts[] = { 0, 1, 2, 3, SOLEUS_DAY_START, 5, SOLEUS_DAY_START_MAX };
  static const char *const legs[] = { "left", "right", NULL };
  static const char *const one_mores[] = { "neither", "left", "right", NULL };
  static const char *const chimes[] = { "bell", "wood", "bowl", NULL };
  static const char *const styles[] = { "system", "light", "dark", NULL };
  const char *leg_names[] = { _ ("Left leg"), _ ("Right leg"), NULL };
  /* Translators: one more repetition: on neither of the two legs. */
  const char *one_more_names[] = { _ ("Neither leg"), _ ("Left leg"), _ ("Right leg"), NULL };
  const char *chime_names[] = { C_ ("chime", "Bell"), C_ ("chime", "Wood block"),
                                C_ ("chime", "Singing bowl"), NULL };
  /* Translators: light or dark windows. */
  const char *style_names[] = { C_ ("style", "Follow the desktop"), C_ ("style", "Light"),
                                C_ ("style", "Dark"), NULL };
  SoleusOptions options;

  soleus_settings_get_options (self->settings, &options);
  bind_number (self, self->get_ready_row, "get-ready-seconds", get_readies,
               G_N_ELEMENTS (get_readies), options.get_ready, name_get_ready);
  bind_number (self, self->hold_row, "hold-seconds", holds, G_N_ELEMENTS (holds),
               (int) options.hold, name_hold);
  bind_number (self, self->repetitions_row, "repetitions", repetitions, G_N_ELEMENTS (repetitions),
               (int) options.repetitions, name_repetitions);
  bind_number (self, self->day_start_row, "day-start", day_starts, G_N_ELEMENTS (day_starts),
               SOLEUS_DAY_START, name_day_start);
  bind_words (self, self->first_row, "first-leg", legs, leg_names);
  bind_words (self, self->one_more_row, "one-more", one_mores, one_more_names);
  bind_words (self, self->chime_row, "chime-set", chimes, chime_names);
  bind_words (self, self->style_row, "style", styles, style_names);
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
    case PROP_REMINDER_PROBLEM:
      problem = g_value_get_string (value);
      adw_preferences_group_set_description (
          self->reminders_group,
          problem ? problem : _ ("One notification, also while the window is closed"));
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
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_PREFERENCES_WINDOW);
  G_OBJECT_CLASS (soleus_preferences_window_parent_class)->dispose (object);
}

static void
soleus_preferences_window_class_init (SoleusPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_preferences_window_dispose;
  G_OBJECT_CLASS (klass)->set_property = soleus_preferences_window_set_property;

  /* Why there is no voice, translated; NULL while there is. */
  properties[PROP_VOICE_PROBLEM] = g_param_spec_string ("voice-problem", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  /* Why nobody is reminded, translated; NULL while all is well. */
  properties[PROP_REMINDER_PROBLEM] = g_param_spec_string (
      "reminder-problem", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, SOLEUS_RESOURCE_PATH
                                               "/ui/soleus-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, get_ready_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, hold_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, repetitions_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, one_more_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, first_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sound_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, chime_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, volume);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, volume_adjustment);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, pace_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, test_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, voice_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, voice_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, persons);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, tones);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, animation_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, style_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sitting_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sitting_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sitting_from_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sitting_to_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, sitting_days_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, weekdays);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow,
                                        plan_reminders_switch);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, day_start_row);
  gtk_widget_class_bind_template_child (widget_class, SoleusPreferencesWindow, media_keys_switch);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
soleus_preferences_window_init (SoleusPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_combo_row_show_whole (self->get_ready_row);
  soleus_combo_row_show_whole (self->hold_row);
  soleus_combo_row_show_whole (self->repetitions_row);
  soleus_combo_row_show_whole (self->one_more_row);
  soleus_combo_row_show_whole (self->first_row);
  soleus_combo_row_show_whole (self->chime_row);
  soleus_combo_row_show_whole (self->style_row);
  soleus_combo_row_show_whole (self->sitting_row);
  soleus_combo_row_show_whole (self->sitting_from_row);
  soleus_combo_row_show_whole (self->sitting_to_row);
  soleus_combo_row_show_whole (self->day_start_row);
  soleus_scroll_pass_on (self->volume);
}

static void
bind_switches (SoleusPreferencesWindow *self)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  const struct
  {
    const char *property;
    GtkSwitch *widget;
    GBindingFlags flags;
  } switches[] = {
    { "sound-muted", self->sound_switch, both | G_BINDING_INVERT_BOOLEAN },
    { "pace-ticks", self->pace_switch, both },
    { "voice", self->voice_switch, both },
    { "animation", self->animation_switch, both },
    { "sitting-break", self->sitting_switch, both },
    { "plan-reminders", self->plan_reminders_switch, both },
    { "media-keys", self->media_keys_switch, both },
  };

  for (guint i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      g_object_bind_property (self->settings, switches[i].property, switches[i].widget, "active",
                              switches[i].flags);
      soleus_settings_bind_writable (self->settings, switches[i].property, switches[i].widget);
    }
  g_object_bind_property (self->settings, "sound-volume", self->volume_adjustment, "value", both);
  soleus_settings_bind_writable (self->settings, "sound-volume", self->volume);
}

SoleusPreferencesWindow *
soleus_preferences_window_new (GtkWindow *parent, SoleusSettings *settings)
{
  SoleusPreferencesWindow *self =
      g_object_new (SOLEUS_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "application",
                    gtk_window_get_application (parent), NULL);
  SoleusAppearance *appearance = soleus_appearance_find (GTK_WIDGET (parent));

  if (appearance)
    soleus_appearance_attach (appearance, GTK_WIDGET (self));
  soleus_fit_window (GTK_WINDOW (self), parent, DEFAULT_WIDTH, DEFAULT_HEIGHT);
  self->settings = g_object_ref (settings);
  bind_rows (self);
  bind_reminders (self);
  bind_switches (self);
  soleus_figure_choices_add_persons (self->persons, settings);
  soleus_figure_choices_add_tones (self->tones, settings);
  return self;
}

void
soleus_preferences_window_set_sound_problem (SoleusPreferencesWindow *self, const char *problem)
{
  adw_action_row_set_subtitle (self->test_row, problem ? problem : "");
}
