/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-appointment-keeper.h"

#include "soleus-appointment.h"

/* Writes the sessions of the plan that are to be done into the file of the reminder, whenever the
 * plan has come further, stands still or goes on. */
struct _SoleusAppointmentKeeper
{
  GObject parent_instance;

  SoleusSettings *settings;
  GSignalGroup *signals;
};

enum
{
  KEPT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SoleusAppointmentKeeper, soleus_appointment_keeper, G_TYPE_OBJECT)

/* What was written before stays until the history has answered. */
static void
keep (SoleusAppointmentKeeper *self, GParamSpec *pspec, SoleusPlanBook *book)
{
  g_autofree char *path = soleus_appointments_get_path ();
  g_autoptr (GPtrArray) appointments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded;
  int day_start;

  g_object_get (book, "loaded", &loaded, NULL);
  if (!loaded)
    return;
  g_object_get (self->settings, "day-start", &day_start, NULL);
  appointments = soleus_appointments_new (soleus_plan_book_get_state (book), day_start);
  /* Where the history can't be written either, the window says so. */
  if (!soleus_appointments_save (appointments, path, &error))
    g_debug ("The sessions to come aren't kept: %s", error->message);
  else if (appointments->len > 0)
    g_signal_emit (self, signals[KEPT], 0);
}

static void
soleus_appointment_keeper_dispose (GObject *object)
{
  SoleusAppointmentKeeper *self = SOLEUS_APPOINTMENT_KEEPER (object);

  g_clear_object (&self->signals);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (soleus_appointment_keeper_parent_class)->dispose (object);
}

static void
soleus_appointment_keeper_class_init (SoleusAppointmentKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = soleus_appointment_keeper_dispose;

  /**
   * SoleusAppointmentKeeper::kept:
   *
   * There are sessions to be reminded of. A reminder that had none has ended.
   */
  signals[KEPT] = g_signal_new ("kept", SOLEUS_TYPE_APPOINTMENT_KEEPER, G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);
}

static void
soleus_appointment_keeper_init (SoleusAppointmentKeeper *self)
{
  self->signals = g_signal_group_new (SOLEUS_TYPE_PLAN_BOOK);
  g_signal_group_connect_swapped (self->signals, "notify::state", G_CALLBACK (keep), self);
  g_signal_group_connect_swapped (self->signals, "notify::loaded", G_CALLBACK (keep), self);
}

SoleusAppointmentKeeper *
soleus_appointment_keeper_new (SoleusSettings *settings)
{
  SoleusAppointmentKeeper *self = g_object_new (SOLEUS_TYPE_APPOINTMENT_KEEPER, NULL);

  self->settings = g_object_ref (settings);
  return self;
}

/* The book is new: it tells when the history has answered. */
void
soleus_appointment_keeper_follow (SoleusAppointmentKeeper *self, SoleusPlanBook *book)
{
  g_signal_group_set_target (self->signals, book);
}
