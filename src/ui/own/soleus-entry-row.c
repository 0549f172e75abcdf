/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-entry-row.h"

#include <glib/gi18n-lib.h>

#include "soleus-compat.h"
#include "soleus-xml.h"

/* What the fields of the editor share. Undo is the editor's: that of a field would know nothing of
 * what was done elsewhere. */

/* Lets no more be typed than the text may have. */
void
soleus_entry_row_set_up (AdwEntryRow *row, SoleusRoutineText kind)
{
  GtkText *text = GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row)));

  gtk_text_set_max_length (text, (int) soleus_routine_text_get_max (kind));
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  soleus_compat_label_entry_row (row);
}

/* Returns: (transfer full): the text as a file has it */
char *
soleus_entry_row_read (AdwEntryRow *row)
{
  return soleus_routine_text_fold (gtk_editable_get_text (GTK_EDITABLE (row)));
}

/* A space that was typed last stays. */
void
soleus_entry_row_write (AdwEntryRow *row, const char *text)
{
  g_autofree char *there = soleus_entry_row_read (row);

  if (!g_str_equal (there, text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Returns: (transfer full): a name for the change, which is another with each word: so much is
 * undone at once */
char *
soleus_entry_row_name_change (AdwEntryRow *row, const char *field)
{
  guint words = 0;

  for (const char *at = gtk_editable_get_text (GTK_EDITABLE (row)); *at; at++)
    words += g_ascii_isspace (*at);
  return g_strdup_printf ("%s %u", field, words);
}

/**
 * soleus_entry_row_check_name:
 * @kind: a text that can't be missing
 *
 * Returns: whether it may be saved
 */
gboolean
soleus_entry_row_check_name (SoleusRoutineText kind, const char *name, GError **error)
{
  if (name[0] != '\0')
    return soleus_routine_text_check (kind, name, error);
  g_set_error_literal (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TEXT, _ ("Give it a name."));
  return FALSE;
}

/* Has a screen reader say what has just happened to @widget, wherever in it the focus is. */
void
soleus_entry_row_tell (GtkWidget *widget, const char *message)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if (!focus)
    return;
  /* The text within it isn't seen. */
  if (GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (focus)))
    focus = gtk_widget_get_parent (focus);
  soleus_compat_announce (focus, message);
}
