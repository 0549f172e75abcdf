/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-compat.h"
#include "soleus-theme.h"
#include "ui.h"

#include <adwaita.h>

#define LIGHT_WORK "#1c7d4f"
#define DARK_WORK  "#33d17a"

typedef struct
{
  GtkWindow *window;
  GtkWidget *label;
} Work;

/* The name of a phase of work, in a window. */
static Work
work_new (void)
{
  Work work = { GTK_WINDOW (gtk_window_new ()), gtk_label_new ("Hold") };

  gtk_widget_add_css_class (GTK_WIDGET (work.window), "work");
  gtk_widget_add_css_class (work.label, "phase");
  gtk_window_set_child (work.window, work.label);
  gtk_window_present (work.window);
  return work;
}

static gboolean
is_like (const GdkRGBA *a, const GdkRGBA *b)
{
  return ABS (a->red - b->red) < 0.01 && ABS (a->green - b->green) < 0.01 &&
         ABS (a->blue - b->blue) < 0.01;
}

static gboolean
has_color (GtkWidget *widget, const char *name)
{
  GdkRGBA wanted, color;

  g_assert_true (gdk_rgba_parse (&wanted, name));
  soleus_compat_get_color (widget, &color);
  return is_like (&wanted, &color);
}

/* The colour of all text in a window, which in a light one is darker than in a dark one. */
static gboolean
has_text_color (Work *work, gboolean dark)
{
  GdkRGBA text, color;

  soleus_compat_get_color (GTK_WIDGET (work->window), &text);
  soleus_compat_get_color (work->label, &color);
  return (text.green > 0.5) == dark && is_like (&text, &color);
}

/* The sheet for a dark desktop comes and goes with the darkness. */
static void
test_dark (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Work work = work_new ();

  g_assert_false (adw_style_manager_get_high_contrast (style));
  for (int i = 0; i < 2; i++)
    {
      adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
      UI_WAIT (has_color (work.label, LIGHT_WORK));
      adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
      UI_WAIT (has_color (work.label, DARK_WORK));
    }
  gtk_window_destroy (work.window);
}

/* In high contrast phases have the colour of all text, whether it became dark before or later. */
static void
test_high_contrast (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  Work work = work_new ();

  g_assert_true (adw_style_manager_get_high_contrast (style));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_LIGHT);
  UI_WAIT (has_text_color (&work, FALSE));
  adw_style_manager_set_color_scheme (style, ADW_COLOR_SCHEME_FORCE_DARK);
  UI_WAIT (has_text_color (&work, TRUE));
  gtk_window_destroy (work.window);
}

/* No file has a name that newer versions of libadwaita warn of. */
static void
test_names (void)
{
  const char *const names[] = { "style-dark.css", "style-hc.css", "style-hc-dark.css" };

  g_assert_true (g_resources_get_info (SOLEUS_RESOURCE_PATH "/style.css", 0, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (SOLEUS_RESOURCE_PATH "/", names[i], NULL);

      g_assert_false (g_resources_get_info (path, 0, NULL, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ui_add_style (SOLEUS_RESOURCE_PATH "/style.css");
  soleus_theme_follow ();
  /* A program keeps the contrast that it began with. */
  if (g_getenv ("ADW_DEBUG_HIGH_CONTRAST"))
    g_test_add_func ("/soleus/theme/high-contrast", test_high_contrast);
  else
    g_test_add_func ("/soleus/theme/dark", test_dark);
  g_test_add_func ("/soleus/theme/names", test_names);
  return g_test_run ();
}
