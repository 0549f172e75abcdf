/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-learn-page.h"

#include "soleus-article-diagram.h"

#define CARD_PICTURE_WIDTH 260

/**
 * SoleusLearnPage:
 *
 * Cards that lead to the articles, the anatomy explorer and the advice. The page makes them when it
 * is first seen.
 */
struct _SoleusLearnPage
{
  AdwBin parent_instance;

  GtkFlowBox *cards;

  GPtrArray *articles;
  SoleusCatalogue *catalogue;
  guint n_cards;
};

G_DEFINE_FINAL_TYPE (SoleusLearnPage, soleus_learn_page, ADW_TYPE_BIN)

static GtkWidget *
make_card_content (GtkWidget *diagram, GtkWidget *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *clamp = adw_clamp_new ();

  /* Two pictures side by side would otherwise make every card as wide as the page. */
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CARD_PICTURE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), diagram);
  gtk_widget_add_css_class (diagram, "card-picture");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_width_chars (GTK_LABEL (title), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 24);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (title, "card-title");
  gtk_box_append (GTK_BOX (box), clamp);
  gtk_box_append (GTK_BOX (box), title);
  return box;
}

static void
add_card (SoleusLearnPage *self, const SoleusArticle *article)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *title = gtk_label_new (article->title);
  GtkWidget *diagram = soleus_article_diagram_new (article->diagram, self->catalogue, TRUE);

  gtk_button_set_child (GTK_BUTTON (button), make_card_content (diagram, title));
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "routine-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  title, NULL, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", article->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-article");
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_flow_box_append (self->cards, child);
  self->n_cards++;
}

static void
soleus_learn_page_map (GtkWidget *widget)
{
  SoleusLearnPage *self = SOLEUS_LEARN_PAGE (widget);
  guint n = self->articles ? self->articles->len : 0;

  for (guint i = self->n_cards; i < n; i++)
    add_card (self, self->articles->pdata[i]);
  GTK_WIDGET_CLASS (soleus_learn_page_parent_class)->map (widget);
}

static void
soleus_learn_page_dispose (GObject *object)
{
  SoleusLearnPage *self = SOLEUS_LEARN_PAGE (object);

  g_clear_pointer (&self->articles, g_ptr_array_unref);
  g_clear_object (&self->catalogue);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_LEARN_PAGE);
  G_OBJECT_CLASS (soleus_learn_page_parent_class)->dispose (object);
}

static void
soleus_learn_page_class_init (SoleusLearnPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_learn_page_dispose;
  widget_class->map = soleus_learn_page_map;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               SOLEUS_RESOURCE_PATH "/ui/soleus-learn-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SoleusLearnPage, cards);
}

static void
soleus_learn_page_init (SoleusLearnPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Call it once, before the page is seen. The catalogue has the figures of the diagrams. */
void
soleus_learn_page_set_articles (SoleusLearnPage *self,
                                GPtrArray *articles,
                                SoleusCatalogue *catalogue)
{
  g_return_if_fail (self->articles == NULL);
  self->articles = g_ptr_array_ref (articles);
  self->catalogue = g_object_ref (catalogue);
}
