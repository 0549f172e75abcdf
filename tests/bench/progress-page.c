/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "soleus-progress-page.h"
#include "soleus-system-clock.h"
#include "ui.h"

/* progress-page FILE: opens a history and shows it; prints the milliseconds from the opening to the
 * first frame that shows what is in it. A first page warms up fonts, styles and templates, as the
 * pages of the program do that were seen before. */

static void
painted_cb (gboolean *painted)
{
  *painted = TRUE;
}

static double
show (const char *path)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (SoleusSafetyGate) gate = soleus_safety_gate_new (folder, clock);
  g_autoptr (SoleusHistory) history = NULL;
  SoleusProgressPage *page = SOLEUS_PROGRESS_PAGE (soleus_progress_page_new (catalogue, gate));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  gboolean painted = FALSE;
  gulong handler;
  gint64 begin;

  gtk_window_set_default_size (window, 1000, 800);
  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    g_main_context_iteration (NULL, TRUE);

  begin = g_get_monotonic_time ();
  history = soleus_history_new (path, clock);
  soleus_progress_page_set_history (page, history);
  UI_WAIT (!g_str_equal (gtk_stack_get_visible_child_name (ui_child (page, "stack")), "loading"));
  handler = g_signal_connect_swapped (gtk_widget_get_frame_clock (GTK_WIDGET (page)), "after-paint",
                                      G_CALLBACK (painted_cb), &painted);
  gtk_widget_queue_draw (GTK_WIDGET (page));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  begin = g_get_monotonic_time () - begin;
  g_signal_handler_disconnect (gtk_widget_get_frame_clock (GTK_WIDGET (page)), handler);
  gtk_window_destroy (window);
  soleus_history_close (history);
  return begin / 1000.0;
}

static int
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL))
    return 0;
  line = strstr (text, "\nPss:");
  return line ? (int) g_ascii_strtoll (line + 5, NULL, 10) : 0;
}

int
main (int argc, char *argv[])
{
  adw_init ();
  show (argv[1]);
  g_print ("%.1f %d\n", show (argv[1]), get_memory ());
  return 0;
}
