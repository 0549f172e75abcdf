/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-article-view.h"

#include "soleus-article-diagram.h"

/**
 * SoleusArticleView:
 *
 * The diagram, text and sources of an article.
 */
struct _SoleusArticleView
{
  AdwBin parent_instance;

  GtkLabel *title;
  AdwBin *picture;
  GtkWidget *text;
  GtkWidget *sources;
  GtkWidget *source_list;
};

G_DEFINE_FINAL_TYPE (SoleusArticleView, soleus_article_view, ADW_TYPE_BIN)

static void
fill (GtkWidget *box, const char *const *texts, const char *css_class)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
  for (guint i = 0; texts[i]; i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, css_class);
      gtk_box_append (GTK_BOX (box), label);
    }
}

static void
soleus_article_view_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_ARTICLE_VIEW);
  G_OBJECT_CLASS (soleus_article_view_parent_class)->dispose (object);
}

static void
soleus_article_view_class_init (SoleusArticleViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_article_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-article-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, title);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, picture);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, text);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, sources);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, source_list);
}

static void
soleus_article_view_init (SoleusArticleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows an article from its beginning. The catalogue has the figures of its diagram. */
void
soleus_article_view_set_article (SoleusArticleView *self,
                                 const SoleusArticle *article,
                                 SoleusCatalogue *catalogue)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  GtkWidget *diagram = soleus_article_diagram_new (article->diagram, catalogue, FALSE);

  gtk_label_set_label (self->title, article->title);
  adw_bin_set_child (self->picture, diagram);
  fill (self->text, (const char *const *) article->paragraphs, "article-text");
  fill (self->source_list, (const char *const *) article->sources, "caption");
  gtk_widget_set_visible (self->sources, article->sources[0] != NULL);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}
