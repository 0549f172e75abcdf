/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SOLEUS_WAV_RATE 48000

float *soleus_wav_decode (GBytes *bytes, gsize *n_samples, GError **error);

G_END_DECLS
