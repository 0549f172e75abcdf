/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-progress-files.h"

#include <glib/gi18n-lib.h>

#include "soleus-confirm-dialog.h"
#include "soleus-cramp-night.h"
#include "soleus-day.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-request.h"
#include "soleus-progress-report.h"
#include "soleus-toast.h"

/**
 * SoleusProgressFiles:
 *
 * Exports, imports and prints the history.
 */
struct _SoleusProgressFiles
{
  GObject parent_instance;

  SoleusHistory *history;
  SoleusCatalogue *catalogue;
  /* (element-type SoleusCrampNight): what is printed with the summary. */
  GArray *nights;
  SoleusSettings *settings;
  AdwToastOverlay *toasts;
  GtkWindow *parent;
  GFile *file;
  SoleusHistoryFormat format;
  /* What is printed, while the rest of it is read. */
  SoleusSummary *summary;
};

G_DEFINE_FINAL_TYPE (SoleusProgressFiles, soleus_progress_files, G_TYPE_OBJECT)

static void
tell (SoleusProgressFiles *self, const char *message)
{
  if (self->toasts)
    soleus_toast_show_message (self->toasts, message);
}

/* A dialog stays on the screen until it is read: the error says what to do. */
static void
tell_failure (SoleusProgressFiles *self, const char *heading, const GError *error)
{
  soleus_dialog_queue_present (
      self->parent,
      soleus_confirm_dialog_new (self->parent, heading, error->message, _ ("Close"), NULL));
}

static char *
get_file_name (SoleusProgressFiles *self)
{
  g_autofree char *path = g_file_get_path (self->file);

  return g_filename_display_basename (path ? path : "");
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusProgressFiles) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL, *heading = NULL;

  if (soleus_history_export_finish (SOLEUS_HISTORY (source), result, &error))
    {
      tell (self, _ ("The history has been exported"));
      return;
    }
  name = get_file_name (self);
  heading = g_strdup_printf (_ ("“%s” could not be saved"), name);
  tell_failure (self, heading, error);
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  SoleusProgressFiles *self = user_data;

  g_set_object (&self->file, file);
  soleus_history_export_async (self->history, file, self->format, NULL, exported_cb,
                               g_object_ref (self));
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusProgressFiles) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL, *name = NULL;
  SoleusImportResult imported;

  if (!soleus_history_import_finish (SOLEUS_HISTORY (source), result, &imported, &error))
    {
      name = get_file_name (self);
      message = g_strdup_printf (_ ("“%s” could not be imported"), name);
      tell_failure (self, message, error);
      return;
    }
  if (imported.n_new > 0)
    message = g_strdup_printf (
        ngettext ("%u session has been imported", "%u sessions have been imported", imported.n_new),
        imported.n_new);
  else if (imported.n_new_entries > 0)
    /* Translators: entries of plans, ankle tests or the cramp diary. */
    message = g_strdup_printf (ngettext ("No new session, but %u other entry has been imported",
                                         "No new session, but %u other entries have been imported",
                                         imported.n_new_entries),
                               imported.n_new_entries);
  else
    message = g_strdup (_ ("All of these sessions are here already"));
  tell (self, message);
}

static void
import_chosen_cb (GFile *file, gpointer user_data)
{
  SoleusProgressFiles *self = user_data;

  g_set_object (&self->file, file);
  soleus_history_import_async (self->history, file, NULL, imported_cb, g_object_ref (self));
}

static void
tests_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusProgressFiles) self = user_data;
  g_autoptr (SoleusSummary) summary = g_steal_pointer (&self->summary);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tests =
      soleus_history_load_journal_finish (SOLEUS_HISTORY (source), result, &error);
  g_autoptr (SoleusSheet) sheet =
      summary && tests ? soleus_progress_report_new (summary, self->catalogue, self->history, tests,
                                                     self->nights)
                       : NULL;

  if (sheet)
    soleus_sheet_print (sheet, self->settings, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                        self->parent, &error);
  if (error)
    tell_failure (self, _ ("The summary could not be printed"), error);
}

static void
summary_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusProgressFiles) self = user_data;
  g_autoptr (GError) error = NULL;
  SoleusSummary *summary =
      soleus_history_load_summary_finish (SOLEUS_HISTORY (source), result, &error);

  if (!summary)
    {
      tell_failure (self, _ ("The summary could not be printed"), error);
      return;
    }
  g_clear_pointer (&self->summary, soleus_summary_free);
  self->summary = summary;
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_ANKLE_TEST, NULL,
                                     tests_loaded_cb, g_object_ref (self));
}

static void
nights_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusProgressFiles) self = user_data;
  SoleusHistory *history = SOLEUS_HISTORY (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = soleus_history_load_journal_finish (history, result, &error);
  int today = soleus_history_get_today (history);

  if (!entries)
    {
      tell_failure (self, _ ("The summary could not be printed"), error);
      return;
    }
  g_clear_pointer (&self->nights, g_array_unref);
  self->nights = soleus_cramp_nights_read (history, entries);
  soleus_history_load_summary_async (
      history, soleus_day_get_week_start (today) - (SOLEUS_REPORT_WEEKS - 1) * 7, today, NULL,
      summary_loaded_cb, g_object_ref (self));
}

static void
soleus_progress_files_dispose (GObject *object)
{
  SoleusProgressFiles *self = SOLEUS_PROGRESS_FILES (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->summary, soleus_summary_free);
  g_clear_object (&self->history);
  g_clear_object (&self->file);
  g_clear_object (&self->catalogue);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->nights, g_array_unref);
  G_OBJECT_CLASS (soleus_progress_files_parent_class)->dispose (object);
}

static void
soleus_progress_files_class_init (SoleusProgressFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_progress_files_dispose;
}

static void
soleus_progress_files_init (SoleusProgressFiles *self)
{
}

/**
 * soleus_progress_files_new:
 * @toasts: shows what came of it, as long as it exists
 */
SoleusProgressFiles *
soleus_progress_files_new (SoleusHistory *history,
                           SoleusCatalogue *catalogue,
                           AdwToastOverlay *toasts)
{
  SoleusProgressFiles *self = g_object_new (SOLEUS_TYPE_PROGRESS_FILES, NULL);

  self->history = g_object_ref (history);
  self->catalogue = g_object_ref (catalogue);
  self->settings = soleus_settings_new ();
  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}

/* Asks for a file, and writes the whole history to it. */
void
soleus_progress_files_export (SoleusProgressFiles *self,
                              GtkWindow *parent,
                              SoleusHistoryFormat format)
{
  gboolean csv = format == SOLEUS_HISTORY_CSV;

  self->format = format;
  g_set_weak_pointer (&self->parent, parent);
  soleus_file_request_save (parent, self->settings, _ ("Export the History"),
                            csv ? "soleus-history.csv" : "soleus-history.json", export_chosen_cb,
                            G_OBJECT (self));
}

/* Asks for an exported file, and adds its sessions that are not here yet. */
void
soleus_progress_files_import (SoleusProgressFiles *self, GtkWindow *parent)
{
  g_set_weak_pointer (&self->parent, parent);
  soleus_file_request_open (parent, self->settings, _ ("Import a History"), "json",
                            import_chosen_cb, G_OBJECT (self));
}

/* Prints the last weeks on the paper that the person chooses. */
void
soleus_progress_files_print (SoleusProgressFiles *self, GtkWindow *parent)
{
  g_set_weak_pointer (&self->parent, parent);
  soleus_history_load_journal_async (self->history, SOLEUS_JOURNAL_CRAMPS, NULL, nights_loaded_cb,
                                     g_object_ref (self));
}
