/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SoleusFill:
 * @SOLEUS_FILL_SOLID: all of it
 * @SOLEUS_FILL_STRIPES: slanted stripes within an outline
 * @SOLEUS_FILL_OUTLINE: an outline
 *
 * What tells bars apart besides their colour.
 */
typedef enum
{
  SOLEUS_FILL_SOLID,
  SOLEUS_FILL_STRIPES,
  SOLEUS_FILL_OUTLINE,
} SoleusFill;

/**
 * SoleusMark:
 * @SOLEUS_MARK_DOT: a filled circle
 * @SOLEUS_MARK_RING: an open circle
 *
 * What tells points apart besides their colour.
 */
typedef enum
{
  SOLEUS_MARK_DOT,
  SOLEUS_MARK_RING,
} SoleusMark;

void soleus_chart_paint_bar (GtkSnapshot *snapshot,
                             const graphene_rect_t *rect,
                             const GdkRGBA *color,
                             SoleusFill fill);
void soleus_chart_paint_mark (GtkSnapshot *snapshot,
                              double x,
                              double y,
                              double radius,
                              const GdkRGBA *color,
                              SoleusMark mark);
void soleus_chart_paint_rule (
    GtkSnapshot *snapshot, double x, double y, double width, const GdkRGBA *color);
void soleus_chart_paint_text (GtkWidget *widget,
                              GtkSnapshot *snapshot,
                              const char *text,
                              double x,
                              double y,
                              double align,
                              const GdkRGBA *color);
void soleus_chart_measure_text (GtkWidget *widget, const char *text, int *width, int *height);
void soleus_chart_get_colors (GtkWidget *widget, GdkRGBA *series, GdkRGBA *text, GdkRGBA *rule);

G_END_DECLS
