/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs checks over the instants of motions: the change into it, the way in, and the cycle. */
#include "soleus-config.h"

#include "figure-instants.h"

#include "figure-drawings.h"

void
instant_complain (const Instant *now, const char *what, double value)
{
  g_error ("%s, %s at %.3f: %s is %.2f", now->motion->name, now->where, now->t, what, value);
}

void
instant_assert_within (
    const Instant *now, const char *what, double value, double least, double most)
{
  if (value < least || value > most)
    instant_complain (now, what, value);
}

void
instant_take (const SoleusMotion *motion, const char *where, double t, Instant *instant)
{
  const SoleusSkeleton *skeleton = &figure_get_book ()->skeleton;
  const SoleusArrow *arrow;
  double alpha;

  *instant = (Instant){ .motion = motion, .where = where, .t = t };
  if (g_str_equal (where, "step"))
    soleus_mixer_step (skeleton, motion, t * soleus_motion_get_step_seconds (motion),
                       &instant->pose);
  else if (g_str_equal (where, "in"))
    soleus_mixer_lead_in (skeleton, motion, t * soleus_motion_get_in_seconds (motion),
                          &instant->pose);
  else
    soleus_mixer_cycle (skeleton, motion, t * soleus_motion_get_cycle_seconds (motion),
                        &instant->pose, &arrow, &alpha);
  soleus_mixer_solve (skeleton, &instant->pose, &instant->frames);
}

/* The outline of a shape of the near leg that follows knee and ankle, on its shank. */
SoleusOutline *
instant_mix (const Instant *now, const char *tissue)
{
  static const char *const ankles[] = { "point", "neutral", "flex" };
  const SoleusOutline *outlines[SOLEUS_N_MORPHS];
  double weights[SOLEUS_N_MORPHS];
  SoleusOutline *mixed;

  for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
    {
      g_autofree char *id =
          g_strdup_printf ("%s-k%d-%s", tissue, (int) soleus_morph_knees[i / 3], ankles[i % 3]);

      outlines[i] = soleus_group_get_area (soleus_rig_get_group (figure_get_rig (), id));
    }
  soleus_mixer_weigh_morphs (now->frames.knee[0], now->frames.ankle[0], weights);
  mixed = soleus_outline_new (outlines[0]->n, TRUE);
  soleus_outline_mix (outlines, weights, SOLEUS_N_MORPHS, mixed);
  return mixed;
}

static void
run_through (const SoleusMotion *motion, const char *where, Check check)
{
  Instant before, now;

  instant_take (motion, where, 0, &before);
  check (&before, &before);
  for (guint i = 1; i <= N_INSTANTS; i++)
    {
      /* The very end of a cycle is its beginning. */
      instant_take (motion, where, MIN ((double) i / N_INSTANTS, 0.9999), &now);
      check (&now, &before);
      before = now;
    }
}

void
instants_of_motion (const SoleusMotion *motion, Check check)
{
  if (motion->ready->scene->rest)
    run_through (motion, "step", check);
  run_through (motion, "in", check);
  run_through (motion, "cycle", check);
}

void
instants_of_all (Check check)
{
  GPtrArray *motions = figure_get_book ()->motions;
  g_autoptr (GBytes) poses = g_resources_lookup_data (SOLEUS_RESOURCE_PATH "/diagrams/poses.xml",
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) tags = g_strsplit (g_bytes_get_data (poses, NULL), "<motion ", -1);

  /* No motion of the file is left out. */
  g_assert_cmpuint (motions->len, ==, g_strv_length (tags) - 1);
  for (guint i = 0; i < motions->len; i++)
    instants_of_motion (g_ptr_array_index (motions, i), check);
}

void
instants_of (const char *prefix, Check check)
{
  GPtrArray *motions = figure_get_book ()->motions;
  guint n = 0;

  for (guint i = 0; i < motions->len; i++)
    {
      const SoleusMotion *motion = g_ptr_array_index (motions, i);

      if (g_str_has_prefix (motion->name, prefix))
        {
          instants_of_motion (motion, check);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 0);
}
