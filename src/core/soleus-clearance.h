/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "soleus-types.h"

G_BEGIN_DECLS

/* Only the safety gate makes one (soleus-clearance-private.h): bound to a routine and to legs, used
 * once, stale ten minutes after it was given. */
#define SOLEUS_TYPE_CLEARANCE (soleus_clearance_get_type ())
G_DECLARE_FINAL_TYPE (SoleusClearance, soleus_clearance, SOLEUS, CLEARANCE, GObject)

G_END_DECLS
