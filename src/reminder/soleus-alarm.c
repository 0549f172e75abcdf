/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-alarm.h"

#include <errno.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Rings at a time of the wall clock, also where the machine slept over it, and whenever the clock
 * is set. Nothing wakes up before. */
struct _SoleusAlarm
{
  GObject parent_instance;

  int fd;
  guint source_id;
};

G_DEFINE_FINAL_TYPE (SoleusAlarm, soleus_alarm, G_TYPE_OBJECT)

static guint rang_signal;

static gboolean
ready_cb (int fd, GIOCondition condition, gpointer user_data)
{
  SoleusAlarm *self = user_data;
  guint64 count;

  /* Where the clock was set, there is nothing to read, and the wait has ended. */
  if (read (fd, &count, sizeof count) < 0 && errno == EAGAIN)
    return G_SOURCE_CONTINUE;
  g_signal_emit (self, rang_signal, 0);
  return G_SOURCE_CONTINUE;
}

static void
soleus_alarm_finalize (GObject *object)
{
  SoleusAlarm *self = SOLEUS_ALARM (object);

  g_clear_handle_id (&self->source_id, g_source_remove);
  if (self->fd >= 0)
    close (self->fd);
  G_OBJECT_CLASS (soleus_alarm_parent_class)->finalize (object);
}

static void
soleus_alarm_class_init (SoleusAlarmClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_alarm_finalize;
  rang_signal = g_signal_new ("rang", SOLEUS_TYPE_ALARM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                              G_TYPE_NONE, 0);
}

static void
soleus_alarm_init (SoleusAlarm *self)
{
  self->fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (self->fd >= 0)
    self->source_id = g_unix_fd_add (self->fd, G_IO_IN, ready_cb, self);
}

SoleusAlarm *
soleus_alarm_new (void)
{
  return g_object_new (SOLEUS_TYPE_ALARM, NULL);
}

/* @wall_us: microseconds since 1970-01-01 UTC; with %G_MAXINT64 it rings only if the clock is set
 */
void
soleus_alarm_set (SoleusAlarm *self, gint64 wall_us)
{
  /* A century from now, which a time in seconds can hold everywhere. */
  const gint64 latest = g_get_real_time () / G_USEC_PER_SEC + G_GINT64_CONSTANT (3155760000);
  struct itimerspec when = { 0 };

  when.it_value.tv_sec = (time_t) MIN (wall_us / G_USEC_PER_SEC, latest);
  when.it_value.tv_nsec = (long) (wall_us % G_USEC_PER_SEC) * 1000;
  /* Zero would switch it off. */
  if (when.it_value.tv_sec <= 0)
    when.it_value.tv_sec = 1;
  timerfd_settime (self->fd, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &when, NULL);
}
