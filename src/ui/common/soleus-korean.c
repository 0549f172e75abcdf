/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-korean.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_hangul (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HANGUL;
}

/* Korean has spaces between its words, and is read word by word. Pango breaks its lines after any
 * syllable. */
void
soleus_korean_keep_words (PangoAttrList *attributes, const char *text)
{
  for (const char *at = text; *at;)
    {
      const char *start = at;
      gboolean korean = FALSE;

      for (; *at && !g_unichar_isspace (g_utf8_get_char (at)); at = g_utf8_next_char (at))
        korean |= is_hangul (g_utf8_get_char (at));
      if (korean)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (start - text);
          whole->end_index = (guint) (at - text);
          pango_attr_list_insert (attributes, whole);
        }
      if (*at)
        at = g_utf8_next_char (at);
    }
}

static gboolean
is_about_breaks (PangoAttribute *attribute, gpointer data)
{
  return attribute->klass->type == PANGO_ATTR_ALLOW_BREAKS;
}

static void
label_cb (GtkLabel *label)
{
  PangoAttrList *own = gtk_label_get_attributes (label);
  PangoAttrList *attributes = own ? pango_attr_list_copy (own) : pango_attr_list_new ();
  PangoAttrList *former = pango_attr_list_filter (attributes, is_about_breaks, NULL);

  soleus_korean_keep_words (attributes, gtk_label_get_text (label));
  gtk_label_set_attributes (label, attributes);
  pango_attr_list_unref (attributes);
  g_clear_pointer (&former, pango_attr_list_unref);
}

static gboolean
mapped_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  static const char followed[] = "soleus-korean";
  GObject *widget = g_value_get_object (&values[0]);

  if (GTK_IS_LABEL (widget) && !g_object_get_data (widget, followed))
    {
      g_object_set_data (widget, followed, widget);
      g_signal_connect (widget, "notify::label", G_CALLBACK (label_cb), NULL);
      label_cb (GTK_LABEL (widget));
    }
  return TRUE;
}

/* Where the interface is Korean, all labels break their lines between words from now on. */
void
soleus_korean_follow_labels (void)
{
  gpointer widget_class;

  if (!strstr (dgettext (GETTEXT_PACKAGE, ""), "\nLanguage: ko\n"))
    return;
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
  g_type_class_unref (widget_class);
}
