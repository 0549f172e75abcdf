/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-cramp-night.h"

G_BEGIN_DECLS

char *soleus_cramp_format_night (const SoleusCrampNight *night);

G_END_DECLS
