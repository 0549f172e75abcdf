/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-file-opener.h"

#include <glib/gi18n-lib.h>

#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-request.h"
#include "soleus-routine-file-reader.h"

/* Until then nobody notices that a file is read. */
#define LATE_MS 1000

/**
 * SoleusFileOpener:
 *
 * Reads the files of routines that a person opens, one after another, while the window reacts. What
 * can't be read is told in a dialog; a file that doesn't answer can be given up.
 */
struct _SoleusFileOpener
{
  GObject parent_instance;

  GtkWindow *parent;
  GPtrArray *library;
  /* (element-type GFile): the first is being read */
  GQueue files;
  GCancellable *cancellable;
  GtkWindow *waiting;
  guint late_source;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusFileOpener, soleus_file_opener, G_TYPE_OBJECT)

static void read_next (SoleusFileOpener *self);

static char *
make_heading (GFile *file, const char *format)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (format, name);
#pragma GCC diagnostic pop
}

static void
stop_waiting (SoleusFileOpener *self)
{
  GtkWindow *waiting = self->waiting;

  g_clear_handle_id (&self->late_source, g_source_remove);
  g_clear_weak_pointer (&self->waiting);
  if (waiting)
    gtk_window_destroy (waiting);
}

static void
tell_failure (SoleusFileOpener *self, GFile *file, const GError *error)
{
  g_autofree char *heading = make_heading (file, _ ("“%s” can’t be opened"));

  soleus_dialog_queue_present (
      self->parent,
      soleus_confirm_dialog_new (self->parent, heading, error->message, _ ("Close"), NULL));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SoleusFileOpener) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRoutineFile) routine_file = soleus_routine_file_load_finish (result, &error);
  g_autoptr (GFile) file = NULL;

  /* Whoever cancels has forgotten the file already. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  file = g_queue_pop_head (&self->files);
  stop_waiting (self);
  if (routine_file)
    g_signal_emit (self, signals[SIGNAL_LOADED], 0, routine_file);
  else if (self->parent)
    tell_failure (self, file, error);
  read_next (self);
}

static void
answered_cb (SoleusFileOpener *self)
{
  g_clear_weak_pointer (&self->waiting);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_unref (g_queue_pop_head (&self->files));
  read_next (self);
}

static gboolean
late_cb (gpointer user_data)
{
  SoleusFileOpener *self = user_data;
  g_autofree char *heading = NULL;

  self->late_source = 0;
  if (!self->parent)
    return G_SOURCE_REMOVE;
  heading = make_heading (g_queue_peek_head (&self->files), _ ("Opening “%s”"));
  g_set_weak_pointer (&self->waiting,
                      GTK_WINDOW (soleus_confirm_dialog_new (
                          self->parent, heading, _ ("Reading this file is taking a long time."),
                          _ ("Cancel"), NULL)));
  g_signal_connect_object (self->waiting, "answered", G_CALLBACK (answered_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (self->parent, self->waiting);
  return G_SOURCE_REMOVE;
}

static void
read_next (SoleusFileOpener *self)
{
  if (self->cancellable || g_queue_is_empty (&self->files))
    return;
  self->cancellable = g_cancellable_new ();
  self->late_source = g_timeout_add (LATE_MS, late_cb, self);
  soleus_routine_file_load_async (g_queue_peek_head (&self->files), self->library,
                                  self->cancellable, loaded_cb, g_object_ref (self));
}

static void
chosen_cb (GFile *file, gpointer user_data)
{
  soleus_file_opener_open (user_data, file);
}

static void
soleus_file_opener_dispose (GObject *object)
{
  SoleusFileOpener *self = SOLEUS_FILE_OPENER (object);

  soleus_file_opener_cancel (self);
  g_clear_weak_pointer (&self->parent);
  g_clear_pointer (&self->library, g_ptr_array_unref);
  G_OBJECT_CLASS (soleus_file_opener_parent_class)->dispose (object);
}

static void
soleus_file_opener_class_init (SoleusFileOpenerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_file_opener_dispose;

  /**
   * SoleusFileOpener::loaded:
   * @file: (type SoleusRoutineFile): complete
   */
  signals[SIGNAL_LOADED] =
      g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, SOLEUS_TYPE_ROUTINE_FILE);
}

static void
soleus_file_opener_init (SoleusFileOpener *self)
{
  g_queue_init (&self->files);
}

/**
 * soleus_file_opener_new:
 * @parent: of the dialogs, as long as it exists
 * @library: (element-type SoleusStep): the step library
 */
SoleusFileOpener *
soleus_file_opener_new (GtkWindow *parent, GPtrArray *library)
{
  SoleusFileOpener *self = g_object_new (SOLEUS_TYPE_FILE_OPENER, NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->library = g_ptr_array_ref (library);
  return self;
}

/* Asks for a file, and opens it. */
void
soleus_file_opener_choose (SoleusFileOpener *self)
{
  g_autoptr (SoleusSettings) settings = soleus_settings_new ();

  soleus_file_request_open (self->parent, settings, _ ("Open a Routine"),
                            SOLEUS_ROUTINE_FILE_SUFFIX + 1, chosen_cb, G_OBJECT (self));
}

void
soleus_file_opener_open (SoleusFileOpener *self, GFile *file)
{
  g_queue_push_tail (&self->files, g_object_ref (file));
  read_next (self);
}

/* Gives up what is being read and what waits to be. */
void
soleus_file_opener_cancel (SoleusFileOpener *self)
{
  stop_waiting (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_queue_clear_full (&self->files, g_object_unref);
}
