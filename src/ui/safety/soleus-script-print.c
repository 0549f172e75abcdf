/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-script-print.h"

#include "soleus-sheet.h"

/* Points. It is read in a hurry, maybe without glasses. */
#define MARGIN 56.0
#define FONT   "Sans 15"

static void
draw_page_cb (const char *markup, GtkPrintContext *context)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autoptr (PangoLayout) layout = gtk_print_context_create_pango_layout (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (
      layout, (int) ((gtk_print_context_get_width (context) - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  cairo_move_to (cr, MARGIN, MARGIN);
  pango_cairo_show_layout (cr, layout);
}

static void
free_cb (gpointer data, GClosure *closure)
{
  g_free (data);
}

/* Prints what to say on the phone, on one page, on the paper that the person chooses. Returns
 * whether nothing failed so far; the dialog may still be open. */
gboolean
soleus_script_print (const SoleusSafetyAdvice *script, GtkWindow *parent, GError **error)
{
  g_autoptr (GtkPrintOperation) operation = soleus_sheet_new_operation ("soleus-phone");
  g_autofree char *text = g_strjoinv ("\n\n", script->texts);

  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb),
                         g_markup_printf_escaped ("<b>%s</b>\n\n%s", script->title, text), free_cb,
                         G_CONNECT_SWAPPED);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent,
                                  error) != GTK_PRINT_OPERATION_RESULT_ERROR;
}
