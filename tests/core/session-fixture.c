/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"

#include "soleus-catalogue.h"
#include "soleus-enum-types.h"
#include "soleus-routine-reader.h"
#include "soleus-state-dir.h"

static const char *
nick (GType type, int value)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);

  return g_enum_get_value (klass, value)->value_nick;
}

static void add_line (Fixture *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_line (Fixture *self, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_string_append_vprintf (self->log, format, args);
  va_end (args);
  g_string_append_c (self->log, '\n');
}

static void
state_cb (SoleusSession *session, GParamSpec *pspec, Fixture *self)
{
  add_line (self, "state %s", nick (SOLEUS_TYPE_SESSION_STATE, soleus_session_get_state (session)));
}

static void
seconds_cb (SoleusSession *session, GParamSpec *pspec, Fixture *self)
{
  gint64 seconds;

  g_object_get (session, "remaining-seconds", &seconds, NULL);
  add_line (self, "shown %" G_GINT64_FORMAT, seconds);
}

static void
phase_changed_cb (SoleusSession *session, Fixture *self)
{
  SoleusPhase *phase = soleus_session_get_phase (session);

  add_line (self, "phase %s %s %u/%u %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT,
            nick (SOLEUS_TYPE_PHASE_KIND, soleus_phase_get_kind (phase)),
            nick (SOLEUS_TYPE_LEG, soleus_phase_get_leg (phase)),
            soleus_phase_get_repetition (phase), soleus_phase_get_repetitions (phase),
            soleus_session_get_remaining (session), soleus_session_get_length (session));
}

static void
phase_ended_cb (SoleusSession *session, SoleusPhase *phase, gint64 worked, Fixture *self)
{
  add_line (self, "ended %s %u/%u %" G_GINT64_FORMAT,
            nick (SOLEUS_TYPE_LEG, soleus_phase_get_leg (phase)),
            soleus_phase_get_repetition (phase), soleus_phase_get_repetitions (phase), worked);
}

static void
cue_cb (SoleusSession *session, const SoleusCue *cue, Fixture *self)
{
  SoleusCue copy = *cue;

  soleus_phase_ref (copy.phase);
  g_array_append_val (self->cues, copy);
  if (cue->kind == SOLEUS_CUE_COUNTDOWN)
    add_line (self, "cue countdown %u", cue->count);
  else
    add_line (self, "cue %s", nick (SOLEUS_TYPE_CUE_KIND, cue->kind));
}

static void
clear_cue (gpointer data)
{
  soleus_phase_unref (((SoleusCue *) data)->phase);
}

/* The first routine of a file with the given steps, each a <step> element, and uses. */
SoleusRoutine *
fixture_read_routine (const char *steps, const char *uses)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strconcat (
      "<routines version='1'>", steps, "<routine id='test' kind='",
      strstr (steps, "pressure") ? (strstr (steps, "stretch") ? "mixed" : "massage") : "stretch",
      "' equipment=''><name>Test</name><summary>Test.</summary>", uses, "</routine></routines>",
      NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  soleus_routine_reader_read (reader, bytes, "test.xml", &error);
  g_assert_no_error (error);
  return g_object_ref (reader->routines->pdata[0]);
}

SoleusRoutine *
fixture_find_routine (const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return g_object_ref (soleus_catalogue_find (catalogue, id));
}

/* The clearance of a person who ticks nothing. */
static SoleusClearance *
pass_gate (SoleusSafetyGate *gate, SoleusRoutine *routine, const SoleusOptions *options)
{
  g_autoptr (SoleusSafetyAnswers) answers = soleus_safety_gate_new_answers (gate);
  g_autoptr (GError) error = NULL;
  SoleusClearance *clearance;

  soleus_safety_answers_set_seen (answers);
  soleus_safety_answers_set_acknowledged (answers, TRUE);
  clearance = soleus_safety_gate_submit (gate, routine, options, answers, &error);
  g_assert_no_error (error);
  return clearance;
}

static Fixture *
prepare (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->log = g_string_new (NULL);
  self->cues = g_array_new (FALSE, FALSE, sizeof (SoleusCue));
  g_array_set_clear_func (self->cues, clear_cue);
  self->clock = soleus_manual_clock_new ();
  self->start = fixture_now (self);
  self->sink = soleus_recording_sink_new (SOLEUS_CLOCK (self->clock));
  self->state_dir = soleus_state_dir_new ();
  self->gate = soleus_safety_gate_new (self->state_dir, SOLEUS_CLOCK (self->clock));
  return self;
}

static void
begin (Fixture *self, SoleusRoutine *routine, const SoleusOptions *options, SoleusPhase *start)
{
  SoleusOptions defaults = SOLEUS_OPTIONS_INIT;
  g_autoptr (SoleusClearance) clearance = NULL;
  g_autoptr (GError) error = NULL;

  clearance = pass_gate (self->gate, routine, options ? options : &defaults);
  self->session = soleus_session_new (routine, options ? options : &defaults, start, clearance,
                                      SOLEUS_CLOCK (self->clock), &error);
  g_assert_no_error (error);
  soleus_session_add_cue_sink (self->session, SOLEUS_CUE_SINK (self->sink));
  g_signal_connect (self->session, "notify::state", G_CALLBACK (state_cb), self);
  g_signal_connect (self->session, "notify::remaining-seconds", G_CALLBACK (seconds_cb), self);
  g_signal_connect (self->session, "phase-changed", G_CALLBACK (phase_changed_cb), self);
  g_signal_connect (self->session, "phase-ended", G_CALLBACK (phase_ended_cb), self);
  g_signal_connect (self->session, "cue", G_CALLBACK (cue_cb), self);
}

Fixture *
fixture_new (SoleusRoutine *routine, const SoleusOptions *options)
{
  Fixture *self = prepare ();

  begin (self, routine, options, NULL);
  return self;
}

/* A session that begins with the work @start. */
Fixture *
fixture_new_from (SoleusRoutine *routine, SoleusPhase *start)
{
  Fixture *self = prepare ();

  begin (self, routine, NULL, start);
  return self;
}

/* A session of a leg that was pressed for so long just before. */
Fixture *
fixture_new_pressed (SoleusRoutine *routine, SoleusLeg leg, gint64 us)
{
  Fixture *self = prepare ();
  g_autoptr (SoleusPressureLedger) ledger =
      soleus_pressure_ledger_new (self->state_dir, SOLEUS_CLOCK (self->clock));
  guint32 tag;

  g_assert_cmpint (soleus_pressure_ledger_reserve (ledger, leg, us, &tag), ==, us);
  soleus_pressure_ledger_settle (ledger, tag, leg, us);
  begin (self, routine, NULL, NULL);
  return self;
}

/* Two stretches, two holds each, both legs: 17 phases, done after 320 s. */
Fixture *
fixture_new_wall (void)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("wall-full");

  return fixture_new (routine, NULL);
}

void
fixture_free (Fixture *self)
{
  if (self->session)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      g_assert_finalize_object (self->session);
    }
  g_assert_finalize_object (self->gate);
  g_assert_finalize_object (self->sink);
  g_assert_finalize_object (self->clock);
  soleus_state_dir_remove (self->state_dir);
  g_array_unref (self->cues);
  g_string_free (self->log, TRUE);
  g_free (self);
}

gint64
fixture_now (Fixture *self)
{
  return soleus_clock_get_monotonic (SOLEUS_CLOCK (self->clock));
}

/* Time passes and the main loop is punctual: the session is updated when it asks to be. */
void
fixture_run (Fixture *self, gint64 us)
{
  gint64 end = fixture_now (self) + us;

  while (TRUE)
    {
      gint64 next = soleus_session_get_next_deadline (self->session);

      g_assert_cmpint (next, >=, fixture_now (self));
      if (next > end)
        break;
      soleus_manual_clock_advance (self->clock, next - fixture_now (self));
      soleus_session_update (self->session);
    }
  soleus_manual_clock_advance (self->clock, end - fixture_now (self));
}

void
fixture_run_to_phase (Fixture *self, guint position)
{
  while (soleus_session_get_position (self->session) < position)
    fixture_run (self, soleus_session_get_next_deadline (self->session) - fixture_now (self));
}

void
fixture_run_to_end (Fixture *self)
{
  while (soleus_session_get_state (self->session) == SOLEUS_SESSION_RUNNING)
    fixture_run (self, soleus_session_get_next_deadline (self->session) - fixture_now (self));
}

/* Time passes while the main loop stands still, then it catches up. */
void
fixture_late (Fixture *self, gint64 us)
{
  soleus_manual_clock_advance (self->clock, us);
  soleus_session_update (self->session);
}

void
fixture_clear (Fixture *self)
{
  g_string_truncate (self->log, 0);
}

/* Asserts that exactly @lines were told since the last time, each ended by a line feed. */
void
fixture_expect (Fixture *self, const char *lines)
{
  g_assert_cmpstr (self->log->str, ==, lines);
  fixture_clear (self);
}

guint
fixture_count (GArray *cues, SoleusCueKind kind)
{
  guint n = 0;

  for (guint i = 0; i < cues->len; i++)
    n += g_array_index (cues, SoleusCue, i).kind == kind;
  return n;
}

/* One "SECONDS KIND" a line, in thousandths where they aren't whole. */
char *
fixture_print_cues (GArray *cues, gint64 start)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < cues->len; i++)
    {
      const SoleusCue *cue = &g_array_index (cues, SoleusCue, i);
      gint64 us = cue->monotonic - start;

      g_string_append_printf (lines, "%" G_GINT64_FORMAT, us / SECOND);
      if (us % SECOND)
        g_string_append_printf (lines, ".%06" G_GINT64_FORMAT, us % SECOND);
      g_string_append_printf (lines, " %s", nick (SOLEUS_TYPE_CUE_KIND, cue->kind));
      if (cue->count)
        g_string_append_printf (lines, " %u", cue->count);
      g_string_append_c (lines, '\n');
    }
  return g_string_free (lines, FALSE);
}
