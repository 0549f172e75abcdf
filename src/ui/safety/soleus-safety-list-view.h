/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-verdict.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_SAFETY_LIST_VIEW (soleus_safety_list_view_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusSafetyListView, soleus_safety_list_view, SOLEUS, SAFETY_LIST_VIEW, AdwBin)

GtkWidget *soleus_safety_list_view_new_button (const char *text);
void soleus_safety_list_view_set_answers (SoleusSafetyListView *self,
                                          SoleusSafetyAnswers *answers,
                                          const char *const *group_ids);
void soleus_safety_list_view_watch (SoleusSafetyListView *self, GtkScrolledWindow *scroller);
void soleus_safety_list_view_show_verdict (SoleusSafetyListView *self,
                                           SoleusSafetyVerdict *verdict);
void soleus_safety_list_view_note_focus (SoleusSafetyListView *self, GtkWidget *focus);
void soleus_safety_list_view_begin_anew (SoleusSafetyListView *self);
void soleus_safety_list_view_go_to_unread (SoleusSafetyListView *self);

G_END_DECLS
