/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-suggestion.h"

#define WALL   SOLEUS_EQUIPMENT_WALL
#define CHAIR  SOLEUS_EQUIPMENT_CHAIR
#define ROLLER SOLEUS_EQUIPMENT_ROLLER
#define SECOND G_GINT64_CONSTANT (1000)

static SoleusCatalogue *
make_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

/* A Tuesday at eleven, of somebody who did the whole wall stretch two days ago and rated nothing.
 */
#define SITUATION(...)                                                                             \
  {                                                                                                \
    .hour = 11, .known = TRUE, .last = "wall-full", .days_ago = 2,                                 \
    .tightest = SOLEUS_SITUATION_UNRATED, __VA_ARGS__                                              \
  }
#pragma GCC diagnostic ignored "-Woverride-init"

typedef struct
{
  const char *name;
  SoleusSituation situation;
  SoleusReason reason;
  const char *routine;
} Row;

static const Row rows[] = {
  { "plan", SITUATION (.planned = "desk"), SOLEUS_REASON_PLAN, "desk" },
  { "plan-before-first", SITUATION (.planned = "desk", .last = NULL), SOLEUS_REASON_PLAN, "desk" },
  { "plan-after-session", SITUATION (.planned = "desk", .days_ago = 0), SOLEUS_REASON_PLAN,
    "desk" },
  { "plan-over-tightness", SITUATION (.planned = "desk", .tightest = 9, .rated_days_ago = 2),
    SOLEUS_REASON_PLAN, "desk" },
  { "plan-massage", SITUATION (.planned = "roller"), SOLEUS_REASON_PLAN, "roller" },
  { "plan-massage-within-hour", SITUATION (.planned = "roller", .massaged = TRUE, .days_ago = 0),
    SOLEUS_REASON_WARM, "wall-full" },
  { "plan-with-gone-routine", SITUATION (.planned = "own-gone"), SOLEUS_REASON_LAST, "wall-full" },

  { "hurt", SITUATION (.hurt = TRUE, .days_ago = 0), SOLEUS_REASON_HURT, NULL },
  { "hurt-over-plan", SITUATION (.hurt = TRUE, .planned = "desk"), SOLEUS_REASON_HURT, NULL },
  { "hurt-over-warmth", SITUATION (.hurt = TRUE, .massaged = TRUE, .last = "roller", .days_ago = 0),
    SOLEUS_REASON_HURT, NULL },

  { "first", SITUATION (.last = NULL), SOLEUS_REASON_FIRST, "gastroc-wall" },
  { "first-on-chair", SITUATION (.last = NULL, .at_hand = CHAIR), SOLEUS_REASON_FIRST,
    "pump-sitting" },
  { "first-with-roller", SITUATION (.last = NULL, .at_hand = ROLLER), SOLEUS_REASON_FIRST,
    "gastroc-wall" },
  { "first-late", SITUATION (.last = NULL, .hour = 22), SOLEUS_REASON_FIRST, "gastroc-wall" },
  { "unreadable", SITUATION (.last = NULL, .known = FALSE, .hour = 7), SOLEUS_REASON_NONE,
    "wall-full" },

  { "done", SITUATION (.days_ago = 0, .today = SOLEUS_MUSCLE_BOTH), SOLEUS_REASON_DONE, NULL },
  { "done-by-tomorrow's-date", SITUATION (.days_ago = -1, .today = SOLEUS_MUSCLE_BOTH),
    SOLEUS_REASON_DONE, NULL },
  { "done-gone-routine", SITUATION (.last = "own-gone", .days_ago = 0), SOLEUS_REASON_DONE, NULL },
  { "other-muscle",
    SITUATION (.last = "gastroc-wall", .days_ago = 0, .today = SOLEUS_MUSCLE_GASTROCNEMIUS),
    SOLEUS_REASON_OTHER_MUSCLE, "soleus-wall" },
  { "other-muscle-done",
    SITUATION (.last = "gastroc-wall", .days_ago = 0, .today = SOLEUS_MUSCLE_BOTH),
    SOLEUS_REASON_DONE, NULL },
  { "still-tight", SITUATION (.days_ago = 0, .today = SOLEUS_MUSCLE_BOTH, .tightest = 4),
    SOLEUS_REASON_STILL_TIGHT, "hands" },
  { "no-longer-tight", SITUATION (.days_ago = 0, .today = SOLEUS_MUSCLE_BOTH, .tightest = 3),
    SOLEUS_REASON_DONE, NULL },
  { "still-tight-within-hour",
    SITUATION (.days_ago = 0, .today = SOLEUS_MUSCLE_BOTH, .tightest = 9, .massaged = TRUE),
    SOLEUS_REASON_DONE, NULL },
  { "warm", SITUATION (.last = "roller", .days_ago = 0, .massaged = TRUE), SOLEUS_REASON_WARM,
    "wall-full" },
  { "warm-over-midnight", SITUATION (.last = "roller", .days_ago = 1, .massaged = TRUE),
    SOLEUS_REASON_WARM, "wall-full" },
  { "warm-without-wall",
    SITUATION (.last = "roller", .days_ago = 0, .massaged = TRUE, .at_hand = ROLLER),
    SOLEUS_REASON_DONE, NULL },
  { "no-longer-warm", SITUATION (.last = "roller", .days_ago = 0), SOLEUS_REASON_DONE, NULL },

  { "tight-upper", SITUATION (.tightest = 6, .rated = SOLEUS_MUSCLE_GASTROCNEMIUS),
    SOLEUS_REASON_RATED, "gastroc-wall" },
  { "tight-lower", SITUATION (.tightest = 4, .rated = SOLEUS_MUSCLE_SOLEUS), SOLEUS_REASON_RATED,
    "soleus-wall" },
  { "tight-whole", SITUATION (.tightest = 10, .rated = SOLEUS_MUSCLE_BOTH), SOLEUS_REASON_RATED,
    "wall-full" },
  { "loose", SITUATION (.last = "desk", .tightest = 3, .rated = SOLEUS_MUSCLE_SOLEUS),
    SOLEUS_REASON_LAST, "desk" },
  { "tight-six-days-ago",
    SITUATION (.tightest = 6, .rated = SOLEUS_MUSCLE_SOLEUS, .rated_days_ago = 6),
    SOLEUS_REASON_RATED, "soleus-wall" },
  { "tight-last-week",
    SITUATION (.tightest = 6, .rated = SOLEUS_MUSCLE_SOLEUS, .rated_days_ago = 7),
    SOLEUS_REASON_LAST, "wall-full" },

  { "evening", SITUATION (.hour = 20), SOLEUS_REASON_EVENING, "before-bed" },
  { "before-evening", SITUATION (.hour = 19), SOLEUS_REASON_LAST, "wall-full" },
  { "evening-without-chair", SITUATION (.hour = 20, .at_hand = WALL), SOLEUS_REASON_LAST,
    "wall-full" },
  { "last", SITUATION (.last = "pump"), SOLEUS_REASON_LAST, "pump" },
  { "last-massage", SITUATION (.last = "ball"), SOLEUS_REASON_LAST, "ball" },
  { "last-three-weeks-ago", SITUATION (.last = "ball", .days_ago = 21, .hour = 8),
    SOLEUS_REASON_BACK, "wall-full" },
  { "last-gone", SITUATION (.last = "own-gone", .hour = 8), SOLEUS_REASON_BACK, "wall-full" },
  { "last-not-at-hand", SITUATION (.last = "roller", .at_hand = WALL, .hour = 8),
    SOLEUS_REASON_BACK, "wall-full" },
  { "desk", SITUATION (.last = "ball", .days_ago = 30, .hour = 9), SOLEUS_REASON_DESK, "desk" },
  { "desk-over", SITUATION (.last = "ball", .days_ago = 30, .hour = 17), SOLEUS_REASON_BACK,
    "wall-full" },
  { "weekend", SITUATION (.last = "ball", .days_ago = 30, .hour = 9, .weekend = TRUE),
    SOLEUS_REASON_BACK, "wall-full" },
};

static void
test_rule (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusSituation situation = row->situation;
  SoleusRoutine *routine;

  situation.catalogue = catalogue;
  g_assert_cmpint (soleus_suggest (&situation, &routine), ==, row->reason);
  g_assert_cmpstr (routine ? routine->id : NULL, ==, row->routine);
}

/* Whatever else there is, nothing that presses follows a massage of the last hour. */
static void
test_never_twice_an_hour (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusSituation situation = SITUATION (.massaged = TRUE);
  GPtrArray *routines = catalogue->routines;

  situation.catalogue = catalogue;
  for (guint last = 0; last < routines->len; last++)
    for (guint planned = 0; planned <= routines->len; planned++)
      for (int hour = 0; hour < 24; hour++)
        for (int days = 0; days < 2; days++)
          {
            SoleusRoutine *routine;

            situation.last = ((SoleusRoutine *) routines->pdata[last])->id;
            situation.planned =
                planned < routines->len ? ((SoleusRoutine *) routines->pdata[planned])->id : NULL;
            situation.hour = hour;
            situation.days_ago = days;
            situation.tightest = hour % 11;
            soleus_suggest (&situation, &routine);
            g_assert_false (routine && soleus_routine_has_pressure (routine));
          }
}

static void
assert_within (SoleusSituation *situation, int least_s, int most_s, const char *expected)
{
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  SoleusRoutine *routine =
      soleus_suggest_within (situation, &options, least_s * SECOND, most_s * SECOND);

  g_assert_cmpstr (routine ? routine->id : NULL, ==, expected);
}

static void
test_within (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  SoleusSituation situation = SITUATION (.at_hand = SOLEUS_EQUIPMENT_NONE);

  situation.catalogue = catalogue;
  assert_within (&situation, 0, 20, NULL);
  assert_within (&situation, 0, 210, "pump");
  assert_within (&situation, 210, 390, "desk");
  assert_within (&situation, 390, 810, "before-bed");
  situation.at_hand = CHAIR;
  assert_within (&situation, 0, 210, "pump-sitting");
  assert_within (&situation, 210, 390, "hamstring-lying");
  assert_within (&situation, 300, 390, "hands");
  assert_within (&situation, 390, 810, NULL);
  situation.massaged = TRUE;
  assert_within (&situation, 300, 390, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/soleus/suggestion/rule/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_rule);
    }
  g_test_add_func ("/soleus/suggestion/never-twice-an-hour", test_never_twice_an_hour);
  g_test_add_func ("/soleus/suggestion/within", test_within);
  return g_test_run ();
}
