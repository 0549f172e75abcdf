/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-chime-set.h"

#include "soleus-wav.h"

G_STATIC_ASSERT (SOLEUS_CHIME_RATE == SOLEUS_WAV_RATE);

struct _SoleusChimeSet
{
  GObject parent_instance;

  float *samples[SOLEUS_N_CUES];
  gsize n_samples[SOLEUS_N_CUES];
};

G_DEFINE_FINAL_TYPE (SoleusChimeSet, soleus_chime_set, G_TYPE_OBJECT)

static void
soleus_chime_set_finalize (GObject *object)
{
  SoleusChimeSet *self = SOLEUS_CHIME_SET (object);

  for (guint i = 0; i < SOLEUS_N_CUES; i++)
    g_clear_pointer (&self->samples[i], g_free);
  G_OBJECT_CLASS (soleus_chime_set_parent_class)->finalize (object);
}

static void
soleus_chime_set_class_init (SoleusChimeSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_chime_set_finalize;
}

static void
soleus_chime_set_init (SoleusChimeSet *self)
{
}

/* The default set comes first. */
const char *const *
soleus_chime_set_list_names (void)
{
  static const char *const names[] = { SOLEUS_CHIME_DEFAULT, "wood", "bowl", NULL };

  return names;
}

/* Returns: the stem of the file that a cue is kept in, such as "work-end" */
const char *
soleus_chime_set_get_cue_name (SoleusCueKind kind)
{
  static const char *const names[SOLEUS_N_CUES] = {
    [SOLEUS_CUE_GO] = "go",
    [SOLEUS_CUE_HALFWAY] = "halfway",
    [SOLEUS_CUE_COUNTDOWN] = "countdown",
    [SOLEUS_CUE_WORK_END] = "work-end",
    [SOLEUS_CUE_SWITCH_LEGS] = "switch-legs",
    [SOLEUS_CUE_DONE] = "done",
    [SOLEUS_CUE_PACE] = "pace",
  };

  g_return_val_if_fail (kind < SOLEUS_N_CUES, NULL);
  return names[kind];
}

/**
 * soleus_chime_set_new:
 * @name: one of soleus_chime_set_list_names()
 *
 * Decodes all the cues of a set, so that nothing has to be read while a session runs.
 *
 * Returns: (transfer full): the set, or %NULL
 */
SoleusChimeSet *
soleus_chime_set_new (const char *name, GError **error)
{
  g_autoptr (SoleusChimeSet) self = g_object_new (SOLEUS_TYPE_CHIME_SET, NULL);

  for (guint i = 0; i < SOLEUS_N_CUES; i++)
    {
      g_autofree char *path = g_strdup_printf (SOLEUS_RESOURCE_PATH "/sounds/%s/%s.wav", name,
                                               soleus_chime_set_get_cue_name (i));
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);

      if (bytes == NULL)
        return NULL;
      self->samples[i] = soleus_wav_decode (bytes, &self->n_samples[i], error);
      if (self->samples[i] == NULL)
        {
          g_prefix_error (error, "%s: ", path);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/* Returns: (array length=n_samples): the sound of a cue, from -1 to 1 at %SOLEUS_CHIME_RATE */
const float *
soleus_chime_set_get_samples (SoleusChimeSet *self, SoleusCueKind kind, gsize *n_samples)
{
  g_return_val_if_fail (kind < SOLEUS_N_CUES, NULL);

  *n_samples = self->n_samples[kind];
  return self->samples[kind];
}
