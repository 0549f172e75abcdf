/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * UI_WAIT:
 * @condition: looked at after each thing that the main loop does
 *
 * Runs the main loop until @condition holds. Ends the test where it does not in time.
 */
#define UI_WAIT(condition)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    guint late_ = ui_begin_wait (G_STRLOC ": " #condition);                                        \
                                                                                                   \
    while (!(condition))                                                                           \
      g_main_context_iteration (NULL, TRUE);                                                       \
    g_source_remove (late_);                                                                       \
  }                                                                                                \
  G_STMT_END

void ui_add_style (const char *resource);
guint ui_begin_wait (const char *what);
void ui_draw (GtkWidget *widget, guint frames);
cairo_surface_t *ui_picture (GtkWidget *widget, int width, int height);
void ui_restyle (GtkWidget *widget);
gpointer ui_child (gpointer widget, const char *name);
const char *ui_label (gpointer widget, const char *name);
char *ui_read (GtkWidget *widget);

G_END_DECLS
