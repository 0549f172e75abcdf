/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-chime-mixer.h"
#include "soleus-clock.h"

G_BEGIN_DECLS

/**
 * SoleusChimeStreamState:
 * @SOLEUS_CHIME_STREAM_STARTING: GStreamer is being initialised, however long that takes
 * @SOLEUS_CHIME_STREAM_OPENING: the device is being opened
 * @SOLEUS_CHIME_STREAM_PLAYING: the device takes sound
 * @SOLEUS_CHIME_STREAM_FAILED: it can't be opened, or went away; see the error
 * @SOLEUS_CHIME_STREAM_CLOSED: its thread has ended
 */
typedef enum
{
  SOLEUS_CHIME_STREAM_STARTING,
  SOLEUS_CHIME_STREAM_OPENING,
  SOLEUS_CHIME_STREAM_PLAYING,
  SOLEUS_CHIME_STREAM_FAILED,
  SOLEUS_CHIME_STREAM_CLOSED,
} SoleusChimeStreamState;

#define SOLEUS_TYPE_CHIME_STREAM (soleus_chime_stream_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimeStream, soleus_chime_stream, SOLEUS, CHIME_STREAM, GObject)

SoleusChimeStream *soleus_chime_stream_new (SoleusChimeMixer *mixer,
                                            SoleusClock *clock,
                                            const char *sink,
                                            gboolean server_only);
void soleus_chime_stream_set_volume (SoleusChimeStream *self, double volume, gboolean muted);
void soleus_chime_stream_flush (SoleusChimeStream *self);
void soleus_chime_stream_close (SoleusChimeStream *self);

SoleusChimeStreamState soleus_chime_stream_get_state (SoleusChimeStream *self);
GError *soleus_chime_stream_dup_error (SoleusChimeStream *self);
gboolean soleus_chime_stream_is_on_server (SoleusChimeStream *self);
gboolean soleus_chime_stream_is_silenced (SoleusChimeStream *self);
gboolean soleus_chime_stream_is_flowing (SoleusChimeStream *self);
gboolean soleus_chime_stream_is_waking (SoleusChimeStream *self);
gint64 soleus_chime_stream_get_alive (SoleusChimeStream *self);

void soleus_chime_stream_warm_up (void);

G_END_DECLS
