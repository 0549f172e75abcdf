/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>
#include <gst/app/gstappsrc.h>

G_BEGIN_DECLS

/* Frames that are mixed at a time: 40 ms. Every block wakes the processor several times, here and
 * in the sound server, so that longer blocks cost less while nothing is heard. */
#define SOLEUS_CHIME_BLOCK 1920

#define SOLEUS_CHIME_ERROR (soleus_chime_error_quark ())
GQuark soleus_chime_error_quark (void);

/**
 * SoleusChimeError:
 * @SOLEUS_CHIME_ERROR_MISSING: a plugin is not installed
 * @SOLEUS_CHIME_ERROR_NO_DEVICE: there is no sound server and no device
 * @SOLEUS_CHIME_ERROR_LOST: it was there and went away
 * @SOLEUS_CHIME_ERROR_STALLED: it is there and takes no sound
 *
 * Why nothing is heard. The messages are translated sentences for the person.
 */
typedef enum
{
  SOLEUS_CHIME_ERROR_MISSING,
  SOLEUS_CHIME_ERROR_NO_DEVICE,
  SOLEUS_CHIME_ERROR_LOST,
  SOLEUS_CHIME_ERROR_STALLED,
} SoleusChimeError;

/**
 * SoleusChimePipeline:
 * @element: the whole pipeline
 * @source: where the mixed blocks go in
 * @volume: the application's own volume
 * @sink: what plays
 * @on_server: whether a sound server has answered, not a bare device
 */
typedef struct
{
  GstElement *element;
  GstAppSrc *source;
  GstElement *volume;
  GstElement *sink;
  gboolean on_server;
} SoleusChimePipeline;

gboolean soleus_chime_pipeline_open (SoleusChimePipeline *self,
                                     const char *sink,
                                     gboolean server_only,
                                     GError **error);
gboolean soleus_chime_pipeline_is_silenced (SoleusChimePipeline *self);
void soleus_chime_pipeline_clear (SoleusChimePipeline *self);

G_END_DECLS
