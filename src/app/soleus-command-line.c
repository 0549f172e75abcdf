/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-command-line.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "soleus-history-export.h"
#include "soleus-routine-file-reader.h"
#include "soleus-routine-store.h"

#define EXIT_USAGE 2

void
soleus_command_line_add_options (GApplication *application)
{
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("List the routines and exit"), NULL },
    { "start", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Start a routine"),
      /* Translators: stands for the id of a routine in the help of the command line. */
      N_ ("ROUTINE-ID") },
    { "side", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Which legs to start with --start"),
      /* Do not translate: the three words are typed like this. */
      "left|right|both" },
    { "export", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Write the history to a file and exit"),
      /* Translators: the endings of the file are typed like this; only the word FILE may change. */
      N_ ("FILE.csv|FILE.json") },
    { "check", 0, 0, G_OPTION_ARG_FILENAME, NULL,
      N_ ("Say what is wrong with the file of a routine and exit"),
      /* Translators: the ending of the file is typed like this; only the word FILE may change. */
      N_ ("FILE.soleus") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, NULL },
    { NULL },
  };

  g_application_add_main_option_entries (application, entries);
  g_application_set_option_context_parameter_string (application, NULL);
  g_application_set_option_context_summary (
      application, _ ("Guided stretches and self-massage for tight calves"));
}

static void
append_ids (GString *ids, GPtrArray *routines)
{
  for (guint i = 0; i < routines->len; i++)
    g_string_append_printf (ids, "%s%s", ids->len > 0 ? ", " : "",
                            ((SoleusRoutine *) routines->pdata[i])->id);
}

char *
soleus_command_line_describe_unknown (SoleusCatalogue *catalogue, const char *id)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  append_ids (ids, catalogue->routines);
  append_ids (ids, catalogue->own);
  /* Translators: the first %s is what was typed, the second a list of the ids that there are. */
  return g_strdup_printf (_ ("There is no routine “%s”. Choose one of: %s"), id, ids->str);
}

/* The routines of Soleus and the person's own ones; prints why where there are none. */
static SoleusCatalogue *
read_routines (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);
  g_autofree char *folder = soleus_command_line_get_routines_path ();
  g_autoptr (SoleusRoutineStore) store = NULL;

  if (!catalogue)
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }
  store = soleus_routine_store_new (folder, catalogue);
  soleus_routine_store_load_now (store);
  return catalogue;
}

static void
print_routines (GPtrArray *routines)
{
  for (guint i = 0; i < routines->len; i++)
    {
      SoleusRoutine *routine = routines->pdata[i];

      g_print ("%-16s %s\n", routine->id, routine->name);
    }
}

static int
list_routines (void)
{
  g_autoptr (SoleusCatalogue) catalogue = read_routines ();

  if (!catalogue)
    return EXIT_FAILURE;
  print_routines (catalogue->routines);
  print_routines (catalogue->own);
  return EXIT_SUCCESS;
}

/* Nothing is kept of the file, and nothing starts. */
static int
check_file (const char *name)
{
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (&error);
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (SoleusRoutineFile) read =
      catalogue ? soleus_routine_file_load (file, catalogue->steps, NULL, &error) : NULL;
  guint minutes;

  if (!read)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  minutes = (guint) ((soleus_options_get_total (&options, read->routine) + 59999) / 60000);
  /* Translators: the %s is the name of a routine. */
  g_print (ngettext ("“%s” is right. It takes %u minute.", "“%s” is right. It takes %u minutes.",
                     minutes),
           read->name, minutes);
  g_print ("\n");
  return EXIT_SUCCESS;
}

/* Faults that need no running instance are told at once, so that nothing starts for them. */
static int
check_start (const char *id)
{
  g_autoptr (SoleusCatalogue) catalogue = read_routines ();
  g_autofree char *message = NULL;

  if (!catalogue)
    return EXIT_FAILURE;
  if (soleus_catalogue_find (catalogue, id))
    return -1;
  message = soleus_command_line_describe_unknown (catalogue, id);
  g_printerr ("%s\n", message);
  return EXIT_USAGE;
}

char *
soleus_command_line_get_history_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "soleus", "history.db", NULL);
}

/* Where the person's own routines are. */
char *
soleus_command_line_get_routines_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "soleus", "routines", NULL);
}

static gboolean
find_format (const char *name, SoleusHistoryFormat *format)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  *format = g_str_has_suffix (lower, ".json") ? SOLEUS_HISTORY_JSON : SOLEUS_HISTORY_CSV;
  return *format == SOLEUS_HISTORY_JSON || g_str_has_suffix (lower, ".csv");
}

/* Works beside a running instance too: the history is only read. */
static int
export_history (const char *name)
{
  g_autofree char *path = soleus_command_line_get_history_path ();
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  SoleusHistoryFormat format;

  if (!find_format (name, &format))
    {
      g_printerr (_ ("“%s” ends neither in .csv nor in .json. Give the file one of these endings, "
                     "so that Soleus knows what to write."),
                  name);
      g_printerr ("\n");
      return EXIT_FAILURE;
    }
  if (!soleus_history_export_path (path, file, format, &error))
    g_printerr ("%s\n", error->message);
  return error ? EXIT_FAILURE : EXIT_SUCCESS;
}

/* What a person means by a word that stands without an option: a file where it looks like one. */
static gboolean
is_file (const char *word)
{
  return strchr (word, '/') || g_str_has_suffix (word, SOLEUS_ROUTINE_FILE_SUFFIX) ||
         g_file_test (word, G_FILE_TEST_EXISTS);
}

/* Another word is most often a routine that lacks its option. */
static gboolean
has_stray_word (GVariantDict *options)
{
  g_autofree const char **words = NULL;
  g_autofree char *word = NULL;
  guint i = 0;

  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &words))
    return FALSE;
  while (words[i] && is_file (words[i]))
    i++;
  if (!words[i])
    return FALSE;
  word = g_filename_display_name (words[i]);
  g_printerr (_ ("“%s” has no option before it. Start a routine with --start=ROUTINE-ID; --help "
                 "lists the options."),
              word);
  g_printerr ("\n");
  return TRUE;
}

/* Does what needs no window. Returns an exit status, or -1 to go on. */
int
soleus_command_line_handle_local (GVariantDict *options)
{
  const char *id = NULL, *side = NULL, *export_name = NULL, *check_name = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("soleus %s\n", SOLEUS_VERSION);
      return EXIT_SUCCESS;
    }
  if (has_stray_word (options))
    return EXIT_FAILURE;
  if (g_variant_dict_contains (options, "list"))
    return list_routines ();
  if (g_variant_dict_lookup (options, "export", "^&ay", &export_name))
    return export_history (export_name);
  if (g_variant_dict_lookup (options, "check", "^&ay", &check_name))
    return check_file (check_name);
  g_variant_dict_lookup (options, "start", "&s", &id);
  if (g_variant_dict_lookup (options, "side", "&s", &side))
    {
      if (!g_strv_contains ((const char *const[]){ "left", "right", "both", NULL }, side))
        {
          g_printerr (_ ("“%s” is not a side. Use one of: left, right, both"), side);
          g_printerr ("\n");
          return EXIT_USAGE;
        }
      if (!id)
        {
          g_printerr ("%s\n", _ ("--side goes with --start. Say which routine to start."));
          return EXIT_USAGE;
        }
    }
  return id ? check_start (id) : -1;
}

/* Reads a command line that may come from another instance. Returns whether it can be done; if not,
 * the message has been printed. @routine is NULL where none is to start. */
gboolean
soleus_command_line_read (GApplicationCommandLine *command_line,
                          SoleusCatalogue *catalogue,
                          SoleusRoutine **routine,
                          SoleusOptions *options)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  const char *id, *side;

  *routine = NULL;
  if (!g_variant_dict_lookup (dict, "start", "&s", &id))
    return TRUE;
  *routine = soleus_catalogue_find (catalogue, id);
  if (!*routine)
    {
      g_autofree char *message = soleus_command_line_describe_unknown (catalogue, id);

      g_application_command_line_printerr (command_line, "%s\n", message);
      return FALSE;
    }
  if (g_variant_dict_lookup (dict, "side", "&s", &side))
    options->sides = g_str_equal (side, "left")    ? SOLEUS_SIDES_LEFT
                     : g_str_equal (side, "right") ? SOLEUS_SIDES_RIGHT
                                                   : SOLEUS_SIDES_BOTH;
  return TRUE;
}

/* Returns: (transfer full) (element-type GFile): the routines' files that are to be opened */
GPtrArray *
soleus_command_line_list_files (GApplicationCommandLine *command_line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree const char **words = NULL;

  g_variant_dict_lookup (dict, G_OPTION_REMAINING, "^a&ay", &words);
  for (guint i = 0; words && words[i]; i++)
    g_ptr_array_add (files,
                     g_application_command_line_create_file_for_arg (command_line, words[i]));
  return files;
}
