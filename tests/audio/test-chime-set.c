/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-set.h"

#include <math.h>

/* The loudest 100 ms are what makes a short sound loud. */
#define WINDOW (SOLEUS_CHIME_RATE / 10)

typedef struct
{
  double b0, b1, b2, a1, a2;
  double x1, x2, y1, y2;
} Biquad;

static double
filter (Biquad *f, double x)
{
  double y = f->b0 * x + f->b1 * f->x1 + f->b2 * f->x2 - f->a1 * f->y1 - f->a2 * f->y2;

  f->x2 = f->x1;
  f->x1 = x;
  f->y2 = f->y1;
  f->y1 = y;
  return y;
}

/* In dB, with the weighting of ITU-R BS.1770-4 for 48 kHz. */
static double
measure_loudness (const float *samples, gsize n)
{
  Biquad shelf = { 1.53512485958697,
                   -2.69169618940638,
                   1.19839281085285,
                   -1.69065929318241,
                   0.73248077421585,
                   0,
                   0,
                   0,
                   0 };
  Biquad high_pass = { 1, -2, 1, -1.99004745483398, 0.99007225036621, 0, 0, 0, 0 };
  g_autofree double *total = g_new0 (double, n + 1);
  double most = 0;

  for (gsize i = 0; i < n; i++)
    {
      double y = filter (&high_pass, filter (&shelf, samples[i]));

      total[i + 1] = total[i] + y * y;
    }
  for (gsize i = 0; i < n; i++)
    most = MAX (most, total[MIN (i + WINDOW, n)] - total[i]);
  return 10 * log10 (most / WINDOW);
}

static SoleusChimeSet *
load (const char *name)
{
  g_autoptr (GError) error = NULL;
  SoleusChimeSet *set = soleus_chime_set_new (name, &error);

  g_assert_no_error (error);
  return set;
}

typedef void (*CueFunc) (const float *samples, gsize n, SoleusCueKind kind);

static void
for_each_cue (CueFunc func)
{
  const char *const *names = soleus_chime_set_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (SoleusChimeSet) set = load (names[i]);

      for (guint kind = 0; kind < SOLEUS_N_CUES; kind++)
        {
          gsize n;
          const float *samples = soleus_chime_set_get_samples (set, kind, &n);

          g_test_message ("%s/%s", names[i], soleus_chime_set_get_cue_name (kind));
          func (samples, n, kind);
        }
    }
}

static void
check_loudness (const float *samples, gsize n, SoleusCueKind kind)
{
  double wanted = kind == SOLEUS_CUE_PACE ? -30 : -18;

  g_assert_cmpfloat_with_epsilon (measure_loudness (samples, n), wanted, 0.5);
}

static void
test_loudness (void)
{
  for_each_cue (check_loudness);
}

static void
check_not_clipped (const float *samples, gsize n, SoleusCueKind kind)
{
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (fabsf (samples[i]), <, 0.9f);
}

static void
test_not_clipped (void)
{
  for_each_cue (check_not_clipped);
}

/* A cue begins and ends in silence, or it would click; and it is clearly there within 10 ms, or it
 * would not be on time. */
static void
check_edges (const float *samples, gsize n, SoleusCueKind kind)
{
  float most = 0;

  g_assert_cmpfloat (fabsf (samples[0]), <, 0.001f);
  g_assert_cmpfloat (fabsf (samples[n - 1]), <, 0.001f);
  for (gsize i = 0; i < SOLEUS_CHIME_RATE / 100; i++)
    most = MAX (most, fabsf (samples[i]));
  g_assert_cmpfloat (most, >, 0.03f);
}

static void
test_edges (void)
{
  for_each_cue (check_edges);
}

/* A cue must be over before the next second of the count-down, and none may drag on. */
static void
check_length (const float *samples, gsize n, SoleusCueKind kind)
{
  double seconds = (double) n / SOLEUS_CHIME_RATE;

  g_assert_cmpfloat (seconds, >=, 0.05);
  g_assert_cmpfloat (seconds, <, kind == SOLEUS_CUE_COUNTDOWN ? 0.5 : 2);
}

static void
test_length (void)
{
  for_each_cue (check_length);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_chime_set_new ("gong", &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "gong"));
}

static void
test_freed (void)
{
  g_autoptr (SoleusChimeSet) set = load ("bowl");

  g_assert_finalize_object (g_steal_pointer (&set));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/chime-set/loudness", test_loudness);
  g_test_add_func ("/soleus/chime-set/not-clipped", test_not_clipped);
  g_test_add_func ("/soleus/chime-set/edges", test_edges);
  g_test_add_func ("/soleus/chime-set/length", test_length);
  g_test_add_func ("/soleus/chime-set/unknown", test_unknown);
  g_test_add_func ("/soleus/chime-set/freed", test_freed);
  return g_test_run ();
}
