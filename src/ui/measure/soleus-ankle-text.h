/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *soleus_ankle_text_format (int mm);
char *soleus_ankle_text_format_short (int mm);
char *soleus_ankle_text_format_legs (int left, int right);
char *soleus_ankle_text_format_band (void);
char *soleus_ankle_text_describe_change (int before, int now);
char *soleus_ankle_text_compare_legs (int left, int right);

G_END_DECLS
