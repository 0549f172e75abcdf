/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * SoleusStageFace:
 * @SOLEUS_STAGE_FACE_FIGURE: the person
 * @SOLEUS_STAGE_FACE_INSET: the close-up of the lower leg
 * @SOLEUS_STAGE_FACE_CAUTION: the caution
 *
 * The content of the one picture where there is no room for all three.
 */
typedef enum
{
  SOLEUS_STAGE_FACE_FIGURE,
  SOLEUS_STAGE_FACE_INSET,
  SOLEUS_STAGE_FACE_CAUTION,
  SOLEUS_STAGE_N_FACES,
} SoleusStageFace;

#define SOLEUS_TYPE_SESSION_STAGE (soleus_session_stage_get_type ())
G_DECLARE_FINAL_TYPE (SoleusSessionStage, soleus_session_stage, SOLEUS, SESSION_STAGE, GtkWidget)

void soleus_session_stage_set_texts (SoleusSessionStage *self,
                                     const char *const *sentences,
                                     const char *const *cautions);
void soleus_session_stage_turn (SoleusSessionStage *self);

G_END_DECLS
