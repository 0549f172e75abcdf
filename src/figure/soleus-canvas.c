/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-canvas.h"

#include <math.h>
#include <string.h>

/* Keeps each part of the last picture as a render node. What looks the same is handed over again,
 * so that GTK sees that it is the same and leaves that part of the window alone. */
struct _SoleusCanvas
{
  SoleusPainter *painter;
  SoleusPlace place;
  SoleusShot shot;
  GskRenderNode *nodes[SOLEUS_N_PARTS];
};

SoleusCanvas *
soleus_canvas_new (void)
{
  return g_new0 (SoleusCanvas, 1);
}

void
soleus_canvas_free (SoleusCanvas *self)
{
  soleus_canvas_clear (self);
  g_free (self);
}

/* Forgets the last picture. */
void
soleus_canvas_clear (SoleusCanvas *self)
{
  for (guint i = 0; i < SOLEUS_N_PARTS; i++)
    g_clear_pointer (&self->nodes[i], gsk_render_node_unref);
  self->painter = NULL;
}

/* Fits a view (x, y, width, height) into the widget, whole and in the middle. */
void
soleus_place_fit (
    SoleusPlace *self, const double view[4], double width, double height, gboolean mirrored)
{
  double scale = MIN (width / view[2], height / view[3]);

  self->scale = scale;
  self->mirrored = mirrored;
  self->y = (height - view[3] * scale) / 2 - view[1] * scale;
  self->x = (width - view[2] * scale) / 2;
  self->x += mirrored ? (view[0] + view[2]) * scale : -view[0] * scale;
}

/* From now on @cr takes the units of the figure. */
void
soleus_place_apply (const SoleusPlace *self, cairo_t *cr)
{
  cairo_translate (cr, self->x, self->y);
  cairo_scale (cr, self->mirrored ? -self->scale : self->scale, self->scale);
}

/* From the units of the figure to whole pixels of the widget. */
void
soleus_place_to_widget (const SoleusPlace *self, graphene_rect_t *rect)
{
  double left = rect->origin.x * self->scale;
  double right = (rect->origin.x + rect->size.width) * self->scale;
  double top = rect->origin.y * self->scale;
  double bottom = (rect->origin.y + rect->size.height) * self->scale;

  if (self->mirrored)
    {
      double swap = left;

      left = -right;
      right = -swap;
    }
  left = floor (left + self->x);
  top = floor (top + self->y);
  right = ceil (right + self->x);
  bottom = ceil (bottom + self->y);
  graphene_rect_init (rect, left, top, right - left, bottom - top);
}

/* What the parts take up, in whole pixels of the widget. */
static void
get_bounds (const SoleusPart *parts,
            guint n,
            const SoleusShot *shot,
            const SoleusPlace *place,
            graphene_rect_t *bounds)
{
  soleus_part_get_bounds (parts[0], shot, bounds);
  for (guint i = 1; i < n; i++)
    {
      graphene_rect_t more;

      soleus_part_get_bounds (parts[i], shot, &more);
      graphene_rect_union (bounds, &more, bounds);
    }
  soleus_place_to_widget (place, bounds);
}

static GskRenderNode *
draw_parts (SoleusPainter *painter,
            const SoleusPart *parts,
            guint n,
            const SoleusShot *shot,
            const SoleusPlace *place)
{
  graphene_rect_t bounds;
  GskRenderNode *node;
  cairo_t *cr;

  get_bounds (parts, n, shot, place, &bounds);
  node = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (node);
  soleus_place_apply (place, cr);
  for (guint i = 0; i < n; i++)
    {
      cairo_save (cr);
      soleus_painter_draw (painter, parts[i], shot, cr);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  return node;
}

/* The number of parts, from the first on, that look different from the last picture. */
static guint
count_changed (SoleusCanvas *self, const SoleusShot *shot, const SoleusPart *parts, guint n)
{
  guint i = 0;

  while (i < n && !(self->painter && soleus_part_is_same (parts[i], &self->shot, shot)))
    {
      g_clear_pointer (&self->nodes[parts[i]], gsk_render_node_unref);
      i++;
    }
  return i;
}

/* Draws one part, or as many that changed as go into one node; returns how many that were. */
static guint
append_parts (SoleusCanvas *self,
              SoleusPainter *painter,
              const SoleusShot *shot,
              const SoleusPlace *place,
              const SoleusPart *parts,
              guint n,
              GtkSnapshot *snapshot)
{
  guint changed = count_changed (self, shot, parts, n);

  if (changed > 1)
    {
      g_autoptr (GskRenderNode) node = draw_parts (painter, parts, changed, shot, place);

      gtk_snapshot_append_node (snapshot, node);
      return changed;
    }
  if (self->nodes[parts[0]] == NULL)
    self->nodes[parts[0]] = draw_parts (painter, parts, 1, shot, place);
  gtk_snapshot_append_node (snapshot, self->nodes[parts[0]]);
  return 1;
}

/* The glow is of the same parts every time: its own node, and its opacity that of the group. */
static void
append_halo (SoleusCanvas *self,
             SoleusPainter *painter,
             const SoleusShot *shot,
             const SoleusPlace *place,
             double pulse,
             GtkSnapshot *snapshot)
{
  static const SoleusPart halo[] = { SOLEUS_PART_HALO };

  gtk_snapshot_push_opacity (snapshot, pulse);
  append_parts (self, painter, shot, place, halo, 1, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* A glow that is not drawn is forgotten once it would look different: later pictures are compared
 * with this one, not with the one that it was drawn for. */
static guint
skip_halo (SoleusCanvas *self, const SoleusShot *shot, SoleusPart *parts, guint n)
{
  static const SoleusPart halo[] = { SOLEUS_PART_HALO };
  guint left = 0;

  count_changed (self, shot, halo, 1);

  for (guint i = 0; i < n; i++)
    if (parts[i] != SOLEUS_PART_HALO)
      parts[left++] = parts[i];
  return left;
}

/**
 * soleus_canvas_draw:
 * @pulse: opacity of the glow round what is lit, 0 for none
 * @joined: whether changed parts share nodes, which is better where each node has to be uploaded
 *
 * Draws what has changed since the last time and hands over the rest as it is.
 */
void
soleus_canvas_draw (SoleusCanvas *self,
                    SoleusPainter *painter,
                    const SoleusShot *shot,
                    const SoleusPlace *place,
                    double pulse,
                    gboolean joined,
                    GtkSnapshot *snapshot)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);
  guint i = 0;

  if (self->painter != painter || self->shot.pose.scene != shot->pose.scene ||
      self->place.x != place->x || self->place.y != place->y || self->place.scale != place->scale ||
      self->place.mirrored != place->mirrored)
    soleus_canvas_clear (self);
  if (pulse <= 0)
    n = skip_halo (self, shot, parts, n);
  while (i < n)
    {
      guint end = i + 1;

      while (joined && end < n && parts[i] != SOLEUS_PART_HALO && parts[end] != SOLEUS_PART_HALO)
        end++;
      if (parts[i] == SOLEUS_PART_HALO)
        append_halo (self, painter, shot, place, pulse, snapshot);
      else
        end = i + append_parts (self, painter, shot, place, &parts[i], end - i, snapshot);
      i = end;
    }
  self->painter = painter;
  self->place = *place;
  self->shot = *shot;
}

/* The same pixels as a texture. */
GdkTexture *
soleus_texture_new_from_surface (cairo_surface_t *surface)
{
  int stride = cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (
      cairo_image_surface_get_data (surface), (gsize) stride * height,
      (GDestroyNotify) cairo_surface_destroy, cairo_surface_reference (surface));
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * soleus_canvas_draw_still:
 * @area: (inout): what may be drawn of the widget; then what of it the image is of
 * @scale: device pixels for each of the widget
 *
 * Draws the whole picture as an image no larger than the picture is.
 */
GdkTexture *
soleus_canvas_draw_still (SoleusPainter *painter,
                          const SoleusShot *shot,
                          const SoleusPlace *place,
                          graphene_rect_t *area,
                          int scale)
{
  SoleusPart parts[SOLEUS_N_PARTS];
  guint n = soleus_part_list (shot, parts);
  graphene_rect_t bounds;
  cairo_surface_t *surface;
  GdkTexture *texture;
  cairo_t *cr;

  get_bounds (parts, n, shot, place, &bounds);
  graphene_rect_intersection (area, &bounds, area);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) area->size.width * scale,
                                        (int) area->size.height * scale);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -area->origin.x, -area->origin.y);
  soleus_place_apply (place, cr);
  soleus_painter_draw_all (painter, shot, cr);
  cairo_destroy (cr);
  texture = soleus_texture_new_from_surface (surface);
  cairo_surface_destroy (surface);
  return texture;
}
