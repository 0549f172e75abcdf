/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

cairo_surface_t *figure_draw_widget (GtkWidget *widget);
guint32 figure_get_pixel (cairo_surface_t *surface, int x, int y);
