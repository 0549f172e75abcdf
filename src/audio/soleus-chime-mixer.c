/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-mixer.h"

#include <string.h>

/* A cue that would be heard later than this is left out, so that no burst follows a stall. */
#define LATEST_US (250 * G_TIME_SPAN_MILLISECOND)
/* A cue that came due no longer ago is only just being mixed. It is heard as soon as the device
 * lets it, which wireless ones do half a second later. */
#define MIXED_US   (100 * G_TIME_SPAN_MILLISECOND)
#define MAX_VOICES 16

/* A pending cue. */
typedef struct
{
  SoleusChimeEntry entry;
  SoleusChimeLane lane;
} Slot;

/* A cue that is being mixed in, or was and is still held back by the device. */
typedef struct
{
  Slot slot;
  SoleusChimeSet *chimes;
  gsize position;
  gint64 heard_from;
  gint64 heard_until;
} Voice;

struct _SoleusChimeMixer
{
  GObject parent_instance;

  /* Everything below is shared with the thread that feeds the device. */
  GMutex mutex;
  SoleusChimeSet *chimes;
  gboolean pace_ticks;
  GArray *slots;
  GArray *voices;
  gint64 quiet_from;
  gboolean rewound;
};

G_DEFINE_FINAL_TYPE (SoleusChimeMixer, soleus_chime_mixer, G_TYPE_OBJECT)

static gint64
frames_to_us (gsize n_frames)
{
  return (gint64) n_frames * G_USEC_PER_SEC / SOLEUS_CHIME_RATE;
}

static gsize
us_to_frames (gint64 us)
{
  return us <= 0 ? 0 : (gsize) ((us * SOLEUS_CHIME_RATE + G_USEC_PER_SEC / 2) / G_USEC_PER_SEC);
}

static void
voice_clear (gpointer data)
{
  Voice *voice = data;

  g_clear_object (&voice->chimes);
}

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const Slot *left = a, *right = b;

  return (left->entry.due > right->entry.due) - (left->entry.due < right->entry.due);
}

static gboolean
take_slot (SoleusChimeMixer *self, const Slot *wanted)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      const Slot *slot = &g_array_index (self->slots, Slot, i);

      if (slot->lane == wanted->lane && slot->entry.kind == wanted->entry.kind &&
          slot->entry.count == wanted->entry.count && slot->entry.due == wanted->entry.due)
        {
          g_array_remove_index (self->slots, i);
          return TRUE;
        }
    }
  return FALSE;
}

static void
remove_lane (SoleusChimeMixer *self, SoleusChimeLane lane)
{
  for (guint i = self->slots->len; i-- > 0;)
    if (g_array_index (self->slots, Slot, i).lane == lane)
      g_array_remove_index (self->slots, i);
}

/* Returns whether a voice was cut. */
static gboolean
revise_voices (SoleusChimeMixer *self, SoleusChimeLane lane, gboolean silent, gint64 now)
{
  gboolean cut = FALSE;

  for (guint i = self->voices->len; i-- > 0;)
    {
      const Voice *voice = &g_array_index (self->voices, Voice, i);

      if (voice->slot.lane != lane || voice->heard_until <= now)
        continue;
      if (take_slot (self, &voice->slot))
        continue;
      /* A cue that is heard already rings on when the session jumps. It is cut when the session
       * falls silent, except the last chime, after which the session is silent anyway. */
      if (voice->heard_from <= now && (!silent || voice->slot.entry.kind == SOLEUS_CUE_DONE))
        continue;
      g_array_remove_index (self->voices, i);
      cut = TRUE;
    }
  return cut;
}

static void
start_voice (SoleusChimeMixer *self, const Slot *slot, gint64 heard)
{
  Voice voice = {
    .slot = *slot,
    .chimes = g_object_ref (self->chimes),
    .heard_from = MAX (slot->entry.due, heard),
  };
  gsize n_samples;

  soleus_chime_set_get_samples (self->chimes, slot->entry.kind, &n_samples);
  voice.heard_until = voice.heard_from + frames_to_us (n_samples);
  self->quiet_from = MAX (self->quiet_from, voice.heard_until);

  if (self->voices->len == MAX_VOICES)
    g_array_remove_index (self->voices, 0);
  g_array_append_val (self->voices, voice);
  g_debug ("Cue %s is heard %.1f ms after its time",
           soleus_chime_set_get_cue_name (slot->entry.kind),
           (voice.heard_from - slot->entry.due) / 1000.0);
}

static void
start_due (SoleusChimeMixer *self, gsize n_frames, gint64 heard, gint64 now)
{
  gint64 stale = heard - MAX (LATEST_US, heard - now + MIXED_US);
  gint64 end = heard + frames_to_us (n_frames);

  while (self->slots->len > 0)
    {
      Slot slot = g_array_index (self->slots, Slot, 0);

      if (slot.entry.due >= end)
        break;
      g_array_remove_index (self->slots, 0);
      if (slot.entry.kind == SOLEUS_CUE_PACE && !self->pace_ticks)
        continue;
      if (slot.entry.due < stale)
        g_debug ("Cue %s is left out: its time has passed",
                 soleus_chime_set_get_cue_name (slot.entry.kind));
      else if (self->chimes != NULL)
        start_voice (self, &slot, heard);
    }
}

static void
mix_voice (Voice *voice, float *frames, gsize n_frames, gint64 heard)
{
  gsize n_samples;
  const float *samples =
      soleus_chime_set_get_samples (voice->chimes, voice->slot.entry.kind, &n_samples);
  gsize from = voice->position == 0 ? us_to_frames (voice->heard_from - heard) : 0;

  for (gsize i = from; i < n_frames && voice->position < n_samples; i++)
    frames[i] += samples[voice->position++];
}

/* The queue is gone, so each voice goes on at the place that is to be heard next. */
static void
replace_voices (SoleusChimeMixer *self, gint64 heard)
{
  for (guint i = 0; i < self->voices->len; i++)
    {
      Voice *voice = &g_array_index (self->voices, Voice, i);

      voice->position = us_to_frames (heard - voice->heard_from);
    }
  self->rewound = FALSE;
}

static void
forget_heard (SoleusChimeMixer *self, gint64 now)
{
  for (guint i = self->voices->len; i-- > 0;)
    if (g_array_index (self->voices, Voice, i).heard_until <= now)
      g_array_remove_index (self->voices, i);
}

static void
soleus_chime_mixer_finalize (GObject *object)
{
  SoleusChimeMixer *self = SOLEUS_CHIME_MIXER (object);

  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->voices, g_array_unref);
  g_clear_object (&self->chimes);
  g_mutex_clear (&self->mutex);
  G_OBJECT_CLASS (soleus_chime_mixer_parent_class)->finalize (object);
}

static void
soleus_chime_mixer_class_init (SoleusChimeMixerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = soleus_chime_mixer_finalize;
}

static void
soleus_chime_mixer_init (SoleusChimeMixer *self)
{
  g_mutex_init (&self->mutex);
  self->pace_ticks = TRUE;
  self->slots = g_array_new (FALSE, FALSE, sizeof (Slot));
  self->voices = g_array_new (FALSE, FALSE, sizeof (Voice));
  g_array_set_clear_func (self->voices, voice_clear);
}

/* Puts the cues of a timetable into an endless stream of silence, each at its sample. The mixer
 * knows no device and takes all times from its caller. Every function may be called from any
 * thread. */
SoleusChimeMixer *
soleus_chime_mixer_new (void)
{
  return g_object_new (SOLEUS_TYPE_CHIME_MIXER, NULL);
}

/* Later cues are played with these. Those that are mixed in already keep theirs. */
void
soleus_chime_mixer_set_chimes (SoleusChimeMixer *self, SoleusChimeSet *chimes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  g_set_object (&self->chimes, chimes);
}

void
soleus_chime_mixer_set_pace_ticks (SoleusChimeMixer *self, gboolean pace_ticks)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->pace_ticks = pace_ticks;
}

/**
 * soleus_chime_mixer_set_timetable:
 * @now: the present time, in microseconds of the clock that the entries are due on
 *
 * Replaces every cue of the lane that has not been heard yet. An empty timetable also cuts the cue
 * that is being heard, except %SOLEUS_CUE_DONE, which ends a session.
 *
 * Returns: whether a cue was cut that the device may hold already. The device has to throw away its
 *   queue then, and to say so with soleus_chime_mixer_rewind().
 */
gboolean
soleus_chime_mixer_set_timetable (SoleusChimeMixer *self,
                                  SoleusChimeLane lane,
                                  const SoleusChimeEntry *entries,
                                  gsize n_entries,
                                  gint64 now)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  remove_lane (self, lane);
  for (gsize i = 0; i < n_entries; i++)
    {
      Slot slot = { entries[i], lane };

      g_array_append_val (self->slots, slot);
    }
  g_array_sort (self->slots, compare_slots);
  return revise_voices (self, lane, n_entries == 0, now);
}

/* The device threw away all that it had not played yet, so that the next call to
 * soleus_chime_mixer_render() is for an earlier moment than expected. */
void
soleus_chime_mixer_rewind (SoleusChimeMixer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->rewound = TRUE;
}

/* Returns: the clock's monotonic time from which nothing more is heard; %G_MAXINT64 while a cue is
 *   still to come */
gint64
soleus_chime_mixer_get_quiet_from (SoleusChimeMixer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->slots->len > 0 ? G_MAXINT64 : self->quiet_from;
}

/**
 * soleus_chime_mixer_render:
 * @frames: (array length=n_frames): where the samples go, mono at %SOLEUS_CHIME_RATE
 * @heard: the clock's monotonic time at which the first of them will be heard
 * @now: the present time
 *
 * Mixes the next piece of sound. A cue that is due before @heard starts at once. It is left out
 * where it would be heard more than a quarter of a second late, unless it has come due only just
 * now.
 */
void
soleus_chime_mixer_render (
    SoleusChimeMixer *self, float *frames, gsize n_frames, gint64 heard, gint64 now)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  memset (frames, 0, n_frames * sizeof (float));
  forget_heard (self, now);
  if (self->rewound)
    replace_voices (self, heard);
  start_due (self, n_frames, heard, now);
  for (guint i = 0; i < self->voices->len; i++)
    mix_voice (&g_array_index (self->voices, Voice, i), frames, n_frames, heard);
}
