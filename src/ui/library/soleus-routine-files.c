/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-files.h"

#include <glib/gi18n-lib.h>

#include "soleus-confirm-dialog.h"
#include "soleus-day.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-request.h"
#include "soleus-format.h"
#include "soleus-routine-preview.h"
#include "soleus-toast.h"

#define UNDO_SECONDS 10
#define FILE_KEY     "soleus-routine-file"

/**
 * SoleusRoutineFiles:
 *
 * Shows the files of routines that are opened, and writes and deletes a person's own ones. What
 * happens with a file that is opened is the person's to say.
 */
struct _SoleusRoutineFiles
{
  GObject parent_instance;

  SoleusRoutineStore *store;
  SoleusSettings *settings;
  SoleusClock *clock;
  AdwToastOverlay *toasts;
  GtkWindow *parent;

  /* What is being exported. */
  SoleusRoutineFile *exported;
};

enum
{
  SIGNAL_ADDED,
  SIGNAL_START,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusRoutineFiles, soleus_routine_files, G_TYPE_OBJECT)

/* A dialog stays on the screen until it is read: the error says what to do. */
static void
tell_failure (SoleusRoutineFiles *self, const char *format, const char *name, const GError *error)
{
  g_autofree char *foreign = soleus_format_foreign (name);
  g_autoptr (GString) heading = g_string_new (format);

  g_string_replace (heading, "%s", foreign, 1);
  if (self->parent)
    soleus_dialog_queue_present (
        self->parent,
        soleus_confirm_dialog_new (self->parent, heading->str, error->message, _ ("Close"), NULL));
}

/* Tells that something was done with @file, and offers to take it back by @undo, where there is
 * one. */
static void
tell (SoleusRoutineFiles *self, const char *format, SoleusRoutineFile *file, GCallback undo)
{
  g_autofree char *foreign = soleus_format_foreign (file->name);
  g_autofree char *name = g_markup_escape_text (foreign, -1);
  g_autoptr (GString) title = g_string_new (format);
  AdwToast *toast;

  if (!self->toasts)
    return;
  g_string_replace (title, "%s", name, 1);
  toast = adw_toast_new (title->str);
  adw_toast_set_timeout (toast, UNDO_SECONDS);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("Undo"));
      g_object_set_data_full (G_OBJECT (toast), FILE_KEY, g_object_ref (file), g_object_unref);
      g_signal_connect_object (toast, "button-clicked", undo, self, G_CONNECT_SWAPPED);
    }
  soleus_toast_show (self->toasts, toast);
}

/* ---- adding */

static void
undo_replacing_cb (SoleusRoutineFiles *self, AdwToast *toast)
{
  SoleusRoutineFile *before = g_object_get_data (G_OBJECT (toast), FILE_KEY);
  g_autoptr (GError) error = NULL;

  if (!soleus_routine_store_add (self->store, before, TRUE, &error))
    tell_failure (self, _ ("“%s” could not be added"), before->name, error);
}

static gboolean
add (SoleusRoutineFiles *self, SoleusRoutineFile *file, GError **error)
{
  SoleusRoutineFile *there = soleus_routine_store_find (self->store, file->id);
  g_autoptr (SoleusRoutineFile) before = there ? g_object_ref (there) : NULL;

  if (!soleus_routine_store_add (self->store, file, before != NULL, error))
    return FALSE;
  if (before)
    tell (self, _ ("“%s” has been replaced"), before, G_CALLBACK (undo_replacing_cb));
  else
    tell (self, _ ("“%s” has been added"), file, NULL);
  return TRUE;
}

/* What is started is kept as well: the history names it, and tomorrow nobody looks for the file.
 * Where it can't be kept it is done all the same, and no dialog lies over its page. */
static void
start (SoleusRoutineFiles *self, SoleusRoutineFile *file)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_routine_store_find (self->store, file->id) && !add (self, file, &error) &&
      self->toasts)
    soleus_toast_show_message (self->toasts, error->message);
  g_signal_emit (self, signals[SIGNAL_START], 0, file->routine);
}

static void
answered_cb (SoleusRoutineFiles *self, int answer, SoleusRoutinePreview *preview)
{
  SoleusRoutineFile *file = soleus_routine_preview_get_file (preview);
  g_autoptr (GError) error = NULL;

  if (answer == SOLEUS_PREVIEW_START)
    start (self, file);
  else if (answer == SOLEUS_PREVIEW_ADD && add (self, file, &error))
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, file->id);
  else if (answer == SOLEUS_PREVIEW_ADD)
    tell_failure (self, _ ("“%s” could not be added"), file->name, error);
}

/* ---- opening */

static void
get_today (SoleusRoutineFiles *self, GDate *today)
{
  gint64 now_us = soleus_clock_get_wall (self->clock);

  /* The last day of a prescription is one of the calendar: it ends at midnight. */
  soleus_day_get_date (soleus_day_from_time (now_us, soleus_day_get_offset (now_us, NULL), 0),
                       today);
}

/* ---- exporting */

static void
save_in_thread (GTask *task, gpointer file, gpointer place, GCancellable *cancellable)
{
  GError *error = NULL;

  if (soleus_routine_file_save (file, place, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusRoutineFiles) self = user_data;
  SoleusRoutineFile *file = SOLEUS_ROUTINE_FILE (source);
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    tell (self, _ ("“%s” has been exported"), file, NULL);
  else
    tell_failure (self, _ ("“%s” could not be saved"), file->name, error);
}

static void
export_chosen_cb (GFile *place, gpointer user_data)
{
  SoleusRoutineFiles *self = user_data;
  g_autoptr (GTask) task = g_task_new (self->exported, NULL, saved_cb, g_object_ref (self));

  g_task_set_task_data (task, g_object_ref (place), g_object_unref);
  g_task_run_in_thread (task, save_in_thread);
}

/* ---- deleting */

static void
undo_deleting_cb (SoleusRoutineFiles *self, AdwToast *toast)
{
  SoleusRoutineFile *file = g_object_get_data (G_OBJECT (toast), FILE_KEY);
  g_autoptr (GError) error = NULL;

  if (soleus_routine_store_restore (self->store, file->id, &error))
    g_signal_emit (self, signals[SIGNAL_ADDED], 0, file->id);
  else
    tell_failure (self, _ ("“%s” could not be added"), file->name, error);
}

/* ---- the class */

static void
soleus_routine_files_dispose (GObject *object)
{
  SoleusRoutineFiles *self = SOLEUS_ROUTINE_FILES (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_weak_pointer (&self->toasts);
  g_clear_object (&self->exported);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (soleus_routine_files_parent_class)->dispose (object);
}

static void
soleus_routine_files_class_init (SoleusRoutineFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_routine_files_dispose;

  /* A routine is among the person's own now: its id. */
  signals[SIGNAL_ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /* The person wants to start it. */
  signals[SIGNAL_START] = g_signal_new ("start", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_ROUTINE);
}

static void
soleus_routine_files_init (SoleusRoutineFiles *self)
{
}

/**
 * soleus_routine_files_new:
 * @toasts: shows what came of it, as long as it exists
 * @parent: of dialogs, as long as it exists
 */
SoleusRoutineFiles *
soleus_routine_files_new (SoleusRoutineStore *store,
                          SoleusSettings *settings,
                          SoleusClock *clock,
                          AdwToastOverlay *toasts,
                          GtkWindow *parent)
{
  SoleusRoutineFiles *self = g_object_new (SOLEUS_TYPE_ROUTINE_FILES, NULL);

  self->store = g_object_ref (store);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  g_set_weak_pointer (&self->toasts, toasts);
  g_set_weak_pointer (&self->parent, parent);
  return self;
}

/* Shows what is in a file of anybody. Several are shown one after another. */
void
soleus_routine_files_show (SoleusRoutineFiles *self, SoleusRoutineFile *file)
{
  SoleusRoutinePreview *preview;
  SoleusOptions options;
  GDate today;

  if (!self->parent)
    return;
  if (!self->store->loaded)
    soleus_routine_store_load_now (self->store);
  soleus_settings_get_options (self->settings, &options);
  get_today (self, &today);
  preview = soleus_routine_preview_new (self->parent, file, &options, &today,
                                        soleus_routine_store_find (self->store, file->id) != NULL);
  g_signal_connect_object (preview, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (self->parent, preview);
}

/* A session has begun: nothing comes before its page any more. */
void
soleus_routine_files_give_up (SoleusRoutineFiles *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each; each = each->next)
    if (SOLEUS_IS_ROUTINE_PREVIEW (each->data) &&
        gtk_window_get_transient_for (each->data) == self->parent)
      gtk_window_destroy (each->data);
}

/* Asks for a file, and writes an own routine to it. */
void
soleus_routine_files_export (SoleusRoutineFiles *self, const char *id)
{
  SoleusRoutineFile *file = soleus_routine_store_find (self->store, id);
  g_autofree char *name = NULL;

  if (!file || !self->parent)
    return;
  g_set_object (&self->exported, file);
  name = g_strconcat (file->name, SOLEUS_ROUTINE_FILE_SUFFIX, NULL);
  g_strdelimit (name, G_DIR_SEPARATOR_S, '-');
  soleus_file_request_save (self->parent, self->settings, _ ("Export the Routine"), name,
                            export_chosen_cb, G_OBJECT (self));
}

/* Returns: whether an own routine was deleted, which the person may take back */
gboolean
soleus_routine_files_delete (SoleusRoutineFiles *self, const char *id)
{
  SoleusRoutineFile *there = soleus_routine_store_find (self->store, id);
  g_autoptr (SoleusRoutineFile) file = there ? g_object_ref (there) : NULL;
  g_autoptr (GError) error = NULL;

  if (!file)
    return FALSE;
  if (!soleus_routine_store_delete (self->store, id, &error))
    {
      tell_failure (self, _ ("“%s” could not be deleted"), file->name, error);
      return FALSE;
    }
  tell (self, _ ("“%s” has been deleted"), file, G_CALLBACK (undo_deleting_cb));
  return TRUE;
}
