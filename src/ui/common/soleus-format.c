/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-format.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <string.h>
#include <time.h>

#define DESKTOP_SCHEMA "org.gnome.desktop.interface"
#define CLOCK_FORMAT   "clock-format"

/* Whether the locale counts the years of an era of its own, as the Thai one does. */
static gboolean
has_own_era (void)
{
  return strstr (nl_langinfo (D_FMT), "%E") != NULL;
}

/* The C library knows eras that GLib doesn't. */
static char *
format_by_c_library (GDateTime *date, const char *format)
{
  struct tm tm = {
    .tm_year = g_date_time_get_year (date) - 1900,
    .tm_mon = g_date_time_get_month (date) - 1,
    .tm_mday = g_date_time_get_day_of_month (date),
    .tm_wday = g_date_time_get_day_of_week (date) % 7,
    .tm_yday = g_date_time_get_day_of_year (date) - 1,
    .tm_hour = g_date_time_get_hour (date),
    .tm_min = g_date_time_get_minute (date),
    .tm_sec = g_date_time_get_second (date),
    .tm_isdst = -1,
  };
  g_autofree char *local_format = g_locale_from_utf8 (format, -1, NULL, NULL, NULL);
  char text[256];

  if (local_format == NULL)
    return NULL;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  if (strftime (text, sizeof text, local_format, &tm) == 0)
    return NULL;
#pragma GCC diagnostic pop
  return g_locale_to_utf8 (text, -1, NULL, NULL, NULL);
}

/**
 * soleus_format_date_as:
 * @format: as for g_date_time_format()
 *
 * Returns: (transfer full): the date as the locale writes it; as ISO 8601 where neither GLib nor
 * the C library can
 */
char *
soleus_format_date_as (GDateTime *date, const char *format)
{
  g_autofree char *text = NULL;
  g_autoptr (GString) own = g_string_new (format);

  /* Years appear beside whole dates and have to be counted alike. */
  if (has_own_era ())
    g_string_replace (own, "%Y", "%Ey", 0);
  text = g_date_time_format (date, own->str);
  if (text == NULL)
    text = format_by_c_library (date, own->str);
  if (text && *text)
    return g_steal_pointer (&text);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (date),
                          g_date_time_get_month (date), g_date_time_get_day_of_month (date));
}

/* Returns: for soleus_format_date_as() */
const char *
soleus_get_date_format (void)
{
  /* Translators: a whole date, as in “30 November 2026”, for g_date_time_format(). */
  /* xgettext:no-c-format */
  return C_ ("date", "%-e %B %Y");
}

/* Returns: for soleus_format_date_as() */
const char *
soleus_get_weekday_date_format (void)
{
  /* Translators: a weekday and a whole date, as in “Monday 30 November 2026”, for
   * g_date_time_format(). */
  /* xgettext:no-c-format */
  return C_ ("date", "%A %-e %B %Y");
}

/* Returns: (transfer full): "30 November 2026" */
char *
soleus_format_date (GDateTime *date)
{
  return soleus_format_date_as (date, soleus_get_date_format ());
}

/* Returns: (transfer full): likewise, of a day without a time */
char *
soleus_format_day (const GDate *date)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (g_date_get_year (date), g_date_get_month (date),
                                                    g_date_get_day (date), 12, 0, 0);

  return soleus_format_date (noon);
}

/* Returns: whether the person chose twelve hours for the clock of the desktop; -1 without a choice
 */
static int
get_desktop_choice (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema =
      source ? g_settings_schema_source_lookup (source, DESKTOP_SCHEMA, TRUE) : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autoptr (GVariant) chosen = NULL;

  if (schema == NULL || !g_settings_schema_has_key (schema, CLOCK_FORMAT))
    return -1;
  settings = g_settings_new_full (schema, NULL, NULL);
  /* The default is 24 hours even where the locale has twelve. */
  chosen = g_settings_get_user_value (settings, CLOCK_FORMAT);
  if (chosen == NULL || !g_variant_is_of_type (chosen, G_VARIANT_TYPE_STRING))
    return -1;
  return g_str_equal (g_variant_get_string (chosen, NULL), "12h");
}

static gboolean
has_twelve_hours (void)
{
  const char *time = nl_langinfo (T_FMT);
  int chosen = get_desktop_choice ();

  /* Without words for the halves of the day, 9 in the morning and in the evening look alike. */
  if (*nl_langinfo (AM_STR) == '\0')
    return FALSE;
  if (chosen >= 0)
    return chosen;
  return strstr (time, "%r") || strstr (time, "%I") || strstr (time, "%l") || strstr (time, "%p");
}

/* Returns: (transfer full): the time of the day, "11:14 PM" or "23:14" as the person set the clock
 * of the desktop, else as the locale has it */
char *
soleus_format_time (GDateTime *date)
{
  return soleus_format_date_as (date, has_twelve_hours ()
                                          /* Translators: a time of the day where clocks have twelve
                                           * hours, for g_date_time_format(): “9:05 PM”. */
                                          ? C_ ("time of the day", "%-I:%M %p")
                                          /* Translators: a time of the day where clocks have 24
                                           * hours, for g_date_time_format(): “21:05”. */
                                          : C_ ("time of the day", "%H:%M"));
}

char *
soleus_format_date_time (GDateTime *date)
{
  g_autofree char *day = soleus_format_date (date);
  g_autofree char *time = soleus_format_time (date);

  /* Translators: a date, then a time of the day: “29 November 2026 9:05 PM”. */
  return g_strdup_printf (C_ ("date and time", "%s %s"), day, time);
}

/**
 * soleus_format_duration:
 *
 * Returns: (transfer full): "5 min 20 s", "12 min", "30 s": to the nearest second below ten minutes
 *   and to the nearest minute above
 */
char *
soleus_format_duration (gint64 ms)
{
  gint64 seconds = (ms + 500) / 1000;
  gint64 minutes = seconds / 60;

  if (minutes >= 10)
    return g_strdup_printf (ngettext ("%d min", "%d min", (seconds + 30) / 60),
                            (int) ((seconds + 30) / 60));
  if (minutes == 0)
    return g_strdup_printf (ngettext ("%d s", "%d s", seconds), (int) seconds);
  if (seconds % 60 == 0)
    return g_strdup_printf (ngettext ("%d min", "%d min", minutes), (int) minutes);
  /* Translators: a length of time: minutes, then seconds. */
  return g_strdup_printf (_ ("%d min %d s"), (int) minutes, (int) (seconds % 60));
}

/* Returns: (transfer full): "5 min": to the nearest minute, but no less than one */
char *
soleus_format_minutes (gint64 ms)
{
  int minutes = (int) MAX (1, (ms + 30000) / 60000);

  return g_strdup_printf (ngettext ("%d min", "%d min", minutes), minutes);
}

/* Returns: (transfer full): the digits in the ring: "30", or "1:45" from 100 seconds on, because
 * two digits can be read from farther away than three and a colon */
char *
soleus_format_clock (gint64 seconds)
{
  if (seconds < 100)
    return g_strdup_printf ("%d", (int) seconds);
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

const char *
soleus_format_routine_kind (SoleusRoutineKind kind)
{
  switch (kind)
    {
    case SOLEUS_ROUTINE_MASSAGE:
      return C_ ("kind of routine", "Massage");
    case SOLEUS_ROUTINE_MIXED:
      return C_ ("kind of routine", "Massage and stretch");
    case SOLEUS_ROUTINE_STRETCH:
    default:
      return C_ ("kind of routine", "Stretch");
    }
}

const char *
soleus_format_muscle (SoleusMuscle muscle)
{
  switch (muscle)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return _ ("Upper calf (gastrocnemius)");
    case SOLEUS_MUSCLE_SOLEUS:
      return _ ("Lower calf (soleus)");
    case SOLEUS_MUSCLE_BOTH:
      return _ ("Whole calf");
    case SOLEUS_MUSCLE_NONE:
    default:
      return _ ("Easy movement");
    }
}

/**
 * soleus_format_worked:
 *
 * Says what a step works. Nobody but its author knows it of a step of one's own, and a stretch of
 * something else than the calf is named after it.
 */
const char *
soleus_format_worked (const SoleusStep *step)
{
  gboolean elsewhere = step->kind == SOLEUS_STEP_STRETCH && step->target == SOLEUS_MUSCLE_NONE;

  return step->own || elsewhere ? step->name : soleus_format_muscle (step->target);
}

const char *
soleus_format_leg (SoleusLeg leg)
{
  switch (leg)
    {
    case SOLEUS_LEG_LEFT:
      return _ ("Left leg");
    case SOLEUS_LEG_RIGHT:
      return _ ("Right leg");
    case SOLEUS_LEG_BOTH:
    default:
      return _ ("Both legs");
    }
}

static const char *
format_action (SoleusAction action)
{
  switch (action)
    {
    case SOLEUS_ACTION_ROLL:
      /* Translators: what to do now: roll the calf over the foam roller. */
      return C_ ("phase", "Roll");
    case SOLEUS_ACTION_PRESS:
      /* Translators: what to do now: keep pressing on one spot. */
      return C_ ("phase", "Press");
    case SOLEUS_ACTION_STROKE:
      /* Translators: what to do now: stroke along the calf with both hands. */
      return C_ ("phase", "Stroke");
    case SOLEUS_ACTION_KNEAD:
      /* Translators: what to do now: knead the calf with both hands. */
      return C_ ("phase", "Knead");
    case SOLEUS_ACTION_MOVE:
    default:
      /* Translators: what to do now: move the foot, or walk. */
      return C_ ("phase", "Move");
    }
}

static const char *
format_work (SoleusStep *step)
{
  if (step->own)
    /* Translators: the time of an exercise runs that somebody else wrote down: now do it. */
    return C_ ("phase", "Go");
  switch (step->kind)
    {
    case SOLEUS_STEP_STRETCH:
      /* Translators: stay in the stretch. */
      return C_ ("phase", "Hold");
    case SOLEUS_STEP_SETUP:
      /* Translators: what to do now: put the roller, the ball or the hands into place. */
      return C_ ("phase", "Set up");
    case SOLEUS_STEP_CHECK_IN:
      /* Translators: what to do now: feel how the calves are. */
      return C_ ("phase", "Check in");
    case SOLEUS_STEP_PRESSURE:
    case SOLEUS_STEP_MOVEMENT:
    default:
      return format_action (step->action);
    }
}

const char *
soleus_format_phase (SoleusPhase *phase)
{
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_GET_READY:
      return C_ ("phase", "Get ready");
    case SOLEUS_PHASE_REST:
      /* Translators: what to do now: get up from the floor. */
      return soleus_phase_is_get_up (phase) ? C_ ("phase", "Get up") : C_ ("phase", "Rest");
    case SOLEUS_PHASE_SWITCH:
      return C_ ("phase", "Switch legs");
    case SOLEUS_PHASE_DONE:
      return C_ ("phase", "Done");
    case SOLEUS_PHASE_WORK:
    default:
      return format_work (soleus_phase_get_step (phase));
    }
}

/* Whether the foot goes to and fro with the ticks. */
static gboolean
moves_with_ticks (SoleusStep *step)
{
  return step->pace > 0 &&
         (step->action == SOLEUS_ACTION_MOVE || step->action == SOLEUS_ACTION_RISE);
}

static const char *
format_movement (SoleusStep *step, gboolean back)
{
  if (step->action == SOLEUS_ACTION_RISE)
    /* Translators: what to do now, for two seconds: rise onto the toes, or lower the heels. */
    return back ? C_ ("movement of the foot", "Lower") : C_ ("movement of the foot", "Rise");
  /* Translators: what to do now, for two seconds: point the toes away from you, or pull them back
   * towards you. */
  return back ? C_ ("movement of the foot", "Pull back") : C_ ("movement of the foot", "Point");
}

/* A line for each act of getting into place. */
static char *
format_acts (SoleusStep *step)
{
  return step->ready ? g_strjoinv ("\n", step->ready) : g_strdup (step->cue);
}

static char *
format_work_sentence (SoleusStep *step, gint64 elapsed_ms)
{
  if (step->kind == SOLEUS_STEP_SETUP)
    return format_acts (step);
  if (!moves_with_ticks (step))
    return g_strdup (step->cue);
  return g_strdup (format_movement (step, elapsed_ms / 1000 / step->pace % 2 != 0));
}

/* Out of what was held; or, where there is nothing to come out of, into what comes. */
static char *
format_rest (SoleusPhase *phase)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  SoleusStep *before = soleus_phase_get_step_before (phase);
  const char *act = before ? before->rest : step->rest;

  if (!act && step->ready)
    act = step->ready[0];
  if (!act)
    return g_strdup (C_ ("phase", "Rest"));
  /* Translators: after a hold; then what to do meanwhile: "Rest. Step in and shake the leg". */
  return g_strdup_printf (_ ("Rest. %s"), act);
}

/**
 * soleus_format_sentence:
 * @elapsed_ms: since @phase began
 *
 * Says what to do now. The page of a session shows it, the voice and a screen reader say it.
 *
 * Returns: (transfer full): one sentence, and a line for each act while getting ready or setting up
 */
char *
soleus_format_sentence (SoleusPhase *phase, gint64 elapsed_ms)
{
  SoleusStep *step = soleus_phase_get_step (phase);

  if (soleus_phase_is_get_up (phase))
    return g_strdup (_ ("Get up slowly; hold on to something"));
  if (!step)
    return g_strdup (soleus_format_phase (phase));
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_GET_READY:
      return format_acts (step);
    case SOLEUS_PHASE_REST:
      return format_rest (phase);
    case SOLEUS_PHASE_SWITCH:
      return g_strdup (step->switch_legs ? step->switch_legs : C_ ("phase", "Switch legs"));
    case SOLEUS_PHASE_WORK:
    case SOLEUS_PHASE_DONE:
    default:
      return format_work_sentence (step, elapsed_ms);
    }
}

/* What to do, without the words that change with the ticks, in one line. */
static char *
format_spoken_sentence (SoleusPhase *phase)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  g_autofree char *sentence = NULL;
  g_auto (GStrv) lines = NULL;

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK && moves_with_ticks (step))
    return g_strdup (step->cue);
  sentence = soleus_format_sentence (phase, 0);
  lines = g_strsplit (sentence, "\n", -1);
  return g_strjoinv (". ", lines);
}

/**
 * soleus_format_spoken:
 *
 * Says aloud what soleus_format_sentence() shows, and for which leg. The leg rests with the rest,
 * and isn't named then.
 *
 * Returns: (transfer full): "Right leg. Knee straight, heel down, lean in"
 */
char *
soleus_format_spoken (SoleusPhase *phase)
{
  g_autofree char *sentence = format_spoken_sentence (phase);

  if (!soleus_phase_get_step (phase) || soleus_phase_get_kind (phase) == SOLEUS_PHASE_REST ||
      soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH)
    return g_steal_pointer (&sentence);
  /* Translators: spoken: the leg, then what to do: "Right leg. Knee straight, heel down, lean in".
   */
  return g_strdup_printf (_ ("%s. %s"), soleus_format_leg (soleus_phase_get_leg (phase)), sentence);
}

/* What is done of a step, without the seconds that the heavier step takes. */
static SoleusDose
get_dose (SoleusStep *step, const SoleusOptions *options, SoleusLeg leg)
{
  SoleusDose dose;

  if (options->sides != SOLEUS_SIDES_BOTH)
    leg = soleus_options_get_first_leg (options);
  dose = soleus_options_get_dose (options, step, leg);
  if (options->more_pressure && step->heavier)
    dose.seconds -= step->heavier->seconds;
  return dose;
}

/* Returns: (transfer full): "2 × 30 s each leg" */
char *
soleus_format_dose (SoleusStep *step, const SoleusOptions *options)
{
  SoleusDose dose = get_dose (step, options, SOLEUS_LEG_LEFT);
  guint right = get_dose (step, options, SOLEUS_LEG_RIGHT).repetitions;

  if (dose.both && dose.repetitions == 1)
    return g_strdup_printf (ngettext ("%u s", "%u s", dose.seconds), dose.seconds);
  if (dose.both)
    /* Translators: repetitions times seconds, such as "2 × 30 s", for both legs at once. */
    return g_strdup_printf (_ ("%u × %u s"), dose.repetitions, dose.seconds);
  if (dose.repetitions != right)
    /* Translators: repetitions times seconds for the left and for the right leg: "3 × 30 s left,
     * 2 × 30 s right". */
    return g_strdup_printf (_ ("%u × %u s left, %u × %u s right"), dose.repetitions, dose.seconds,
                            right, dose.seconds);
  if (dose.repetitions == 1)
    return g_strdup_printf (ngettext ("%u s each leg", "%u s each leg", dose.seconds),
                            dose.seconds);
  /* Translators: repetitions times seconds, such as "2 × 30 s each leg". */
  return g_strdup_printf (_ ("%u × %u s each leg"), dose.repetitions, dose.seconds);
}

/* Returns: (transfer full): "3 times" */
static char *
format_times (guint n)
{
  /* Translators: how many times a stretch is done. */
  return g_strdup_printf (ngettext ("%d time", "%d times", n), (int) n);
}

/* @right: the repetitions of the right leg */
static char *
format_whole_dose (const SoleusDose *dose, guint right)
{
  int seconds = (int) dose->seconds;
  g_autofree char *length =
      g_strdup_printf (ngettext ("%d second", "%d seconds", seconds), seconds);
  g_autofree char *times = format_times (dose->repetitions);

  if (dose->both && dose->repetitions == 1)
    return g_steal_pointer (&length);
  if (dose->both)
    /* Translators: for how long and how many times something is done: "30 seconds, 3 times". */
    return g_strdup_printf (_ ("%s, %s"), length, times);
  if (dose->repetitions != right)
    {
      g_autofree char *right_times = format_times (right);

      /* Translators: for how long and how many times something is done: "30 seconds, 3 times on the
       * left leg, 2 times on the right leg". */
      return g_strdup_printf (_ ("%s, %s on the left leg, %s on the right leg"), length, times,
                              right_times);
    }
  if (right == 1)
    /* Translators: for how long something is done: "30 seconds on each leg". */
    return g_strdup_printf (_ ("%s on each leg"), length);
  /* Translators: for how long and how many times something is done: "30 seconds, 3 times on each
   * leg". */
  return g_strdup_printf (_ ("%s, %s on each leg"), length, times);
}

/* Returns: (transfer full): "Hold. 30 seconds, 3 times on each leg" */
char *
soleus_format_whole_dose (SoleusStep *step, const SoleusOptions *options)
{
  SoleusDose dose = get_dose (step, options, SOLEUS_LEG_LEFT);
  guint right = get_dose (step, options, SOLEUS_LEG_RIGHT).repetitions;
  g_autofree char *text = format_whole_dose (&dose, right);

  /* Only its writer knows what is done in it. */
  if (step->own)
    return g_steal_pointer (&text);
  /* Translators: what is done, then for how long: "Hold. 30 seconds, 3 times on each leg". */
  return g_strdup_printf (_ ("%s. %s"), format_work (step), text);
}

/* Returns: (transfer full): "Right leg: Upper calf stretch" */
char *
soleus_format_phase_title (SoleusPhase *phase)
{
  SoleusStep *step = soleus_phase_get_step (phase);

  if (!step)
    return g_strdup (soleus_format_phase (phase));
  if (soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH)
    return g_strdup (step->name);
  /* Translators: the leg, then the name of the step: "Right leg: Upper calf stretch". */
  return g_strdup_printf (_ ("%s: %s"), soleus_format_leg (soleus_phase_get_leg (phase)),
                          step->name);
}

/**
 * soleus_format_media_title:
 * @length_ms: of the phase, or %SOLEUS_PHASE_UNTIMED
 *
 * Returns: (transfer full): the phase for a lock screen: "Right leg: Upper calf stretch, 0:30"
 */
char *
soleus_format_media_title (SoleusPhase *phase, gint64 length_ms)
{
  g_autofree char *title = soleus_format_phase_title (phase);
  g_autofree char *what = NULL;
  int seconds = (int) ((length_ms + 500) / 1000);

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK || !soleus_phase_get_step (phase))
    what = g_steal_pointer (&title);
  else
    /* Translators: the kind of phase, then the step: "Hold. Right leg: Upper calf stretch". */
    what = g_strdup_printf (_ ("%s. %s"), soleus_format_phase (phase), title);
  if (length_ms == SOLEUS_PHASE_UNTIMED)
    return g_steal_pointer (&what);
  /* Translators: the title of what plays, as a lock screen shows it: what is done, then for how
   * long, in minutes and seconds: "Right leg: Upper calf stretch, 0:30". */
  return g_strdup_printf (_ ("%s, %d:%02d"), what, seconds / 60, seconds % 60);
}

/**
 * soleus_format_foreign:
 * @text: in the words of somebody else, in any language
 *
 * Returns: (transfer full): the text, so that its direction changes nothing of the sentence that it
 *   is put into
 */
char *
soleus_format_foreign (const char *text)
{
  /* First strong isolate, pop directional isolate. */
  return g_strdup_printf ("\u2068%s\u2069", text);
}

/* Returns: (transfer full): "From Anna Weber", who wrote a routine */
char *
soleus_format_author (const char *author)
{
  g_autofree char *foreign = soleus_format_foreign (author);

  /* Translators: the %s is the name of the person who wrote a routine: "From Anna Weber". */
  return g_strdup_printf (_ ("From %s"), foreign);
}
