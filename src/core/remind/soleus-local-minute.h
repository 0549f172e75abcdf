/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Minutes that the clock on the wall shows, counted from midnight of 1970-01-01. */
gint64 soleus_local_minute_from_time (gint64 utc_us);
gint64 soleus_local_minute_to_time (gint64 minute);

G_END_DECLS
