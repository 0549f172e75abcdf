/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <adwaita.h>

#include "soleus-catalogue.h"
#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"
#include "soleus-file-opener.h"
#include "ui.h"

/* A file on a machine that doesn't answer before the test lets it. */

#define SLOW_TYPE_FILE (slow_file_get_type ())
G_DECLARE_FINAL_TYPE (SlowFile, slow_file, SLOW, FILE, GObject)

struct _SlowFile
{
  GObject parent_instance;

  GMutex mutex;
  GCond cond;
  gboolean asked;
  gboolean released;
};

static char *
slow_file_get_basename (GFile *file)
{
  return g_strdup ("slow.soleus");
}

static char *
slow_file_get_path (GFile *file)
{
  return NULL;
}

static GFileInputStream *
slow_file_read (GFile *file, GCancellable *cancellable, GError **error)
{
  SlowFile *self = SLOW_FILE (file);

  g_mutex_lock (&self->mutex);
  self->asked = TRUE;
  while (!self->released)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, "No answer");
  return NULL;
}

static void
slow_file_iface_init (GFileIface *iface)
{
  iface->get_basename = slow_file_get_basename;
  iface->get_path = slow_file_get_path;
  iface->read_fn = slow_file_read;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowFile,
                               slow_file,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_FILE, slow_file_iface_init))

static void
slow_file_class_init (SlowFileClass *klass)
{
}

static void
slow_file_init (SlowFile *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
}

static void
slow_file_release (SlowFile *self)
{
  g_mutex_lock (&self->mutex);
  self->released = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static gboolean
slow_file_is_asked (SlowFile *self)
{
  gboolean asked;

  g_mutex_lock (&self->mutex);
  asked = self->asked;
  g_mutex_unlock (&self->mutex);
  return asked;
}

typedef struct
{
  SoleusCatalogue *catalogue;
  GtkWindow *window;
  SoleusFileOpener *opener;
  SlowFile *slow;
  GFile *good;
  GString *loaded;
} Fixture;

static void
loaded_cb (Fixture *self, SoleusRoutineFile *file)
{
  g_string_append_printf (self->loaded, "%s; ", file->name);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "routine-files",
                                                 "good-prescription.soleus", NULL);
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->window = GTK_WINDOW (gtk_window_new ());
  soleus_dialog_queue_watch (self->window);
  gtk_window_present (self->window);
  ui_draw (GTK_WIDGET (self->window), 1);
  self->opener = soleus_file_opener_new (self->window, self->catalogue->steps);
  self->slow = g_object_new (SLOW_TYPE_FILE, NULL);
  self->good = g_file_new_for_path (path);
  self->loaded = g_string_new (NULL);
  g_signal_connect_swapped (self->opener, "loaded", G_CALLBACK (loaded_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  slow_file_release (self->slow);
  soleus_file_opener_cancel (self->opener);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (self->opener);
  if (self->window)
    gtk_window_destroy (self->window);
  g_object_unref (self->slow);
  g_object_unref (self->good);
  g_string_free (self->loaded, TRUE);
  g_assert_finalize_object (self->catalogue);
}

/* Returns: (nullable): the dialog that is shown */
static SoleusConfirmDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  SoleusConfirmDialog *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (SOLEUS_IS_CONFIRM_DIALOG (window) && gtk_widget_get_mapped (window))
        found = SOLEUS_CONFIRM_DIALOG (window);
    }
  return found;
}

/* A file that doesn't answer is given up, and the next is read. */
static void
test_slow (Fixture *self, gconstpointer data)
{
  soleus_file_opener_open (self->opener, G_FILE (self->slow));
  soleus_file_opener_open (self->opener, self->good);
  UI_WAIT (find_dialog ());
  g_assert_cmpstr (ui_label (find_dialog (), "heading"), ==, "Opening “slow.soleus”");
  g_assert_true (slow_file_is_asked (self->slow));
  g_assert_cmpstr (self->loaded->str, ==, "");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  UI_WAIT (*self->loaded->str);
  g_assert_cmpstr (self->loaded->str, ==, "After the sprain; ");
  g_assert_null (find_dialog ());
}

/* What comes late is told, and the dialog that offered to give up goes. */
static void
test_late (Fixture *self, gconstpointer data)
{
  soleus_file_opener_open (self->opener, G_FILE (self->slow));
  UI_WAIT (find_dialog ());
  slow_file_release (self->slow);
  UI_WAIT (find_dialog () &&
           g_str_equal (ui_label (find_dialog (), "heading"), "“slow.soleus” can’t be opened"));
  g_assert_nonnull (strstr (ui_label (find_dialog (), "body"), "No answer"));
  gtk_window_close (GTK_WINDOW (find_dialog ()));
}

/* The window is closed meanwhile. */
static void
test_closed (Fixture *self, gconstpointer data)
{
  soleus_file_opener_open (self->opener, G_FILE (self->slow));
  soleus_file_opener_open (self->opener, self->good);
  UI_WAIT (slow_file_is_asked (self->slow));
  g_signal_handlers_disconnect_by_data (self->opener, self);
  gtk_window_destroy (g_steal_pointer (&self->window));
  soleus_file_opener_cancel (self->opener);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_null (find_dialog ());
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, func)                                                                            \
  g_test_add ("/soleus/file-opener/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("slow", test_slow);
  ADD ("late", test_late);
  ADD ("closed", test_closed);
  return g_test_run ();
}
