/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "soleus-pose.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_LABEL_GASTROCNEMIUS,
  SOLEUS_LABEL_SOLEUS,
  SOLEUS_LABEL_ACHILLES,
  SOLEUS_N_LABELS,
} SoleusLabelKind;

/**
 * SoleusLabel:
 * @text: translated
 * @strong: whether it names the target
 * @ringed: whether what it names is pointed out by a ring
 * @anchor: what it names, in the widget
 * @at_start: whether it stands in the left column
 * @above: whether it stands above a drawing that has names above and below
 * @leader: (out): where the line to the anchor begins, in the widget
 * @layout: (out): the text, wrapped to its column
 * @x: (out): of the text's upper left corner, in the widget
 * @y: (out): likewise
 * @width: (out): of the text
 * @height: (out): of the text
 */
typedef struct
{
  const char *text;
  gboolean strong;
  gboolean ringed;
  SoleusVec anchor;
  gboolean at_start;
  gboolean above;
  SoleusVec leader;
  PangoLayout *layout;
  double x;
  double y;
  double width;
  double height;
} SoleusLabel;

double soleus_labels_get_column (double width);
gboolean soleus_labels_fit (
    const SoleusLabel *labels, guint n, PangoContext *context, double width, double height);
void soleus_labels_place (
    SoleusLabel *labels, guint n, PangoContext *context, double width, double height);
void soleus_labels_measure_around (SoleusLabel *labels,
                                   guint n,
                                   PangoContext *context,
                                   double width,
                                   double height,
                                   double *top,
                                   double *bottom);
void soleus_labels_place_around (
    SoleusLabel *labels, guint n, PangoContext *context, double width, double height);
void soleus_labels_clear (SoleusLabel *labels, guint n);

G_END_DECLS
