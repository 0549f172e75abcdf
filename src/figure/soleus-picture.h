/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-appearance.h"
#include "soleus-calf.h"
#include "soleus-script.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_PICTURE (soleus_picture_get_type ())
G_DECLARE_FINAL_TYPE (SoleusPicture, soleus_picture, SOLEUS, PICTURE, GObject)

SoleusPicture *soleus_picture_new (void);
void soleus_picture_set_appearance (SoleusPicture *self, SoleusAppearance *appearance);
void soleus_picture_show_step (
    SoleusPicture *self, SoleusStep *step, SoleusLeg leg, gboolean floor, gboolean play);
void
soleus_picture_show_steps (SoleusPicture *self, GPtrArray *steps, SoleusLeg leg, gboolean floor);
void
soleus_picture_show_off (SoleusPicture *self, SoleusStep *step, SoleusLeg leg, gboolean floor);
void soleus_picture_show_phase (SoleusPicture *self,
                                SoleusPhase *previous,
                                SoleusPhase *phase,
                                gint64 elapsed_ms,
                                gboolean floor,
                                gboolean running);
void soleus_picture_watch (SoleusPicture *self, gboolean watched);
guint soleus_picture_update (SoleusPicture *self, gint64 now);

const SoleusScriptMoment *soleus_picture_get_moment (SoleusPicture *self);
SoleusCalf soleus_picture_get_calf (SoleusPicture *self);
SoleusAspect soleus_picture_get_aspect (SoleusPicture *self);
double soleus_picture_get_pulse (SoleusPicture *self);
gboolean soleus_picture_is_still (SoleusPicture *self);
gboolean soleus_picture_is_lying (SoleusPicture *self);
const char *soleus_picture_get_description (SoleusPicture *self);

G_END_DECLS
