/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-safety-gate.h"

G_BEGIN_DECLS

/**
 * SoleusSafetyDialogMode:
 * @SOLEUS_SAFETY_DIALOG_START: asked before a start
 * @SOLEUS_SAFETY_DIALOG_RESUME: asked before a session goes on, whose legs are settled
 * @SOLEUS_SAFETY_DIALOG_WARNING_SIGNS: only the warning signs, with nothing to start
 * @SOLEUS_SAFETY_DIALOG_LOCK: what the lock says, and the list that lifts it, with nothing to start
 */
typedef enum
{
  SOLEUS_SAFETY_DIALOG_START,
  SOLEUS_SAFETY_DIALOG_RESUME,
  SOLEUS_SAFETY_DIALOG_WARNING_SIGNS,
  SOLEUS_SAFETY_DIALOG_LOCK,
} SoleusSafetyDialogMode;

#define SOLEUS_TYPE_SAFETY_DIALOG (soleus_safety_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSafetyDialog, soleus_safety_dialog, SOLEUS, SAFETY_DIALOG, AdwWindow)

SoleusSafetyDialog *soleus_safety_dialog_new (GtkWindow *parent,
                                              SoleusSafetyGate *gate,
                                              SoleusRoutine *routine,
                                              const SoleusOptions *options,
                                              SoleusSafetyDialogMode mode);
SoleusRoutine *soleus_safety_dialog_get_routine (SoleusSafetyDialog *self);
const SoleusOptions *soleus_safety_dialog_get_options (SoleusSafetyDialog *self);

G_END_DECLS
