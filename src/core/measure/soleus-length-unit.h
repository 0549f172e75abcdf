/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SoleusLengthUnit:
 * @SOLEUS_LENGTH_CM: centimetres, in steps of a half
 * @SOLEUS_LENGTH_INCH: inches, in steps of a quarter
 *
 * What a short length is read off in.
 */
typedef enum
{
  SOLEUS_LENGTH_CM,
  SOLEUS_LENGTH_INCH,
} SoleusLengthUnit;

SoleusLengthUnit soleus_length_unit_get (void);
guint soleus_length_unit_get_parts (SoleusLengthUnit self);
int soleus_length_unit_to_steps (SoleusLengthUnit self, int mm);
int soleus_length_unit_to_mm (SoleusLengthUnit self, int steps);

G_END_DECLS
