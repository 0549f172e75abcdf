/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chime-pipeline.h"

#include <glib/gi18n-lib.h>
#include <gst/audio/audio.h>

#include "soleus-chime-set.h"

#define SERVER_SINK "pulsesink"

/* The machine may be too busy to mix for as long as the buffer of the device lasts. A pause need
 * not wait for the buffer, which is thrown away. */
#define DEVICE_BUFFER_US G_GINT64_CONSTANT (200000)

GQuark
soleus_chime_error_quark (void)
{
  return g_quark_from_static_string ("soleus-chime-error-quark");
}

static void
set_missing (GError **error, const char *element, const char *package)
{
  g_set_error (error, SOLEUS_CHIME_ERROR, SOLEUS_CHIME_ERROR_MISSING,
               /* Translators: the first %s is a GStreamer element such as "volume", the second a
                * package such as "gstreamer1.0-plugins-base". */
               _ ("Sounds need the GStreamer element “%s”. Please install the package “%s”."),
               element, package);
}

static GstElement *
make_element (const char *factory, GError **error)
{
  GstElement *element = gst_element_factory_make (factory, NULL);

  if (element == NULL)
    {
      gboolean in_core = g_str_equal (factory, "capsfilter");

      set_missing (error, factory, in_core ? "libgstreamer1.0-0" : "gstreamer1.0-plugins-base");
    }
  return element;
}

/* The stream says whose it is, so that a volume control can show it by name. It states no role,
 * because a role would make some sound servers silence other people's music. PipeWire is asked to
 * work in pieces of 10 ms at most: it tells how far it has come by the piece, and pieces of 40 ms,
 * which it would choose, make the clock of the device so inexact that cues are 30 ms early. */
static void
set_stream_properties (GstElement *sink)
{
  g_autoptr (GstStructure) properties = NULL;

  if (g_object_class_find_property (G_OBJECT_GET_CLASS (sink), "stream-properties") == NULL)
    return;

  properties = gst_structure_new ("properties", "application.id", G_TYPE_STRING, SOLEUS_APP_ID,
                                  "application.icon_name", G_TYPE_STRING, SOLEUS_APP_ID,
                                  "node.max-latency", G_TYPE_STRING, "512/48000", NULL);
  g_object_set (sink, "stream-properties", properties, NULL);
  if (g_get_application_name () != NULL)
    g_object_set (sink, "client-name", g_get_application_name (), NULL);
}

/* Returns the sink in the state READY, which means that its device or server has answered. */
static GstElement *
try_sink (GstElementFactory *factory)
{
  g_autoptr (GstElement) sink = gst_element_factory_create (factory, NULL);

  if (sink == NULL)
    return NULL;
  gst_object_ref_sink (sink);
  if (GST_IS_AUDIO_BASE_SINK (sink))
    g_object_set (sink, "buffer-time", DEVICE_BUFFER_US, "latency-time",
                  (gint64) SOLEUS_CHIME_BLOCK * G_USEC_PER_SEC / SOLEUS_CHIME_RATE, NULL);
  set_stream_properties (sink);
  if (gst_element_set_state (sink, GST_STATE_READY) == GST_STATE_CHANGE_FAILURE)
    {
      gst_element_set_state (sink, GST_STATE_NULL);
      return NULL;
    }
  return g_steal_pointer (&sink);
}

/* The sound server comes before every bare device, because a device that is taken while the server
 * restarts would be missing to everyone else. */
static GList *
list_sinks (gboolean server_only)
{
  g_autoptr (GstElementFactory) server = gst_element_factory_find (SERVER_SINK);
  GList *sinks = NULL;

  if (!server_only)
    {
      sinks = gst_element_factory_list_get_elements (
          GST_ELEMENT_FACTORY_TYPE_SINK | GST_ELEMENT_FACTORY_TYPE_MEDIA_AUDIO, GST_RANK_MARGINAL);
      sinks = g_list_sort (sinks, gst_plugin_feature_rank_compare_func);
    }
  if (server != NULL)
    sinks = g_list_prepend (sinks, g_steal_pointer (&server));
  return sinks;
}

static GstElement *
find_sink (gboolean server_only, GError **error)
{
  GList *sinks = list_sinks (server_only);
  GstElement *sink = NULL;

  for (GList *l = sinks; l != NULL && sink == NULL; l = l->next)
    sink = try_sink (l->data);

  if (sinks == NULL)
    set_missing (error, SERVER_SINK, "gstreamer1.0-plugins-good");
  else if (sink == NULL)
    g_set_error_literal (
        error, SOLEUS_CHIME_ERROR, SOLEUS_CHIME_ERROR_NO_DEVICE,
        _ ("No sound device was found. Sound comes back by itself when there is one."));
  gst_plugin_feature_list_free (sinks);
  return sink;
}

static GstElement *
make_sink (const char *description, gboolean server_only, GError **error)
{
  GstElement *sink;

  if (description == NULL)
    return find_sink (server_only, error);

  sink = gst_parse_bin_from_description (description, TRUE, error);
  return sink != NULL ? gst_object_ref_sink (sink) : NULL;
}

static void
configure_source (GstAppSrc *source)
{
  g_autoptr (GstCaps) caps = gst_caps_new_simple (
      "audio/x-raw", "format", G_TYPE_STRING, GST_AUDIO_NE (F32), "layout", G_TYPE_STRING,
      "interleaved", "rate", G_TYPE_INT, SOLEUS_CHIME_RATE, "channels", G_TYPE_INT, 1, NULL);

  gst_app_src_set_caps (source, caps);
  g_object_set (source, "format", GST_FORMAT_TIME, "max-bytes",
                (guint64) SOLEUS_CHIME_BLOCK * sizeof (float), NULL);
}

/* All but the sink. The conversion to 16 bits adds its usual inaudible dither, which keeps
 * amplifiers and wireless speakers awake that switch off at digital silence. */
static GstElement *
add_chain (SoleusChimePipeline *self, GError **error)
{
  static const char *const factories[] = { "appsrc", "volume", "audioconvert", "capsfilter",
                                           "audioresample" };
  g_autoptr (GstCaps) caps =
      gst_caps_new_simple ("audio/x-raw", "format", G_TYPE_STRING, GST_AUDIO_NE (S16), NULL);
  GstElement *chain[G_N_ELEMENTS (factories)];

  for (guint i = 0; i < G_N_ELEMENTS (factories); i++)
    {
      chain[i] = make_element (factories[i], error);
      if (chain[i] == NULL)
        return NULL;
      gst_bin_add (GST_BIN (self->element), chain[i]);
      if (i > 0)
        gst_element_link (chain[i - 1], chain[i]);
    }
  self->source = GST_APP_SRC (chain[0]);
  self->volume = chain[1];
  configure_source (self->source);
  g_object_set (chain[3], "caps", caps, NULL);
  return chain[G_N_ELEMENTS (chain) - 1];
}

/**
 * soleus_chime_pipeline_open:
 * @self: (out caller-allocates): empty
 * @sink: (nullable): a sink as gst-launch would write it; %NULL for the first that answers
 * @server_only: whether only the sound server will do
 * @error: a %SOLEUS_CHIME_ERROR with a sentence for the person
 *
 * Builds the pipeline and opens its device, which may block for as long as the device likes.
 */
gboolean
soleus_chime_pipeline_open (SoleusChimePipeline *self,
                            const char *sink,
                            gboolean server_only,
                            GError **error)
{
  g_autoptr (GstElement) sink_element = NULL;
  GstElementFactory *factory;
  GstElement *last;

  *self = (SoleusChimePipeline){ .element = gst_object_ref_sink (gst_pipeline_new ("chimes")) };
  last = add_chain (self, error);
  if (last != NULL)
    sink_element = make_sink (sink, server_only, error);
  if (sink_element == NULL)
    {
      soleus_chime_pipeline_clear (self);
      return FALSE;
    }
  factory = gst_element_get_factory (sink_element);
  self->on_server = factory != NULL && g_str_equal (GST_OBJECT_NAME (factory), SERVER_SINK);
  gst_bin_add (GST_BIN (self->element), sink_element);
  gst_element_link (last, sink_element);
  self->sink = sink_element;
  return TRUE;
}

/* Returns: whether the sound server keeps our stream muted or its volume at 0. It may take as long
 * as it likes to answer. A device that is muted as a whole isn't known, and neither is anything
 * about a sink without a server. */
gboolean
soleus_chime_pipeline_is_silenced (SoleusChimePipeline *self)
{
  if (!GST_IS_STREAM_VOLUME (self->sink))
    return FALSE;
  return gst_stream_volume_get_mute (GST_STREAM_VOLUME (self->sink)) ||
         gst_stream_volume_get_volume (GST_STREAM_VOLUME (self->sink),
                                       GST_STREAM_VOLUME_FORMAT_LINEAR) <= 0;
}

/* Lets the device go, which may block for as long as the device likes. */
void
soleus_chime_pipeline_clear (SoleusChimePipeline *self)
{
  if (self->element != NULL)
    gst_element_set_state (self->element, GST_STATE_NULL);
  gst_clear_object (&self->element);
  self->source = NULL;
  self->volume = NULL;
  self->sink = NULL;
}
