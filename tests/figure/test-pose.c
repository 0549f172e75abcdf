/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figure-drawings.h"

#define HEAD                                                                                       \
  "<diagrams version=\"1\">\n"                                                                     \
  "<skeleton thigh=\"245\" shank=\"246\" upper-arm=\"186\" forearm=\"146\" waist=\"0 -100\" "      \
  "shoulder=\"0 -188\" neck=\"-3 -203\" step-lift=\"45\" palm-lift=\"22\" heel-rise=\"28\"/>\n"    \
  "<scene name=\"room\" view=\"0 0 100 100\" layers=\"head trunk\">"                               \
  "<arrow name=\"up\" at=\"1 2\" angle=\"0\"/></scene>\n"                                          \
  "<scene name=\"hall\" view=\"0 0 100 100\" layers=\"head\"/>\n"
#define LIMBS                                                                                      \
  "<near-leg ankle=\"1 2\" foot=\"0\" planted=\"true\"/><far-leg ankle=\"1 2\" foot=\"0\"/>"       \
  "<near-arm wrist=\"1 2\" hand=\"0\" shape=\"flat\"/>"                                            \
  "<far-arm wrist=\"1 2\" hand=\"0\" shape=\"grip\"/>"
#define POSE(name, scene)                                                                          \
  "<pose name=\"" name "\" scene=\"" scene                                                         \
  "\" hip=\"3 4\" pelvis=\"5\" trunk=\"6\" head=\"7\">" LIMBS "</pose>\n"
#define TAIL "</diagrams>"

static SoleusPoseBook *
read_text (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return soleus_pose_book_new (bytes, "test.xml", error);
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusPoseBook) book = NULL;
  const SoleusMotion *motion;
  const SoleusPose *pose;

  book = read_text (HEAD POSE ("a", "room") POSE (
                        "b", "room") "<motion name=\"m\" ready=\"a\" still=\"a\" arrow=\"up\">"
                                     "<in to=\"b\" seconds=\"3\"/>"
                                     "<cycle to=\"a\" seconds=\"1\" ease=\"linear\" arrow=\"up\"/>"
                                     "<cycle to=\"b\" seconds=\"1.5\"/></motion>" TAIL,
                    &error);
  g_assert_no_error (error);
  pose = soleus_pose_book_get_pose (book, "a");
  g_assert_cmpfloat (pose->hip.x, ==, 3);
  g_assert_cmpfloat (pose->head, ==, 7);
  g_assert_true (pose->limbs[SOLEUS_LIMB_NEAR_LEG].planted);
  g_assert_false (pose->limbs[SOLEUS_LIMB_FAR_LEG].planted);
  g_assert_cmpint (pose->limbs[SOLEUS_LIMB_FAR_ARM].hand, ==, SOLEUS_HAND_GRIP);
  motion = soleus_pose_book_get_motion (book, "m");
  g_assert_true (motion->still == pose);
  g_assert_true (soleus_motion_get_end (motion) == soleus_pose_book_get_pose (book, "b"));
  g_assert_cmpfloat (soleus_motion_get_in_seconds (motion), ==, 3);
  g_assert_cmpfloat (soleus_motion_get_cycle_seconds (motion), ==, 2.5);
  g_assert_cmpint (g_array_index (motion->cycle, SoleusMove, 0).ease, ==, SOLEUS_EASE_LINEAR);
  g_assert_cmpstr (motion->arrow->name, ==, "up");
  g_assert_null (soleus_pose_book_get_pose (book, "c"));
  g_assert_null (soleus_pose_book_get_motion (book, "n"));
}

typedef struct
{
  const char *name;
  const char *text;
  int line;
  SoleusPoseError code;
  const char *says;
} Bad;

static const Bad bads[] = {
  { "version", "<diagrams version=\"2\"/>", 1, SOLEUS_POSE_ERROR_FORMAT, "Version “2”" },
  { "no-skeleton", "<diagrams version=\"1\"></diagrams>", 1, SOLEUS_POSE_ERROR_FORMAT,
    "<skeleton>" },
  { "element", HEAD "<bone/>" TAIL, 5, SOLEUS_POSE_ERROR_FORMAT, "<bone>" },
  { "attribute", HEAD "<scene name=\"x\" view=\"0 0 1 1\" layers=\"head\" colour=\"red\"/>" TAIL, 5,
    SOLEUS_POSE_ERROR_FORMAT, "colour" },
  { "missing", HEAD "<scene name=\"x\" layers=\"head\"/>" TAIL, 5, SOLEUS_POSE_ERROR_FORMAT,
    "view" },
  { "layer", HEAD "<scene name=\"x\" view=\"0 0 1 1\" layers=\"hat\"/>" TAIL, 5,
    SOLEUS_POSE_ERROR_FORMAT, "“hat”" },
  { "number", HEAD "<scene name=\"x\" view=\"0 0 1\" layers=\"head\"/>" TAIL, 5,
    SOLEUS_POSE_ERROR_FORMAT, "4 number" },
  { "infinite", HEAD "<scene name=\"x\" view=\"0 0 1 inf\" layers=\"head\"/>" TAIL, 5,
    SOLEUS_POSE_ERROR_FORMAT, "4 number" },
  { "twice", HEAD POSE ("a", "room") POSE ("a", "room") TAIL, 6, SOLEUS_POSE_ERROR_FORMAT,
    "“a” already" },
  { "scene", HEAD POSE ("a", "attic") TAIL, 5, SOLEUS_POSE_ERROR_UNKNOWN, "“attic”" },
  { "limbs",
    HEAD
    "<pose name=\"a\" scene=\"room\" hip=\"3 4\" pelvis=\"5\" trunk=\"6\" head=\"7\"></pose>" TAIL,
    5, SOLEUS_POSE_ERROR_FORMAT, "two legs" },
  { "hand",
    HEAD "<pose name=\"a\" scene=\"room\" hip=\"3 4\" pelvis=\"5\" trunk=\"6\" head=\"7\">"
         "<near-arm wrist=\"1 2\" hand=\"0\" shape=\"fist\"/></pose>" TAIL,
    5, SOLEUS_POSE_ERROR_FORMAT, "“fist”" },
  { "ready", HEAD "<motion name=\"m\" ready=\"a\"/>" TAIL, 5, SOLEUS_POSE_ERROR_UNKNOWN, "“a”" },
  { "arrow", HEAD POSE ("a", "room") "<motion name=\"m\" ready=\"a\" arrow=\"down\"/>" TAIL, 6,
    SOLEUS_POSE_ERROR_UNKNOWN, "“down”" },
  { "other-scene",
    HEAD POSE ("a", "room") POSE (
        "b", "hall") "<motion name=\"m\" ready=\"a\"><in to=\"b\" seconds=\"1\"/></motion>" TAIL,
    7, SOLEUS_POSE_ERROR_FORMAT, "“hall”" },
  { "open-cycle",
    HEAD POSE ("a", "room") POSE (
        "b", "room") "<motion name=\"m\" ready=\"a\"><cycle to=\"b\" seconds=\"1\"/></motion>" TAIL,
    7, SOLEUS_POSE_ERROR_FORMAT, "must end at “a”" },
  { "in-after-cycle",
    HEAD POSE ("a", "room") "<motion name=\"m\" ready=\"a\"><cycle to=\"a\" seconds=\"1\"/>"
                            "<in to=\"a\" seconds=\"1\"/></motion>" TAIL,
    6, SOLEUS_POSE_ERROR_FORMAT, "<in> after" },
  { "no-time",
    HEAD POSE ("a",
               "room") "<motion name=\"m\" ready=\"a\"><in to=\"a\" seconds=\"0\"/></motion>" TAIL,
    6, SOLEUS_POSE_ERROR_FORMAT, "more than 0" },
  { "text", HEAD "hello" TAIL, 5, SOLEUS_POSE_ERROR_FORMAT, "Text between" },
  { "markup", HEAD "<scene", 5, SOLEUS_POSE_ERROR_FORMAT, "" },
};

static void
test_bad (gconstpointer data)
{
  const Bad *bad = data;
  g_autofree char *place = g_strdup_printf ("test.xml:%d:", bad->line);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (bad->text, &error));
  g_assert_error (error, SOLEUS_POSE_ERROR, (int) bad->code);
  if (!g_str_has_prefix (error->message, place) || strstr (error->message, bad->says) == NULL)
    g_error ("“%s” does not begin with %s or does not say %s", error->message, place, bad->says);
}

/* The names that the steps of the library use. */
static void
test_names (void)
{
  static const char *const names[] = {
    "wall-straight",
    "wall-bent",
    "roller-hold",
    "roller-pass",
    "roller-turn",
    "roller-crossed",
    "roller-point-flex",
    "ball-light",
    "ball-stacked",
    "ball-point-flex",
    "hands-chair-ready",
    "hands-chair-stroke",
    "hands-chair-knead",
    "hands-chair-press",
    "hands-floor-ready",
    "hands-floor-stroke",
    "hands-floor-knead",
    "hands-floor-press",
    "chair-pump",
    "march",
    "stand",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (soleus_pose_book_get_motion (figure_get_book (), names[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/pose/good", test_good);
  g_test_add_func ("/soleus/pose/names", test_names);
  for (guint i = 0; i < G_N_ELEMENTS (bads); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/pose/bad/", bads[i].name, NULL);

      g_test_add_data_func (path, &bads[i], test_bad);
    }
  return g_test_run ();
}
