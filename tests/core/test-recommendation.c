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

static void
test_fits (void)
{
  SoleusEquipment roller = SOLEUS_EQUIPMENT_ROLLER | SOLEUS_EQUIPMENT_FLOOR;

  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_WALL, SOLEUS_EQUIPMENT_WALL));
  g_assert_false (soleus_recommend_fits (SOLEUS_EQUIPMENT_WALL, SOLEUS_EQUIPMENT_CHAIR));
  g_assert_false (soleus_recommend_fits (roller, SOLEUS_EQUIPMENT_ROLLER));
  g_assert_true (soleus_recommend_fits (roller, roller | SOLEUS_EQUIPMENT_WALL));
  g_assert_true (soleus_recommend_fits (roller, SOLEUS_EQUIPMENT_NONE));
  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_LOTION, SOLEUS_EQUIPMENT_CHAIR));
  g_assert_true (soleus_recommend_fits (SOLEUS_EQUIPMENT_NONE, SOLEUS_EQUIPMENT_CHAIR));
}

static void
test_areas (void)
{
  const SoleusEquipment floor = SOLEUS_EQUIPMENT_FLOOR;

  for (int at_hand = 0; at_hand <= ALL_TOOLS; at_hand++)
    {
      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_UPPER, at_hand), ==, "gastroc-wall");
      g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_LOWER, at_hand), ==, "soleus-wall");
    }
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_NONE), ==,
                   "hands");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_BALL), ==,
                   "hands");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_BALL | floor), ==,
                   "ball");
  g_assert_cmpstr (soleus_recommend_for_area (SOLEUS_TIGHT_SPOT, SOLEUS_EQUIPMENT_ROLLER | floor),
                   ==, "roller");
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

static void
test_pictures (void)
{
  const struct
  {
    const char *routine, *step;
  } expected[] = {
    { "desk", "CP" },          { "before-bed", "CP" }, { "after-run", "W" }, { "full", "BL" },
    { "heels-morning", "HK" }, { "point-flex", "RF" }, { "roller", "RP" },   { "pump", "CP" },
  };
  g_autoptr (SoleusCatalogue) catalogue = make_catalogue ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      SoleusRoutine *routine = soleus_catalogue_find (catalogue, expected[i].routine);

      g_assert_cmpstr (soleus_routine_get_picture_step (routine)->id, ==, expected[i].step);
    }
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
      "<routine id=\"r\" kind=\"stretch\" equipment=\"wall\" picture=\"B\"><name>R</name>"
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
  g_test_add_func ("/soleus/recommendation/areas", test_areas);
  g_test_add_func ("/soleus/recommendation/spot-fits", test_spot_fits);
  g_test_add_func ("/soleus/recommendation/next", test_next);
  g_test_add_func ("/soleus/recommendation/seeing-someone", test_seeing_someone);
  g_test_add_func ("/soleus/recommendation/pictures", test_pictures);
  g_test_add_func ("/soleus/recommendation/picture-of-another", test_picture_of_another);
  return g_test_run ();
}
