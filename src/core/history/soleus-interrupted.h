/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-catalogue.h"
#include "soleus-history-types.h"
#include "soleus-options.h"
#include "soleus-phase.h"

G_BEGIN_DECLS

/* So long after its end was cut off a session may go on, in microseconds. */
#define SOLEUS_INTERRUPTED_LIFE_US (12 * 60 * 60 * (gint64) G_USEC_PER_SEC)

/**
 * SoleusInterrupted:
 * @record: the session
 * @options: what was chosen; more pressure is chosen anew each time
 * @work: (element-type SoleusPhase): all that the routine has to do with these options
 * @next: the place in @work of the first that was not done
 *
 * A session that a crash, a power cut or a logout has cut off, and where it goes on. Immutable.
 */
typedef struct
{
  SoleusSessionRecord *record;
  SoleusRoutine *routine;
  SoleusOptions options;
  GPtrArray *work;
  guint next;
} SoleusInterrupted;

SoleusInterrupted *
soleus_interrupted_find (GPtrArray *records, SoleusCatalogue *catalogue, gint64 now_us);
SoleusInterrupted *soleus_interrupted_ref (SoleusInterrupted *self);
void soleus_interrupted_unref (SoleusInterrupted *self);

SoleusPhase *soleus_interrupted_get_start (SoleusInterrupted *self,
                                           const SoleusAllowance *allowance);
char *soleus_interrupted_note_start (const char *options, SoleusPhase *start);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusInterrupted, soleus_interrupted_unref)

G_END_DECLS
