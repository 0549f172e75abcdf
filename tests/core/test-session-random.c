/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-tries.h"

/* The whole count, of soleus_tries(). */
#define ROUNDS 600
#define STEPS  250

/* Rules that hold whatever a person and a machine do, checked after each thing they did. */
typedef struct
{
  Fixture *f;
  gint64 running;
  gint64 ended_ms;
  guint n_ended;
  guint n_updates_cues;
  gint64 last_cue;
  gboolean adjusting;
  guint position;
  GHashTable *given;
} Watch;

/* A phase is entered anew, or gets a new end: what belongs to it may be told of again, but for the
 * half of one that was only lengthened or shortened. */
static void
phase_changed_cb (SoleusSession *session, Watch *w)
{
  g_autofree char *halfway = g_strdup_printf ("%d:0", SOLEUS_CUE_HALFWAY);
  gboolean told = g_hash_table_contains (w->given, halfway) && w->adjusting &&
                  soleus_session_get_position (session) == w->position;

  g_hash_table_remove_all (w->given);
  w->position = soleus_session_get_position (session);
  if (told)
    g_hash_table_add (w->given, g_steal_pointer (&halfway));
}

static void
phase_ended_cb (SoleusSession *session, SoleusPhase *phase, gint64 worked, Watch *w)
{
  g_assert_cmpint (soleus_phase_get_kind (phase), ==, SOLEUS_PHASE_WORK);
  g_assert_cmpint (worked, >, 0);
  w->ended_ms += worked;
  w->n_ended++;
}

static void
cue_cb (SoleusSession *session, const SoleusCue *cue, Watch *w)
{
  gint64 now = fixture_now (w->f);

  g_assert_cmpint (cue->monotonic, <=, now);
  g_assert_cmpint (now - cue->monotonic, <=, SECOND);
  g_assert_cmpint (cue->monotonic, >, w->last_cue);
  w->last_cue = cue->monotonic;
  w->n_updates_cues++;
  if (cue->kind == SOLEUS_CUE_HALFWAY || cue->kind == SOLEUS_CUE_COUNTDOWN)
    g_assert_true (g_hash_table_add (w->given, g_strdup_printf ("%d:%u", cue->kind, cue->count)));
}

static void
check_timetable (Fixture *f)
{
  GArray *timetable = soleus_recording_sink_get_timetable (f->sink);
  gboolean running = soleus_session_get_state (f->session) == SOLEUS_SESSION_RUNNING;
  gint64 last = 0;

  if (!running &&
      soleus_phase_get_kind (soleus_session_get_phase (f->session)) != SOLEUS_PHASE_DONE)
    g_assert_cmpuint (timetable->len, ==, 0);
  for (guint i = 0; i < timetable->len; i++)
    {
      const SoleusCue *cue = &g_array_index (timetable, SoleusCue, i);

      g_assert_cmpint (cue->monotonic, >, last);
      last = cue->monotonic;
    }
  if (running && soleus_session_get_length (f->session) != SOLEUS_PHASE_UNTIMED)
    {
      gint64 end = fixture_now (f) + soleus_session_get_total_remaining (f->session) * 1000;

      g_assert_cmpint (g_array_index (timetable, SoleusCue, timetable->len - 1).kind, ==,
                       SOLEUS_CUE_DONE);
      g_assert_cmpint (ABS (last - end), <=, 2000);
    }
}

static void
check (Watch *w)
{
  Fixture *f = w->f;
  gint64 remaining = soleus_session_get_remaining (f->session);
  gint64 length = soleus_session_get_length (f->session), worked = 0;

  g_assert_cmpuint (soleus_session_get_position (f->session), <,
                    soleus_session_get_n_phases (f->session));
  if (length == SOLEUS_PHASE_UNTIMED)
    g_assert_cmpint (remaining, ==, SOLEUS_PHASE_UNTIMED);
  else
    {
      g_assert_cmpint (remaining, >=, 0);
      g_assert_cmpint (remaining, <=, length);
      g_assert_cmpint (length, <=, 300000);
    }
  if (soleus_session_get_state (f->session) == SOLEUS_SESSION_RUNNING)
    g_assert_cmpint (soleus_session_get_next_deadline (f->session), >, fixture_now (f));
  else
    g_assert_cmpint (soleus_session_get_next_deadline (f->session), ==, G_MAXINT64);
  for (SoleusLeg leg = SOLEUS_LEG_BOTH; leg <= SOLEUS_LEG_RIGHT; leg++)
    {
      worked += soleus_session_get_worked (f->session, leg, FALSE);
      g_assert_cmpint (soleus_session_get_worked (f->session, leg, TRUE), <=, 180000);
    }
  g_assert_cmpint (worked * 1000, <=, w->running);
  g_assert_cmpint (w->ended_ms, <=, worked + 2);
  if (soleus_session_is_over (f->session))
    g_assert_cmpint (worked - w->ended_ms, <=, w->n_ended + 1);
  check_timetable (f);
}

static void
let_pass (Watch *w, gint64 us)
{
  gboolean running = soleus_session_get_state (w->f->session) == SOLEUS_SESSION_RUNNING;

  soleus_manual_clock_advance (w->f->clock, us);
  if (running)
    w->running += us;
}

static void
do_something (Watch *w)
{
  SoleusSession *session = w->f->session;

  switch (g_test_rand_int_range (0, 24))
    {
    case 0:
      soleus_session_pause (session);
      break;
    case 1:
    case 2:
      soleus_session_resume (session, NULL, NULL);
      break;
    case 3:
      soleus_session_skip (session);
      break;
    case 4:
      soleus_session_back (session);
      break;
    case 5:
    case 6:
      w->adjusting = TRUE;
      soleus_session_adjust (session, g_test_rand_int_range (-2, 3) * 10000);
      w->adjusting = FALSE;
      break;
    case 7:
      soleus_manual_clock_suspend (w->f->clock, g_test_rand_int_range (0, 4 * SECOND));
      break;
    case 8:
      let_pass (w, g_test_rand_int_range (0, 40 * SECOND));
      break;
    case 9:
      soleus_session_ease (session);
      break;
    case 10:
      soleus_session_lighten (session);
      break;
    case 11:
      soleus_manual_clock_set_wall (w->f->clock, g_test_rand_int ());
      break;
    default:
      /* Most of the time nothing is done, and the main loop is a little late. */
      if (soleus_session_get_state (session) == SOLEUS_SESSION_RUNNING)
        let_pass (w, MAX (0, soleus_session_get_next_deadline (session) - fixture_now (w->f)) +
                         g_test_rand_int_range (0, 5000));
    }
  w->n_updates_cues = 0;
  soleus_session_update (session);
  g_assert_cmpuint (w->n_updates_cues, <=, 1);
  check (w);
}

/* Every cue that was shown was heard; after a stall more may have been heard than is shown. */
static void
check_heard (Fixture *f)
{
  GArray *heard = soleus_recording_sink_get_heard (f->sink);
  guint next = 0;

  for (guint i = 0; i < f->cues->len; i++)
    {
      const SoleusCue *cue = &g_array_index (f->cues, SoleusCue, i);

      while (next < heard->len && g_array_index (heard, SoleusCue, next).monotonic < cue->monotonic)
        next++;
      g_assert_cmpuint (next, <, heard->len);
      g_assert_cmpint (g_array_index (heard, SoleusCue, next).kind, ==, cue->kind);
      g_assert_cmpuint (g_array_index (heard, SoleusCue, next).count, ==, cue->count);
      g_assert_cmpint (g_array_index (heard, SoleusCue, next).monotonic, ==, cue->monotonic);
    }
}

static void
test_random (gconstpointer id)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  const guint n_rounds = soleus_tries (ROUNDS);

  for (guint round = 0; round < n_rounds; round++)
    {
      SoleusOptions options = SOLEUS_OPTIONS_INIT;
      g_autoptr (Fixture) f = NULL;
      Watch w = { 0 };

      options.get_ready = round % 3 == 0 ? SOLEUS_GET_READY_WAIT : SOLEUS_GET_READY_AUTO;
      options.sides = round % 5 == 0 ? SOLEUS_SIDES_RIGHT : SOLEUS_SIDES_BOTH;
      options.more_pressure = round % 2;
      f = fixture_new (routine, &options);
      w.f = f;
      w.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_signal_connect (f->session, "phase-changed", G_CALLBACK (phase_changed_cb), &w);
      g_signal_connect (f->session, "phase-ended", G_CALLBACK (phase_ended_cb), &w);
      g_signal_connect (f->session, "cue", G_CALLBACK (cue_cb), &w);
      soleus_session_start (f->session);
      for (guint i = 0; i < STEPS && !soleus_session_is_over (f->session); i++)
        do_something (&w);
      if (!soleus_session_is_over (f->session))
        soleus_session_end (f->session);
      check (&w);
      check_heard (f);
      g_signal_handlers_disconnect_by_data (f->session, &w);
      g_hash_table_unref (w.given);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/soleus/session-random/wall-full", "wall-full", test_random);
  g_test_add_data_func ("/soleus/session-random/desk", "desk", test_random);
  g_test_add_data_func ("/soleus/session-random/ball", "ball", test_random);
  g_test_add_data_func ("/soleus/session-random/full", "full", test_random);
  return g_test_run ();
}
