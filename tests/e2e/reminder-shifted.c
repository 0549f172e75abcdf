/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reminder with a clock that a test can move. */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "shifted-clock.h"
#include "soleus-folders.h"
#include "soleus-reminder-application.h"

static void
moved_cb (SoleusClock *clock)
{
  g_signal_emit_by_name (clock, "moved");
}

int
main (int argc, char *argv[])
{
  g_autoptr (SoleusClock) clock = shifted_clock_new ();
  g_autoptr (SoleusReminderApplication) application = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (g_getenv ("SOLEUS_CLOCK_SHIFT"));
  g_autoptr (GFileMonitor) monitor = NULL;

  soleus_folders_prepare ();
  setlocale (LC_ALL, "");
  textdomain (GETTEXT_PACKAGE);
  monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (moved_cb), clock);
  application = soleus_reminder_application_new (clock);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
