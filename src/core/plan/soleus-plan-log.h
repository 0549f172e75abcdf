/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-journal-entry.h"
#include "soleus-plan.h"

G_BEGIN_DECLS

/**
 * SoleusPlanEventKind:
 * @SOLEUS_PLAN_EVENT_PAUSE: the person paused the plan
 * @SOLEUS_PLAN_EVENT_LOCK: the safety lock paused it
 * @SOLEUS_PLAN_EVENT_RESUME: the person resumed it, and saw which stops for pain there were
 * @SOLEUS_PLAN_EVENT_STOP: the person stopped it
 * @SOLEUS_PLAN_EVENT_RESTART: it began anew from its first day
 * @SOLEUS_PLAN_EVENT_SKIP: a day of the plan is left out
 * @SOLEUS_PLAN_EVENT_PUT_OFF: something due is put off
 * @SOLEUS_PLAN_EVENT_REVIEW: the review at the end was done
 * @SOLEUS_PLAN_EVENT_SEEN: the plan was there, though the clock said that it hadn't begun yet
 * @SOLEUS_PLAN_EVENT_UNSKIP: a day that was left out isn't
 *
 * What happens to a plan.
 */
typedef enum
{
  SOLEUS_PLAN_EVENT_PAUSE,
  SOLEUS_PLAN_EVENT_LOCK,
  SOLEUS_PLAN_EVENT_RESUME,
  SOLEUS_PLAN_EVENT_STOP,
  SOLEUS_PLAN_EVENT_RESTART,
  SOLEUS_PLAN_EVENT_SKIP,
  SOLEUS_PLAN_EVENT_PUT_OFF,
  SOLEUS_PLAN_EVENT_REVIEW,
  SOLEUS_PLAN_EVENT_SEEN,
  SOLEUS_PLAN_EVENT_UNSKIP,
} SoleusPlanEventKind;

#define SOLEUS_N_PLAN_EVENTS (SOLEUS_PLAN_EVENT_UNSKIP + 1)

/**
 * SoleusPlanEvent:
 * @entry: (transfer none): says when it happened, and what else there is to it
 * @number: rises from event to event, whatever the clock says
 */
typedef struct
{
  SoleusPlanEventKind kind;
  SoleusJournalEntry *entry;
  gint64 number;
} SoleusPlanEvent;

/**
 * SoleusPlanLog:
 * @begin: (nullable): the entry that began the plan; %NULL where there is no plan
 * @plan: (nullable): the plan
 * @weekdays: that the person chose
 * @minutes: (element-type int): one for each session of the plan
 * @events: (element-type SoleusPlanEvent): what happened to it, in order
 * @last_number: the greatest number there is
 *
 * The plan that was begun last, and what happened to it. It borrows the entries.
 */
typedef struct
{
  SoleusJournalEntry *begin;
  SoleusPlan *plan;
  guint weekdays;
  GArray *minutes;
  GArray *events;
  gint64 last_number;
} SoleusPlanLog;

void soleus_plan_log_init (SoleusPlanLog *self, GPtrArray *entries, GPtrArray *plans);
void soleus_plan_log_clear (SoleusPlanLog *self);

SoleusJournalEntry *soleus_plan_log_get_start (const SoleusPlanLog *self);
guint soleus_plan_log_get_start_index (const SoleusPlanLog *self);
gboolean soleus_plan_log_has_seen (const SoleusPlanLog *self, gint64 at_us);
gboolean soleus_plan_log_wants_seen (const SoleusPlanLog *self, gint64 now_us);
gint64 soleus_plan_log_get_first (const SoleusPlanLog *self);

void soleus_plan_log_fill_begin (SoleusJournalEntry *entry,
                                 GPtrArray *entries,
                                 SoleusPlan *plan,
                                 guint weekdays,
                                 const int *minutes);
void soleus_plan_log_fill_event (const SoleusPlanLog *self,
                                 SoleusJournalEntry *entry,
                                 SoleusPlanEventKind kind);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SoleusPlanLog, soleus_plan_log_clear)

G_END_DECLS
