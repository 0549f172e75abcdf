/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-questions-view.h"

#include <glib/gi18n-lib.h>

#include "soleus-article.h"

/**
 * SoleusQuestionsView:
 *
 * What people ask, with the answers.
 */
struct _SoleusQuestionsView
{
  AdwBin parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (SoleusQuestionsView, soleus_questions_view, ADW_TYPE_BIN)

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
add_question (SoleusQuestionsView *self, const SoleusQuestion *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "advice-card");
  add_label (box, question->title, "heading");
  add_label (box, question->text, "body");
  gtk_box_append (GTK_BOX (self->list), box);
}

static void
soleus_questions_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_QUESTIONS_VIEW);
  G_OBJECT_CLASS (soleus_questions_view_parent_class)->dispose (object);
}

static void
soleus_questions_view_class_init (SoleusQuestionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_questions_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-questions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusQuestionsView, list);
}

static void
soleus_questions_view_init (SoleusQuestionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
soleus_questions_view_new (void)
{
  SoleusQuestionsView *self = g_object_new (SOLEUS_TYPE_QUESTIONS_VIEW, NULL);
  g_autoptr (GPtrArray) questions = soleus_questions_read ();

  for (guint i = 0; i < questions->len; i++)
    add_question (self, questions->pdata[i]);
  return GTK_WIDGET (self);
}
