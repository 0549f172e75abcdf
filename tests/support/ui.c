/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui.h"

/* The machine may be busy. */
#define LATE_SECONDS 60

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
