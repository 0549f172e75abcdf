/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-advice-panel.h"

/* Advice in a calm box: an icon, what to do in one line, and why. The colour says nothing that the
 * icon and the words do not say as well. */
struct _SoleusAdvicePanel
{
  AdwBin parent_instance;

  GtkImage *icon;
  GtkBox *texts;
};

G_DEFINE_FINAL_TYPE (SoleusAdvicePanel, soleus_advice_panel, ADW_TYPE_BIN)

/* By SoleusVerdictKind. */
static const struct
{
  const char *css_class;
  const char *icon_name;
} looks[] = {
  { "note", "dialog-information-symbolic" }, { "amber", "dialog-warning-symbolic" },
  { "orange", "dialog-warning-symbolic" },   { "refer", "dialog-information-symbolic" },
  { "red", "dialog-error-symbolic" },        { "emergency", "call-start-symbolic" },
};

static void
add_label (SoleusAdvicePanel *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->texts, label);
}

/* The numbers of @text, such as "999 · 112 · 911", in any script. */
static char *
find_numbers (const char *text)
{
  GString *numbers = g_string_new (NULL);
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean is_digit = g_unichar_isdigit (g_utf8_get_char (p));

      if (is_digit && !start)
        start = p;
      if (!is_digit && start && g_utf8_strlen (start, p - start) > 1)
        g_string_append_printf (numbers, "%s%.*s", numbers->len > 0 ? " · " : "", (int) (p - start),
                                start);
      if (!is_digit)
        start = NULL;
      if (*p == '\0')
        break;
    }
  return g_string_free (numbers, FALSE);
}

/* The number to call stands large, so that nobody has to look for it in a sentence. */
static void
add_numbers (SoleusAdvicePanel *self, const SoleusSafetyAdvice *advice)
{
  g_autofree char *text = g_strjoinv (" ", advice->texts);
  g_autofree char *numbers = find_numbers (text);

  if (numbers[0] != '\0')
    add_label (self, numbers, "emergency-number");
}

static void
soleus_advice_panel_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ADVICE_PANEL);
  G_OBJECT_CLASS (soleus_advice_panel_parent_class)->dispose (object);
}

static void
soleus_advice_panel_class_init (SoleusAdvicePanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_advice_panel_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-advice-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusAdvicePanel, icon);
  gtk_widget_class_bind_template_child (widget_class, SoleusAdvicePanel, texts);
}

static void
soleus_advice_panel_init (SoleusAdvicePanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The kind decides icon and colour. */
void
soleus_advice_panel_set_advices (SoleusAdvicePanel *self,
                                 SoleusVerdictKind kind,
                                 GPtrArray *advices)
{
  GtkWidget *child;

  g_return_if_fail (kind < G_N_ELEMENTS (looks));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->texts))))
    gtk_box_remove (self->texts, child);
  gtk_image_set_from_icon_name (self->icon, looks[kind].icon_name);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  gtk_widget_add_css_class (GTK_WIDGET (self), looks[kind].css_class);

  for (guint i = 0; i < advices->len; i++)
    {
      const SoleusSafetyAdvice *advice = g_ptr_array_index (advices, i);
      gboolean is_sentence = i > 0 && !advice->texts[0];

      /* An advice of one line goes on from the one before it. */
      add_label (self, advice->title, is_sentence ? NULL : "heading");
      if (kind == SOLEUS_VERDICT_EMERGENCY)
        add_numbers (self, advice);
      for (char **text = advice->texts; *text; text++)
        add_label (self, *text, NULL);
    }
}

void
soleus_advice_panel_add_text (SoleusAdvicePanel *self, const char *text)
{
  add_label (self, text, NULL);
}
