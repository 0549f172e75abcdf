/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-plan-book.h"
#include "soleus-settings.h"

G_BEGIN_DECLS

#define SOLEUS_TYPE_APPOINTMENT_KEEPER (soleus_appointment_keeper_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusAppointmentKeeper, soleus_appointment_keeper, SOLEUS, APPOINTMENT_KEEPER, GObject)

SoleusAppointmentKeeper *soleus_appointment_keeper_new (SoleusSettings *settings);
void soleus_appointment_keeper_follow (SoleusAppointmentKeeper *self, SoleusPlanBook *book);

G_END_DECLS
