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

/**
 * SoleusChimeStreamStatus:
 * @error: (nullable): a %SOLEUS_CHIME_ERROR once the stream has failed
 * @on_server: whether a sound server has answered, not a bare device
 * @silenced: whether the sound server keeps this stream muted or its volume at 0
 * @flowing: whether the device plays and has taken more than its own buffer since, so that sound
 *   really goes somewhere
 * @waking: whether the device plays, for the first time or anew, and has not taken more than its
 * own buffer since
 * @alive: the clock's monotonic time at which the device last took sound, or the stream changed its
 *   state
 */
typedef struct
{
  SoleusChimeStreamState state;
  const GError *error;
  gboolean on_server;
  gboolean silenced;
  gboolean flowing;
  gboolean waking;
  gint64 alive;
} SoleusChimeStreamStatus;

#define SOLEUS_TYPE_CHIME_STREAM (soleus_chime_stream_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimeStream, soleus_chime_stream, SOLEUS, CHIME_STREAM, GObject)

SoleusChimeStream *soleus_chime_stream_new (SoleusChimeMixer *mixer,
                                            SoleusClock *clock,
                                            const char *sink,
                                            gboolean server_only);
void soleus_chime_stream_set_volume (SoleusChimeStream *self, double volume, gboolean muted);
void soleus_chime_stream_flush (SoleusChimeStream *self);
void soleus_chime_stream_close (SoleusChimeStream *self);

SoleusChimeStreamStatus soleus_chime_stream_look (SoleusChimeStream *self);

void soleus_chime_stream_warm_up (void);

G_END_DECLS
