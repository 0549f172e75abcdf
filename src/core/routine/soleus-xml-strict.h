/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-xml.h"

G_BEGIN_DECLS

gboolean soleus_xml_strict_parse (GBytes *bytes,
                                  const char *name,
                                  const SoleusXmlFormat *format,
                                  gpointer user_data,
                                  GError **error);

G_END_DECLS
