/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-file-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-confirm-dialog.h"
#include "soleus-dialog-queue.h"

#define KEY "soleus-file-request"

/**
 * SoleusFileRequest:
 *
 * Asks for a file to write or to read, in the folder of the last one. An object asks for one file
 * at a time, and nobody hears of the answer once that object is gone.
 */
struct _SoleusFileRequest
{
  GObject parent_instance;

  GtkWindow *parent;
  SoleusSettings *settings;
  char *suffix;
  SoleusFileChosen chosen;
  GObject *object; /* It owns the request. */
  GFile *file;
};

G_DEFINE_FINAL_TYPE (SoleusFileRequest, soleus_file_request, G_TYPE_OBJECT)

/* In a sandbox the file dialog is the desktop's own, and hands out one file in a folder that holds
 * nothing else: another name beside it is lost, and the person knows no such folder. */
static gboolean
is_handed_out (GFile *file)
{
  g_autoptr (GFile) own = g_file_new_build_filename (g_get_user_runtime_dir (), "doc", NULL);
  g_autoptr (GFile) shared = g_file_new_for_path ("/run/flatpak/doc");

  return g_file_has_prefix (file, own) || g_file_has_prefix (file, shared);
}

/* The next dialog begins where this file is. */
static void
remember_folder (SoleusFileRequest *self, GFile *file)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = folder ? g_file_get_uri (folder) : NULL;

  if (uri && !is_handed_out (file))
    soleus_settings_set_files_folder (self->settings, uri);
}

/* Returns: (transfer full) (nullable): the folder of the last file, if it still exists */
static GFile *
get_folder (SoleusFileRequest *self)
{
  g_autofree char *uri = soleus_settings_get_files_folder (self->settings);
  g_autoptr (GFile) folder = *uri ? g_file_new_for_uri (uri) : NULL;

  if (!folder ||
      g_file_query_file_type (folder, G_FILE_QUERY_INFO_NONE, NULL) != G_FILE_TYPE_DIRECTORY)
    return NULL;
  return g_steal_pointer (&folder);
}

/* Returns: (transfer full): @file, or the file beside it with the suffix */
static GFile *
add_suffix (SoleusFileRequest *self, GFile *file)
{
  g_autofree char *ending = g_strconcat (".", self->suffix, NULL);
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *whole = g_strconcat (name, ending, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (file);

  if (g_str_has_suffix (lower, ending) || is_handed_out (file))
    return g_object_ref (file);
  return g_file_get_child (folder, whole);
}

static void
replace_answered_cb (SoleusFileRequest *self, gboolean confirmed)
{
  if (confirmed)
    self->chosen (self->file, self->object);
}

/* The file dialog asked about the name that was typed, not about the name with the suffix. */
static void
ask_to_replace (SoleusFileRequest *self)
{
  g_autofree char *path = g_file_get_path (self->file);
  g_autofree char *name = g_filename_display_basename (path ? path : "");
  g_autofree char *heading = g_strdup_printf (_ ("Replace “%s”?"), name);
  SoleusConfirmDialog *dialog = soleus_confirm_dialog_new (
      self->parent, heading,
      _ ("There is already a file with this name. What is in it will be lost."), _ ("Keep"),
      _ ("Replace"));

  g_signal_connect_object (dialog, "answered", G_CALLBACK (replace_answered_cb), self,
                           G_CONNECT_SWAPPED);
  soleus_dialog_queue_present (self->parent, dialog);
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  SoleusFileRequest *self = user_data;
  g_autoptr (GFile) whole = add_suffix (self, file);

  g_set_object (&self->file, whole);
  remember_folder (self, whole);
  if (!g_file_equal (whole, file) && g_file_query_exists (whole, NULL))
    ask_to_replace (self);
  else
    self->chosen (whole, self->object);
}

static void
open_chosen_cb (GFile *file, gpointer user_data)
{
  SoleusFileRequest *self = user_data;

  remember_folder (self, file);
  self->chosen (file, self->object);
}

static void
soleus_file_request_dispose (GObject *object)
{
  SoleusFileRequest *self = SOLEUS_FILE_REQUEST (object);

  g_clear_weak_pointer (&self->parent);
  g_clear_object (&self->settings);
  g_clear_object (&self->file);
  g_clear_pointer (&self->suffix, g_free);
  G_OBJECT_CLASS (soleus_file_request_parent_class)->dispose (object);
}

static void
soleus_file_request_class_init (SoleusFileRequestClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_file_request_dispose;
}

static void
soleus_file_request_init (SoleusFileRequest *self)
{
}

static SoleusFileRequest *
request_new (GtkWindow *parent,
             SoleusSettings *settings,
             const char *suffix,
             SoleusFileChosen chosen,
             GObject *object)
{
  SoleusFileRequest *self = g_object_new (SOLEUS_TYPE_FILE_REQUEST, NULL);

  g_set_weak_pointer (&self->parent, parent);
  self->settings = g_object_ref (settings);
  self->suffix = g_strdup (suffix);
  self->chosen = chosen;
  self->object = object;
  g_object_set_data_full (object, KEY, self, g_object_unref);
  return self;
}

/**
 * soleus_file_request_save:
 * @title: of the dialog, translated
 * @name: offered for the file, with a suffix; a name without it gets it
 * @chosen: called with the file and @object, unless the person turns back
 */
void
soleus_file_request_save (GtkWindow *parent,
                          SoleusSettings *settings,
                          const char *title,
                          const char *name,
                          SoleusFileChosen chosen,
                          GObject *object)
{
  const char *suffix = strrchr (name, '.') + 1;
  SoleusFileRequest *self = request_new (parent, settings, suffix, chosen, object);
  g_autoptr (GFile) folder = get_folder (self);

  soleus_compat_choose_file (parent, title, name, suffix, folder, save_chosen_cb, G_OBJECT (self));
}

/**
 * soleus_file_request_open:
 * @title: of the dialog, translated
 * @suffix: of the files that are offered, without a point
 * @chosen: called with the file and @object, unless the person turns back
 */
void
soleus_file_request_open (GtkWindow *parent,
                          SoleusSettings *settings,
                          const char *title,
                          const char *suffix,
                          SoleusFileChosen chosen,
                          GObject *object)
{
  SoleusFileRequest *self = request_new (parent, settings, suffix, chosen, object);
  g_autoptr (GFile) folder = get_folder (self);

  soleus_compat_choose_file (parent, title, NULL, suffix, folder, open_chosen_cb, G_OBJECT (self));
}
