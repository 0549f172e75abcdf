/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-reader.h"

#include <glib/gi18n-lib.h>

#include "soleus-advice-view.h"
#include "soleus-anatomy-view.h"
#include "soleus-article-view.h"
#include "soleus-front-page.h"
#include "soleus-keys.h"
#include "soleus-layout.h"
#include "soleus-questions-view.h"

/**
 * SoleusReader:
 *
 * Shows an article, the advice, what people ask or the anatomy explorer, with the way back,
 * "win.close-reader".
 */
struct _SoleusReader
{
  AdwBin parent_instance;

  AdwWindowTitle *title;
  GtkWidget *back_button;
  GtkStack *stack;
  /* Made when they are first asked for. */
  SoleusArticleView *article_view;
  SoleusAnatomyView *anatomy_view;
  SoleusAdviceView *advice_view;
  GtkWidget *questions_view;

  SoleusCatalogue *catalogue;
  SoleusSafetyList *list;
};

G_DEFINE_FINAL_TYPE (SoleusReader, soleus_reader, ADW_TYPE_BIN)

static void
show (SoleusReader *self, GtkWidget *view, const char *title)
{
  adw_window_title_set_title (self->title, title);
  soleus_front_page_show (self->stack, view);
}

static gboolean
soleus_reader_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SOLEUS_READER (widget)->back_button);
}

static void
soleus_reader_dispose (GObject *object)
{
  SoleusReader *self = SOLEUS_READER (object);

  g_clear_object (&self->catalogue);
  g_clear_object (&self->list);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_READER);
  G_OBJECT_CLASS (soleus_reader_parent_class)->dispose (object);
}

static void
soleus_reader_class_init (SoleusReaderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_reader_dispose;
  widget_class->grab_focus = soleus_reader_grab_focus;
  widget_class->focus = soleus_keys_focus_child;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-reader.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusReader, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusReader, back_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusReader, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.close-reader", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.close-reader",
                                       NULL);
}

static void
soleus_reader_init (SoleusReader *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  soleus_wrap_labels (GTK_WIDGET (self));
}

/**
 * soleus_reader_new:
 * @catalogue: has the figures of the diagrams
 * @list: has the advice
 */
GtkWidget *
soleus_reader_new (SoleusCatalogue *catalogue, SoleusSafetyList *list)
{
  SoleusReader *self = g_object_new (SOLEUS_TYPE_READER, NULL);

  self->catalogue = g_object_ref (catalogue);
  self->list = g_object_ref (list);
  return GTK_WIDGET (self);
}

void
soleus_reader_show_article (SoleusReader *self, const SoleusArticle *article)
{
  if (!self->article_view)
    {
      self->article_view = g_object_new (SOLEUS_TYPE_ARTICLE_VIEW, NULL);
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->article_view));
    }
  soleus_article_view_set_article (self->article_view, article, self->catalogue);
  show (self, GTK_WIDGET (self->article_view), article->title);
}

void
soleus_reader_show_advice (SoleusReader *self)
{
  if (!self->advice_view)
    {
      self->advice_view = SOLEUS_ADVICE_VIEW (soleus_advice_view_new (self->list));
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->advice_view));
    }
  show (self, GTK_WIDGET (self->advice_view), _ ("When to see someone"));
}

void
soleus_reader_show_anatomy (SoleusReader *self)
{
  if (!self->anatomy_view)
    {
      self->anatomy_view = SOLEUS_ANATOMY_VIEW (soleus_anatomy_view_new ());
      gtk_stack_add_child (self->stack, GTK_WIDGET (self->anatomy_view));
    }
  show (self, GTK_WIDGET (self->anatomy_view), _ ("Anatomy explorer"));
}

void
soleus_reader_show_questions (SoleusReader *self)
{
  if (!self->questions_view)
    {
      self->questions_view = soleus_questions_view_new ();
      gtk_stack_add_child (self->stack, self->questions_view);
    }
  show (self, self->questions_view, _ ("Questions people ask"));
}

const char *
soleus_reader_get_title (SoleusReader *self)
{
  return adw_window_title_get_title (self->title);
}
