/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-catalogue.h"
#include "soleus-history-summary.h"

G_BEGIN_DECLS

/** As many weeks as fit on the page, the running one included. */
#define SOLEUS_REPORT_WEEKS 12

#define SOLEUS_TYPE_PROGRESS_REPORT (soleus_progress_report_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusProgressReport, soleus_progress_report, SOLEUS, PROGRESS_REPORT, GObject)

SoleusProgressReport *soleus_progress_report_new (const SoleusSummary *summary,
                                                  SoleusCatalogue *catalogue);
gboolean soleus_progress_report_print (SoleusProgressReport *self,
                                       GtkPrintOperationAction action,
                                       const char *export_path,
                                       GtkWindow *parent,
                                       GError **error);

G_END_DECLS
