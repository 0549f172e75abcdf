/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-article-view.h"

#include "soleus-article-diagram.h"
#include "soleus-evidence-chart.h"

/**
 * SoleusArticleView:
 *
 * The diagram, text and sources of an article, with the way to the routine that does what it tells.
 */
struct _SoleusArticleView
{
  AdwBin parent_instance;

  GtkLabel *title;
  AdwBin *picture;
  GtkWidget *text;
  GtkWidget *do_it;
  GtkWidget *routine_button;
  GtkLabel *routine_name;
  GtkLabel *routine_summary;
  GtkWidget *sources;
  GtkWidget *source_list;
};

G_DEFINE_FINAL_TYPE (SoleusArticleView, soleus_article_view, ADW_TYPE_BIN)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)))
    gtk_box_remove (GTK_BOX (box), child);
}

static GtkLabel *
add_text (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
fill_text (SoleusArticleView *self, const SoleusArticle *article)
{
  clear (self->text);
  for (guint i = 0; article->paragraphs[i]; i++)
    {
      if (article->chart && i == article->chart_after)
        gtk_box_append (GTK_BOX (self->text), soleus_evidence_chart_new (article->chart));
      gtk_widget_add_css_class (GTK_WIDGET (add_text (self->text, article->paragraphs[i])),
                                "article-text");
    }
}

static void
fill_sources (SoleusArticleView *self, GPtrArray *sources)
{
  clear (self->source_list);
  for (guint i = 0; i < sources->len; i++)
    {
      const SoleusSource *source = sources->pdata[i];
      GtkLabel *label = add_text (self->source_list, source->text);
      g_autofree char *link = NULL;

      if (!source->url)
        continue;
      link = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", source->url, source->text);
      gtk_label_set_markup (label, link);
      gtk_widget_add_css_class (GTK_WIDGET (label), "source");
    }
  gtk_widget_set_visible (self->sources, sources->len > 0);
}

/* The page of the routine comes first: it has the notes on safety and the way to the list. */
static void
fill_routine (SoleusArticleView *self, SoleusRoutine *routine)
{
  gtk_widget_set_visible (self->do_it, routine != NULL);
  if (!routine)
    return;
  gtk_label_set_label (self->routine_name, routine->name);
  gtk_label_set_label (self->routine_summary, routine->summary);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->routine_button), "s", routine->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->routine_button), "win.show-routine");
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
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, do_it);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, routine_button);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, routine_name);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, routine_summary);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, sources);
  gtk_widget_class_bind_template_child (widget_class, SoleusArticleView, source_list);
}

static void
soleus_article_view_init (SoleusArticleView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Shows an article from its beginning. The catalogue has its routine, and the figures of its
 * diagram. */
void
soleus_article_view_set_article (SoleusArticleView *self,
                                 const SoleusArticle *article,
                                 SoleusCatalogue *catalogue)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  GtkWidget *diagram = soleus_article_diagram_new (article->diagram, catalogue, FALSE);

  gtk_label_set_label (self->title, article->title);
  adw_bin_set_child (self->picture, diagram);
  fill_text (self, article);
  fill_routine (self,
                article->routine ? soleus_catalogue_find (catalogue, article->routine) : NULL);
  fill_sources (self, article->sources);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (scroller), 0);
}
