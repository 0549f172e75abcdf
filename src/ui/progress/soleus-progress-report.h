/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "soleus-catalogue.h"
#include "soleus-history-types.h"

G_BEGIN_DECLS

/** The weeks that a report is about, the running one included. */
#define SOLEUS_REPORT_WEEKS 12

#define SOLEUS_TYPE_PROGRESS_REPORT (soleus_progress_report_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusProgressReport, soleus_progress_report, SOLEUS, PROGRESS_REPORT, GObject)

SoleusProgressReport *soleus_progress_report_new (const SoleusSummary *summary,
                                                  SoleusCatalogue *catalogue);
void soleus_progress_report_set_page_setup (SoleusProgressReport *self, GtkPageSetup *page_setup);
GtkPageSetup *soleus_progress_report_get_page_setup (SoleusProgressReport *self);
gboolean soleus_progress_report_print (SoleusProgressReport *self,
                                       GtkPrintOperationAction action,
                                       const char *export_path,
                                       GtkWindow *parent,
                                       GError **error);

G_END_DECLS
