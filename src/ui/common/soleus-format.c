/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-format.h"

#include <glib/gi18n-lib.h>

/**
 * soleus_format_duration:
 * @ms: milliseconds
 *
 * Returns: (transfer full): a length of time in words, to the nearest second below ten minutes and
 * to the nearest minute above: "5 min 20 s", "12 min", "30 s"
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

/**
 * soleus_format_clock:
 * @seconds: whole seconds
 *
 * Returns: (transfer full): digits that stand in the ring: "30", or "1:45" from 100 seconds on. Two
 *   digits can be read from farther than three and a colon.
 */
char *
soleus_format_clock (gint64 seconds)
{
  if (seconds < 100)
    return g_strdup_printf ("%d", (int) seconds);
  return g_strdup_printf ("%d:%02d", (int) (seconds / 60), (int) (seconds % 60));
}

/**
 * soleus_format_equipment:
 *
 * Returns: (transfer full): what is needed, as a list: "Chair, wall"
 */
char *
soleus_format_equipment (SoleusEquipment equipment)
{
  const struct
  {
    SoleusEquipment flag;
    const char *name;
  } names[] = {
    { SOLEUS_EQUIPMENT_WALL, C_ ("equipment", "Wall") },
    { SOLEUS_EQUIPMENT_CHAIR, C_ ("equipment", "Chair") },
    { SOLEUS_EQUIPMENT_ROLLER, C_ ("equipment", "Foam roller") },
    { SOLEUS_EQUIPMENT_BALL, C_ ("equipment", "Massage ball") },
    { SOLEUS_EQUIPMENT_FLOOR, C_ ("equipment", "Room on the floor") },
    { SOLEUS_EQUIPMENT_LOTION, C_ ("equipment", "Lotion, if you like") },
  };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (equipment & names[i].flag)
      g_strv_builder_add (builder, names[i].name);
  parts = g_strv_builder_end (builder);
  if (!parts[0])
    return g_strdup (C_ ("equipment", "Only your hands"));
  /* Translators: stands between the items of a list, such as "Wall, Chair". */
  return g_strjoinv (C_ ("list separator", ", "), parts);
}

/**
 * soleus_format_muscle:
 *
 * Returns: the plain and the anatomical name
 */
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
 * soleus_format_leg:
 *
 * Returns: the leg within a sentence or a list
 */
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

/**
 * soleus_format_leg_large:
 *
 * Returns: the leg as the sign that is read from across the room
 */
const char *
soleus_format_leg_large (SoleusLeg leg)
{
  switch (leg)
    {
    case SOLEUS_LEG_LEFT:
      /* Translators: the left leg, in capitals where your script has them; read from 3 m away. */
      return C_ ("leg", "LEFT");
    case SOLEUS_LEG_RIGHT:
      /* Translators: the right leg, in capitals where your script has them; read from 3 m away. */
      return C_ ("leg", "RIGHT");
    case SOLEUS_LEG_BOTH:
    default:
      /* Translators: both legs, in capitals where your script has them; read from 3 m away. */
      return C_ ("leg", "BOTH");
    }
}

/**
 * soleus_format_phase:
 *
 * Returns: what kind of phase it is
 */
const char *
soleus_format_phase (SoleusPhase *phase)
{
  switch (soleus_phase_get_kind (phase))
    {
    case SOLEUS_PHASE_GET_READY:
      return C_ ("phase", "Get ready");
    case SOLEUS_PHASE_REST:
      return C_ ("phase", "Rest");
    case SOLEUS_PHASE_SWITCH:
      return C_ ("phase", "Switch legs");
    case SOLEUS_PHASE_DONE:
      return C_ ("phase", "Done");
    case SOLEUS_PHASE_WORK:
    default:
      break;
    }
  if (soleus_step_get_kind (soleus_phase_get_step (phase)) == SOLEUS_STEP_STRETCH)
    /* Translators: stay in the stretch. */
    return C_ ("phase", "Hold");
  /* Translators: carry on with the movement or the massage. */
  return C_ ("phase", "Go");
}

/**
 * soleus_format_dose:
 * @options: what the person chose
 *
 * Returns: (transfer full): seconds and repetitions of a step: "2 × 30 s each leg"
 */
char *
soleus_format_dose (SoleusStep *step, const SoleusOptions *options)
{
  gboolean stretch = soleus_step_get_kind (step) == SOLEUS_STEP_STRETCH;
  guint seconds = stretch && options->hold ? options->hold : soleus_step_get_seconds (step);
  guint repetitions =
      stretch && options->repetitions ? options->repetitions : soleus_step_get_repetitions (step);

  if (soleus_step_is_both (step))
    return g_strdup_printf (ngettext ("%u s", "%u s", seconds), seconds);
  if (repetitions == 1)
    return g_strdup_printf (ngettext ("%u s each leg", "%u s each leg", seconds), seconds);
  /* Translators: repetitions times seconds, such as "2 × 30 s each leg". */
  return g_strdup_printf (_ ("%u × %u s each leg"), repetitions, seconds);
}

/**
 * soleus_format_phase_title:
 *
 * Returns: (transfer full): a whole sentence of what is done now: "Right leg: Upper calf stretch"
 */
char *
soleus_format_phase_title (SoleusPhase *phase)
{
  SoleusStep *step = soleus_phase_get_step (phase);

  if (!step)
    return g_strdup (soleus_format_phase (phase));
  if (soleus_phase_get_leg (phase) == SOLEUS_LEG_BOTH)
    return g_strdup (soleus_step_get_name (step));
  /* Translators: the leg, then the name of the step: "Right leg: Upper calf stretch". */
  return g_strdup_printf (_ ("%s: %s"), soleus_format_leg (soleus_phase_get_leg (phase)),
                          soleus_step_get_name (step));
}

/* What is done, or for what one gets ready, rests or switches legs. */
static char *
format_whole_phase (SoleusPhase *phase)
{
  g_autofree char *what = soleus_format_phase_title (phase);

  if (soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK || !soleus_phase_get_step (phase))
    return g_steal_pointer (&what);
  /* Translators: the kind of phase, then the step: "Hold. Right leg: Upper calf stretch". */
  return g_strdup_printf (_ ("%s. %s"), soleus_format_phase (phase), what);
}

/**
 * soleus_format_media_title:
 * @length_ms: milliseconds of the phase, or %SOLEUS_PHASE_UNTIMED
 *
 * Returns: (transfer full): the phase as lock screens and headsets show what plays: "Right leg:
 *   Upper calf stretch, 0:30"
 */
char *
soleus_format_media_title (SoleusPhase *phase, gint64 length_ms)
{
  g_autofree char *what = format_whole_phase (phase);
  int seconds = (int) ((length_ms + 500) / 1000);

  if (length_ms == SOLEUS_PHASE_UNTIMED)
    return g_steal_pointer (&what);
  /* Translators: the title of what plays, as a lock screen shows it: what is done, then for how
   * long, in minutes and seconds: "Right leg: Upper calf stretch, 0:30". */
  return g_strdup_printf (_ ("%s, %d:%02d"), what, seconds / 60, seconds % 60);
}
