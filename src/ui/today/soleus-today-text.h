/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-suggestion.h"

G_BEGIN_DECLS

char *soleus_today_format_reason (SoleusReason reason, const SoleusSituation *situation);
char *soleus_today_format_done (gint64 ms);

G_END_DECLS
