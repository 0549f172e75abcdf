/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-session-presence.h"

/* Has a name on the session bus exactly while there is a session, by which the reminder keeps
 * quiet. The name goes with a process that is killed, so that the reminder never waits for a
 * session that has gone. */
struct _SoleusSessionPresence
{
  GObject parent_instance;

  SoleusSession *session;
  GSignalGroup *signals;
  GDBusConnection *connection;
  guint name_id;
};

G_DEFINE_FINAL_TYPE (SoleusSessionPresence, soleus_session_presence, G_TYPE_OBJECT)

static void
state_cb (SoleusSessionPresence *self)
{
  if (soleus_session_is_over (self->session))
    g_clear_handle_id (&self->name_id, g_bus_unown_name);
  else if (self->connection && self->name_id == 0)
    self->name_id = g_bus_own_name_on_connection (
        self->connection, SOLEUS_SESSION_NAME, G_BUS_NAME_OWNER_FLAGS_NONE, NULL, NULL, NULL, NULL);
}

static void
soleus_session_presence_dispose (GObject *object)
{
  SoleusSessionPresence *self = SOLEUS_SESSION_PRESENCE (object);

  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  g_clear_object (&self->signals);
  g_clear_object (&self->session);
  g_clear_object (&self->connection);
  G_OBJECT_CLASS (soleus_session_presence_parent_class)->dispose (object);
}

static void
soleus_session_presence_class_init (SoleusSessionPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_session_presence_dispose;
}

static void
soleus_session_presence_init (SoleusSessionPresence *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_SESSION);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (state_cb), self);
}

SoleusSessionPresence *
soleus_session_presence_new (void)
{
  return g_object_new (SOLEUS_TYPE_SESSION_PRESENCE, NULL);
}

/* @connection: (nullable): the session bus */
void
soleus_session_presence_watch (SoleusSessionPresence *self,
                               SoleusSession *session,
                               GDBusConnection *connection)
{
  g_set_object (&self->session, session);
  g_signal_group_set_target (self->signals, session);
  g_set_object (&self->connection, connection);
  state_cb (self);
}
