/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's own symbolic icons. GTK reads an SVG with the help of a large library, so that the
 * sizes which are shown are there as images too. */
#include "soleus-config.h"

#include <gtk/gtk.h>

#define ICONS SOLEUS_RESOURCE_PATH "/icons"
/* Of an opacity of 0 to 255. */
#define TOLERANCE 4

/* What a page shows, in pixels of the widget, on displays of every scale. */
static const struct
{
  const char *name;
  int size;
} shown[] = {
  { "soleus-routines-symbolic", 16 }, { "soleus-progress-symbolic", 16 },
  { "soleus-learn-symbolic", 16 },    { "soleus-leg-symbolic", 32 },
  { "soleus-ball-symbolic", 24 },     { "soleus-chair-symbolic", 24 },
  { "soleus-hands-symbolic", 24 },    { "soleus-lotion-symbolic", 24 },
  { "soleus-roller-symbolic", 24 },   { "soleus-towel-symbolic", 24 },
  { "soleus-wall-symbolic", 24 },
};

#define MAX_SCALE 3

static void
test_images (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  gtk_icon_theme_add_resource_path (theme, ICONS);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    for (int scale = 1; scale <= MAX_SCALE; scale++)
      {
        g_autoptr (GtkIconPaintable) icon = gtk_icon_theme_lookup_icon (
            theme, shown[i].name, NULL, shown[i].size, scale, GTK_TEXT_DIR_LTR, 0);
        g_autoptr (GFile) file = gtk_icon_paintable_get_file (icon);
        g_autofree char *uri = g_file_get_uri (file);
        g_autofree char *wanted =
            g_strdup_printf ("resource://" ICONS "/%dx%d/actions/%s.symbolic.png",
                             shown[i].size * scale, shown[i].size * scale, shown[i].name);

        g_assert_cmpstr (uri, ==, wanted);
      }
}

static void
assert_same (GdkPixbuf *image, GdkPixbuf *drawing, const char *path)
{
  int stride = gdk_pixbuf_get_rowstride (image);
  const guint8 *pixels = gdk_pixbuf_read_pixels (image);
  const guint8 *others = gdk_pixbuf_read_pixels (drawing);

  g_assert_cmpint (gdk_pixbuf_get_n_channels (image), ==, 4);
  g_assert_cmpint (gdk_pixbuf_get_rowstride (drawing), ==, stride);
  for (int y = 0; y < gdk_pixbuf_get_height (image); y++)
    for (int x = 0; x < gdk_pixbuf_get_width (image); x++)
      {
        int alpha = pixels[y * stride + x * 4 + 3];
        int other = others[y * stride + x * 4 + 3];

        if (ABS (alpha - other) > TOLERANCE)
          g_error ("%s isn't what its SVG is: %d and %d at %d,%d", path, alpha, other, x, y);
      }
}

/* The images are made from the drawings, and have to be made anew when a drawing changes. */
static void
test_same_as_drawing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    for (int scale = 1; scale <= MAX_SCALE; scale++)
      {
        int size = shown[i].size * scale;
        g_autofree char *image_path =
            g_strdup_printf (ICONS "/%dx%d/actions/%s.symbolic.png", size, size, shown[i].name);
        g_autofree char *drawing_path =
            g_strdup_printf (ICONS "/scalable/actions/%s.svg", shown[i].name);
        g_autoptr (GError) error = NULL;
        g_autoptr (GdkPixbuf) image = gdk_pixbuf_new_from_resource (image_path, &error);
        g_autoptr (GdkPixbuf) drawing = NULL;

        g_assert_no_error (error);
        drawing = gdk_pixbuf_new_from_resource_at_scale (drawing_path, size, size, TRUE, &error);
        g_assert_no_error (error);
        g_assert_cmpint (gdk_pixbuf_get_width (image), ==, size);
        g_assert_cmpint (gdk_pixbuf_get_height (image), ==, size);
        assert_same (image, drawing, image_path);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/soleus/icons/images", test_images);
  g_test_add_func ("/soleus/icons/same-as-drawing", test_same_as_drawing);
  return g_test_run ();
}
