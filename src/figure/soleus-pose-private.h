/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-pose.h"

G_BEGIN_DECLS

struct _SoleusPoseBook
{
  SoleusSkeleton skeleton;
  GStringChunk *names;
  GPtrArray *scenes;
  GPtrArray *poses;
  GPtrArray *motions;
};

SoleusPoseBook *soleus_pose_book_alloc (void);
SoleusScene *soleus_pose_book_find_scene (SoleusPoseBook *self, const char *name);
SoleusMotion *soleus_motion_alloc (void);
void soleus_motion_free (SoleusMotion *self);

G_END_DECLS
