/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-blocker.h"

#include <gst/base/gstbasesink.h>

/* A sink as a broken driver might be: told to block, it takes no buffer and can't be closed until
 * it is let go. */
typedef struct
{
  GstBaseSink parent_instance;
} SoundBlocker;

typedef struct
{
  GstBaseSinkClass parent_class;
} SoundBlockerClass;

GType sound_blocker_get_type (void);

G_DEFINE_TYPE (SoundBlocker, sound_blocker, GST_TYPE_BASE_SINK)

static GMutex mutex;
static GCond let_go;
static gboolean blocking;
static guint n_blocked;
static guint64 n_taken;

static GstStaticPadTemplate template =
    GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS ("audio/x-raw"));

static GstFlowReturn
sound_blocker_render (GstBaseSink *sink, GstBuffer *buffer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  n_blocked++;
  while (blocking)
    g_cond_wait (&let_go, &mutex);
  n_blocked--;
  n_taken++;
  return GST_FLOW_OK;
}

static void
sound_blocker_class_init (SoundBlockerClass *klass)
{
  GST_BASE_SINK_CLASS (klass)->render = sound_blocker_render;
  gst_element_class_add_static_pad_template (GST_ELEMENT_CLASS (klass), &template);
  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass), "Blocker", "Sink",
                                         "Blocks when told to", "Soleus");
}

static void
sound_blocker_init (SoundBlocker *self)
{
  gst_base_sink_set_sync (GST_BASE_SINK (self), TRUE);
}

void
sound_blocker_register (void)
{
  gst_init (NULL, NULL);
  g_assert_true (
      gst_element_register (NULL, SOUND_BLOCKER_ELEMENT, GST_RANK_NONE, sound_blocker_get_type ()));
}

void
sound_blocker_set_blocking (gboolean now_blocking)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  blocking = now_blocking;
  g_cond_broadcast (&let_go);
}

/**
 * sound_blocker_get_n_blocked:
 *
 * Returns: how many threads hang in it
 */
guint
sound_blocker_get_n_blocked (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_blocked;
}

/**
 * sound_blocker_get_n_taken:
 *
 * Returns: how many buffers it took
 */
guint64
sound_blocker_get_n_taken (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return n_taken;
}
