/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-clearance.h"

struct _SoleusClearance
{
  GObject parent_instance;
};

G_DEFINE_FINAL_TYPE (SoleusClearance, soleus_clearance, G_TYPE_OBJECT)

static void
soleus_clearance_class_init (SoleusClearanceClass *klass)
{
}

static void
soleus_clearance_init (SoleusClearance *self)
{
}
