/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-safety-list.h"

G_BEGIN_DECLS

gboolean soleus_script_print (const SoleusSafetyAdvice *script, GtkWindow *parent, GError **error);

G_END_DECLS
