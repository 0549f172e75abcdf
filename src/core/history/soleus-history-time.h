/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Local time may be so many seconds ahead of UTC, or behind it. */
#define SOLEUS_HISTORY_MAX_OFFSET_S (18 * 60 * 60)

char *soleus_history_time_format (gint64 utc_us, int offset_s);
gboolean soleus_history_time_parse (const char *text, gint64 *utc_us, int *offset_s);

G_END_DECLS
