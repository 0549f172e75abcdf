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

static void
test_good (void)
{
  static const char text[] = HEAD POSE ("a", "room")
      POSE ("b", "room") "<motion name=\"m\" ready=\"a\" still=\"a\" arrow=\"up\">"
                         "<in to=\"b\" seconds=\"3\"/>"
                         "<cycle to=\"a\" seconds=\"1\" ease=\"linear\" arrow=\"up\"/>"
                         "<cycle to=\"b\" seconds=\"1.5\"/></motion>" TAIL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (SoleusPoseBook) book = soleus_pose_book_new (bytes);
  const SoleusMotion *motion;
  const SoleusPose *pose;

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
    "wall-knee",
    "wall-pump",
    "hamstring-chair",
    "hamstring-lying",
    "march",
    "get-up",
    "check-in",
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
  return g_test_run ();
}
