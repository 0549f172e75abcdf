/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-flow.h"

/**
 * SoleusSessionFlow:
 *
 * The one way from a wish to do a routine to a session, whatever the wish came from. The safety gate
 * stands in it.
 */
struct _SoleusSessionFlow
{
  GObject parent_instance;

  GtkWindow *window;
  SoleusSafetyGate *gate;
  SoleusClock *clock;
};

enum
{
  SIGNAL_READY,
  SIGNAL_REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusSessionFlow, soleus_session_flow, G_TYPE_OBJECT)

static void
soleus_session_flow_dispose (GObject *object)
{
  SoleusSessionFlow *self = SOLEUS_SESSION_FLOW (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->gate);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (soleus_session_flow_parent_class)->dispose (object);
}

static void
soleus_session_flow_class_init (SoleusSessionFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_session_flow_dispose;

  /**
   * SoleusSessionFlow::ready:
   * @session: a #SoleusSession that may start
   */
  signals[SIGNAL_READY] = g_signal_new ("ready", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, SOLEUS_TYPE_SESSION);
  /**
   * SoleusSessionFlow::refused:
   * @message: why nothing starts, translated
   */
  signals[SIGNAL_REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
soleus_session_flow_init (SoleusSessionFlow *self)
{
}

/**
 * soleus_session_flow_new:
 * @window: what its dialogs belong to
 * @gate: the safety gate
 * @clock: where time comes from
 *
 * Returns: (transfer full): the way to a session
 */
SoleusSessionFlow *
soleus_session_flow_new (GtkWindow *window, SoleusSafetyGate *gate, SoleusClock *clock)
{
  SoleusSessionFlow *self = g_object_new (SOLEUS_TYPE_SESSION_FLOW, NULL);

  g_set_weak_pointer (&self->window, window);
  self->gate = g_object_ref (gate);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * soleus_session_flow_request:
 * @routine: what the person wants to do
 * @options: how
 *
 * Asks the gate, and ends in #SoleusSessionFlow::ready or #SoleusSessionFlow::refused, or in neither
 * where the person turns back.
 */
void
soleus_session_flow_request (SoleusSessionFlow *self,
                             SoleusRoutine *routine,
                             const SoleusOptions *options)
{
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (GError) error = NULL;

  clearance = soleus_safety_gate_issue_for_stretch (self->gate, routine, &error);
  if (clearance)
    session = soleus_session_new (routine, options, clearance, self->clock, &error);
  if (session)
    g_signal_emit (self, signals[SIGNAL_READY], 0, session);
  else
    g_signal_emit (self, signals[SIGNAL_REFUSED], 0, error->message);
}
