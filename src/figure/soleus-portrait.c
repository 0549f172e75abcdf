/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-portrait.h"

#define WIDTH  60
#define HEIGHT 120

/* From above the head to below the hip, in the units of the figure that stands. */
static const double view[4] = { 352, -20, 260, 520 };

/**
 * SoleusPortrait:
 *
 * A person of the figure, standing, to choose by. Tone and theme are those of the figures beside
 * it.
 */
struct _SoleusPortrait
{
  GtkWidget parent_instance;

  SoleusPerson person;
  SoleusAppearance *appearance;
};

G_DEFINE_FINAL_TYPE (SoleusPortrait, soleus_portrait, GTK_TYPE_WIDGET)

static void
take_shot (SoleusPortrait *self, SoleusShot *shot)
{
  SoleusPoseBook *book = soleus_appearance_get_book (self->appearance);

  *shot =
      (SoleusShot){ .pose = *soleus_pose_book_get_pose (book, "stand"), .leg = SOLEUS_LEG_RIGHT };
  soleus_shot_solve (shot, &book->skeleton);
}

static void
soleus_portrait_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SoleusPortrait *self = SOLEUS_PORTRAIT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double scale = MIN (width / view[2], height / view[3]);
  SoleusPart parts[SOLEUS_N_PARTS];
  SoleusPainter *painter;
  SoleusShot shot;
  cairo_t *cr;
  guint n;

  if (self->appearance == NULL)
    return;
  painter = soleus_appearance_get_person (self->appearance, self->person);
  take_shot (self, &shot);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, (width - view[2] * scale) / 2, (height - view[3] * scale) / 2);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -view[0], -view[1]);
  n = soleus_part_list (&shot, parts);
  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_BACKDROP)
      soleus_painter_draw (painter, parts[i], &shot, cr);
  cairo_destroy (cr);
}

static void
soleus_portrait_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
soleus_portrait_root (GtkWidget *widget)
{
  SoleusPortrait *self = SOLEUS_PORTRAIT (widget);

  GTK_WIDGET_CLASS (soleus_portrait_parent_class)->root (widget);
  soleus_appearance_follow (&self->appearance, widget, G_CALLBACK (gtk_widget_queue_draw));
}

static void
soleus_portrait_dispose (GObject *object)
{
  g_clear_object (&SOLEUS_PORTRAIT (object)->appearance);
  G_OBJECT_CLASS (soleus_portrait_parent_class)->dispose (object);
}

static void
soleus_portrait_class_init (SoleusPortraitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_portrait_dispose;
  widget_class->snapshot = soleus_portrait_snapshot;
  widget_class->measure = soleus_portrait_measure;
  widget_class->root = soleus_portrait_root;
  /* The choice that it stands on has the words. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
soleus_portrait_init (SoleusPortrait *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
soleus_portrait_new (SoleusPerson person)
{
  SoleusPortrait *self = g_object_new (SOLEUS_TYPE_PORTRAIT, NULL);

  self->person = person;
  return GTK_WIDGET (self);
}
