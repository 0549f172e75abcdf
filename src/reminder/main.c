/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "soleus-folders.h"
#include "soleus-reminder-application.h"
#include "soleus-system-clock.h"

int
main (int argc, char *argv[])
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusReminderApplication) application = NULL;
  /* The build folder's catalogues serve the program that isn't installed. */
  const char *localedir = g_getenv ("SOLEUS_LOCALEDIR");

  soleus_folders_prepare ();
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, localedir ? localedir : SOLEUS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = soleus_reminder_application_new (clock);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
