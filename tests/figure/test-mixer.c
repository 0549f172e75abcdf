/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-mixer.h"

static const struct
{
  const char *name;
  SoleusBone bone;
} bones[] = {
  { "pelvis", SOLEUS_BONE_PELVIS },
  { "waist", SOLEUS_BONE_WAIST },
  { "torso", SOLEUS_BONE_TORSO },
  { "head", SOLEUS_BONE_HEAD },
  { "near-thigh", SOLEUS_BONE_NEAR_THIGH },
  { "near-shank", SOLEUS_BONE_NEAR_SHANK },
  { "near-foot", SOLEUS_BONE_NEAR_FOOT },
  { "near-hip", SOLEUS_BONE_NEAR_HIP },
  { "near-knee", SOLEUS_BONE_NEAR_KNEE },
  { "near-ankle", SOLEUS_BONE_NEAR_ANKLE },
  { "far-thigh", SOLEUS_BONE_FAR_THIGH },
  { "far-shank", SOLEUS_BONE_FAR_SHANK },
  { "far-foot", SOLEUS_BONE_FAR_FOOT },
  { "far-hip", SOLEUS_BONE_FAR_HIP },
  { "far-knee", SOLEUS_BONE_FAR_KNEE },
  { "far-ankle", SOLEUS_BONE_FAR_ANKLE },
  { "near-upper-arm", SOLEUS_BONE_NEAR_UPPER_ARM },
  { "near-forearm", SOLEUS_BONE_NEAR_FOREARM },
  { "near-hand", SOLEUS_BONE_NEAR_HAND },
  { "near-elbow", SOLEUS_BONE_NEAR_ELBOW },
  { "far-upper-arm", SOLEUS_BONE_FAR_UPPER_ARM },
  { "far-forearm", SOLEUS_BONE_FAR_FOREARM },
  { "far-hand", SOLEUS_BONE_FAR_HAND },
  { "far-elbow", SOLEUS_BONE_FAR_ELBOW },
};

static void
assert_near (const char *group, const char *key, double value, double expected, double within)
{
  if (fabs (value - expected) > within)
    g_error ("%s %s is %.3f, not %.3f", group, key, value, expected);
}

static void
assert_joint (GKeyFile *golden, const char *group, const char *key, double value)
{
  double expected = g_key_file_get_double (golden, group, key, NULL);

  assert_near (group, key, soleus_angle_wrap (value - expected), 0, 0.05);
}

static void
assert_frames (GKeyFile *golden, const char *group, const SoleusFrames *frames)
{
  for (guint i = 0; i < G_N_ELEMENTS (bones); i++)
    {
      g_autofree char *text = g_key_file_get_string (golden, group, bones[i].name, NULL);
      const SoleusFrame *frame = &frames->bones[bones[i].bone];
      g_auto (GStrv) numbers = NULL;

      g_assert_nonnull (text);
      numbers = g_strsplit (text, " ", -1);
      g_assert_cmpuint (g_strv_length (numbers), ==, 3);
      assert_near (group, bones[i].name, frame->at.x, g_ascii_strtod (numbers[0], NULL), 0.05);
      assert_near (group, bones[i].name, frame->at.y, g_ascii_strtod (numbers[1], NULL), 0.05);
      assert_near (group, bones[i].name,
                   soleus_angle_wrap (frame->angle - g_ascii_strtod (numbers[2], NULL)), 0, 0.05);
    }
  assert_joint (golden, group, "near-flex", frames->knee[0]);
  assert_joint (golden, group, "near-dorsi", frames->ankle[0]);
  assert_joint (golden, group, "far-flex", frames->knee[1]);
  assert_joint (golden, group, "far-dorsi", frames->ankle[1]);
}

static void
find_group (SoleusPoseBook *book, const char *group, SoleusPose *pose)
{
  g_auto (GStrv) ends = g_strsplit (group, ">", 2);
  g_auto (GStrv) parts = NULL;

  if (ends[1] == NULL)
    {
      const SoleusPose *key = soleus_pose_book_get_pose (book, group);

      g_assert_nonnull (key);
      *pose = *key;
      return;
    }
  parts = g_strsplit (ends[1], "@", 2);
  soleus_mixer_between (&book->skeleton, soleus_pose_book_get_pose (book, ends[0]),
                        soleus_pose_book_get_pose (book, parts[0]), g_ascii_strtod (parts[1], NULL),
                        pose);
}

static void
test_golden (void)
{
  g_autofree char *poses = g_test_build_filename (G_TEST_DIST, "figure", "golden-poses.xml", NULL);
  g_autofree char *frames_file = g_test_build_filename (G_TEST_DIST, "figure", "golden.ini", NULL);
  g_autoptr (GKeyFile) golden = g_key_file_new ();
  g_autoptr (SoleusPoseBook) book = NULL;
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) groups = NULL;

  file = g_mapped_file_new (poses, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  book = soleus_pose_book_new (bytes);
  g_key_file_load_from_file (golden, frames_file, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  groups = g_key_file_get_groups (golden, NULL);
  g_assert_cmpuint (g_strv_length (groups), ==, 21);
  for (guint i = 0; groups[i]; i++)
    {
      SoleusFrames frames;
      SoleusPose pose;

      find_group (book, groups[i], &pose);
      soleus_mixer_solve (&book->skeleton, &pose, &frames);
      assert_frames (golden, groups[i], &frames);
    }
}

static void
test_wrap (void)
{
  g_assert_cmpfloat_with_epsilon (soleus_angle_wrap (190), -170, 1e-9);
  g_assert_cmpfloat_with_epsilon (soleus_angle_wrap (-190), 170, 1e-9);
  g_assert_cmpfloat_with_epsilon (soleus_angle_wrap (-180), -180, 1e-9);
  g_assert_cmpfloat_with_epsilon (soleus_angle_wrap (725), 5, 1e-9);
}

static void
test_place (void)
{
  SoleusFrame frame = { { 10, 20 }, 90 };
  SoleusVec there = soleus_vec_place ((SoleusVec){ 3, 4 }, &frame);
  SoleusVec back = soleus_vec_unplace (there, &frame);

  g_assert_cmpfloat_with_epsilon (there.x, 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (there.y, 23, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.x, 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (back.y, 4, 1e-9);
}

static void
assert_weights (double knee, double ankle, guint a, double wa, guint b, double wb)
{
  double weights[SOLEUS_N_MORPHS];
  double sum = 0;

  soleus_mixer_weigh_morphs (knee, ankle, weights);
  for (guint i = 0; i < SOLEUS_N_MORPHS; i++)
    sum += weights[i];
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  g_assert_cmpfloat_with_epsilon (weights[a], wa, 1e-9);
  g_assert_cmpfloat_with_epsilon (weights[b], wb, 1e-9);
}

static void
test_weights (void)
{
  assert_weights (0, 0, 1, 1, 0, 0);
  assert_weights (50, 25, 5, 1, 4, 0);
  assert_weights (25, 0, 1, 0.5, 4, 0.5);
  assert_weights (100, -17.5, 6, 0.5, 7, 0.5);
  assert_weights (-10, -90, 0, 1, 1, 0);
  assert_weights (140, 60, 8, 1, 7, 0);
}

static void
test_one_leg (void)
{
  static const double angles[][2] = { { 0, 25 }, { 34, 32 }, { 5, -35 }, { 90, 0 } };
  const SoleusSkeleton skeleton = { .thigh = 245, .shank = 246 };

  for (guint i = 0; i < G_N_ELEMENTS (angles); i++)
    {
      const SoleusFrame *b;
      SoleusFrames frames;

      soleus_mixer_pose_leg (&skeleton, angles[i][0], angles[i][1], &frames);
      b = frames.bones;
      g_assert_cmpfloat_with_epsilon (
          b[SOLEUS_BONE_NEAR_SHANK].angle - b[SOLEUS_BONE_NEAR_THIGH].angle, angles[i][0], 1e-9);
      g_assert_cmpfloat_with_epsilon (
          b[SOLEUS_BONE_NEAR_SHANK].angle - b[SOLEUS_BONE_NEAR_FOOT].angle, angles[i][1], 1e-9);
      g_assert_cmpfloat (b[SOLEUS_BONE_NEAR_SHANK].at.x, ==, 0);
      g_assert_cmpfloat (b[SOLEUS_BONE_NEAR_SHANK].at.y, ==, 0);
    }
}

/* Laid down, the shank is level and the foot points up; no joint changes, and the ankle moves the
 * foot alone. */
static void
test_laid_leg (void)
{
  static const double ankles[] = { -35, 0, 12 };
  const SoleusSkeleton skeleton = { .thigh = 245, .shank = 246 };

  for (guint i = 0; i < G_N_ELEMENTS (ankles); i++)
    {
      const SoleusFrame *b;
      SoleusFrames frames;

      soleus_mixer_pose_leg (&skeleton, 5, ankles[i], &frames);
      soleus_mixer_lay_leg (&frames);
      b = frames.bones;
      g_assert_cmpfloat_with_epsilon (b[SOLEUS_BONE_NEAR_SHANK].angle, -90, 1e-9);
      g_assert_cmpfloat_with_epsilon (b[SOLEUS_BONE_NEAR_FOOT].at.x, 246, 1e-9);
      g_assert_cmpfloat_with_epsilon (b[SOLEUS_BONE_NEAR_FOOT].at.y, 0, 1e-9);
      g_assert_cmpfloat_with_epsilon (b[SOLEUS_BONE_NEAR_FOOT].angle, -90 - ankles[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (b[SOLEUS_BONE_NEAR_THIGH].angle, -95, 1e-9);
      g_assert_cmpfloat_with_epsilon (
          hypot (b[SOLEUS_BONE_NEAR_THIGH].at.x, b[SOLEUS_BONE_NEAR_THIGH].at.y), 245, 1e-9);
    }
}

static void
test_breath (void)
{
  g_assert_cmpfloat_with_epsilon (soleus_mixer_breathe (0), 0, 1e-9);
  g_assert_cmpfloat_with_epsilon (soleus_mixer_breathe (2), 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (soleus_mixer_breathe (4), 0, 1e-9);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/mixer/golden", test_golden);
  g_test_add_func ("/soleus/mixer/wrap", test_wrap);
  g_test_add_func ("/soleus/mixer/place", test_place);
  g_test_add_func ("/soleus/mixer/morph-weights", test_weights);
  g_test_add_func ("/soleus/mixer/one-leg", test_one_leg);
  g_test_add_func ("/soleus/mixer/laid-leg", test_laid_leg);
  g_test_add_func ("/soleus/mixer/breath", test_breath);
  return g_test_run ();
}
