/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-manual-clock.h"
#include "soleus-safety-gate.h"
#include "soleus-session.h"
#include "soleus-state-dir.h"

#include <string.h>

#define SECOND G_TIME_SPAN_SECOND
#define MINUTE G_TIME_SPAN_MINUTE

typedef struct
{
  SoleusCatalogue *catalogue;
  SoleusManualClock *clock;
  SoleusSafetyGate *gate;
  SoleusOptions options;
  char *dir;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalogue = soleus_catalogue_new (NULL);
  f->clock = soleus_manual_clock_new ();
  f->dir = soleus_state_dir_new ();
  f->gate = soleus_safety_gate_new (f->dir, SOLEUS_CLOCK (f->clock));
  f->options = (SoleusOptions) SOLEUS_OPTIONS_INIT;
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_assert_finalize_object (f->gate);
  g_assert_finalize_object (f->catalogue);
  g_assert_finalize_object (f->clock);
  soleus_state_dir_remove (f->dir);
}

static SoleusClearance *
clear (Fixture *f, const char *id, const char *row, SoleusLegs legs)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (GError) error = NULL;
  SoleusClearance *clearance;

  if (row)
    soleus_safety_answers_tick (answers, row, legs, TRUE);
  soleus_safety_answers_set_provider_ok (answers, TRUE);
  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  clearance = soleus_safety_gate_submit (f->gate, soleus_catalogue_find (f->catalogue, id),
                                         &f->options, answers, &error);
  g_assert_no_error (error);
  return clearance;
}

static SoleusSession *
begin_with (Fixture *f, const char *id, const char *row, SoleusLegs legs)
{
  g_autoptr (SoleusClearance) clearance = clear (f, id, row, legs);
  g_autoptr (GError) error = NULL;
  SoleusSession *session =
      soleus_session_new (soleus_catalogue_find (f->catalogue, id), &f->options, NULL, clearance,
                          SOLEUS_CLOCK (f->clock), &error);

  g_assert_no_error (error);
  return session;
}

static SoleusSession *
begin (Fixture *f, const char *id)
{
  return begin_with (f, id, NULL, SOLEUS_LEGS_NONE);
}

/* The pressure of another session, or of another copy of the program. */
static void
press (Fixture *f, SoleusLeg leg, gint64 us)
{
  g_autoptr (SoleusPressureLedger) ledger =
      soleus_pressure_ledger_new (f->dir, SOLEUS_CLOCK (f->clock));
  guint32 tag;

  g_assert_cmpint (soleus_pressure_ledger_reserve (ledger, leg, us, &tag), ==, us);
  soleus_pressure_ledger_settle (ledger, tag, leg, us);
}

static gboolean
is_step (SoleusPhase *phase, const char *step)
{
  return soleus_phase_get_step (phase) && strcmp (soleus_phase_get_step (phase)->id, step) == 0;
}

/* Skips to the next work phase of a step. */
static void
skip_to (SoleusSession *session, const char *step)
{
  while (soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK ||
         !is_step (soleus_session_get_phase (session), step))
    {
      g_assert_false (soleus_session_is_over (session));
      soleus_session_skip (session);
    }
}

static void
advance (Fixture *f, SoleusSession *session, gint64 microseconds)
{
  soleus_manual_clock_advance (f->clock, microseconds);
  soleus_session_update (session);
}

/* The plan of one leg as "RS 15 RP 60 …", in seconds. */
static char *
plan (SoleusSession *session, SoleusLeg leg)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < soleus_session_get_n_phases (session); i++)
    {
      SoleusPhase *phase = soleus_session_get_phase_at (session, i);

      if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK && soleus_phase_get_leg (phase) == leg)
        g_string_append_printf (out, "%s%s %g", out->len > 0 ? " " : "",
                                soleus_phase_get_step (phase)->id,
                                soleus_phase_get_duration (phase) / 1000.0);
    }
  return g_string_free (out, FALSE);
}

static void
check_plan (SoleusSession *session, SoleusLeg leg, const char *expected)
{
  g_autofree char *actual = plan (session, leg);

  g_assert_cmpstr (actual, ==, expected);
}

static void
refuse (Fixture *f, const char *id, SoleusClearance *clearance, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_session_new (soleus_catalogue_find (f->catalogue, id), &f->options, NULL,
                                     clearance, SOLEUS_CLOCK (f->clock), &error));
  g_assert_error (error, domain, code);
}

static void
test_no_session_without_clearance (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = f->catalogue->routines->pdata[i];

      refuse (f, routine->id, NULL, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE);
    }
}

static void
test_clearance_has_to_fit (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = clear (f, "roller", NULL, 0);
  g_autoptr (SoleusClearance) stretch = NULL;

  refuse (f, "ball", clearance, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_OTHER_ROUTINE);
  refuse (f, "roller", clearance, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_USED);
  stretch = soleus_safety_gate_issue_for_stretch (
      f->gate, soleus_catalogue_find (f->catalogue, "wall-full"), NULL);
  refuse (f, "roller", stretch, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_OTHER_ROUTINE);
}

static void
test_more_pressure_after_clearance (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = clear (f, "roller", NULL, 0);

  f->options.more_pressure = TRUE;
  refuse (f, "roller", clearance, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_PRESSURE);
}

static void
test_other_leg_after_clearance (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = NULL;

  f->options.sides = SOLEUS_SIDES_RIGHT;
  clearance = clear (f, "roller", "wound", SOLEUS_LEGS_LEFT);
  f->options.sides = SOLEUS_SIDES_LEFT;
  refuse (f, "roller", clearance, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LEGS);
}

static void
test_more_pressure (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) roller = NULL, ball = NULL;

  f->options.more_pressure = TRUE;
  roller = begin (f, "roller");
  check_plan (roller, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 15 RX 15 RP 20");
  ball = begin (f, "ball");
  check_plan (ball, SOLEUS_LEG_RIGHT, "BS 15 BL 30 BX 30 BF 32 BL 30");
}

static void
test_lighter_by_default (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) roller = begin (f, "roller");
  g_autoptr (SoleusSession) ball = begin (f, "ball");

  check_plan (roller, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 20");
  check_plan (ball, SOLEUS_LEG_LEFT, "BS 15 BL 30 BL 30 BF 32 BL 30");
  g_assert_false (soleus_session_can_lighten (ball));
  g_assert_false (soleus_session_is_gentle (ball));
}

typedef struct
{
  guint changed;
  guint ended;
  gint64 ended_ms;
  char *ended_step;
} Seen;

static void
changed_cb (SoleusSession *session, Seen *seen)
{
  seen->changed++;
}

static void
ended_cb (SoleusSession *session, SoleusPhase *phase, gint64 worked, Seen *seen)
{
  seen->ended++;
  seen->ended_ms = worked;
  g_free (seen->ended_step);
  seen->ended_step = g_strdup (soleus_phase_get_step (phase)->id);
}

static void
watch (SoleusSession *session, Seen *seen)
{
  g_signal_connect (session, "phase-changed", G_CALLBACK (changed_cb), seen);
  g_signal_connect (session, "phase-ended", G_CALLBACK (ended_cb), seen);
}

static void
test_lighten_in_one_tap (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  Seen seen = { 0 };

  f->options.more_pressure = TRUE;
  session = begin (f, "ball");
  soleus_session_start (session);
  g_assert_false (soleus_session_lighten (session));
  skip_to (session, "BX");
  advance (f, session, 12 * SECOND);
  watch (session, &seen);
  g_assert_true (soleus_session_can_lighten (session));
  g_assert_true (soleus_session_lighten (session));
  /* The heavier part is told as that, and the time goes on. */
  g_assert_cmpuint (seen.changed, ==, 1);
  g_assert_cmpuint (seen.ended, ==, 1);
  g_assert_cmpint (seen.ended_ms, ==, 12000);
  g_assert_cmpstr (seen.ended_step, ==, "BX");
  g_assert_true (is_step (soleus_session_get_phase (session), "BL"));
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 18000);
  check_plan (session, SOLEUS_LEG_RIGHT, "BS 15 BL 30 BL 30 BF 32 BL 30");
  g_assert_false (soleus_session_lighten (session));
  advance (f, session, 18 * SECOND);
  g_assert_cmpint (seen.ended_ms, ==, 18000);
  g_assert_cmpstr (seen.ended_step, ==, "BL");
  g_free (seen.ended_step);
}

/* The person puts the leg on top in the running step, and takes it off again; no later step is
 * heavier for it. */
static void
test_add_pressure (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");
  Seen seen = { 0 };

  soleus_session_start (session);
  g_assert_false (soleus_session_add_pressure (session));
  skip_to (session, "RH");
  advance (f, session, 10 * SECOND);
  watch (session, &seen);
  soleus_session_pause (session);
  g_assert_false (soleus_session_can_add_pressure (session));
  soleus_session_resume (session, NULL, NULL);
  g_assert_true (soleus_session_can_add_pressure (session));
  g_assert_true (soleus_session_add_pressure (session));
  g_assert_cmpint (seen.ended_ms, ==, 10000);
  g_assert_cmpstr (seen.ended_step, ==, "RH");
  g_assert_true (is_step (soleus_session_get_phase (session), "RX"));
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 20000);
  g_assert_false (soleus_session_can_add_pressure (session));
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RX 30 RP 20");
  check_plan (session, SOLEUS_LEG_RIGHT, "RS 15 RP 60 RT 40 RH 30 RP 20");
  g_assert_true (soleus_session_lighten (session));
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 20");
  advance (f, session, 20 * SECOND);
  g_assert_true (is_step (soleus_session_get_phase (session), "RP"));
  g_assert_false (soleus_session_can_add_pressure (session));
  g_free (seen.ended_step);
}

/* Gentle answers leave the other leg on the floor. */
static void
test_add_pressure_gentle (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusClearance) clearance = clear (f, "roller", "varicose", SOLEUS_LEGS_BOTH);
  g_autoptr (SoleusSession) session =
      soleus_session_new (soleus_catalogue_find (f->catalogue, "roller"), &f->options, NULL,
                          clearance, SOLEUS_CLOCK (f->clock), NULL);

  g_assert_nonnull (session);
  g_assert_true (soleus_session_is_gentle (session));
  soleus_session_start (session);
  skip_to (session, "RH");
  advance (f, session, 5 * SECOND);
  g_assert_false (soleus_session_can_add_pressure (session));
  g_assert_false (soleus_session_add_pressure (session));
  g_assert_true (is_step (soleus_session_get_phase (session), "RH"));
}

static void
test_ease (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RP");
  advance (f, session, 20 * SECOND);
  g_assert_false (soleus_session_can_ease (session));
  skip_to (session, "RH");
  advance (f, session, 15 * SECOND - 1);
  g_assert_false (soleus_session_ease (session));
  g_assert_true (is_step (soleus_session_get_phase (session), "RH"));
  advance (f, session, 1);
  g_assert_true (soleus_session_can_ease (session));
  soleus_session_pause (session);
  g_assert_false (soleus_session_can_ease (session));
  soleus_session_resume (session, NULL, NULL);
  g_assert_true (soleus_session_ease (session));
  g_assert_true (is_step (soleus_session_get_phase (session), "RP"));
}

static void
test_spot_never_over_a_minute (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RH");
  g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  g_assert_cmpint (soleus_session_adjust (session, 15000), ==, 10000);
  g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 0);
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 60000);
}

/* Time that is added to the running phase comes off the last of the calf's 180 s, and is given
 * back. */
static void
test_extension_shortens_later_pressure (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RP");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 10");
  g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 0");
  /* Of a tender spot, less than 15 s is dropped. */
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 0 RP 10");
  check_plan (session, SOLEUS_LEG_RIGHT, "RS 15 RP 60 RT 40 RH 30 RP 20");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (soleus_session_adjust (session, -10000), ==, -10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 20");
}

static void
run_to_the_end (Fixture *f, SoleusSession *session)
{
  for (guint i = 0; i < 20000 && !soleus_session_is_over (session); i++)
    advance (f, session, SECOND);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_FINISHED);
}

static void
test_pressure_of_the_hour_counts (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;

  press (f, SOLEUS_LEG_LEFT, 80 * SECOND);
  session = begin (f, "ball");
  check_plan (session, SOLEUS_LEG_LEFT, "BS 15 BL 30 BL 30 BF 32 BL 0");
  check_plan (session, SOLEUS_LEG_RIGHT, "BS 15 BL 30 BL 30 BF 32 BL 30");
  soleus_session_start (session);
  run_to_the_end (f, session);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, TRUE), ==, 92000);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_RIGHT, TRUE), ==, 122000);
}

/* Whatever is pressed, gone back over and lengthened, a calf never gets more than its share. */
static void
test_cap_holds_whatever_is_pressed (Fixture *f, gconstpointer data)
{
  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (SoleusSession) session = begin (f, round % 2 ? "roller" : "full");

      soleus_session_start (session);
      for (guint i = 0; i < 4000 && !soleus_session_is_over (session); i++)
        {
          switch (g_test_rand_int_range (0, 12))
            {
            case 0:
              soleus_session_back (session);
              break;
            case 1:
            case 2:
              soleus_session_adjust (session, 10000);
              break;
            case 3:
              soleus_session_adjust (session, -10000);
              break;
            case 4:
              soleus_session_ease (session);
              break;
            default:
              advance (f, session, g_test_rand_int_range (1, 9 * SECOND));
            }
          for (SoleusLeg leg = SOLEUS_LEG_LEFT; leg <= SOLEUS_LEG_RIGHT; leg++)
            g_assert_cmpint (soleus_session_get_worked (session, leg, TRUE), <=, 180000);
        }
      soleus_session_end (session);
      soleus_manual_clock_advance (f->clock, 61 * MINUTE);
    }
}

static void
test_blocked_leg_is_left_out (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) wound = begin_with (f, "full", "wound", SOLEUS_LEGS_LEFT);

  check_plan (wound, SOLEUS_LEG_LEFT, "G 30 G 30 O 30 O 30");
  check_plan (wound, SOLEUS_LEG_RIGHT,
              "RS 15 RP 40 RH 30 BS 15 BL 30 BF 32 HD 20 HU 20 G 30 G 30 O 30 O 30");
}

/* Hands, on a chair, are all there is where the other leg is hurt; a routine that sits down on the
 * floor for them is refused. */
static void
test_hurt_leg_sits_on_a_chair (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);
  g_autoptr (SoleusSession) injury = NULL;
  g_autoptr (GError) error = NULL;

  f->options.sides = SOLEUS_SIDES_LEFT;
  soleus_safety_answers_tick (answers, "injury", SOLEUS_LEGS_RIGHT, TRUE);
  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  g_assert_null (soleus_safety_gate_submit (f->gate, soleus_catalogue_find (f->catalogue, "full"),
                                            &f->options, answers, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_VERDICT);
  injury = begin_with (f, "hands", "injury", SOLEUS_LEGS_RIGHT);
  check_plan (injury, SOLEUS_LEG_RIGHT, "");
  check_plan (injury, SOLEUS_LEG_LEFT, "HS 15 HU 40 HK 40 HP 30 HN 30 HU 20");
}

static void
rest (Fixture *f, SoleusSession *session, gint64 microseconds)
{
  soleus_session_pause (session);
  soleus_manual_clock_advance (f->clock, microseconds);
}

static void
test_resume_after_thirty_minutes (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  soleus_session_start (session);
  skip_to (session, "RH");
  advance (f, session, 5 * SECOND);
  rest (f, session, 30 * MINUTE);
  g_assert_false (soleus_session_needs_clearance (session));
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  rest (f, session, 30 * MINUTE + 1);
  g_assert_true (soleus_session_needs_clearance (session));
  g_assert_false (soleus_session_resume (session, NULL, &error));
  g_assert_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE);
  g_clear_error (&error);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
  clearance = clear (f, "roller", NULL, 0);
  g_assert_true (soleus_session_resume (session, clearance, &error));
  g_assert_no_error (error);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_RUNNING);
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 25000);
  rest (f, session, 31 * MINUTE);
  g_assert_false (soleus_session_resume (session, clearance, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_USED);
}

/* Waiting for the person in the middle of a session is rest as well. */
static void
test_waiting_for_thirty_minutes (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  f->options.get_ready = SOLEUS_GET_READY_WAIT;
  session = begin (f, "roller");
  soleus_session_start (session);
  g_assert_cmpint (soleus_session_get_remaining (session), ==, SOLEUS_PHASE_UNTIMED);
  for (int minute = 0; minute < 30; minute++)
    advance (f, session, MINUTE);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_RUNNING);
  advance (f, session, SECOND);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
  g_assert_true (soleus_session_needs_clearance (session));
  soleus_session_skip (session);
  g_assert_false (soleus_session_resume (session, NULL, &error));
  g_assert_error (error, SOLEUS_SESSION_ERROR, SOLEUS_SESSION_ERROR_CLEARANCE);
  g_clear_error (&error);
  clearance = clear (f, "roller", NULL, 0);
  g_assert_true (soleus_session_resume (session, clearance, &error));
  g_assert_no_error (error);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_RUNNING);
}

static void
test_resume_after_sleep (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");
  g_autoptr (SoleusClearance) clearance = NULL;

  soleus_session_start (session);
  skip_to (session, "RH");
  advance (f, session, 5 * SECOND);
  soleus_manual_clock_suspend (f->clock, 31 * MINUTE);
  soleus_session_update (session);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
  g_assert_true (soleus_session_needs_clearance (session));
  g_assert_false (soleus_session_resume (session, NULL, NULL));
  clearance = clear (f, "roller", NULL, 0);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (session)), ==,
                   SOLEUS_PHASE_GET_READY);
}

/* Time to get ready again takes nothing from the calf's share, and gives nothing to later steps. */
static void
test_lengthened_get_ready_after_sleep (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RP");
  for (guint i = 0; i < 4; i++)
    soleus_session_adjust (session, 10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 10");
  soleus_manual_clock_suspend (f->clock, MINUTE);
  soleus_session_update (session);
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (session)), ==,
                   SOLEUS_PHASE_GET_READY);
  g_assert_cmpint (soleus_session_adjust (session, 10000), ==, 10000);
  check_plan (session, SOLEUS_LEG_LEFT, "RS 15 RP 60 RT 40 RH 30 RP 10");
  run_to_the_end (f, session);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, TRUE), ==, 180000);
}

static void
test_numb_legs_have_no_roller (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin_with (f, "full", "numbness", SOLEUS_LEGS_BOTH);

  check_plan (session, SOLEUS_LEG_LEFT, "HD 20 HU 20 G 30 G 30 O 30 O 30");
  check_plan (session, SOLEUS_LEG_RIGHT, "HD 20 HU 20 G 30 G 30 O 30 O 30");
  g_assert_true (soleus_session_is_gentle (session));
}

/* A leg that is hurt by the time of the new list doesn't carry the body from then on. */
static void
test_resume_spares_hurt_leg (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "hands");
  g_autoptr (SoleusClearance) clearance = NULL;

  soleus_session_start (session);
  skip_to (session, "HU");
  rest (f, session, 31 * MINUTE);
  f->options.sides = SOLEUS_SIDES_RIGHT;
  clearance = clear (f, "hands", "injury", SOLEUS_LEGS_LEFT);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  check_plan (session, SOLEUS_LEG_LEFT, "HS 0 HU 0 HK 0 HP 0 HN 0 HU 0");
  check_plan (session, SOLEUS_LEG_RIGHT, "HS 15 HU 40 HK 40 HP 30 HN 30 HU 20");
}

/* The new list counts, although its massage was skipped while it was open. */
static void
test_resume_after_massage_was_skipped (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "heels-morning");
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  soleus_session_start (session);
  skip_to (session, "HK");
  rest (f, session, 31 * MINUTE);
  g_assert_true (soleus_session_needs_clearance (session));
  f->options.sides = SOLEUS_SIDES_RIGHT;
  clearance = clear (f, "heels-morning", "injury", SOLEUS_LEGS_LEFT);
  while (soleus_session_needs_clearance (session))
    soleus_session_skip (session);
  g_assert_true (soleus_session_resume (session, clearance, &error));
  g_assert_no_error (error);
  while (!soleus_session_is_over (session))
    advance (f, session, SECOND);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, FALSE), ==, 0);
  g_assert_false (soleus_clearance_consume (
      clearance, soleus_catalogue_find (f->catalogue, "heels-morning"), &f->options,
      soleus_clock_get_boottime (SOLEUS_CLOCK (f->clock)), &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_USED);
}

/* Nobody gets up from the floor, or down to it, on a leg that is hurt by the time of the new list.
 */
static void
test_resume_on_the_floor (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  f->options.on_floor = TRUE;
  session = begin (f, "hands");
  soleus_session_start (session);
  skip_to (session, "HU");
  rest (f, session, 31 * MINUTE);
  f->options.sides = SOLEUS_SIDES_RIGHT;
  f->options.on_floor = FALSE;
  clearance = clear (f, "hands", "injury", SOLEUS_LEGS_LEFT);
  g_assert_false (soleus_session_resume (session, clearance, &error));
  g_assert_error (error, SOLEUS_SAFETY_ERROR, SOLEUS_SAFETY_ERROR_LEGS);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
}

static void
test_resume_with_one_leg_less (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");
  g_autoptr (SoleusClearance) clearance = NULL;
  Seen seen = { 0 };

  soleus_session_start (session);
  skip_to (session, "RH");
  advance (f, session, 5 * SECOND);
  rest (f, session, 31 * MINUTE);
  watch (session, &seen);
  f->options.sides = SOLEUS_SIDES_RIGHT;
  clearance = clear (f, "roller", "wound", SOLEUS_LEGS_LEFT);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  g_assert_cmpuint (seen.ended, ==, 1);
  g_assert_cmpint (seen.ended_ms, ==, 5000);
  g_assert_cmpuint (seen.changed, ==, 1);
  g_assert_cmpint (soleus_phase_get_kind (soleus_session_get_phase (session)), ==,
                   SOLEUS_PHASE_SWITCH);
  g_assert_cmpint (soleus_phase_get_leg (soleus_session_get_phase (session)), ==, SOLEUS_LEG_RIGHT);
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 10000);
  run_to_the_end (f, session);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, TRUE), ==, 5000);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_RIGHT, TRUE), ==, 150000);
  g_free (seen.ended_step);
}

static void
test_resume_gently (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;

  f->options.more_pressure = TRUE;
  session = begin (f, "ball");
  soleus_session_start (session);
  skip_to (session, "BX");
  rest (f, session, 31 * MINUTE);
  f->options.more_pressure = FALSE;
  clearance = clear (f, "ball", "varicose", SOLEUS_LEGS_BOTH);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  g_assert_true (soleus_session_is_gentle (session));
  g_assert_true (is_step (soleus_session_get_phase (session), "BL"));
  check_plan (session, SOLEUS_LEG_RIGHT, "BS 15 BL 30 BL 30 BF 32 BL 30");
}

static void
back_to_the_start (SoleusSession *session)
{
  guint position = G_MAXUINT;

  while (soleus_session_get_position (session) < position)
    {
      position = soleus_session_get_position (session);
      soleus_session_back (session);
    }
}

/* With only stretches left no list is asked for, and so there is no way back to the massage. */
static void
test_no_way_back_to_massage (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "full");

  soleus_session_start (session);
  skip_to (session, "O");
  rest (f, session, 29 * MINUTE);
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  rest (f, session, 31 * MINUTE);
  g_assert_false (soleus_session_needs_clearance (session));
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  back_to_the_start (session);
  g_assert_true (is_step (soleus_session_get_phase (session), "G"));
  g_assert_cmpint (soleus_phase_get_leg (soleus_session_get_phase (session)), ==, SOLEUS_LEG_LEFT);
}

/* A leg that the renewed list forbids isn't reached by going back either. */
static void
test_no_way_back_to_forbidden_leg (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");
  g_autoptr (SoleusClearance) clearance = NULL;

  soleus_session_start (session);
  while (soleus_phase_get_leg (soleus_session_get_phase (session)) != SOLEUS_LEG_RIGHT)
    soleus_session_skip (session);
  skip_to (session, "RH");
  rest (f, session, 31 * MINUTE);
  f->options.sides = SOLEUS_SIDES_RIGHT;
  clearance = clear (f, "roller", "wound", SOLEUS_LEGS_LEFT);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  g_assert_true (is_step (soleus_session_get_phase (session), "RH"));
  back_to_the_start (session);
  g_assert_cmpint (soleus_phase_get_leg (soleus_session_get_phase (session)), ==, SOLEUS_LEG_RIGHT);
  g_assert_true (is_step (soleus_session_get_phase (session), "RS"));
  check_plan (session, SOLEUS_LEG_LEFT, "RS 0 RP 0 RT 0 RH 0 RP 0");
}

/* The phase that was under way at the pause counts as well. */
static void
test_renewed_counts_running_phase (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  g_autoptr (SoleusClearance) clearance = NULL;

  press (f, SOLEUS_LEG_LEFT, 90 * SECOND);
  session = begin (f, "roller");
  soleus_session_start (session);
  skip_to (session, "RP");
  advance (f, session, 55 * SECOND);
  rest (f, session, 31 * MINUTE);
  clearance = clear (f, "roller", NULL, 0);
  g_assert_true (soleus_session_resume (session, clearance, NULL));
  while (!soleus_session_is_over (session))
    {
      soleus_session_adjust (session, 10000);
      advance (f, session, SECOND);
    }
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, TRUE), ==, 90000);
}

/* Many short rests make the answers as old as one long one. */
static void
test_rests_are_summed (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RP");
  rest (f, session, 29 * MINUTE);
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  advance (f, session, 2 * SECOND);
  soleus_manual_clock_suspend (f->clock, 30 * SECOND);
  soleus_session_update (session);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
  g_assert_false (soleus_session_needs_clearance (session));
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  rest (f, session, 30 * SECOND + 1);
  g_assert_true (soleus_session_needs_clearance (session));
  g_assert_false (soleus_session_resume (session, NULL, NULL));
}

/* Another copy of the program uses what was left during the pause. */
static void
test_other_copy_in_pause (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "roller");

  soleus_session_start (session);
  skip_to (session, "RP");
  advance (f, session, 20 * SECOND);
  rest (f, session, MINUTE);
  press (f, SOLEUS_LEG_LEFT, 150 * SECOND);
  g_assert_true (soleus_session_resume (session, NULL, NULL));
  g_assert_cmpint (soleus_session_get_remaining (session), ==, 10000);
  run_to_the_end (f, session);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_LEFT, TRUE), ==, 30000);
  g_assert_cmpint (soleus_session_get_worked (session, SOLEUS_LEG_RIGHT, TRUE), ==, 150000);
}

/* The next phase is told without those that the cap dropped. */
static void
test_next_is_not_dropped (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = NULL;
  SoleusPhase *next;

  press (f, SOLEUS_LEG_LEFT, 80 * SECOND);
  session = begin (f, "ball");
  check_plan (session, SOLEUS_LEG_LEFT, "BS 15 BL 30 BL 30 BF 32 BL 0");
  soleus_session_start (session);
  while (soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK ||
         !is_step (soleus_session_get_phase (session), "BF"))
    advance (f, session, SECOND);
  next = soleus_session_get_next_phase (session);
  g_assert_cmpint (soleus_phase_get_duration (next), >, 0);
  g_assert_cmpint (soleus_phase_get_leg (next), ==, SOLEUS_LEG_RIGHT);
  advance (f, session, 32 * SECOND);
  g_assert_true (soleus_session_get_phase (session) == next);
  g_assert_true (is_step (soleus_session_get_previous_phase (session), "BF"));
}

static void
test_lock_ends_session (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusSession) session = begin (f, "full");
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (f->gate);

  soleus_session_start (session);
  skip_to (session, "G");
  rest (f, session, 31 * MINUTE);
  soleus_safety_answers_tick (answers, "swelling", SOLEUS_LEGS_BOTH, TRUE);
  soleus_safety_gate_leave (f->gate, answers, NULL);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_ENDED);
}

#define ADD(name, func) g_test_add ("/soleus/massage/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("numb-legs-have-no-roller", test_numb_legs_have_no_roller);
  ADD ("resume-spares-hurt-leg", test_resume_spares_hurt_leg);
  ADD ("no-session-without-clearance", test_no_session_without_clearance);
  ADD ("clearance-has-to-fit", test_clearance_has_to_fit);
  ADD ("more-pressure-after-clearance", test_more_pressure_after_clearance);
  ADD ("other-leg-after-clearance", test_other_leg_after_clearance);
  ADD ("more-pressure", test_more_pressure);
  ADD ("add-pressure", test_add_pressure);
  ADD ("add-pressure-gentle", test_add_pressure_gentle);
  ADD ("lighter-by-default", test_lighter_by_default);
  ADD ("lighten-in-one-tap", test_lighten_in_one_tap);
  ADD ("ease", test_ease);
  ADD ("spot-never-over-a-minute", test_spot_never_over_a_minute);
  ADD ("extension-shortens-later-pressure", test_extension_shortens_later_pressure);
  ADD ("pressure-of-the-hour-counts", test_pressure_of_the_hour_counts);
  ADD ("cap-holds-whatever-is-pressed", test_cap_holds_whatever_is_pressed);
  ADD ("blocked-leg-is-left-out", test_blocked_leg_is_left_out);
  ADD ("hurt-leg-sits-on-a-chair", test_hurt_leg_sits_on_a_chair);
  ADD ("resume/after-thirty-minutes", test_resume_after_thirty_minutes);
  ADD ("resume/waiting-for-thirty-minutes", test_waiting_for_thirty_minutes);
  ADD ("resume/after-sleep", test_resume_after_sleep);
  ADD ("resume/lengthened-get-ready", test_lengthened_get_ready_after_sleep);
  ADD ("resume/one-leg-less", test_resume_with_one_leg_less);
  ADD ("resume/gently", test_resume_gently);
  ADD ("resume/no-way-back-to-massage", test_no_way_back_to_massage);
  ADD ("resume/no-way-back-to-forbidden-leg", test_no_way_back_to_forbidden_leg);
  ADD ("resume/renewed-counts-running-phase", test_renewed_counts_running_phase);
  ADD ("resume/rests-are-summed", test_rests_are_summed);
  ADD ("resume/massage-was-skipped", test_resume_after_massage_was_skipped);
  ADD ("resume/on-the-floor", test_resume_on_the_floor);
  ADD ("resume/other-copy-in-pause", test_other_copy_in_pause);
  ADD ("next-is-not-dropped", test_next_is_not_dropped);
  ADD ("lock-ends-session", test_lock_ends_session);
  return g_test_run ();
}
