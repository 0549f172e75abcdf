/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-labels.h"

#define NARROWEST    240.0
#define COLUMN_SHARE 0.31
#define COLUMN_MAX   190.0
#define EDGE         6.0
#define GAP          8.0

/* Texts that don't fit a column get smaller, and are never cut. Words are only broken at
 * the smallest size. */
static const double sizes[] = { 1.0, 0.9, 0.8, 0.7, 0.55 };

/* The width of the names on each side of the leg; 0 where there is no room for them. */
double
soleus_labels_get_column (double width)
{
  return width < NARROWEST ? 0 : MIN (width * COLUMN_SHARE, COLUMN_MAX);
}

/* In bold, as the name of the target is. */
static double
get_widest_word (const SoleusLabel *labels, guint n, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  PangoAttrList *attributes = pango_attr_list_new ();
  int widest = 0;

  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, 0);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  for (guint i = 0; i < n; i++)
    {
      int width;

      pango_layout_set_text (layout, labels[i].text, -1);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* Whether there is room for the names with their words whole. */
gboolean
soleus_labels_fit (const SoleusLabel *labels, guint n, PangoContext *context, double width)
{
  double smallest = sizes[G_N_ELEMENTS (sizes) - 1];

  return get_widest_word (labels, n, context) * smallest <=
         soleus_labels_get_column (width) - 2 * EDGE;
}

static void
lay_out (SoleusLabel *self, PangoContext *context, double column, double size, gboolean break_words)
{
  PangoFontDescription *font =
      pango_font_description_copy (pango_context_get_font_description (context));
  int width, height;

  pango_font_description_set_size (font, (int) (pango_font_description_get_size (font) * size));
  if (self->strong)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  g_clear_object (&self->layout);
  self->layout = pango_layout_new (context);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (self->layout, self->text, -1);
  pango_layout_set_width (self->layout, (int) ((column - 2 * EDGE) * PANGO_SCALE));
  pango_layout_set_wrap (self->layout, break_words ? PANGO_WRAP_WORD_CHAR : PANGO_WRAP_WORD);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  /* From here on the layout is as wide as its text, whichever way that runs. */
  pango_layout_set_width (self->layout, width * PANGO_SCALE);
  pango_layout_set_alignment (self->layout, self->at_start ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_get_pixel_size (self->layout, &width, &height);
  self->width = width;
  self->height = height;
}

static int
compare_anchors (gconstpointer a, gconstpointer b)
{
  const SoleusLabel *first = *(SoleusLabel *const *) a;
  const SoleusLabel *second = *(SoleusLabel *const *) b;

  return (first->anchor.y > second->anchor.y) - (first->anchor.y < second->anchor.y);
}

/* In the order of their anchors, so that no leader crosses another; each as near to its anchor as
 * the ones above and below allow. */
static void
stack (GPtrArray *column, double height)
{
  double top = EDGE, bottom = height - EDGE;

  for (guint i = 0; i < column->len; i++)
    {
      SoleusLabel *label = column->pdata[i];

      label->y = MAX (top, label->anchor.y - label->height / 2);
      top = label->y + label->height + GAP;
    }
  for (guint i = column->len; i-- > 0;)
    {
      SoleusLabel *label = column->pdata[i];

      label->y = MIN (label->y, bottom - label->height);
      bottom = label->y - GAP;
    }
}

static gboolean
fits (GPtrArray *column, double room, double height)
{
  double needed = 2 * EDGE;

  for (guint i = 0; i < column->len; i++)
    {
      const SoleusLabel *label = column->pdata[i];

      if (label->width > room - 2 * EDGE)
        return FALSE;
      needed += label->height + (i > 0 ? GAP : 0);
    }
  return needed <= height;
}

static GPtrArray *
collect_column (SoleusLabel *labels, guint n, gboolean at_start)
{
  GPtrArray *column = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    if (labels[i].at_start == at_start)
      g_ptr_array_add (column, &labels[i]);
  g_ptr_array_sort (column, compare_anchors);
  return column;
}

/* Finds a place beside the leg for every label. Left and right are those of the screen in every
 * language, because the leg decides. */
void
soleus_labels_place (
    SoleusLabel *labels, guint n, PangoContext *context, double width, double height)
{
  g_autoptr (GPtrArray) left = collect_column (labels, n, TRUE);
  g_autoptr (GPtrArray) right = collect_column (labels, n, FALSE);
  double room = soleus_labels_get_column (width);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      for (guint i = 0; i < n; i++)
        lay_out (&labels[i], context, room, sizes[s], s + 1 == G_N_ELEMENTS (sizes));
      if (fits (left, room, height) && fits (right, room, height))
        break;
    }
  stack (left, height);
  stack (right, height);
  for (guint i = 0; i < n; i++)
    labels[i].x = labels[i].at_start ? room - EDGE - labels[i].width : width - room + EDGE;
}

void
soleus_labels_clear (SoleusLabel *labels, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_object (&labels[i].layout);
}

/* The beginning of the line to the anchor. */
SoleusVec
soleus_label_get_leader (const SoleusLabel *self)
{
  return (SoleusVec){ self->at_start ? self->x + self->width + 3 : self->x - 3,
                      self->y + self->height / 2 };
}
