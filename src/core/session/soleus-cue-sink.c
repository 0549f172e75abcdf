/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cue-sink.h"

G_DEFINE_INTERFACE (SoleusCueSink, soleus_cue_sink, G_TYPE_OBJECT)

static void
soleus_cue_sink_default_init (SoleusCueSinkInterface *iface)
{
  /**
   * SoleusCueSink:problem:
   *
   * Why the sink can't be heard, as a translated sentence for the person; %NULL while it can.
   */
  g_object_interface_install_property (
      iface,
      g_param_spec_string ("problem", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

void
soleus_cue_sink_begin (SoleusCueSink *self)
{
  SOLEUS_CUE_SINK_GET_IFACE (self)->begin (self);
}

void
soleus_cue_sink_set_timetable (SoleusCueSink *self, const SoleusCue *cues, gsize n_cues)
{
  SOLEUS_CUE_SINK_GET_IFACE (self)->set_timetable (self, cues, n_cues);
}

void
soleus_cue_sink_end (SoleusCueSink *self)
{
  SOLEUS_CUE_SINK_GET_IFACE (self)->end (self);
}

const char *
soleus_cue_sink_get_problem (SoleusCueSink *self)
{
  return SOLEUS_CUE_SINK_GET_IFACE (self)->get_problem (self);
}
