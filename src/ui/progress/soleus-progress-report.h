/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-catalogue.h"
#include "soleus-history-types.h"

G_BEGIN_DECLS

/** The weeks of a report, with the current one. */
#define SOLEUS_REPORT_WEEKS 12

gboolean soleus_progress_report_print (const SoleusSummary *summary,
                                       SoleusCatalogue *catalogue,
                                       GtkPageSetup **page_setup,
                                       GtkPrintOperationAction action,
                                       const char *export_path,
                                       GtkWindow *parent,
                                       GError **error);

G_END_DECLS
