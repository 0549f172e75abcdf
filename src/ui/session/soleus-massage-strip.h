/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_MASSAGE_STRIP (soleus_massage_strip_get_type ())
G_DECLARE_FINAL_TYPE (SoleusMassageStrip, soleus_massage_strip, SOLEUS, MASSAGE_STRIP, AdwBin)

void soleus_massage_strip_set_session (SoleusMassageStrip *self, SoleusSession *session);

G_END_DECLS
