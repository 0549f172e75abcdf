/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-leg-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* So near its anchor a place is meant, in units of the drawing. */
#define PLACE_REACH 7.0

/* A name, the part or the place that it is strong with, and what it points at on a right leg. */
typedef struct
{
  const char *text;
  SoleusLegPart part;
  SoleusLegPlace place;
  SoleusVec anchor;
  gboolean at_start;
} Name;

static const Name behind[] = {
  { NC_ ("anatomy", "Gastrocnemius, inner head"),
    SOLEUS_LEG_PART_INNER_HEAD,
    0,
    { -19, 62 },
    TRUE },
  { NC_ ("anatomy", "Gastrocnemius, outer head"),
    SOLEUS_LEG_PART_OUTER_HEAD,
    0,
    { 17, 57 },
    FALSE },
  { NC_ ("anatomy", "Soleus"), SOLEUS_LEG_PART_SOLEUS, 0, { 16.5, 122.5 }, FALSE },
  { NC_ ("anatomy", "Achilles tendon"), SOLEUS_LEG_PART_TENDON, 0, { 0, 214 }, TRUE },
  { NC_ ("anatomy", "Hollow of the knee"),
    SOLEUS_N_LEG_PARTS,
    SOLEUS_LEG_PLACE_HOLLOW,
    { 2, -14 },
    FALSE },
};

static const Name section[] = {
  { NC_ ("anatomy", "Gastrocnemius, inner head"),
    SOLEUS_LEG_PART_INNER_HEAD,
    0,
    { -31, 39 },
    TRUE },
  { NC_ ("anatomy", "Gastrocnemius, outer head"),
    SOLEUS_LEG_PART_OUTER_HEAD,
    0,
    { 31, 41 },
    FALSE },
  { NC_ ("anatomy", "Soleus"), SOLEUS_LEG_PART_SOLEUS, 0, { -38, 2 }, TRUE },
  /* Translators: the tibia, the thick bone of the lower leg. */
  { NC_ ("anatomy", "Shin bone"),
    SOLEUS_N_LEG_PARTS,
    SOLEUS_LEG_PLACE_SHIN_BONE,
    { -22, -27 },
    TRUE },
  /* Translators: the fibula, the thin bone at the outer side of the lower leg. */
  { NC_ ("anatomy", "Fibula"), SOLEUS_N_LEG_PARTS, SOLEUS_LEG_PLACE_FIBULA, { 34, -4 }, FALSE },
  /* Translators: short, in a picture of the calf cut across. */
  { NC_ ("anatomy", "Deep vessels and nerve"),
    SOLEUS_N_LEG_PARTS,
    SOLEUS_LEG_PLACE_VESSELS,
    { 4, 6.6 },
    FALSE },
};

static const Name *
get_names (SoleusAspect aspect, guint *n)
{
  gboolean from_behind = aspect == SOLEUS_ASPECT_BEHIND;

  *n = from_behind ? G_N_ELEMENTS (behind) : G_N_ELEMENTS (section);
  return from_behind ? behind : section;
}

/* From the side the names follow the muscles: between two points of their outline. */
static guint
list_side (const SoleusCalf *calf, SoleusMuscles *muscles, SoleusLabel *labels)
{
  static const struct
  {
    guint a, b;
    double across;
  } places[SOLEUS_N_LABELS] = { { 6, 13, 0.6 }, { 4, 13, 0.2 }, { 4, 12, 0.5 } };
  SoleusMuscle target = calf->target;
  gboolean both = target == SOLEUS_MUSCLE_BOTH;

  for (guint i = 0; i < SOLEUS_N_LABELS; i++)
    labels[i] = (SoleusLabel){
      .anchor = soleus_muscles_find (muscles, i, calf->knee, calf->ankle, places[i].a, places[i].b,
                                     places[i].across),
      .at_start = i != SOLEUS_LABEL_SOLEUS,
    };
  labels[SOLEUS_LABEL_GASTROCNEMIUS].text = C_ ("anatomy", "Gastrocnemius");
  labels[SOLEUS_LABEL_GASTROCNEMIUS].strong = both || target == SOLEUS_MUSCLE_GASTROCNEMIUS;
  labels[SOLEUS_LABEL_SOLEUS].text = C_ ("anatomy", "Soleus");
  labels[SOLEUS_LABEL_SOLEUS].strong = both || target == SOLEUS_MUSCLE_SOLEUS;
  labels[SOLEUS_LABEL_ACHILLES].text = C_ ("anatomy", "Achilles tendon");
  labels[SOLEUS_LABEL_ACHILLES].strong = calf->tendon;
  return SOLEUS_N_LABELS;
}

/**
 * soleus_leg_names_list:
 * @labels: (out caller-allocates): the texts, what they point at in the drawing, and on which side
 *   they stand beside a right leg
 *
 * Returns: how many parts a view names
 */
guint
soleus_leg_names_list (SoleusAspect aspect,
                       const SoleusCalf *calf,
                       SoleusMuscles *muscles,
                       SoleusLabel labels[SOLEUS_MOST_LEG_NAMES])
{
  guint n;
  const Name *names = get_names (aspect, &n);

  if (aspect == SOLEUS_ASPECT_SIDE)
    return list_side (calf, muscles, labels);
  for (guint i = 0; i < n; i++)
    {
      gboolean place = names[i].place != SOLEUS_LEG_PLACE_NONE;

      labels[i] = (SoleusLabel){
        .text = g_dpgettext2 (NULL, "anatomy", names[i].text),
        .strong =
            place ? names[i].place == calf->place : soleus_calf_is_marked (calf, names[i].part),
        .ringed = place && names[i].place == calf->place,
        .anchor = names[i].anchor,
        .at_start = names[i].at_start,
      };
    }
  return n;
}

/**
 * soleus_leg_names_find_place:
 * @at: in the drawing
 *
 * Returns: the place that is named there
 */
SoleusLegPlace
soleus_leg_names_find_place (SoleusAspect aspect, SoleusVec at)
{
  guint n;
  const Name *names = get_names (aspect, &n);

  for (guint i = 0; aspect != SOLEUS_ASPECT_SIDE && i < n; i++)
    if (names[i].place != SOLEUS_LEG_PLACE_NONE &&
        hypot (at.x - names[i].anchor.x, at.y - names[i].anchor.y) < PLACE_REACH)
      return names[i].place;
  return SOLEUS_LEG_PLACE_NONE;
}

/* What is marked, as the descriptions tell it apart. */
typedef enum
{
  MARKED_NOTHING,
  MARKED_GASTROCNEMIUS,
  MARKED_INNER,
  MARKED_OUTER,
  MARKED_SOLEUS,
  MARKED_BOTH,
  MARKED_TENDON,
  MARKED_HOLLOW,
  MARKED_SHIN_BONE,
  MARKED_FIBULA,
  MARKED_VESSELS,
  N_MARKED,
} Marked;

static Marked
find_marked (const SoleusCalf *calf)
{
  if (calf->place != SOLEUS_LEG_PLACE_NONE)
    return MARKED_HOLLOW + calf->place - SOLEUS_LEG_PLACE_HOLLOW;
  if (calf->tendon)
    return MARKED_TENDON;
  switch (calf->target)
    {
    case SOLEUS_MUSCLE_GASTROCNEMIUS:
      return calf->heads == SOLEUS_HEADS_INNER   ? MARKED_INNER
             : calf->heads == SOLEUS_HEADS_OUTER ? MARKED_OUTER
                                                 : MARKED_GASTROCNEMIUS;
    case SOLEUS_MUSCLE_SOLEUS:
      return MARKED_SOLEUS;
    case SOLEUS_MUSCLE_BOTH:
      return MARKED_BOTH;
    case SOLEUS_MUSCLE_NONE:
    default:
      return MARKED_NOTHING;
    }
}

static const char *const side_texts[N_MARKED] = {
  [MARKED_NOTHING] = N_ ("Close-up of the lower leg"),
  [MARKED_GASTROCNEMIUS] = N_ ("Close-up of the lower leg, the gastrocnemius marked"),
  [MARKED_INNER] = N_ ("Close-up of the lower leg, the gastrocnemius marked"),
  [MARKED_OUTER] = N_ ("Close-up of the lower leg, the gastrocnemius marked"),
  [MARKED_SOLEUS] = N_ ("Close-up of the lower leg, the soleus marked"),
  [MARKED_BOTH] = N_ ("Close-up of the lower leg, gastrocnemius and soleus marked"),
  [MARKED_TENDON] = N_ ("Close-up of the lower leg, the Achilles tendon marked"),
};

static const char *const behind_texts[N_MARKED] = {
  [MARKED_NOTHING] = N_ ("The lower leg from behind"),
  [MARKED_GASTROCNEMIUS] = N_ ("The lower leg from behind, both heads of the gastrocnemius marked"),
  [MARKED_INNER] = N_ ("The lower leg from behind, the inner head of the gastrocnemius marked"),
  [MARKED_OUTER] = N_ ("The lower leg from behind, the outer head of the gastrocnemius marked"),
  [MARKED_SOLEUS] = N_ ("The lower leg from behind, the soleus marked"),
  [MARKED_BOTH] = N_ ("The lower leg from behind, gastrocnemius and soleus marked"),
  [MARKED_TENDON] = N_ ("The lower leg from behind, the Achilles tendon marked"),
  [MARKED_HOLLOW] = N_ ("The lower leg from behind, the hollow of the knee marked"),
};

static const char *const section_texts[N_MARKED] = {
  [MARKED_NOTHING] = N_ ("The calf cut across, front up"),
  [MARKED_GASTROCNEMIUS] =
      N_ ("The calf cut across, front up, both heads of the gastrocnemius marked"),
  [MARKED_INNER] = N_ ("The calf cut across, front up, the inner head of the gastrocnemius marked"),
  [MARKED_OUTER] = N_ ("The calf cut across, front up, the outer head of the gastrocnemius marked"),
  [MARKED_SOLEUS] = N_ ("The calf cut across, front up, the soleus marked"),
  [MARKED_BOTH] = N_ ("The calf cut across, front up, gastrocnemius and soleus marked"),
  [MARKED_TENDON] =
      N_ ("The calf cut across, front up, the upper end of the Achilles tendon marked"),
  [MARKED_SHIN_BONE] = N_ ("The calf cut across, front up, the shin bone marked"),
  [MARKED_FIBULA] = N_ ("The calf cut across, front up, the fibula marked"),
  [MARKED_VESSELS] = N_ ("The calf cut across, front up, the deep vessels and nerve marked"),
};

static const char *const *
get_texts (SoleusAspect aspect)
{
  switch (aspect)
    {
    case SOLEUS_ASPECT_BEHIND:
      return behind_texts;
    case SOLEUS_ASPECT_SECTION:
      return section_texts;
    case SOLEUS_ASPECT_SIDE:
    default:
      return side_texts;
    }
}

/* What is seen, translated, and which part of it is marked. */
const char *
soleus_leg_names_describe (SoleusAspect aspect, const SoleusCalf *calf)
{
  const char *const *texts = get_texts (aspect);
  Marked marked = find_marked (calf);

  /* A place is only named where it is seen. */
  return _ (texts[texts[marked] ? marked : MARKED_NOTHING]);
}

/* What happens to the part that is marked, translated; empty where it is only shown. */
static const char *
describe_mark (const SoleusCalf *calf)
{
  if (find_marked (calf) == MARKED_NOTHING)
    return "";
  switch (calf->mark)
    {
    case SOLEUS_MARK_STRETCHING:
      return _ ("This part stretches.");
    case SOLEUS_MARK_PRESSED:
      return _ ("This part is pressed.");
    case SOLEUS_MARK_AFTER:
      return _ ("This part relaxes.");
    case SOLEUS_MARK_TARGET:
    default:
      return "";
    }
}

/* Which leg it is, if it is one of the two, and what happens to the part that is marked,
 * translated. */
char *
soleus_leg_names_describe_state (const SoleusCalf *calf)
{
  const char *mark = describe_mark (calf);
  const char *leg = calf->leg == SOLEUS_LEG_LEFT ? _ ("Left leg") : _ ("Right leg");

  if (calf->leg == SOLEUS_LEG_BOTH)
    return g_strdup (mark);
  return *mark ? g_strdup_printf (_ ("%s. %s"), leg, mark) : g_strdup (leg);
}
