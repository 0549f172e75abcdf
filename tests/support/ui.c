/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui.h"

/* The machine may be busy. */
#define LATE_SECONDS 60

/* What the program does when it starts: the style sheet @resource is for the whole display. */
void
ui_add_style (const char *resource)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (style, resource);
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static gboolean
late_cb (gpointer what)
{
  g_error ("%s did not come true", (const char *) what);
  return G_SOURCE_REMOVE;
}

/* The id of a source that ends the test unless it is removed in time; for UI_WAIT (). */
guint
ui_begin_wait (const char *what)
{
  return g_timeout_add_seconds (LATE_SECONDS, late_cb, (gpointer) what);
}

/* Waits until the widget is on the screen and has been drawn so many times more. */
void
ui_draw (GtkWidget *widget, guint frames)
{
  GdkFrameClock *clock;
  gint64 end;

  UI_WAIT (gtk_widget_get_mapped (widget) && gtk_widget_get_width (widget) > 0);
  clock = gtk_widget_get_frame_clock (widget);
  /* The frame that is being drawn now doesn't count. */
  end = gdk_frame_clock_get_frame_counter (clock) + frames + 1;
  gtk_widget_queue_draw (widget);
  UI_WAIT ((gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT),
            gdk_frame_clock_get_frame_counter (clock) >= end));
}

/* Returns: (transfer full): what the widget looks like, as ARGB */
cairo_surface_t *
ui_picture (GtkWidget *widget, int width, int height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* What the next frame would do first: whoever asks for a style gets the new one. */
void
ui_restyle (GtkWidget *widget)
{
  g_object_unref (gtk_widget_create_pango_context (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    ui_restyle (child);
}

/* Returns: (transfer none): the child of the template of @widget */
gpointer
ui_child (gpointer widget, const char *name)
{
  GObject *child = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (child);
  return child;
}

/* Returns: the text of a label of the template */
const char *
ui_label (gpointer widget, const char *name)
{
  return gtk_label_get_label (ui_child (widget, name));
}

static void
append_texts (GtkWidget *widget, GString *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, texts);
}

/* Returns: (transfer full): the texts of all labels within @widget, each in a line */
char *
ui_read (GtkWidget *widget)
{
  GString *texts = g_string_new (NULL);

  append_texts (widget, texts);
  return g_string_free (texts, FALSE);
}
