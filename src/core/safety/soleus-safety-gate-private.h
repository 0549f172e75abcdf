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

  SoleusSafetyLock lock;
  gboolean unsaved;
  SoleusLegs rested;

  /* The last one given: a later one makes it worthless. */
  SoleusClearance *outstanding;

  SoleusPressureSource source;
  gpointer source_data;
  GDestroyNotify source_destroy;
};

/* In soleus-safety-gate.c */
void soleus_safety_gate_notify_lock (SoleusSafetyGate *self);

/* In soleus-safety-gate-lock.c */
gboolean soleus_safety_gate_fail (GError **error, SoleusSafetyError code, const char *message);
gboolean soleus_safety_gate_fail_locked (SoleusSafetyGate *self, GError **error);

G_END_DECLS
