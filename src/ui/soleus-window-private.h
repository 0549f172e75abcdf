/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-main-page.h"
#include "soleus-reader.h"
#include "soleus-routine-page.h"
#include "soleus-session-flow.h"
#include "soleus-session-page.h"
#include "soleus-window.h"

G_BEGIN_DECLS

struct _SoleusWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkWidget *note;
  GtkLabel *note_label;
  SoleusMainPage *main_page;
  /* Built when they are first needed: the first frame does not show them. */
  SoleusRoutinePage *routine_page;
  SoleusSessionPage *session_page;
  SoleusProgressPage *progress;
  SoleusReader *reader;

  SoleusCatalogue *catalogue;
  GPtrArray *articles;
  SoleusSafetyList *list;
  SoleusHistory *history;
  GSettings *settings;
  /* Where the reader was opened from. */
  GtkWidget *read_from;
  char *title_before;
  SoleusSafetyGate *gate;
  SoleusSessionFlow *flow;
  SoleusSession *session;
  char *problem;
  char *silence;
  gboolean spoken;
  /* Whether the session may end, while that is asked. */
  GtkWindow *question;
  guint first_run_source;
};

/* soleus-window.c: the pages and what leads from one to the other */
gboolean soleus_window_show_page (SoleusWindow *self, GtkWidget *page, const char *title);
gboolean soleus_window_is_in_front (SoleusWindow *self, gpointer page);
void soleus_window_update_appearance (SoleusWindow *self);

/* soleus-window-session.c: a session from its request to its end */
gboolean soleus_window_has_live_session (SoleusWindow *self);
void
soleus_window_request (SoleusWindow *self, SoleusRoutine *routine, const SoleusOptions *options);
void soleus_window_repeat_record (SoleusWindow *self, SoleusSessionRecord *record);
void soleus_window_begin_session (SoleusWindow *self, SoleusSession *session);
void soleus_window_show_problem (SoleusWindow *self);
void soleus_window_ask_close (SoleusWindow *self);
void soleus_window_go_home (SoleusWindow *self);
void soleus_window_leave_session (SoleusWindow *self);

G_END_DECLS
