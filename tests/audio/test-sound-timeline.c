/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sound-timeline.h"

#define START    (G_GINT64_CONSTANT (5000) * G_USEC_PER_SEC)
#define PIECE    240
#define PIECE_US (5 * G_TIME_SPAN_MILLISECOND)
#define N_PIECES 400
#define GAP_US   (45 * G_TIME_SPAN_MILLISECOND)
/* Twice the least delay of the pieces around. */
#define EXACT_US 1000

/* Most pieces come late, by up to 20 ms, and one in eight by half a millisecond. */
static gint64
get_delay (GRand *rand, guint i)
{
  return i % 8 == 3 ? 500 : g_rand_int_range (rand, 500, 20000);
}

/* Two seconds, a gap, and two seconds. */
static SoundTimeline *
new_with_gap (void)
{
  SoundTimeline *timeline = sound_timeline_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2 * N_PIECES; i++)
    sound_timeline_add (timeline, PIECE,
                        START + (i + 1) * PIECE_US + (i < N_PIECES ? 0 : GAP_US) +
                            get_delay (rand, i));
  sound_timeline_settle (timeline);
  return timeline;
}

static void
assert_time (SoundTimeline *timeline, gsize sample, gint64 time)
{
  gint64 told = sound_timeline_get_time (timeline, sample);

  /* Rounded to a microsecond. */
  g_assert_cmpint (told - START, >=, time - START - 1);
  g_assert_cmpint (told - START, <=, time - START + EXACT_US);
  g_assert_cmpint (ABS (sound_timeline_get_sample (timeline, told) - (gssize) sample), <=, 1);
}

static void
test_unbroken (void)
{
  g_autoptr (SoundTimeline) timeline = new_with_gap ();

  for (guint i = 0; i < N_PIECES - 8; i++)
    assert_time (timeline, i * PIECE + 7, START + i * PIECE_US + 7 * G_USEC_PER_SEC / 48000);
}

/* From the first sample after a gap on, times are as late as the gap was long. */
static void
test_gap (void)
{
  g_autoptr (SoundTimeline) timeline = new_with_gap ();

  for (guint i = N_PIECES; i < 2 * N_PIECES - 8; i++)
    assert_time (timeline, i * PIECE, START + i * PIECE_US + GAP_US);
}

/* What was played in the gap stands for the first sample after it, and is told to be lost. */
static void
test_lost (void)
{
  g_autoptr (SoundTimeline) timeline = new_with_gap ();
  gint64 gap = START + N_PIECES * PIECE_US;

  g_assert_cmpint (sound_timeline_get_sample (timeline, gap + GAP_US / 2), ==, N_PIECES * PIECE);
  g_assert_cmpint (sound_timeline_get_lost (timeline, START, gap - 100 * 1000), <=, EXACT_US);
  g_assert_cmpint (sound_timeline_get_lost (timeline, gap + 100 * 1000, gap + 1000 * 1000), <=,
                   EXACT_US);
  g_assert_cmpint (
      ABS (sound_timeline_get_lost (timeline, gap - 100 * 1000, gap + 100 * 1000) - GAP_US), <=,
      EXACT_US);
}

/* A recording that runs a little faster than the machine's clock doesn't look late at its end. */
static void
test_drift (void)
{
  g_autoptr (SoundTimeline) timeline = sound_timeline_new ();
  const guint n = 60 * 200;

  for (guint i = 0; i < n; i++)
    sound_timeline_add (timeline, PIECE, START + (i + 1) * PIECE_US * 9999 / 10000);
  sound_timeline_settle (timeline);
  for (guint i = 0; i < n; i += 100)
    assert_time (timeline, i * PIECE, START + i * PIECE_US * 9999 / 10000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/sound-timeline/unbroken", test_unbroken);
  g_test_add_func ("/soleus/sound-timeline/gap", test_gap);
  g_test_add_func ("/soleus/sound-timeline/lost", test_lost);
  g_test_add_func ("/soleus/sound-timeline/drift", test_drift);
  return g_test_run ();
}
