/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "playbin-per-cue.h"
#include "soleus-chime-player.h"
#include "soleus-system-clock.h"
#include "sound-analysis.h"
#include "sound-load.h"
#include "sound-server.h"
#include "sound-session.h"

/* cue-latency SOUNDSDIR [CUES]
 *
 * The distance of a cue's first sample from its time, on a real sound server, heard at the sink.
 * The chime player plays on an idle machine and with one busy process a core; on PulseAudio a
 * playbin for each cue does the same with the same file, for comparison. Of a cue that is missing
 * it is told whether the player mixed it, and what the recording lost around it. */

#define N_CUES       200
#define LEAD_US      (1500 * G_TIME_SPAN_MILLISECOND)
#define STEP_US      (450 * G_TIME_SPAN_MILLISECOND)
#define SPREAD_US    (40 * G_TIME_SPAN_MILLISECOND)
#define TOLERANCE_US (180 * G_TIME_SPAN_MILLISECOND)
#define SILENT_S     20

typedef struct
{
  SoundServer *server;
  SoleusChimeSet *chimes;
  char *path;
  /* Part of the name of each figure. */
  const char *server_name;
  guint n_cues;
  gint64 *due;
  /* By the player, on its threads. */
  gint n_mixed;
} Bench;

typedef void (*PlayFunc) (Bench *bench);

/* Not on a beat: the moments fall everywhere between the blocks of the device. */
static void
choose_moments (Bench *bench)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20);
  gint64 due = g_get_monotonic_time () + LEAD_US;

  for (guint i = 0; i < bench->n_cues; i++)
    {
      bench->due[i] = due + g_rand_int_range (rand, 0, SPREAD_US);
      due += STEP_US;
    }
}

static double
get_seconds (Bench *bench)
{
  return (bench->due[bench->n_cues - 1] - g_get_monotonic_time ()) / 1e6 + 1;
}

static void
play_ours (Bench *bench)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  g_autofree SoleusCue *cues = g_new0 (SoleusCue, bench->n_cues);

  for (guint i = 0; i < bench->n_cues; i++)
    cues[i] = (SoleusCue){ .kind = SOLEUS_CUE_COUNTDOWN, .monotonic = bench->due[i] };
  soleus_cue_sink_begin (SOLEUS_CUE_SINK (player));
  soleus_cue_sink_set_timetable (SOLEUS_CUE_SINK (player), cues, bench->n_cues);
  sound_run (get_seconds (bench));
  soleus_cue_sink_end (SOLEUS_CUE_SINK (player));
}

static void
play_playbins (Bench *bench)
{
  playbin_per_cue_schedule (bench->path, bench->due, bench->n_cues);
  sound_run (get_seconds (bench));
}

/* The mixer tells of each cue in the debug log. */
static GLogWriterOutput
count_mixed (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  Bench *bench = data;

  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && strstr (fields[i].value, " is heard ") != NULL)
      g_atomic_int_inc (&bench->n_mixed);
  return level == G_LOG_LEVEL_DEBUG ? G_LOG_WRITER_HANDLED
                                    : g_log_writer_default (level, fields, n_fields, NULL);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

/* Nearest rank. */
static double
percentile (const double *sorted, guint n, guint percent)
{
  return sorted[MAX (1, (n * percent + 99) / 100) - 1];
}

static void
tell_missing (const SoundRecording *recording, gint64 due)
{
  gint64 lost =
      sound_timeline_get_lost (recording->timeline, due - TOLERANCE_US, due + 2 * TOLERANCE_US);

  g_print ("A cue is missing; around it the recording lost %.1f ms\n", lost / 1000.0);
}

static void
measure (Bench *bench, const char *part, PlayFunc play)
{
  g_autofree char *name = g_strconcat ("cue-latency", bench->server_name, part, NULL);
  g_autofree double *errors = g_new (double, bench->n_cues);
  g_autoptr (SoundRecording) recording = NULL;
  SoundRecorder *recorder;
  double least = G_MAXDOUBLE;
  guint n_heard = 0, n_cut = 0;

  g_atomic_int_set (&bench->n_mixed, 0);
  sound_server_start (bench->server);
  recorder = sound_recorder_new ("probe");
  choose_moments (bench);
  play (bench);
  recording = sound_recorder_finish (recorder);
  sound_server_kill (bench->server);

  for (guint i = 0; i < bench->n_cues; i++)
    {
      SoundMatch match = sound_analysis_match (recording, bench->chimes, SOLEUS_CUE_COUNTDOWN,
                                               bench->due[i], TOLERANCE_US);

      if (!match.found)
        {
          tell_missing (recording, bench->due[i]);
          continue;
        }
      errors[n_heard++] = ABS (match.onset - bench->due[i]) / 1000.0;
      n_cut += match.energy < 0.98;
      least = MIN (least, match.energy);
    }
  if (n_heard == 0)
    g_error ("%s: nothing was heard", name);
  qsort (errors, n_heard, sizeof *errors, compare);
  g_print ("%s: %u cues, %u heard, %u of them cut short, down to %.0f %% of the energy\n", name,
           bench->n_cues, n_heard, n_cut, least * 100);
  if (play == play_ours)
    g_print ("%s: %d cues mixed by the player; the recording lost %.1f ms in all\n", name,
             g_atomic_int_get (&bench->n_mixed),
             sound_timeline_get_lost (recording->timeline, bench->due[0] - LEAD_US / 2,
                                      bench->due[bench->n_cues - 1] + TOLERANCE_US) /
                 1000.0);
  g_print ("figure %s-p50-ms %.1f\n", name, percentile (errors, n_heard, 50));
  g_print ("figure %s-p99-ms %.1f\n", name, percentile (errors, n_heard, 99));
  g_print ("figure %s-max-ms %.1f\n", name, errors[n_heard - 1]);
}

static double
get_cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
         (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* Of a session in which nothing is heard; the sound server's own part is not counted. */
static void
measure_silence (Bench *bench)
{
  g_autoptr (SoleusClock) clock = soleus_system_clock_new ();
  g_autoptr (SoleusChimePlayer) player = soleus_chime_player_new (clock, NULL);
  double before;

  sound_server_start (bench->server);
  soleus_cue_sink_begin (SOLEUS_CUE_SINK (player));
  sound_run (2);
  before = get_cpu_seconds ();
  sound_run (SILENT_S);
  g_print ("figure sound-silent%s-cpu-percent %.2f\n", bench->server_name,
           (get_cpu_seconds () - before) / SILENT_S * 100);
  sound_server_kill (bench->server);
}

int
main (int argc, char *argv[])
{
  Bench bench = { .n_cues = argc > 2 ? (guint) atoi (argv[2]) : N_CUES };
  SoundLoad *load;
  gboolean pipewire;

  if (argc < 2 || bench.n_cues == 0)
    g_error ("usage: cue-latency SOUNDSDIR [CUES]");
  bench.server = sound_server_new ();
  pipewire = sound_server_is_pipewire (bench.server);
  bench.server_name = pipewire ? "-pipewire" : "";
  g_log_set_writer_func (count_mixed, &bench, NULL);
  bench.chimes = soleus_chime_set_new (SOLEUS_CHIME_DEFAULT, NULL);
  bench.path = g_build_filename (argv[1], SOLEUS_CHIME_DEFAULT, "countdown.wav", NULL);
  bench.due = g_new (gint64, bench.n_cues);

  measure_silence (&bench);
  measure (&bench, "", play_ours);
  if (!pipewire)
    measure (&bench, "-playbin", play_playbins);
  load = sound_load_new (1);
  measure (&bench, "-loaded", play_ours);
  if (!pipewire)
    measure (&bench, "-loaded-playbin", play_playbins);
  sound_load_free (load);

  g_free (bench.due);
  g_free (bench.path);
  g_object_unref (bench.chimes);
  sound_server_free (bench.server);
  return 0;
}
