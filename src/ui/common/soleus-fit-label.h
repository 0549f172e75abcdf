/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SOLEUS_TYPE_FIT_LABEL (soleus_fit_label_get_type ())
G_DECLARE_FINAL_TYPE (SoleusFitLabel, soleus_fit_label, SOLEUS, FIT_LABEL, GtkWidget)

void soleus_fit_label_set_text (SoleusFitLabel *self, const char *text);
void soleus_fit_label_set_size (SoleusFitLabel *self, double size);
double soleus_fit_label_get_size_for_ink (SoleusFitLabel *self,
                                          const char *text,
                                          double width,
                                          double across);
int soleus_fit_label_get_text_height (SoleusFitLabel *self, int width);
void soleus_fit_label_set_texts (SoleusFitLabel *self, const char *const *texts);
int soleus_fit_label_get_tallest (SoleusFitLabel *self, int width);
gboolean soleus_fit_label_fits (SoleusFitLabel *self, int width, int height);

G_END_DECLS
