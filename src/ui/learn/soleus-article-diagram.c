/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-article-diagram.h"

#include <glib/gi18n-lib.h>

#include "soleus-figure-view.h"
#include "soleus-leg-marks.h"
#include "soleus-leg-view.h"

#define N_PICTURES   3
#define SMALL_HEIGHT 180
#define LARGE_HEIGHT 280

/**
 * SoleusArticleDiagram:
 *
 * The picture of an article: one to three legs or figures, each with a caption where it is large.
 */
struct _SoleusArticleDiagram
{
  AdwBin parent_instance;

  GPtrArray *views;
};

/* A figure that does a step, or else a leg. */
typedef struct
{
  const char *caption;
  const char *step;
  double knee, ankle;
  SoleusMuscle target;
  gboolean labels;
  SoleusLeg leg;
  SoleusLegMark mark;
} Picture;

static const struct
{
  const char *id;
  Picture pictures[N_PICTURES];
} diagrams[] = {
  { "leg-muscles",
    { { N_ ("The calf from the side"), .target = SOLEUS_MUSCLE_BOTH, .labels = TRUE } } },
  { "knee-straight-bent",
    { { N_ ("Knee straight: the gastrocnemius stretches"), NULL, 0, 24,
        SOLEUS_MUSCLE_GASTROCNEMIUS },
      { N_ ("Knee bent: the soleus stretches"), NULL, 35, 25, SOLEUS_MUSCLE_SOLEUS } } },
  { "heel-raised",
    { { N_ ("Foot at a right angle") },
      { N_ ("Foot pointed, as in a high heel: the calf is short"), NULL, 0, -30,
        SOLEUS_MUSCLE_BOTH } } },
  { "kneading", { { N_ ("Kneading, from the ankle up"), "HK" } } },
  { "stroke-up", { { N_ ("Stroking up, towards the heart"), "HU" } } },
  { "tools", { { N_ ("Foam roller"), "RP" }, { N_ ("Ball"), "BL" }, { N_ ("Hands"), "HP" } } },
  { "easy-walk", { { N_ ("Walking should be comfortable"), "W" } } },
  { "leg-veins",
    { { N_ ("A deep vein with a clot in it, drawn larger than it is"),
        .mark = SOLEUS_LEG_MARK_VEIN } } },
  { "leg-other",
    { { N_ ("Leave this leg alone"), .leg = SOLEUS_LEG_LEFT, .mark = SOLEUS_LEG_MARK_CROSS },
      { N_ ("The other leg"), .target = SOLEUS_MUSCLE_BOTH } } },
  { "toes-up",
    { { N_ ("Leg straight, toes towards you"), NULL, 0, 20, SOLEUS_MUSCLE_GASTROCNEMIUS } } },
};

G_DEFINE_FINAL_TYPE (SoleusArticleDiagram, soleus_article_diagram, ADW_TYPE_BIN)

static const Picture *
find_pictures (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (diagrams); i++)
    if (g_str_equal (diagrams[i].id, id))
      return diagrams[i].pictures;
  return NULL;
}

static void
follow_style (GtkWidget *view)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_object_bind_property (style, "dark", view, "dark", G_BINDING_SYNC_CREATE);
  g_object_bind_property (style, "high-contrast", view, "high-contrast", G_BINDING_SYNC_CREATE);
}

static GtkWidget *
make_leg (const Picture *picture, gboolean small)
{
  GtkWidget *view = soleus_leg_view_new ();

  g_object_set (view, "knee-angle", picture->knee, "ankle-angle", picture->ankle, "target",
                picture->target, "labels", picture->labels && !small, NULL);
  if (picture->leg != SOLEUS_LEG_BOTH)
    g_object_set (view, "leg", picture->leg, NULL);
  return view;
}

static GtkWidget *
make_figure (const Picture *picture, SoleusCatalogue *catalogue)
{
  GtkWidget *view = soleus_figure_view_new ();
  SoleusStep *step = soleus_steps_find (catalogue->steps, picture->step);

  soleus_figure_view_set_step (SOLEUS_FIGURE_VIEW (view), step, SOLEUS_LEG_RIGHT);
  return view;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
add_picture (SoleusArticleDiagram *self,
             GtkWidget *row,
             const Picture *picture,
             SoleusCatalogue *catalogue,
             gboolean small)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = picture->step ? make_figure (picture, catalogue) : make_leg (picture, small);

  follow_style (view);
  g_ptr_array_add (self->views, view);
  gtk_widget_set_size_request (view, -1, small ? SMALL_HEIGHT : LARGE_HEIGHT);
  gtk_widget_set_vexpand (view, TRUE);
  if (picture->mark != SOLEUS_LEG_MARK_NONE)
    view = soleus_leg_marks_new (SOLEUS_LEG_VIEW (view), picture->mark);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  if (!small)
    gtk_box_append (GTK_BOX (box), make_caption (_ (picture->caption)));
  gtk_box_append (GTK_BOX (row), box);
}

static void
soleus_article_diagram_dispose (GObject *object)
{
  g_clear_pointer (&SOLEUS_ARTICLE_DIAGRAM (object)->views, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_article_diagram_parent_class)->dispose (object);
}

static void
soleus_article_diagram_class_init (SoleusArticleDiagramClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_article_diagram_dispose;
}

static void
soleus_article_diagram_init (SoleusArticleDiagram *self)
{
  self->views = g_ptr_array_new ();
}

/**
 * soleus_article_diagram_is_known:
 *
 * Returns: whether there is a diagram with that id
 */
gboolean
soleus_article_diagram_is_known (const char *id)
{
  return find_pictures (id) != NULL;
}

/**
 * soleus_article_diagram_new:
 * @id: one that soleus_article_diagram_is_known()
 * @catalogue: where the figures' steps are
 * @small: for a card, without captions
 *
 * Returns: (transfer floating): the diagram
 */
GtkWidget *
soleus_article_diagram_new (const char *id, SoleusCatalogue *catalogue, gboolean small)
{
  SoleusArticleDiagram *self = g_object_new (SOLEUS_TYPE_ARTICLE_DIAGRAM, NULL);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const Picture *pictures = find_pictures (id);

  g_return_val_if_fail (pictures != NULL, GTK_WIDGET (self));
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  /* A card has room for two. */
  for (guint i = 0; i < (small ? 2 : N_PICTURES) && pictures[i].caption; i++)
    add_picture (self, row, &pictures[i], catalogue, small);
  adw_bin_set_child (ADW_BIN (self), row);
  return GTK_WIDGET (self);
}

/**
 * soleus_article_diagram_set_tone:
 * @tone: the skin tone, 1 to 5
 */
void
soleus_article_diagram_set_tone (SoleusArticleDiagram *self, int tone)
{
  for (guint i = 0; i < self->views->len; i++)
    g_object_set (self->views->pdata[i], "tone", tone, NULL);
}
