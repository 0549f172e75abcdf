/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-settings.h"

G_BEGIN_DECLS

/** How a line of a sheet looks. */
typedef enum
{
  SOLEUS_SHEET_TEXT,
  SOLEUS_SHEET_STRONG,
  SOLEUS_SHEET_TITLE,
  /* It has a rule below, and space above. */
  SOLEUS_SHEET_HEADING,
  SOLEUS_SHEET_SMALL,
  SOLEUS_SHEET_SMALL_STRONG,
} SoleusSheetStyle;

/**
 * SoleusSheetDraw:
 * @data: what was given to soleus_sheet_add_pictures()
 * @index: of the picture, from 0 on
 *
 * Draws a picture into the box from 0, 0 to @width, @height.
 */
typedef void (*SoleusSheetDraw) (
    gpointer data, guint index, double width, double height, cairo_t *cr);

/** A text to be printed, on as many pages as it needs. */
typedef struct _SoleusSheet SoleusSheet;

SoleusSheet *soleus_sheet_new (const char *file_name, const char *foot);
void soleus_sheet_free (SoleusSheet *self);
void soleus_sheet_set_most_pages (SoleusSheet *self, guint most_pages);
void soleus_sheet_add_line (SoleusSheet *self, SoleusSheetStyle style, const char *text);
guint soleus_sheet_add_columns (SoleusSheet *self, const char *const *names);
void soleus_sheet_add_row (SoleusSheet *self, const char *const *texts, guint columns);
void soleus_sheet_add_fact (SoleusSheet *self,
                            SoleusSheetStyle style,
                            const char *name,
                            const char *text);
void soleus_sheet_add_pictures (SoleusSheet *self,
                                const char *const *texts,
                                guint n_strong,
                                SoleusSheetDraw draw,
                                guint n_pictures,
                                gpointer data,
                                GDestroyNotify free_data);
void soleus_sheet_add_true_picture (SoleusSheet *self,
                                    const char *const *texts,
                                    guint n_strong,
                                    SoleusSheetDraw draw,
                                    double width,
                                    double height,
                                    gpointer data,
                                    GDestroyNotify free_data);
void soleus_sheet_add_blanks (SoleusSheet *self, const char *const *names);
gboolean soleus_sheet_print (SoleusSheet *self,
                             SoleusSettings *settings,
                             GtkPrintOperationAction action,
                             const char *export_path,
                             GtkWindow *parent,
                             GError **error);
GtkPrintOperation *soleus_sheet_new_operation (const char *file_name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusSheet, soleus_sheet_free)

G_END_DECLS
