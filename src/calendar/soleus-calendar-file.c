/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-calendar-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "soleus-calendar-writer.h"

/* The module stays loaded once it has been found: libical keeps its time zones. */
static SoleusCalendarWriter
find_writer (GError **error)
{
  static SoleusCalendarWriter writer = NULL;
  const char *chosen = g_getenv ("SOLEUS_MODULEDIR");
  g_autofree char *path = g_build_filename (chosen ? chosen : SOLEUS_MODULEDIR,
                                            "libsoleus-calendar-writer." G_MODULE_SUFFIX, NULL);
  GModule *module;
  gpointer symbol = NULL;

  if (writer)
    return writer;
  module = g_module_open (path, G_MODULE_BIND_LOCAL | G_MODULE_BIND_LAZY);
  if (module && g_module_symbol (module, SOLEUS_CALENDAR_WRITER, &symbol))
    {
      g_module_make_resident (module);
      writer = (SoleusCalendarWriter) symbol;
      return writer;
    }
  /* Translators: %s is what the system says. libical and libical3 are names. */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               _ ("Calendar files are written by libical, which can’t be used here. Install it (in "
                  "Debian the package libical3) and try again. %s"),
               g_module_error ());
  if (module)
    g_module_close (module);
  return NULL;
}

/**
 * soleus_calendar_to_text:
 *
 * libical is loaded by the first call, and by nothing before it.
 *
 * Returns: (transfer full): the calendar as a file has it; %NULL where libical is missing
 */
char *
soleus_calendar_to_text (SoleusCalendar *self, GError **error)
{
  SoleusCalendarWriter writer = find_writer (error);

  return writer ? writer (self) : NULL;
}
