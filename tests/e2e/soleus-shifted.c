/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole program with a clock that a test can move. */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "shifted-clock.h"
#include "soleus-folders.h"
#include "soleus-application.h"

int
main (int argc, char *argv[])
{
  g_autoptr (SoleusClock) clock = shifted_clock_new ();
  g_autoptr (SoleusApplication) application = NULL;

  soleus_folders_prepare ();
  setlocale (LC_ALL, "");
  textdomain (GETTEXT_PACKAGE);
  application = soleus_application_new (clock);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
