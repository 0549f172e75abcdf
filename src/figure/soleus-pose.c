/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pose-private.h"

GQuark
soleus_pose_error_quark (void)
{
  return g_quark_from_static_string ("soleus-pose-error-quark");
}

SoleusPoseBook *
soleus_pose_book_alloc (void)
{
  SoleusPoseBook *self = g_new0 (SoleusPoseBook, 1);

  self->names = g_string_chunk_new (1024);
  self->scenes = g_ptr_array_new_with_free_func (g_free);
  self->poses = g_ptr_array_new_with_free_func (g_free);
  self->motions = g_ptr_array_new_with_free_func ((GDestroyNotify) soleus_motion_free);
  return self;
}

SoleusMotion *
soleus_motion_alloc (void)
{
  SoleusMotion *self = g_new0 (SoleusMotion, 1);

  self->in = g_array_new (FALSE, TRUE, sizeof (SoleusMove));
  self->cycle = g_array_new (FALSE, TRUE, sizeof (SoleusMove));
  return self;
}

void
soleus_motion_free (SoleusMotion *self)
{
  g_array_unref (self->in);
  g_array_unref (self->cycle);
  g_free (self);
}

/**
 * soleus_pose_book_free:
 *
 * Frees the book and with it every pose and motion that came out of it.
 */
void
soleus_pose_book_free (SoleusPoseBook *self)
{
  g_ptr_array_unref (self->motions);
  g_ptr_array_unref (self->poses);
  g_ptr_array_unref (self->scenes);
  g_string_chunk_free (self->names);
  g_free (self);
}

const SoleusSkeleton *
soleus_pose_book_get_skeleton (SoleusPoseBook *self)
{
  return &self->skeleton;
}

SoleusScene *
soleus_pose_book_find_scene (SoleusPoseBook *self, const char *name)
{
  for (guint i = 0; i < self->scenes->len; i++)
    {
      SoleusScene *scene = g_ptr_array_index (self->scenes, i);

      if (g_str_equal (scene->name, name))
        return scene;
    }
  return NULL;
}

/**
 * soleus_pose_book_get_pose:
 *
 * Returns: (nullable) (transfer none): the keyframe of that name
 */
const SoleusPose *
soleus_pose_book_get_pose (SoleusPoseBook *self, const char *name)
{
  for (guint i = 0; i < self->poses->len; i++)
    {
      const SoleusPose *pose = g_ptr_array_index (self->poses, i);

      if (g_str_equal (pose->name, name))
        return pose;
    }
  return NULL;
}

/**
 * soleus_pose_book_get_motion:
 *
 * Returns: (nullable) (transfer none): the motion of that name; these are the names that routines
 *   use
 */
const SoleusMotion *
soleus_pose_book_get_motion (SoleusPoseBook *self, const char *name)
{
  for (guint i = 0; i < self->motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (self->motions, i);

      if (g_str_equal (motion->name, name))
        return motion;
    }
  return NULL;
}

/**
 * soleus_pose_book_get_poses:
 *
 * Returns: (element-type SoleusPose) (transfer none): all keyframes, in the order of the file
 */
GPtrArray *
soleus_pose_book_get_poses (SoleusPoseBook *self)
{
  return self->poses;
}

/**
 * soleus_pose_book_get_motions:
 *
 * Returns: (element-type SoleusMotion) (transfer none): all motions, in the order of the file
 */
GPtrArray *
soleus_pose_book_get_motions (SoleusPoseBook *self)
{
  return self->motions;
}

/**
 * soleus_motion_get_end:
 *
 * Returns: (transfer none): the pose that the work begins with: where the way in ends
 */
const SoleusPose *
soleus_motion_get_end (const SoleusMotion *self)
{
  if (self->in->len == 0)
    return self->ready;
  return g_array_index (self->in, SoleusMove, self->in->len - 1).to;
}

static double
sum_seconds (GArray *moves)
{
  double seconds = 0;

  for (guint i = 0; i < moves->len; i++)
    seconds += g_array_index (moves, SoleusMove, i).seconds;
  return seconds;
}

/**
 * soleus_motion_get_in_seconds:
 *
 * Returns: how long the way into the exercise takes, 0 where there is none
 */
double
soleus_motion_get_in_seconds (const SoleusMotion *self)
{
  return sum_seconds (self->in);
}

/**
 * soleus_motion_get_cycle_seconds:
 *
 * Returns: how long one whole cycle takes, 0 for a hold
 */
double
soleus_motion_get_cycle_seconds (const SoleusMotion *self)
{
  return sum_seconds (self->cycle);
}
