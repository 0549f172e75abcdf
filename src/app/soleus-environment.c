/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-environment.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/**
 * soleus_environment_choose_accessibility:
 * @connection: (nullable): the session bus
 *
 * Leaves out the accessible tree where there is no session bus. To be called before GTK starts. An
 * accessibility bus may be found by way of the display all the same, and GTK 4.8 then registers
 * windows at a path that it takes from the session bus: it crashes when one of them closes. Screen
 * readers need the session bus too, so that none goes without.
 */
void
soleus_environment_choose_accessibility (GDBusConnection *connection)
{
  if (!connection)
    g_setenv ("GTK_A11Y", "none", TRUE);
}

static void
closed_cb (GMainLoop *loop)
{
  g_main_loop_quit (loop);
}

/* A start from a menu leaves nobody to read what is written to the terminal. */
static void
show_message (const char *heading, const char *body)
{
  g_autoptr (GMainLoop) loop = NULL;
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  GtkWidget *dialog;

  /* The application, which does so otherwise, has not been registered yet. */
  soleus_environment_choose_accessibility (connection);
  if (!gtk_init_check ())
    return;
  adw_init ();
  loop = g_main_loop_new (NULL, FALSE);
  dialog = adw_message_dialog_new (NULL, heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (closed_cb), loop);
  gtk_window_present (GTK_WINDOW (dialog));
  g_main_loop_run (loop);
}

/* GLib ends the program without the description of the settings. Where it is missing, this says so
 * on the terminal and in a dialog, and returns FALSE. */
gboolean
soleus_environment_check_schema (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, SOLEUS_APP_ID, TRUE) : NULL;
  g_autofree char *body = NULL;

  if (schema)
    return TRUE;
  body = g_strdup_printf (
      /* Translators: %s is the name of a file. */
      _ ("The file “%s”, which describes the settings, is missing. Please install Soleus again."),
      SOLEUS_APP_ID ".gschema.xml");
  g_printerr ("%s\n", body);
  show_message (_ ("Soleus Is Not Completely Installed"), body);
  return FALSE;
}
