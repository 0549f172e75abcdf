/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-labels.h"

#include <string.h>

#define NARROWEST    240.0
#define COLUMN_SHARE 0.31
#define COLUMN_MAX   190.0
#define EDGE         6.0
#define GAP          8.0
#define LEADER_GAP   3.0
/* Of the height, for names above and below. */
#define AROUND_SHARE 0.45

/* Texts that don't fit a column get smaller, and are never cut. Words are only broken at
 * the smallest size. */
static const double sizes[] = { 1.0, 0.9, 0.8, 0.7, 0.55 };

/* The width of the names on each side of the leg; 0 where there is no room for them. */
double
soleus_labels_get_column (double width)
{
  return width < NARROWEST ? 0 : MIN (width * COLUMN_SHARE, COLUMN_MAX);
}

/* A name is read as a whole, in scripts too that may break after any letter. */
static void
keep_words (PangoLayout *layout, const char *text)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  for (gsize at = 0, end; text[at]; at = end + strspn (text + end, " "))
    {
      PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

      end = at + strcspn (text + at, " ");
      whole->start_index = (guint) at;
      whole->end_index = (guint) end;
      pango_attr_list_insert (attributes, whole);
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
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
  if (!break_words)
    keep_words (self->layout, self->text);
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

void
soleus_labels_clear (SoleusLabel *labels, guint n)
{
  for (guint i = 0; i < n; i++)
    g_clear_object (&labels[i].layout);
}

/**
 * soleus_labels_fit:
 * @width: of the widget
 * @height: likewise; G_MAXDOUBLE where the names stand above and below the drawing
 *
 * Returns: whether there is room for all names with their words whole, whichever of them is bold
 */
gboolean
soleus_labels_fit (
    const SoleusLabel *labels, guint n, PangoContext *context, double width, double height)
{
  double room = soleus_labels_get_column (width), needed[2] = { 2 * EDGE - GAP, 2 * EDGE - GAP };
  gboolean fit = room > 0;

  for (guint i = 0; i < n && fit; i++)
    {
      SoleusLabel label = { .text = labels[i].text, .strong = TRUE };

      lay_out (&label, context, room, sizes[G_N_ELEMENTS (sizes) - 1], FALSE);
      needed[labels[i].at_start != FALSE] += label.height + GAP;
      fit = label.width <= room - 2 * EDGE;
      soleus_labels_clear (&label, 1);
    }
  return fit && MAX (needed[0], needed[1]) <= height;
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
    {
      labels[i].x = labels[i].at_start ? room - EDGE - labels[i].width : width - room + EDGE;
      labels[i].leader.x =
          labels[i].at_start ? room - EDGE + LEADER_GAP : width - room + EDGE - LEADER_GAP;
      labels[i].leader.y = labels[i].y + labels[i].height / 2;
    }
}

static gboolean
is_wider (const SoleusLabel *labels, guint n, double room)
{
  for (guint i = 0; i < n; i++)
    if (labels[i].width > room - 2 * EDGE)
      return TRUE;
  return FALSE;
}

static double
get_height (const SoleusLabel *labels, guint n, gboolean at_start, gboolean above)
{
  double height = 0;

  for (guint i = 0; i < n; i++)
    if (labels[i].at_start == at_start && labels[i].above == above)
      height += labels[i].height + GAP;
  return height;
}

/**
 * soleus_labels_measure_around:
 * @top: (out): pixels that the names above the drawing need
 * @bottom: (out): likewise below it
 *
 * A drawing as wide as it is high has more room with names above and below than beside it. The
 * names leave it most of the height where they can.
 */
void
soleus_labels_measure_around (SoleusLabel *labels,
                              guint n,
                              PangoContext *context,
                              double width,
                              double height,
                              double *top,
                              double *bottom)
{
  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      for (guint i = 0; i < n; i++)
        lay_out (&labels[i], context, width / 2, sizes[s], s + 1 == G_N_ELEMENTS (sizes));
      *top = MAX (get_height (labels, n, TRUE, TRUE), get_height (labels, n, FALSE, TRUE));
      *bottom = MAX (get_height (labels, n, TRUE, FALSE), get_height (labels, n, FALSE, FALSE));
      if (!is_wider (labels, n, width / 2) && *top + *bottom <= height * AROUND_SHARE)
        break;
    }
}

static int
compare_insides (gconstpointer a, gconstpointer b)
{
  const SoleusLabel *first = *(SoleusLabel *const *) a;
  const SoleusLabel *second = *(SoleusLabel *const *) b;
  double difference = second->anchor.x - first->anchor.x;

  if (!first->at_start)
    difference = -difference;
  return (difference > 0) - (difference < 0);
}

/* The name next to the drawing has its line towards it, a farther one beside all that are nearer.
 */
static void
begin_leaders (GPtrArray *corner)
{
  double beside = 0;

  for (guint i = corner->len; i-- > 0;)
    {
      SoleusLabel *label = corner->pdata[i];
      double end = label->at_start ? label->x + label->width : label->x;

      if (i + 1 == corner->len)
        {
          beside = end;
          label->leader.x = CLAMP (label->anchor.x, label->x, label->x + label->width);
          label->leader.y =
              label->above ? label->y + label->height + LEADER_GAP : label->y - LEADER_GAP;
          continue;
        }
      beside = label->at_start ? MAX (beside, end) : MIN (beside, end);
      label->leader.x = label->at_start ? beside + LEADER_GAP : beside - LEADER_GAP;
      label->leader.y = label->y + label->height / 2;
    }
}

/* The names of a corner, from the edge of the widget inwards. The farther its anchor is from that
 * side, the nearer to the edge stands a name, so that no line to an anchor meets another name. */
static void
stack_corner (
    SoleusLabel *labels, guint n, gboolean at_start, gboolean above, double width, double height)
{
  g_autoptr (GPtrArray) corner = collect_column (labels, n, at_start);
  double edge = EDGE;

  for (guint i = corner->len; i-- > 0;)
    if (((SoleusLabel *) corner->pdata[i])->above != above)
      g_ptr_array_remove_index (corner, i);
  g_ptr_array_sort (corner, compare_insides);
  for (guint i = 0; i < corner->len; i++)
    {
      SoleusLabel *label = corner->pdata[i];

      label->x = at_start ? EDGE : width - EDGE - label->width;
      label->y = above ? edge : height - edge - label->height;
      edge += label->height + GAP;
    }
  begin_leaders (corner);
}

/* Finds a place for every label, in the corners about the drawing. */
void
soleus_labels_place_around (
    SoleusLabel *labels, guint n, PangoContext *context, double width, double height)
{
  double top, bottom;

  soleus_labels_measure_around (labels, n, context, width, height, &top, &bottom);
  for (guint corner = 0; corner < 4; corner++)
    stack_corner (labels, n, (corner & 1) != 0, (corner & 2) != 0, width, height);
}
