/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-safety-types.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyRow:
 * @id: such as "swelling"
 * @text: what can be ticked, translated
 * @verdict: what it comes to when ticked
 * @per_leg: whether it is ticked for the left and the right leg apart
 * @blocks_stretch: for a per-leg row: whether stretching that leg is out too
 * @hands_only: whether only hands may press then, no roller and no ball
 * @clot: whether it names a clot that is known or suspected
 * @advice: (nullable): id of what is shown as soon as it is ticked
 *
 * One row of the safety list.
 */
typedef struct
{
  char *id;
  char *text;
  SoleusVerdictKind verdict;
  gboolean per_leg;
  gboolean blocks_stretch;
  gboolean hands_only;
  gboolean clot;
  char *advice;
} SoleusSafetyRow;

/**
 * SoleusSafetyGroup:
 * @id: such as "lower-leg"
 * @title: its heading, translated
 * @helper: (nullable): a hint below the heading, translated
 * @rows: (element-type SoleusSafetyRow): its rows
 */
typedef struct
{
  char *id;
  char *title;
  char *helper;
  GPtrArray *rows;
} SoleusSafetyGroup;

/**
 * SoleusSafetyAdvice:
 * @id: such as "red"
 * @title: what to do, in one line, translated
 * @texts: (array zero-terminated=1): the paragraphs below it, translated; may be none
 * @has_phone_script: whether the advice "phone" goes with it: what to say on the phone
 */
typedef struct
{
  char *id;
  char *title;
  char **texts;
  gboolean has_phone_script;
} SoleusSafetyAdvice;

/**
 * SOLEUS_SAFETY_STOP_ROW:
 *
 * The entry among the rows of a lock that was set after a stop for pain. It is no row of the list
 * and the id of what was said then.
 */
#define SOLEUS_SAFETY_STOP_ROW "stop-worse"

#define SOLEUS_TYPE_SAFETY_LIST (soleus_safety_list_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyList, soleus_safety_list, SOLEUS, SAFETY_LIST, GObject)

/**
 * SoleusSafetyList:
 * @intro: the sentence above the list, translated
 * @groups: (element-type SoleusSafetyGroup): in the order of the dialog
 * @advices: (element-type SoleusSafetyAdvice): what can be said
 */
struct _SoleusSafetyList
{
  GObject parent_instance;

  char *intro;
  GPtrArray *groups;
  GPtrArray *advices;
};

SoleusSafetyList *soleus_safety_list_new (void);
const SoleusSafetyRow *soleus_safety_list_find_row (SoleusSafetyList *self, const char *id);
const SoleusSafetyAdvice *soleus_safety_list_find_advice (SoleusSafetyList *self, const char *id);
GPtrArray *soleus_safety_list_find_row_advices (SoleusSafetyList *self,
                                                const char *const *row_ids,
                                                SoleusVerdictKind verdict);

G_END_DECLS
