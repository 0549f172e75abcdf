/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_STRETCH_NOTE (soleus_stretch_note_get_type ())
G_DECLARE_FINAL_TYPE (SoleusStretchNote, soleus_stretch_note, SOLEUS, STRETCH_NOTE, AdwBin)

void soleus_stretch_note_update (SoleusStretchNote *self, SoleusSession *session);
void soleus_stretch_note_set_read (SoleusStretchNote *self, gboolean read);

G_END_DECLS
