/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-theme.h"

#include <adwaita.h>

typedef struct
{
  GtkCssProvider *provider;
  guint priority;
} Sheet;

static void
sheet_free (gpointer data, GClosure *closure)
{
  Sheet *sheet = data;

  g_object_unref (sheet->provider);
  g_free (sheet);
}

static void
notify_cb (AdwStyleManager *style, GParamSpec *property, Sheet *sheet)
{
  GdkDisplay *display = adw_style_manager_get_display (style);
  gboolean on;

  g_object_get (style, property->name, &on, NULL);
  if (on)
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet->provider),
                                                sheet->priority);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (sheet->provider));
}

static void
follow (AdwStyleManager *style, const char *property, const char *resource, guint priority)
{
  g_autofree char *signal = g_strconcat ("notify::", property, NULL);
  Sheet *sheet = g_new (Sheet, 1);

  sheet->provider = gtk_css_provider_new ();
  sheet->priority = priority;
  gtk_css_provider_load_from_resource (sheet->provider, resource);
  g_signal_connect_data (style, signal, G_CALLBACK (notify_cb), sheet, sheet_free, 0);
  notify_cb (style, g_object_class_find_property (G_OBJECT_GET_CLASS (style), property), sheet);
}

/**
 * soleus_theme_follow:
 *
 * Lays a style sheet over style.css while the desktop is dark, and one over both while it wants
 * high contrast. libadwaita does that by itself for style-dark.css and style-hc.css, but newer
 * versions warn of files of these names, and the media queries that they ask for are unknown to
 * GTK 4.8.
 */
void
soleus_theme_follow (void)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (gdk_display_get_default ());

  follow (style, "dark", SOLEUS_RESOURCE_PATH "/theme-dark.css",
          GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  follow (style, "high-contrast", SOLEUS_RESOURCE_PATH "/theme-high-contrast.css",
          GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 2);
}
