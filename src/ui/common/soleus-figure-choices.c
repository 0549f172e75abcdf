/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the figure is: buttons of which one is chosen, for Preferences and for the first run. */
#include "soleus-config.h"

#include "soleus-figure-choices.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-enums.h"
#include "soleus-portrait.h"

static gboolean
tone_to_active (GBinding *binding, const GValue *from, GValue *to, gpointer tone)
{
  g_value_set_boolean (to, g_value_get_int (from) == GPOINTER_TO_INT (tone));
  return TRUE;
}

static gboolean
active_to_tone (GBinding *binding, const GValue *from, GValue *to, gpointer tone)
{
  g_value_set_int (to, GPOINTER_TO_INT (tone));
  return g_value_get_boolean (from);
}

static gboolean
person_to_active (GBinding *binding, const GValue *from, GValue *to, gpointer nick)
{
  g_value_set_boolean (to, g_strcmp0 (g_value_get_string (from), nick) == 0);
  return TRUE;
}

static gboolean
active_to_person (GBinding *binding, const GValue *from, GValue *to, gpointer nick)
{
  g_value_set_string (to, nick);
  return g_value_get_boolean (from);
}

/* One of a group of buttons, which the arrow keys go through. */
static GtkWidget *
add_button (GtkBox *box, const char *name)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (box));
  GtkWidget *button = gtk_check_button_new ();

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), first ? GTK_CHECK_BUTTON (first) : NULL);
  gtk_box_append (box, button);
  return button;
}

/* The two people, each with a portrait, bound to the settings. */
void
soleus_figure_choices_add_persons (GtkBox *box, SoleusSettings *settings)
{
  /* Translators: people of whom one is chosen as the figure that shows the exercises. */
  const char *const names[SOLEUS_N_PERSONS] = { _ ("Short hair"), _ ("Ponytail") };
  g_autoptr (GEnumClass) persons = g_type_class_ref (SOLEUS_TYPE_PERSON);

  for (guint i = 0; i < SOLEUS_N_PERSONS; i++)
    {
      GtkWidget *button = add_button (box, names[i]);
      const char *nick = g_enum_get_value (persons, (int) i)->value_nick;

      gtk_check_button_set_child (GTK_CHECK_BUTTON (button), soleus_portrait_new (i));
      gtk_widget_add_css_class (button, "person");
      g_object_bind_property_full (settings, "person", button, "active",
                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL,
                                   person_to_active, active_to_person, (gpointer) nick, NULL);
      soleus_settings_bind_writable (settings, "person", button);
    }
}

/* The five tones of the skin, bound to the settings. */
void
soleus_figure_choices_add_tones (GtkBox *box, SoleusSettings *settings)
{
  for (int tone = 1; tone <= SOLEUS_N_TONES; tone++)
    {
      g_autofree char *css = g_strdup_printf ("tone-%d", tone);
      /* Translators: %d is 1 for the lightest to 5 for the darkest. */
      g_autofree char *name = g_strdup_printf (_ ("Skin tone %d"), tone);
      GtkWidget *button = add_button (box, name);

      gtk_widget_add_css_class (button, "tone");
      gtk_widget_add_css_class (button, css);
      g_object_bind_property_full (settings, "skin-tone", button, "active",
                                   G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL, tone_to_active,
                                   active_to_tone, GINT_TO_POINTER (tone), NULL);
      soleus_settings_bind_writable (settings, "skin-tone", button);
    }
}
