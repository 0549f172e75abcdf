/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-compat.h"

#include <glib/gi18n-lib.h>
#include <gmodule.h>

#include "soleus-dialog-queue.h"

/* GtkAccessibleAnnouncementPriority of GTK 4.14, which the headers of 4.8 do not have. */
#define ANNOUNCEMENT_PRIORITY_MEDIUM 1

typedef void (*GetColorFunc) (GtkWidget *widget, GdkRGBA *color);
typedef void (*AnnounceFunc) (gpointer accessible, const char *message, int priority);

/* Returns: a function of the GTK at run time, which may be newer than at build time, or NULL */
static gpointer
look_up (const char *name)
{
  static GModule *self;
  gpointer symbol = NULL;

  if (!self)
    self = g_module_open (NULL, G_MODULE_BIND_LAZY);
  return self && g_module_symbol (self, name, &symbol) ? symbol : NULL;
}

/**
 * soleus_compat_get_color:
 * @color: (out): the widget's text colour in the theme
 *
 * gtk_widget_get_color() came with GTK 4.10.
 */
void
soleus_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
  GetColorFunc get_color = (GetColorFunc) look_up ("gtk_widget_get_color");

  if (get_color)
    get_color (widget, color);
  else
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * soleus_compat_can_announce:
 *
 * Returns: whether GTK has a screen reader say a message wherever the focus is
 */
gboolean
soleus_compat_can_announce (void)
{
  return look_up ("gtk_accessible_announce") != NULL;
}

/**
 * soleus_compat_announce:
 * @widget: the widget that the message is about; it should have the focus
 * @message: translated
 *
 * Has a screen reader say @message. Before GTK 4.14 this changes the description of the focused
 * widget, which Orca speaks.
 */
void
soleus_compat_announce (GtkWidget *widget, const char *message)
{
  AnnounceFunc announce = (AnnounceFunc) look_up ("gtk_accessible_announce");

  if (announce)
    announce (widget, message, ANNOUNCEMENT_PRIORITY_MEDIUM);
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    message, -1);
}

/**
 * soleus_compat_label_drop_down:
 * @label: names @drop_down
 *
 * Names the button within @drop_down too: it gets the focus, and GTK before 4.10 does not name it.
 */
void
soleus_compat_label_drop_down (GtkDropDown *drop_down, GtkWidget *label)
{
  gtk_accessible_update_relation (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  gtk_accessible_update_relation (
      GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (drop_down))),
      GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
}

/* What was typed is told with the field when it is entered again. While it has the focus, each
 * change would be said. */
static void
entry_left_cb (GtkWidget *text)
{
  if (!gtk_widget_has_focus (text))
    gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    gtk_editable_get_text (GTK_EDITABLE (text)), -1);
}

/**
 * soleus_compat_label_entry_row:
 * @row: named by its title twice, in libadwaita 1.2
 *
 * Names the row by its title, and lets assistive technology see the text within it: it gets the
 * focus, of which GTK before 4.10 tells nothing by itself.
 */
void
soleus_compat_label_entry_row (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (soleus_compat_can_announce ())
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect (text, "notify::has-focus", G_CALLBACK (entry_left_cb), NULL);
  g_signal_connect (text, "changed", G_CALLBACK (entry_left_cb), NULL);
}

static gboolean
tells_suspended (GtkWindow *window)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (window), "suspended") != NULL;
}

/**
 * soleus_compat_is_suspended:
 *
 * Returns: whether the desktop says that nobody sees @window; it never does before GTK 4.12
 */
gboolean
soleus_compat_is_suspended (GtkWindow *window)
{
  gboolean suspended = FALSE;

  if (tells_suspended (window))
    g_object_get (window, "suspended", &suspended, NULL);
  return suspended;
}

/**
 * soleus_compat_connect_suspended:
 * @callback: called with @object when soleus_compat_is_suspended() changes, as long as it lives
 */
void
soleus_compat_connect_suspended (GtkWindow *window, GCallback callback, GObject *object)
{
  if (tells_suspended (window))
    g_signal_connect_object (window, "notify::suspended", callback, object, G_CONNECT_SWAPPED);
}

typedef struct
{
  SoleusFileChosen chosen;
  GObject *object;
} FileRequest;

static void
file_request_free (gpointer data)
{
  FileRequest *request = data;

  g_clear_weak_pointer (&request->object);
  g_free (request);
}

static void
file_response_cb (GtkNativeDialog *dialog, int response, FileRequest *request)
{
  g_autoptr (GObject) object = request->object ? g_object_ref (request->object) : NULL;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file && object)
    request->chosen (file, object);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * soleus_compat_choose_file:
 * @title: of the dialog, translated
 * @save_name: (nullable): the name offered for a file to write; %NULL to open a file
 * @suffix: of the files shown, without a point; in upper case too
 * @folder: (nullable): where the dialog begins
 * @chosen: called with the file and @object, unless the person cancels or @object is gone
 *
 * GtkFileDialog came with GTK 4.10, and GtkFileChooserNative goes with it.
 */
void
soleus_compat_choose_file (GtkWindow *parent,
                           const char *title,
                           const char *save_name,
                           const char *suffix,
                           GFile *folder,
                           SoleusFileChosen chosen,
                           GObject *object)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, save_name ? GTK_FILE_CHOOSER_ACTION_SAVE : GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
      NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  g_autofree char *name = g_strconcat ("*.", suffix, NULL);
  FileRequest *request = g_new0 (FileRequest, 1);

  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_filter_set_name (filter, name);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
  if (save_name)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), save_name);
  if (folder)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  request->chosen = chosen;
  g_set_weak_pointer (&request->object, object);
  g_object_set_data_full (G_OBJECT (dialog), "request", request, file_request_free);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), request);
  soleus_dialog_queue_present (parent, dialog);
}

/* gtk_actionable_set_detailed_action_name() has the new action with the old target for a moment, of
 * which GTK warns where one of the two has none. */
void
soleus_compat_set_action (GtkActionable *actionable, const char *detailed_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed_name, &name, &target, NULL))
    g_return_if_reached ();
  if (g_strcmp0 (gtk_actionable_get_action_name (actionable), name) != 0)
    gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}
