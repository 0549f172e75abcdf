/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-recommendation.h"
#include "soleus-routine-reader.h"
#include "soleus-xml.h"

#define ALL_TOOLS                                                                                  \
  (SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_CHAIR | SOLEUS_EQUIPMENT_FLOOR |                       \
   SOLEUS_EQUIPMENT_ROLLER | SOLEUS_EQUIPMENT_BALL)

static SoleusCatalogue *
make_catalogue (void)
{
  g_autoptr (GError) error = NULL;
  SoleusCatalogue *catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  return catalogue;
}

/* The floor is taken for granted: a roller alone is enough to roll. */
static void
test_fits (void)
{
  const SoleusEquipment wall = SOLEUS_EQUIPMENT_WALL, chair = SOLEUS_EQUIPMENT_CHAIR;
  const SoleusEquipment floor = SOLEUS_EQUIPMENT_FLOOR, tool = SOLEUS_EQUIPMENT_ROLLER;

  g_assert_true (soleus_recommend_fits (wall, wall));
  g_assert_false (soleus_recommend_fits (wall, chair));
  g_assert_false (soleus_recommend_fits (wall | chair, wall));
  g_assert_true (soleus_recommend_fits (tool | floor, tool));
  g_assert_true (soleus_recommend_fits (tool | floor, tool | wall));
  g_assert_false (soleus_recommend_fits (tool | floor, wall | chair | floor));
  g_assert_true (soleus_recommend_fits (tool | floor, SOLEUS_EQUIPMENT_NONE));
  g_assert_true (soleus_recommend_fits (chair | floor, wall));
  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_LOTION, chair));
  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_TOWEL, chair));
  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_NONE, chair));
  /* The floor alone says nothing. */
  g_assert_true (soleus_recommend_fits (tool | wall, floor));
}

/* What the filter of the routines leaves of the built-in ones. */
static void
assert_fitting (SoleusCatalogue *catalogue, SoleusEquipment at_hand, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];

      if (soleus_recommend_fits (routine->equipment, at_hand))
        g_string_append_printf (ids, "%s ", routine->id);
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Flaw A2: a filter “Roller” hid the roller. */
static void
test_a2_roller_shows_roller (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();

  assert_fitting (catalogue, SOLEUS_EQUIPMENT_ROLLER, "hamstring-lying roller hands point-flex ");
  assert_fitting (catalogue, SOLEUS_EQUIPMENT_BALL, "hamstring-lying ball hands ");
  assert_fitting (catalogue, SOLEUS_EQUIPMENT_CHAIR,
                  "pump-sitting hamstring hamstring-lying hands ");
  assert_fitting (
      catalogue, SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_ROLLER,
      "wall-full gastroc-wall soleus-wall pump hamstring-lying after-run-stretch roller "
      "hands point-flex after-run heels-morning ");
}

static void
test_areas (void)
{
  for (int at_hand = 0; at_hand <= ALL_TOOLS; at_hand++)
    {
      /* Where a roller is at hand and no wall, it is the roller, with the leg turned. */
      const char *upper =
          (at_hand & (SOLEUS_EQUIPMENT_ROLLER | SOLEUS_EQUIPMENT_WALL)) == SOLEUS_EQUIPMENT_ROLLER
              ? "roller"
              : "gastroc-wall";

      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_INNER, at_hand), ==, upper);
      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_OUTER, at_hand), ==, upper);
      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_LOWER, at_hand), ==, "soleus-wall");
      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_CORD, at_hand), ==, "soleus-wall");
      g_assert_null (soleus_recommend_for_area (SOLEUS_TIGHT_TENDON_PAIN, at_hand));
    }
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_NONE), ==,
                   "hands");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_WALL), ==,
                   "hands");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_BALL), ==,
                   "ball");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_ROLLER), ==,
                   "roller");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, ALL_TOOLS), ==, "ball");
}

/* Whatever a person has at hand, a spot leads to a massage that can be done with it. */
static void
test_spot_fits (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();

  for (int at_hand = 1; at_hand <= ALL_TOOLS; at_hand++)
    {
      SoleusRoutine *routine =
          soleus_catalogue_find (catalogue, soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, at_hand));

      g_assert_nonnull (routine);
      g_assert_cmpint (routine->kind, ==, SOLEUS_ROUTINE_MASSAGE);
      g_assert_true (soleus_recommend_fits (routine->equipment, at_hand));
    }
}

static void
assert_next (SoleusCatalogue *catalogue,
             const char *done,
             int tightest,
             SoleusEquipment at_hand,
             SoleusNext next,
             const char *expected)
{
  const char *routine = "unset";

  g_assert_cmpint (
      soleus_recommend_next (soleus_catalogue_find (catalogue, done), tightest, at_hand, &routine),
      ==, next);
  g_assert_cmpstr (routine, ==, expected);
  g_assert_true (routine == NULL || soleus_catalogue_find (catalogue, routine) != NULL);
}

static void
test_next (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  const SoleusEquipment wall = SOLEUS_EQUIPMENT_WALL, chair = SOLEUS_EQUIPMENT_CHAIR;

  assert_next (catalogue, "roller", -1, 0, SOLEUS_NEXT_STRETCH_WARM, "wall-full");
  assert_next (catalogue, "hands", 9, wall, SOLEUS_NEXT_STRETCH_WARM, "wall-full");
  assert_next (catalogue, "hands", 9, chair, SOLEUS_NEXT_REST, NULL);
  assert_next (catalogue, "gastroc-wall", -1, 0, SOLEUS_NEXT_OTHER_MUSCLE, "soleus-wall");
  assert_next (catalogue, "soleus-wall", 8, wall, SOLEUS_NEXT_OTHER_MUSCLE, "gastroc-wall");
  assert_next (catalogue, "wall-full", -1, 0, SOLEUS_NEXT_REST, NULL);
  assert_next (catalogue, "wall-full", 3, 0, SOLEUS_NEXT_REST, NULL);
  assert_next (catalogue, "wall-full", 4, 0, SOLEUS_NEXT_SPOTS, "hands");
  assert_next (catalogue, "desk", 10, ALL_TOOLS, SOLEUS_NEXT_SPOTS, "ball");
  assert_next (catalogue, "pump", -1, 0, SOLEUS_NEXT_REST, NULL);
  assert_next (catalogue, "pump", 7, chair, SOLEUS_NEXT_SPOTS, "hands");
  assert_next (catalogue, "after-run", 10, 0, SOLEUS_NEXT_REST, NULL);
}

static void
test_seeing_someone (void)
{
  for (int before = -1; before <= 10; before++)
    for (int after = -1; after <= 10; after++)
      g_assert_cmpint (soleus_recommend_seeing_someone (before, after), ==,
                       before >= 0 && after >= 7 && after > before);
}

static char *
name_pictures (SoleusRoutine *routine)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < routine->pictures->len; i++)
    g_string_append_printf (ids, "%s ", ((SoleusStep *) routine->pictures->pdata[i])->pose);
  return g_strdup (ids->str);
}

/* Flaw B3: two routines that looked alike. */
static void
test_b3_no_two_pictures_alike (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < catalogue->routines->len; i++)
    g_assert_true (g_hash_table_add (seen, name_pictures (catalogue->routines->pdata[i])));
}

static void
test_pictures (void)
{
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();
  g_autofree char *two = name_pictures (soleus_catalogue_find (catalogue, "wall-full"));
  g_autofree char *one = name_pictures (soleus_catalogue_find (catalogue, "roller"));

  g_assert_cmpstr (two, ==, "wall-straight wall-bent ");
  g_assert_cmpstr (one, ==, "roller-pass ");
  g_assert_cmpstr (soleus_steps_find (catalogue->steps, "HP")->id, ==, "HP");
  g_assert_null (soleus_steps_find (catalogue->steps, "nothing"));
}

static void
test_picture_of_another (void)
{
  static const char file[] =
      "<routines version=\"1\">\n"
      "<step id=\"A\" kind=\"movement\" target=\"none\" knee=\"natural\" pose=\"a\"><name>A</name>"
      "<cue>A</cue><instruction>A</instruction><caution>A</caution></step>\n"
      "<routine id=\"r\" kind=\"stretch\" equipment=\"wall\" picture=\"A B\"><name>R</name>"
      "<summary>R</summary><use step=\"A\" seconds=\"30\"/></routine>"
      "</routines>";
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (file, sizeof file - 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (soleus_routine_reader_read (reader, bytes, "r.xml", &error));
  g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_REFERENCE);
  g_assert_true (g_str_has_prefix (error->message, "r.xml:3:"));
  g_assert_nonnull (strstr (error->message, "“B”"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/recommendation/fits", test_fits);
  g_test_add_func ("/soleus/recommendation/a2-roller-shows-roller", test_a2_roller_shows_roller);
  g_test_add_func ("/soleus/recommendation/areas", test_areas);
  g_test_add_func ("/soleus/recommendation/spot-fits", test_spot_fits);
  g_test_add_func ("/soleus/recommendation/next", test_next);
  g_test_add_func ("/soleus/recommendation/seeing-someone", test_seeing_someone);
  g_test_add_func ("/soleus/recommendation/b3-no-two-pictures-alike",
                   test_b3_no_two_pictures_alike);
  g_test_add_func ("/soleus/recommendation/pictures", test_pictures);
  g_test_add_func ("/soleus/recommendation/picture-of-another", test_picture_of_another);
  return g_test_run ();
}
