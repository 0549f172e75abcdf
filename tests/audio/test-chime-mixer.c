/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-mixer.h"

#include <math.h>
#include <string.h>

#define RATE  SOLEUS_CHIME_RATE
#define BLOCK 960
/* The device that is played to holds this much back, and a wireless one that much. */
#define LATENCY 60000
#define LATE    550000
#define START   G_GINT64_CONSTANT (5000000)
#define SECONDS 4

/* A mixer and all that was heard of it since START. */
typedef struct
{
  SoleusChimeMixer *mixer;
  SoleusChimeSet *chimes;
  float heard[SECONDS * RATE];
  gsize n_heard;
  gint64 now;
  gint64 latency;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->chimes = soleus_chime_set_new (SOLEUS_CHIME_DEFAULT, &error);
  g_assert_no_error (error);
  f->mixer = soleus_chime_mixer_new ();
  soleus_chime_mixer_set_chimes (f->mixer, f->chimes);
  f->latency = LATENCY;
  f->now = START - f->latency;
}

static void
set_up_late (Fixture *f, gconstpointer data)
{
  set_up (f, data);
  f->latency = LATE;
  f->now = START - f->latency;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->mixer);
  g_assert_finalize_object (f->chimes);
}

static gint64
get_heard (Fixture *f)
{
  return START + (gint64) f->n_heard * G_USEC_PER_SEC / RATE;
}

/* Mixes until all that is heard before @until is mixed; each block as soon as the device has room.
 */
static void
play_until (Fixture *f, gint64 until)
{
  while (get_heard (f) < until)
    {
      g_assert_cmpuint (f->n_heard + BLOCK, <=, G_N_ELEMENTS (f->heard));
      f->now = MAX (f->now, get_heard (f) - f->latency);
      soleus_chime_mixer_render (f->mixer, f->heard + f->n_heard, BLOCK, get_heard (f), f->now);
      f->n_heard += BLOCK;
    }
}

/* Lays a timetable, and throws away what the device holds where that is asked for. */
static gboolean
lay (Fixture *f, SoleusChimeLane lane, const SoleusChimeEntry *entries, gsize n_entries)
{
  gboolean cut = soleus_chime_mixer_set_timetable (f->mixer, lane, entries, n_entries, f->now);

  if (cut)
    {
      f->n_heard = (gsize) ((f->now - START) * RATE / G_USEC_PER_SEC);
      soleus_chime_mixer_rewind (f->mixer);
    }
  return cut;
}

static gboolean
set_cue (Fixture *f, SoleusCueKind kind, gint64 due)
{
  SoleusChimeEntry entry = { .kind = kind, .due = due };

  return lay (f, SOLEUS_CHIME_LANE_SESSION, &entry, 1);
}

static gboolean
set_silence (Fixture *f)
{
  return lay (f, SOLEUS_CHIME_LANE_SESSION, NULL, 0);
}

static gsize
to_frame (gint64 time)
{
  return (gsize) ((time - START) * RATE / G_USEC_PER_SEC);
}

static void
assert_silent (Fixture *f, gint64 from, gint64 until)
{
  for (gsize i = to_frame (from); i < to_frame (until); i++)
    g_assert_cmpfloat (f->heard[i], ==, 0);
}

static void
assert_whole (Fixture *f, SoleusCueKind kind, gint64 from)
{
  gsize n;
  const float *samples = soleus_chime_set_get_samples (f->chimes, kind, &n);

  g_assert_cmpmem (f->heard + to_frame (from), n * sizeof (float), samples, n * sizeof (float));
}

static gint64
get_length (Fixture *f, SoleusCueKind kind)
{
  gsize n;

  soleus_chime_set_get_samples (f->chimes, kind, &n);
  return (gint64) n * G_USEC_PER_SEC / RATE;
}

/* Not at the edge of a block, to the very sample, whole, and nothing besides. */
static void
test_exact (Fixture *f, gconstpointer data)
{
  gint64 due = START + 777 * 1000;

  set_cue (f, SOLEUS_CUE_GO, due);
  play_until (f, START + 3 * G_USEC_PER_SEC);
  assert_silent (f, START, due);
  assert_whole (f, SOLEUS_CUE_GO, due);
  assert_silent (f, due + get_length (f, SOLEUS_CUE_GO) + 1000, START + 3 * G_USEC_PER_SEC);
}

static void
test_two_at_once (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;
  SoleusChimeEntry entries[] = {
    { .kind = SOLEUS_CUE_HALFWAY, .due = due },
    { .kind = SOLEUS_CUE_PACE, .due = due },
  };
  gsize n;
  const float *halfway = soleus_chime_set_get_samples (f->chimes, SOLEUS_CUE_HALFWAY, &n);
  const float *pace = soleus_chime_set_get_samples (f->chimes, SOLEUS_CUE_PACE, &n);

  lay (f, SOLEUS_CHIME_LANE_SESSION, entries, 2);
  play_until (f, START + 2 * G_USEC_PER_SEC);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon (f->heard[to_frame (due) + i], halfway[i] + pace[i], 1e-6f);
}

/* Paused while the cue is still to come. */
static void
test_silenced_before (Fixture *f, gconstpointer data)
{
  set_cue (f, SOLEUS_CUE_GO, START + 500 * 1000);
  play_until (f, START + 300 * 1000);
  g_assert_false (set_silence (f));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_silent (f, START, START + 2 * G_USEC_PER_SEC);
}

/* Paused while the cue is being heard. */
static void
test_silenced_within (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000, paused;

  set_cue (f, SOLEUS_CUE_GO, due);
  play_until (f, due + 200 * 1000);
  paused = f->now;
  g_assert_cmpint (paused, >, due);
  g_assert_true (set_silence (f));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_silent (f, paused, START + 2 * G_USEC_PER_SEC);
}

/* Paused when the whole cue is mixed in, but the device holds back its end. */
static void
test_silenced_at_end (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000, paused;

  set_cue (f, SOLEUS_CUE_PACE, due);
  play_until (f, due + get_length (f, SOLEUS_CUE_PACE) + 1000);
  paused = f->now;
  g_assert_true (set_silence (f));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_silent (f, paused, START + 2 * G_USEC_PER_SEC);
}

/* A skip takes back what is mixed in but not heard yet. */
static void
test_skipped (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000, later = START + 2 * G_USEC_PER_SEC;

  set_cue (f, SOLEUS_CUE_COUNTDOWN, due);
  play_until (f, due + 1000);
  g_assert_cmpint (f->now, <, due);
  g_assert_true (set_cue (f, SOLEUS_CUE_GO, later));
  play_until (f, START + 3500 * 1000);
  assert_silent (f, START, later);
  assert_whole (f, SOLEUS_CUE_GO, later);
}

/* The queue is thrown away for one cue while another one sounds: that goes on where it was. */
static void
test_goes_on_after_rewind (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;
  SoleusChimeEntry entries[] = {
    { .kind = SOLEUS_CUE_GO, .due = due },
    { .kind = SOLEUS_CUE_PACE, .due = due + 500 * 1000 },
  };

  lay (f, SOLEUS_CHIME_LANE_SESSION, entries, 2);
  play_until (f, due + 510 * 1000);
  g_assert_cmpint (f->now, <, due + 500 * 1000);
  g_assert_true (set_cue (f, SOLEUS_CUE_DONE, START + 10 * G_USEC_PER_SEC));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_GO, due);
}

/* A cue that is due before the end of what the device holds is heard right after that. */
static void
test_sooner_than_queue (Fixture *f, gconstpointer data)
{
  gint64 next;

  play_until (f, START + 500 * 1000);
  next = get_heard (f);
  g_assert_false (set_cue (f, SOLEUS_CUE_COUNTDOWN, f->now + LATENCY / 2));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_COUNTDOWN, next);
}

/* A cue that is heard already is not cut by a longer or shorter phase. */
static void
test_rings_on (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;

  set_cue (f, SOLEUS_CUE_HALFWAY, due);
  play_until (f, due + 200 * 1000);
  g_assert_false (set_cue (f, SOLEUS_CUE_GO, START + 10 * G_USEC_PER_SEC));
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_HALFWAY, due);
}

/* A timetable that still has the cue that is mixed in neither cuts it nor plays it twice. */
static void
test_kept (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;

  set_cue (f, SOLEUS_CUE_GO, due);
  play_until (f, due + 1000);
  g_assert_false (set_cue (f, SOLEUS_CUE_GO, due));
  play_until (f, START + 3 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_GO, due);
  assert_silent (f, due + get_length (f, SOLEUS_CUE_GO) + 1000, START + 3 * G_USEC_PER_SEC);
}

/* The session falls silent after its last chime, and the chime rings all the same. */
static void
test_done_is_whole (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;

  set_cue (f, SOLEUS_CUE_DONE, due);
  play_until (f, due + LATENCY + 40000);
  g_assert_false (set_silence (f));
  play_until (f, START + 3 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_DONE, due);
}

/* The device slept: of three cues only the one that is not stale is played, and at once. */
static void
test_no_burst (Fixture *f, gconstpointer data)
{
  gint64 now = f->now;
  SoleusChimeEntry entries[] = {
    { .kind = SOLEUS_CUE_GO, .due = now - 2 * G_USEC_PER_SEC },
    { .kind = SOLEUS_CUE_HALFWAY, .due = now - 300 * 1000 },
    { .kind = SOLEUS_CUE_COUNTDOWN, .count = 3, .due = now - 100 * 1000 },
  };

  lay (f, SOLEUS_CHIME_LANE_SESSION, entries, 3);
  play_until (f, START + 2 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_COUNTDOWN, START);
  assert_silent (f, START + get_length (f, SOLEUS_CUE_COUNTDOWN) + 1000,
                 START + 2 * G_USEC_PER_SEC);
}

/* A cue that is due at once can't be heard before the late device has played what it holds. It is
 * not stale, and those are that came due before. */
static void
test_late_device (Fixture *f, gconstpointer data)
{
  SoleusChimeEntry entries[3];
  gint64 next;

  play_until (f, START + 500 * 1000);
  next = get_heard (f);
  entries[0] = (SoleusChimeEntry){ .kind = SOLEUS_CUE_GO, .due = f->now - 2 * G_USEC_PER_SEC };
  entries[1] = (SoleusChimeEntry){ .kind = SOLEUS_CUE_HALFWAY, .due = f->now - 150 * 1000 };
  entries[2] = (SoleusChimeEntry){ .kind = SOLEUS_CUE_COUNTDOWN, .due = f->now + 10 * 1000 };
  g_assert_false (lay (f, SOLEUS_CHIME_LANE_SESSION, entries, G_N_ELEMENTS (entries)));
  play_until (f, START + 3 * G_USEC_PER_SEC);
  assert_whole (f, SOLEUS_CUE_COUNTDOWN, next);
  assert_silent (f, next + get_length (f, SOLEUS_CUE_COUNTDOWN) + 1000, START + 3 * G_USEC_PER_SEC);
}

static void
test_pace_ticks_off (Fixture *f, gconstpointer data)
{
  SoleusChimeEntry entries[] = {
    { .kind = SOLEUS_CUE_PACE, .due = START + 500 * 1000 },
    { .kind = SOLEUS_CUE_GO, .due = START + 1000 * 1000 },
  };

  soleus_chime_mixer_set_pace_ticks (f->mixer, FALSE);
  lay (f, SOLEUS_CHIME_LANE_SESSION, entries, 2);
  play_until (f, START + 3 * G_USEC_PER_SEC);
  assert_silent (f, START, START + 1000 * 1000);
  assert_whole (f, SOLEUS_CUE_GO, START + 1000 * 1000);
}

/* Trying out a chime neither replaces the session's cues nor is replaced by them. */
static void
test_lanes (Fixture *f, gconstpointer data)
{
  SoleusChimeEntry tried = { .kind = SOLEUS_CUE_COUNTDOWN, .due = START + 500 * 1000 };

  set_cue (f, SOLEUS_CUE_GO, START + 1500 * 1000);
  lay (f, SOLEUS_CHIME_LANE_TEST, &tried, 1);
  set_cue (f, SOLEUS_CUE_GO, START + 2000 * 1000);
  play_until (f, START + 3500 * 1000);
  assert_whole (f, SOLEUS_CUE_COUNTDOWN, START + 500 * 1000);
  assert_silent (f, START + 1000 * 1000, START + 2000 * 1000);
  assert_whole (f, SOLEUS_CUE_GO, START + 2000 * 1000);
}

static void
test_quiet_from (Fixture *f, gconstpointer data)
{
  gint64 due = START + 500 * 1000;

  g_assert_cmpint (soleus_chime_mixer_get_quiet_from (f->mixer), <=, START);
  set_cue (f, SOLEUS_CUE_GO, due);
  g_assert_cmpint (soleus_chime_mixer_get_quiet_from (f->mixer), ==, G_MAXINT64);
  play_until (f, due + 1000);
  g_assert_cmpint (soleus_chime_mixer_get_quiet_from (f->mixer), ==,
                   due + get_length (f, SOLEUS_CUE_GO));
}

/* More cues than there are voices: as happens when time is sped up. */
static void
test_crowd (Fixture *f, gconstpointer data)
{
  SoleusChimeEntry entries[200];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    entries[i] = (SoleusChimeEntry){ .kind = i % 7, .due = START + i * 10 * 1000 };
  lay (f, SOLEUS_CHIME_LANE_SESSION, entries, G_N_ELEMENTS (entries));
  play_until (f, START + 3500 * 1000);
  for (gsize i = 0; i < f->n_heard; i++)
    g_assert_true (isfinite (f->heard[i]));
  g_assert_cmpint (soleus_chime_mixer_get_quiet_from (f->mixer), <, START + 4 * G_USEC_PER_SEC);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/soleus/chime-mixer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("exact", test_exact);
  ADD ("two-at-once", test_two_at_once);
  ADD ("silenced-before", test_silenced_before);
  ADD ("silenced-within", test_silenced_within);
  ADD ("silenced-at-end", test_silenced_at_end);
  ADD ("skipped", test_skipped);
  ADD ("goes-on-after-rewind", test_goes_on_after_rewind);
  ADD ("sooner-than-queue", test_sooner_than_queue);
  ADD ("rings-on", test_rings_on);
  ADD ("kept", test_kept);
  ADD ("done-is-whole", test_done_is_whole);
  ADD ("no-burst", test_no_burst);
  g_test_add ("/soleus/chime-mixer/late-device", Fixture, NULL, set_up_late, test_late_device,
              tear_down);
  ADD ("pace-ticks-off", test_pace_ticks_off);
  ADD ("lanes", test_lanes);
  ADD ("quiet-from", test_quiet_from);
  ADD ("crowd", test_crowd);
  return g_test_run ();
}
