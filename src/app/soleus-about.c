/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "soleus-keys.h"

#define WEBSITE "https://github.com/soleus-app/soleus"
#define ISSUES  WEBSITE "/issues"

/* "Name: value"; what the environment doesn't tell is left out. */
static void
add_variable (GString *text, const char *name, const char *variable)
{
  const char *value = g_getenv (variable);

  if (value && *value)
    g_string_append_printf (text, "%s: %s\n", name, value);
}

/* Returns: (transfer full): what a report of a problem needs, in English for those who read it;
 * nothing of the person and their health */
static char *
describe_system (GtkWindow *parent)
{
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (parent));
  g_autofree char *os = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);
  GString *text = g_string_new ("Soleus " SOLEUS_VERSION "\n");

  g_string_append_printf (text, "GTK: %u.%u.%u\n", gtk_get_major_version (),
                          gtk_get_minor_version (), gtk_get_micro_version ());
  g_string_append_printf (text, "libadwaita: %u.%u.%u\n", adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version ());
  g_string_append_printf (text, "GLib: %u.%u.%u\n", glib_major_version, glib_minor_version,
                          glib_micro_version);
  g_string_append_printf (text, "Renderer: %s\n",
                          renderer ? G_OBJECT_TYPE_NAME (renderer) : "none");
  g_string_append_printf (text, "Display: %s, scale %d\n",
                          G_OBJECT_TYPE_NAME (gtk_widget_get_display (GTK_WIDGET (parent))),
                          gtk_widget_get_scale_factor (GTK_WIDGET (parent)));
  add_variable (text, "Session type", "XDG_SESSION_TYPE");
  add_variable (text, "Desktop", "XDG_CURRENT_DESKTOP");
  g_string_append_printf (text, "System: %s\n", os ? os : "unknown");
  g_string_append_printf (text, "Sandbox: %s\n",
                          g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) ? "Flatpak" : "none");
  g_string_append_printf (text, "Locale: %s\n", setlocale (LC_MESSAGES, NULL));
  return g_string_free (text, FALSE);
}

/* The button that shows the version has no name of its own in older libadwaita. */
static void
name_version (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "app-version"))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    SOLEUS_VERSION, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    name_version (child);
}

/**
 * soleus_about_new:
 * @parent: the window of the program, on the screen
 *
 * Returns: (transfer none): what Soleus is and is not, where it is at home, how a problem is
 *   reported, and what a report needs
 */
GtkWindow *
soleus_about_new (GtkWindow *parent)
{
  const char *developers[] = { "The Soleus maintainers", NULL };
  g_autofree char *system = describe_system (parent);
  GtkWindow *window = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "application-name", _ ("Soleus"), "application-icon", SOLEUS_APP_ID,
      /* This line is under the name, where it is seen without a further press; the comments are on
       * a page behind. */
      "developer-name", _ ("General fitness information, not a medical device"), "version",
      SOLEUS_VERSION, "comments",
      _ ("Guided stretches and self-massage for tight calves. General fitness information, not a "
         "medical device."),
      "website", WEBSITE, "issue-url", ISSUES, "debug-info", system, "debug-info-filename",
      "soleus-debug-info.txt", "license-type", GTK_LICENSE_GPL_3_0, "developers", developers,
      /* Translators: put your names here, one a line. */
      "translator-credits", _ ("translator-credits"), "modal", TRUE, "width-request", 340, NULL);

  name_version (GTK_WIDGET (window));
  soleus_keys_add_close (window);
  return window;
}
