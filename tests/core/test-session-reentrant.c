/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

/* Handlers that call the session back, in the middle of what it tells. */

typedef struct
{
  Fixture *f;
  void (*operation) (SoleusSession *session);
  guint countdown;
  guint depth;
} Caller;

static void
lengthen (SoleusSession *session)
{
  soleus_session_adjust (session, 10000);
}

static void
shorten (SoleusSession *session)
{
  soleus_session_adjust (session, -60000);
}

static void
resume (SoleusSession *session)
{
  soleus_session_resume (session, NULL, NULL);
}

static void
pause_and_resume (SoleusSession *session)
{
  soleus_session_pause (session);
  soleus_session_resume (session, NULL, NULL);
}

static const struct
{
  const char *name;
  void (*operation) (SoleusSession *session);
} operations[] = {
  { "update", soleus_session_update },
  { "pause", soleus_session_pause },
  { "resume", resume },
  { "pause-and-resume", pause_and_resume },
  { "skip", soleus_session_skip },
  { "back", soleus_session_back },
  { "lengthen", lengthen },
  { "shorten", shorten },
  { "end", soleus_session_end },
  { "stop", soleus_session_stop },
};

static const char *const signals[] = { "notify::state", "notify::remaining-seconds",
                                       "phase-changed", "phase-ended", "cue" };

/* Whatever is told, the session stands firm by then; and nothing is told within another telling. */
static void
call (Caller *caller)
{
  SoleusSession *session = caller->f->session;
  GArray *timetable = soleus_recording_sink_get_timetable (caller->f->sink);

  g_assert_cmpuint (caller->depth, ==, 0);
  caller->depth++;
  if (soleus_session_get_state (session) == SOLEUS_SESSION_PAUSED)
    g_assert_cmpuint (timetable->len, ==, 0);
  g_assert_cmpint (soleus_session_get_remaining (session), <=, soleus_session_get_length (session));
  g_assert_cmpint (soleus_session_get_state (session) == SOLEUS_SESSION_FINISHED, ==,
                   soleus_phase_get_kind (soleus_session_get_phase (session)) == SOLEUS_PHASE_DONE);
  if (caller->countdown > 0 && --caller->countdown == 0)
    caller->operation (session);
  caller->depth--;
}

static void
notify_cb (SoleusSession *session, GParamSpec *pspec, Caller *caller)
{
  call (caller);
}

static void
changed_cb (SoleusSession *session, Caller *caller)
{
  call (caller);
}

static void
ended_cb (SoleusSession *session, SoleusPhase *phase, gint64 worked, Caller *caller)
{
  call (caller);
}

static void
cue_cb (SoleusSession *session, const SoleusCue *cue, Caller *caller)
{
  g_assert_cmpint (soleus_session_get_state (session), !=, SOLEUS_SESSION_PAUSED);
  g_assert_cmpint (soleus_session_get_state (session), !=, SOLEUS_SESSION_ENDED);
  g_assert_cmpint (soleus_session_get_state (session), !=, SOLEUS_SESSION_STOPPED);
  call (caller);
}

static GCallback
get_handler (const char *signal)
{
  if (g_str_has_prefix (signal, "notify"))
    return G_CALLBACK (notify_cb);
  if (strcmp (signal, "cue") == 0)
    return G_CALLBACK (cue_cb);
  return strcmp (signal, "phase-ended") == 0 ? G_CALLBACK (ended_cb) : G_CALLBACK (changed_cb);
}

static void
run_with (const char *signal, void (*operation) (SoleusSession *), guint countdown, gint64 late)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  Caller caller = { f, operation, countdown, 0 };
  gint64 worked;

  g_signal_connect (f->session, signal, get_handler (signal), &caller);
  soleus_session_start (f->session);
  for (guint i = 0; i < 3000 && !soleus_session_is_over (f->session); i++)
    {
      if (soleus_session_get_state (f->session) == SOLEUS_SESSION_PAUSED)
        soleus_session_resume (f->session, NULL, NULL);
      soleus_manual_clock_advance (f->clock, soleus_session_get_next_deadline (f->session) -
                                                 fixture_now (f) + late);
      soleus_session_update (f->session);
    }
  g_assert_true (soleus_session_is_over (f->session));
  g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
  worked = soleus_session_get_worked (f->session, SOLEUS_LEG_LEFT, FALSE) +
           soleus_session_get_worked (f->session, SOLEUS_LEG_RIGHT, FALSE);
  g_assert_cmpint (worked * 1000, <=, fixture_now (f) - f->start);
  g_signal_handlers_disconnect_by_data (f->session, &caller);
}

static void
test_call_back (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  for (guint s = 0; s < G_N_ELEMENTS (signals); s++)
    for (guint countdown = 1; countdown < 12; countdown++)
      {
        run_with (signals[s], operations[i].operation, countdown, 0);
        run_with (signals[s], operations[i].operation, countdown, 800000);
        run_with (signals[s], operations[i].operation, countdown, 12 * SECOND);
      }
}

/* Paused by a handler the moment that it starts. */
static void
test_pause_on_start (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  Caller caller = { f, soleus_session_pause, 1, 0 };

  g_signal_connect (f->session, "notify::state", G_CALLBACK (notify_cb), &caller);
  fixture_late (f, 100 * SECOND);
  soleus_session_start (f->session);
  fixture_expect (f, "state running\nstate paused\nphase get-ready left 1/2 10000 of 10000\n");
  g_signal_handlers_disconnect_by_data (f->session, &caller);
}

/* The cue of an edge isn't shown any more when a handler has just ended the session there. */
static void
test_no_cue_after_end (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  Caller caller = { f, soleus_session_end, 2, 0 };

  g_signal_connect (f->session, "phase-changed", G_CALLBACK (changed_cb), &caller);
  soleus_session_start (f->session);
  fixture_run (f, 9 * SECOND);
  fixture_clear (f);
  fixture_run (f, SECOND);
  fixture_expect (f, "phase work left 1/2 30000 of 30000\nstate ended\nshown 30\n");
  g_signal_handlers_disconnect_by_data (f->session, &caller);
}

/* Nor when one has just paused it. */
static void
test_no_cue_after_pause (void)
{
  g_autoptr (Fixture) f = fixture_new_wall ();
  Caller caller = { f, soleus_session_pause, 2, 0 };

  g_signal_connect (f->session, "phase-changed", G_CALLBACK (changed_cb), &caller);
  soleus_session_start (f->session);
  fixture_run (f, 9 * SECOND);
  fixture_clear (f);
  fixture_run (f, SECOND);
  fixture_expect (f, "phase work left 1/2 30000 of 30000\nstate paused\nshown 30\n");
  g_signal_handlers_disconnect_by_data (f->session, &caller);
}

static void
drop_cb (SoleusSession *session, GParamSpec *pspec, SoleusSession **owned)
{
  g_clear_object (owned);
}

static void
drop_changed_cb (SoleusSession *session, SoleusSession **owned)
{
  g_clear_object (owned);
}

/* The only reference goes while the session tells of something. */
static void
test_drop (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    for (guint s = 0; s < 3; s++)
      {
        g_autoptr (Fixture) f = NULL;
        SoleusSession *owned;

        /* This one is two calls, and the second would have nothing to stand on. */
        if (operations[i].operation == pause_and_resume)
          continue;
        f = fixture_new_wall ();
        owned = f->session;
        soleus_session_start (owned);
        soleus_manual_clock_advance (f->clock, 41 * SECOND);
        g_signal_handlers_disconnect_by_data (owned, f);
        g_object_add_weak_pointer (G_OBJECT (owned), (gpointer *) &f->session);
        g_signal_connect (owned, signals[s],
                          s == 2 ? G_CALLBACK (drop_changed_cb) : G_CALLBACK (drop_cb), &owned);
        operations[i].operation (owned);
        if (owned)
          g_object_unref (owned);
        g_assert_null (f->session);
        g_assert_cmpuint (soleus_recording_sink_get_n_ends (f->sink), ==, 1);
        g_assert_cmpuint (soleus_recording_sink_get_timetable (f->sink)->len, ==, 0);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (operations); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/session-reentrant/", operations[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_call_back);
    }
  g_test_add_func ("/soleus/session-reentrant/pause-on-start", test_pause_on_start);
  g_test_add_func ("/soleus/session-reentrant/no-cue-after-end", test_no_cue_after_end);
  g_test_add_func ("/soleus/session-reentrant/no-cue-after-pause", test_no_cue_after_pause);
  g_test_add_func ("/soleus/session-reentrant/drop", test_drop);
  return g_test_run ();
}
