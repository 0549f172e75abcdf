/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-safety-gate.h"
#include "soleus-safety-lock-private.h"

G_BEGIN_DECLS

/* What the gate (soleus-safety-gate.c) and its lock (soleus-safety-gate-lock.c) share. */

struct _SoleusSafetyGate
{
  GObject parent_instance;

  char *path;
  SoleusClock *clock;
  SoleusSafetyList *list;

  /* What the lock file said when it was last read, what is still to be stored in it, and what is
   * ticked on the list that is open, which stands in the file under a name of its own. */
  SoleusSafetyLockFile file;
  SoleusSafetyLock unsaved;
  SoleusSafetyLock ticked;
  char *list_name;
  /* All of that together, and its kind without the list that is open. */
  SoleusSafetyLock lock;
  SoleusLockKind left_lock;
  guint retry_id;
  GFileMonitor *monitor;
  SoleusLegs rested;

  /* The last one given: a later one makes it worthless. */
  SoleusClearance *outstanding;

  SoleusPressureLedger *ledger;
};

/* In soleus-safety-gate.c */
void soleus_safety_gate_notify_lock (SoleusSafetyGate *self);

/* In soleus-safety-gate-lock.c */
void soleus_safety_gate_open_lock (SoleusSafetyGate *self, const char *path);
void soleus_safety_gate_close_lock (SoleusSafetyGate *self);
gboolean soleus_safety_gate_look (SoleusSafetyGate *self, GError **error);
gboolean soleus_safety_gate_fail (GError **error, SoleusSafetyError code, const char *message);
gboolean
soleus_safety_gate_check_age (SoleusSafetyGate *self, SoleusSafetyAnswers *answers, GError **error);
gboolean soleus_safety_gate_fail_locked (SoleusSafetyGate *self, GError **error);

G_END_DECLS
