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

/* A figure that does a step, or else a leg. */
typedef struct
{
  const char *caption;
  const char *step;
  SoleusCalf calf;
  gboolean labels;
  SoleusLegMark mark;
} Picture;

static const struct
{
  const char *id;
  Picture pictures[N_PICTURES];
} diagrams[] = {
  { "leg-muscles",
    { { N_ ("The calf from the side"), .calf = { .target = SOLEUS_MUSCLE_BOTH },
        .labels = TRUE } } },
  { "knee-straight-bent",
    { { N_ ("Knee straight: the gastrocnemius stretches"),
        .calf = { .ankle = 24, .target = SOLEUS_MUSCLE_GASTROCNEMIUS } },
      { N_ ("Knee bent: the soleus stretches"),
        .calf = { .knee = 35, .ankle = 25, .target = SOLEUS_MUSCLE_SOLEUS } } } },
  { "heel-raised",
    { { N_ ("Foot at a right angle") },
      { N_ ("Foot pointed, as in a high heel: the calf is short"),
        .calf = { .ankle = -30, .target = SOLEUS_MUSCLE_BOTH } } } },
  { "kneading", { { N_ ("Kneading, from the ankle up"), "HK" } } },
  { "stroke-up",
    { { N_ ("The calf from the side"), .calf = { .target = SOLEUS_MUSCLE_BOTH } },
      { N_ ("Stroking up, towards the heart"), "HU" } } },
  { "tools", { { N_ ("Foam roller"), "RP" }, { N_ ("Ball"), "BL" }, { N_ ("Hands"), "HP" } } },
  { "easy-walk", { { N_ ("Walking should be comfortable"), "W" } } },
  { "leg-veins",
    { { N_ ("A deep vein with a clot in it, drawn larger than it is"),
        .mark = SOLEUS_LEG_MARK_VEIN } } },
  { "leg-other",
    { { N_ ("Leave this leg alone"), .calf = { .leg = SOLEUS_LEG_LEFT },
        .mark = SOLEUS_LEG_MARK_CROSS },
      { N_ ("The other leg"), .calf = { .target = SOLEUS_MUSCLE_BOTH } } } },
  { "toes-up",
    { { N_ ("Leg straight, toes towards you"),
        .calf = { .ankle = 20, .target = SOLEUS_MUSCLE_GASTROCNEMIUS } } } },
};

static const Picture *
find_pictures (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (diagrams); i++)
    if (g_str_equal (diagrams[i].id, id))
      return diagrams[i].pictures;
  return NULL;
}

static GtkWidget *
make_leg (const Picture *picture, gboolean small)
{
  GtkWidget *view = soleus_leg_view_new ();

  g_object_set (view, "labels", picture->labels && !small, NULL);
  soleus_leg_view_show (SOLEUS_LEG_VIEW (view), &picture->calf);
  return view;
}

static GtkWidget *
make_figure (const Picture *picture, SoleusCatalogue *catalogue)
{
  GtkWidget *view = soleus_figure_view_new ();
  SoleusStep *step = soleus_steps_find (catalogue->steps, picture->step);

  soleus_picture_show_step (soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (view)), step,
                            SOLEUS_LEG_RIGHT, FALSE, FALSE);
  return view;
}

static GtkWidget *
make_caption (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (label), 5);
  return label;
}

static void
add_picture (GtkWidget *row, const Picture *picture, SoleusCatalogue *catalogue, gboolean small)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *view = picture->step ? make_figure (picture, catalogue) : make_leg (picture, small);

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

/**
 * soleus_article_diagram_new:
 * @id: as an article names it
 * @catalogue: where the figures' steps are
 * @small: for a card, without captions
 *
 * Returns: (transfer floating): the picture of an article: one to three legs or figures, each with
 *   a caption where it is large
 */
GtkWidget *
soleus_article_diagram_new (const char *id, SoleusCatalogue *catalogue, gboolean small)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  const Picture *pictures = find_pictures (id);

  g_return_val_if_fail (pictures != NULL, row);
  gtk_box_set_homogeneous (GTK_BOX (row), TRUE);
  /* A card has room for two. */
  for (guint i = 0; i < (small ? 2 : N_PICTURES) && pictures[i].caption; i++)
    add_picture (row, &pictures[i], catalogue, small);
  return row;
}
