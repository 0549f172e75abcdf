/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-options.h"
#include "soleus-routine-file.h"

G_BEGIN_DECLS

/** What a person wants of a routine from a file. */
typedef enum
{
  SOLEUS_PREVIEW_CANCEL,
  SOLEUS_PREVIEW_ADD,
  SOLEUS_PREVIEW_START,
} SoleusPreviewAnswer;

#define SOLEUS_TYPE_ROUTINE_PREVIEW (soleus_routine_preview_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusRoutinePreview, soleus_routine_preview, SOLEUS, ROUTINE_PREVIEW, AdwWindow)

SoleusRoutinePreview *soleus_routine_preview_new (GtkWindow *parent,
                                                  SoleusRoutineFile *file,
                                                  const SoleusOptions *options,
                                                  const GDate *today,
                                                  gboolean replaces);
SoleusRoutineFile *soleus_routine_preview_get_file (SoleusRoutinePreview *self);

G_END_DECLS
