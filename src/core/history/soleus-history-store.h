/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-database.h"
#include "soleus-session-record-private.h"

G_BEGIN_DECLS

/* What is written. Each of these is one transaction, or joins none: the caller's database must not
 * be in one, except for soleus_history_store_insert(). Each may be repeated after a failure of
 * which nobody can say whether it came before or after the commit: a second time changes nothing.
 */

gboolean soleus_history_store_begin (SoleusDatabase *database,
                                     const SoleusSessionFields *session,
                                     GError **error);
gboolean soleus_history_store_phase (SoleusDatabase *database,
                                     const char *uuid,
                                     const SoleusPhaseRecord *phase,
                                     GError **error);
gboolean soleus_history_store_rating (SoleusDatabase *database,
                                      const char *uuid,
                                      const SoleusRatingRecord *rating,
                                      gboolean replace,
                                      GError **error);
gboolean soleus_history_store_pain_stop (SoleusDatabase *database,
                                         const char *uuid,
                                         const SoleusPainRecord *stop,
                                         GError **error);
gboolean soleus_history_store_pain_answer (SoleusDatabase *database,
                                           const char *uuid,
                                           guint number,
                                           SoleusPainAnswer answer,
                                           GError **error);
gboolean soleus_history_store_finish (SoleusDatabase *database,
                                      const char *uuid,
                                      SoleusOutcome outcome,
                                      gint64 end_us,
                                      GError **error);
gboolean soleus_history_store_insert (SoleusDatabase *database,
                                      SoleusSessionRecord *record,
                                      gboolean *is_new,
                                      GError **error);
gboolean soleus_history_store_delete (SoleusDatabase *database, const char *uuid, GError **error);
gboolean soleus_history_store_delete_all (SoleusDatabase *database, GError **error);
gboolean soleus_history_store_advice_shown (SoleusDatabase *database,
                                            const char *advice,
                                            int day,
                                            GError **error);

G_END_DECLS
