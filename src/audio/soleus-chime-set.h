/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "soleus-types.h"

G_BEGIN_DECLS

#define SOLEUS_CHIME_RATE    48000
#define SOLEUS_CHIME_DEFAULT "bell"

#define SOLEUS_TYPE_CHIME_SET (soleus_chime_set_get_type ())
G_DECLARE_FINAL_TYPE (SoleusChimeSet, soleus_chime_set, SOLEUS, CHIME_SET, GObject)

const char *const *soleus_chime_set_list_names (void);
const char *soleus_chime_set_get_cue_name (SoleusCueKind kind);

SoleusChimeSet *soleus_chime_set_new (const char *name, GError **error);
const float *
soleus_chime_set_get_samples (SoleusChimeSet *self, SoleusCueKind kind, gsize *n_samples);

G_END_DECLS
