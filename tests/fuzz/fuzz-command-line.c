/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>
#include <unistd.h>

#include "soleus-command-line.h"

/* Whatever is asked to be written is written where nothing else is. */
static gboolean
is_harmless (const char *argument)
{
  return strpbrk (argument, "/:~") == NULL;
}

/* GLib prints the help, and ends the process. */
static gboolean
asks_for_help (const char *argument)
{
  return g_str_has_prefix (argument, "--help") ||
         (argument[0] == '-' && argument[1] != '-' && strpbrk (argument, "h?") != NULL);
}

static SoleusCatalogue *
get_catalogue (void)
{
  static SoleusCatalogue *catalogue;

  if (catalogue == NULL)
    catalogue = soleus_catalogue_new (NULL);
  g_assert_nonnull (catalogue);
  return catalogue;
}

/* As in the instance that runs, whoever sent the options. */
static void
read_in_instance (GVariantDict *options)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_dict_end (options));
  g_autoptr (GApplicationCommandLine) command_line =
      g_object_new (G_TYPE_APPLICATION_COMMAND_LINE, "options", variant, NULL);
  SoleusOptions chosen = SOLEUS_OPTIONS_INIT;
  SoleusRoutine *routine;

  if (soleus_command_line_read (command_line, get_catalogue (), &routine, &chosen))
    g_assert_true (routine == NULL || routine->id != NULL);
}

static int
handle_cb (GApplication *application, GVariantDict *options)
{
  int status = soleus_command_line_handle_local (options);

  g_assert_cmpint (status, >=, -1);
  g_assert_cmpint (status, <=, 2);
  read_in_instance (options);
  return 0;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 16);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GApplication) application = NULL;

  g_assert_cmpint (chdir (fuzz_get_folder ()), ==, 0);
  g_strv_builder_add (builder, "soleus");
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (!is_harmless (lines[i]) || asks_for_help (lines[i]))
        return 0;
      g_strv_builder_add (builder, lines[i]);
    }
  arguments = g_strv_builder_end (builder);
  application = g_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  soleus_command_line_add_options (application);
  g_signal_connect (application, "handle-local-options", G_CALLBACK (handle_cb), NULL);
  g_application_run (application, (int) g_strv_length (arguments), arguments);
  return 0;
}
