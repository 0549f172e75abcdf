/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-compat.h"

#include <gmodule.h>

/* GtkAccessibleAnnouncementPriority of GTK 4.14, which the headers of 4.8 do not have. */
#define ANNOUNCEMENT_PRIORITY_MEDIUM 1

typedef void (*GetColorFunc) (GtkWidget *widget, GdkRGBA *color);
typedef void (*AnnounceFunc) (gpointer accessible, const char *message, int priority);

/* A function of the GTK that runs, which may be newer than the one that was built with. */
static gpointer
look_up (const char *name)
{
  static GModule *self;
  gpointer symbol = NULL;

  if (!self)
    self = g_module_open (NULL, G_MODULE_BIND_LAZY);
  if (self && g_module_symbol (self, name, &symbol))
    return symbol;
  return NULL;
}

/**
 * soleus_compat_get_color:
 * @color: (out): the widget's text colour in the theme
 *
 * gtk_widget_get_color() came with GTK 4.10.
 */
void
soleus_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  static GetColorFunc get_color;
  static gsize looked_up;

  if (g_once_init_enter (&looked_up))
    {
      get_color = (GetColorFunc) look_up ("gtk_widget_get_color");
      g_once_init_leave (&looked_up, 1);
    }
  if (get_color)
    get_color (widget, color);
  else
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * soleus_compat_announce:
 * @widget: the widget that the message is about; it should have the focus
 * @message: translated
 *
 * Has a screen reader say @message. Before GTK 4.14 nothing announces by itself; there the
 * description of the focused widget changes, which Orca speaks.
 */
void
soleus_compat_announce (GtkWidget *widget, const char *message)
{
  static AnnounceFunc announce;
  static gsize looked_up;

  if (g_once_init_enter (&looked_up))
    {
      announce = (AnnounceFunc) look_up ("gtk_accessible_announce");
      g_once_init_leave (&looked_up, 1);
    }
  if (announce)
    announce (widget, message, ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    message, -1);
}
