/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "history-support.h"
#include "soleus-chart-card.h"
#include "soleus-progress-page.h"
#include "ui.h"

/* Prints the milliseconds from "Show as Table" over the whole time to the frame that shows the
 * three tables, for years of daily use. */

static void
paint (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 before = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (widget);
  while (gdk_frame_clock_get_frame_counter (clock) < before + 2)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static double
show_tables (SoleusProgressPage *page)
{
  const char *const cards[] = { "week_card", "left_card", "right_card" };
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      GtkWidget *card = GTK_WIDGET (
          gtk_widget_get_template_child (GTK_WIDGET (page), SOLEUS_TYPE_PROGRESS_PAGE, cards[i]));

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_template_child (
                                        card, SOLEUS_TYPE_CHART_CARD, "toggle")),
                                    TRUE);
    }
  paint (GTK_WIDGET (page));
  return (g_get_monotonic_time () - begin) / 1000.0;
}

static double
measure (guint years)
{
  HistoryFixture history;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  g_autoptr (SoleusSafetyGate) gate = NULL;
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  SoleusProgressPage *page;
  double ms;

  history_fixture_set_up (&history, NULL);
  history_fixture_close (&history);
  history_fill (history.path, soleus_clock_get_wall (SOLEUS_CLOCK (history.clock)), DAY_US,
                years * 365, 6);
  history_fixture_open (&history);
  gate = soleus_safety_gate_new (history.folder, SOLEUS_CLOCK (history.clock));
  page = SOLEUS_PROGRESS_PAGE (soleus_progress_page_new (catalogue, gate));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_template_child (
                                  GTK_WIDGET (page), SOLEUS_TYPE_PROGRESS_PAGE, "range")),
                              3);
  gtk_window_set_default_size (window, 1000, 800);
  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    g_main_context_iteration (NULL, TRUE);
  soleus_progress_page_set_history (page, history.history);
  UI_WAIT (!g_str_equal (gtk_stack_get_visible_child_name (ui_child (page, "stack")), "loading"));
  paint (GTK_WIDGET (page));
  ms = show_tables (page);
  gtk_window_destroy (window);
  history_fixture_tear_down (&history, NULL);
  return ms;
}

int
main (int argc, char *argv[])
{
  const guint years[] = { 1, 1, 3, 5, 10 };

  adw_init ();
  /* The first warms up fonts and styles. */
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      double ms = measure (years[i]);

      if (i > 0)
        g_print ("progress-tables %2u years: %.0f ms\n", years[i], ms);
    }
  return 0;
}
