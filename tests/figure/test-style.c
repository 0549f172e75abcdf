/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-pose.h"
#include "soleus-style.h"

#define LEAST_CONTRAST 3.0

static SoleusStyle *
load_person (SoleusTheme theme, guint tone, SoleusPerson person)
{
  g_autoptr (GError) error = NULL;
  SoleusStyle *style = soleus_style_new (theme, tone, person, &error);

  g_assert_no_error (error);
  return style;
}

static SoleusStyle *
load (SoleusTheme theme, guint tone)
{
  return load_person (theme, tone, SOLEUS_PERSON_SHORT_HAIR);
}

/* Looks at every person of every tone in every theme. */
static void
look_at_all (void (*look) (SoleusTheme theme, guint tone, const SoleusStyle *style))
{
  for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
    for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
      for (guint tone = 1; tone <= SOLEUS_N_TONES; tone++)
        {
          g_autoptr (SoleusStyle) style = load_person (theme, tone, person);

          look (theme, tone, style);
        }
}

/* The colour that is seen when @top is painted over the opaque @below. */
static GdkRGBA
paint_over (const GdkRGBA *top, const GdkRGBA *below)
{
  float a = top->alpha;

  return (GdkRGBA){ top->red * a + below->red * (1 - a), top->green * a + below->green * (1 - a),
                    top->blue * a + below->blue * (1 - a), 1 };
}

/* The better of the two rims against one colour: they lie side by side, so that one that stands out
 * is an edge to see. */
static double
best_rim (const SoleusStyle *style, const GdkRGBA *against)
{
  const GdkRGBA *light = &style->paints[SOLEUS_CLASS_RIM_LIGHT].fill;
  const GdkRGBA *dark = &style->paints[SOLEUS_CLASS_RIM_DARK].fill;

  return MAX (soleus_colour_contrast (light, against), soleus_colour_contrast (dark, against));
}

static void
assert_contrast (SoleusTheme theme, guint tone, const char *against, double contrast)
{
  if (contrast < LEAST_CONTRAST)
    g_error ("Theme %u, tone %u: the rim has %.2f against %s", theme, tone, contrast, against);
}

static void
look_at_rims (SoleusTheme theme, guint tone, const SoleusStyle *style)
{
  const SoleusPaint *p = style->paints;
  GdkRGBA rest = paint_over (&p[SOLEUS_CLASS_MUSCLE_REST].fill, &p[SOLEUS_CLASS_SKIN].fill);

  assert_contrast (
      theme, tone, "the other rim",
      soleus_colour_contrast (&p[SOLEUS_CLASS_RIM_LIGHT].fill, &p[SOLEUS_CLASS_RIM_DARK].fill));
  assert_contrast (theme, tone, "skin", best_rim (style, &p[SOLEUS_CLASS_SKIN].fill));
  assert_contrast (theme, tone, "the lit muscle",
                   best_rim (style, &p[SOLEUS_CLASS_MUSCLE_TARGET].fill));
  assert_contrast (theme, tone, "the lit muscle while it is cold",
                   best_rim (style, &p[SOLEUS_CLASS_MUSCLE_NEUTRAL].fill));
  assert_contrast (theme, tone, "the muscle at rest", best_rim (style, &rest));
}

static void
test_rims (void)
{
  look_at_all (look_at_rims);
}

/* One ratio of the close-up that has to be seen. */
static void
assert_stands_out (
    SoleusTheme theme, guint tone, const char *what, const GdkRGBA *a, const GdkRGBA *b)
{
  double contrast = soleus_colour_contrast (a, b);

  if (contrast < LEAST_CONTRAST)
    g_error ("Theme %u, tone %u: %s has %.2f", theme, tone, what, contrast);
}

/* The rims, marks and zones of the close-up are told from what they lie on. */
static void
look_at_close_up (SoleusTheme theme, guint tone, const SoleusStyle *style)
{
  const SoleusPaint *p = style->paints;
  const GdkRGBA *skin = &p[SOLEUS_CLASS_SKIN].fill, *lit = &p[SOLEUS_CLASS_MUSCLE_LIT].fill;
  const GdkRGBA *rim = &p[SOLEUS_CLASS_RIM].stroke;
  const GdkRGBA *tendon = &p[SOLEUS_CLASS_TENDON].fill;
  GdkRGBA shaded = paint_over (&p[SOLEUS_CLASS_MUSCLE_FORM].fill, lit);
  GdkRGBA veil = paint_over (&p[SOLEUS_CLASS_KEEP_VEIL].fill, skin);

  assert_stands_out (theme, tone, "rim on skin", rim, skin);
  assert_stands_out (theme, tone, "rim on the lit muscle", rim, lit);
  assert_stands_out (theme, tone, "rim on its shaded part", rim, &shaded);
  assert_stands_out (theme, tone, "rim on the quiet muscle", rim,
                     &p[SOLEUS_CLASS_MUSCLE_QUIET].fill);
  assert_stands_out (theme, tone, "dashes on skin", &p[SOLEUS_CLASS_RIM_AFTER].stroke, skin);
  assert_stands_out (theme, tone, "arrow on the lit muscle", &p[SOLEUS_CLASS_ARROW_STRETCH].fill,
                     lit);
  assert_stands_out (theme, tone, "ring on its edge", &p[SOLEUS_CLASS_PRESS_RING].stroke,
                     &p[SOLEUS_CLASS_PRESS_EDGE].stroke);
  assert_stands_out (theme, tone, "wave on its edge", &p[SOLEUS_CLASS_WAVE].stroke,
                     &p[SOLEUS_CLASS_WAVE_EDGE].stroke);
  assert_stands_out (theme, tone, "hatch on its veil", &p[SOLEUS_CLASS_KEEP_HATCH].stroke, &veil);
  assert_contrast (theme, tone, "the lit tendon or the skin beside it",
                   MAX (soleus_colour_contrast (rim, &p[SOLEUS_CLASS_TENDON_LIT].fill),
                        soleus_colour_contrast (skin, &p[SOLEUS_CLASS_TENDON_LIT].fill)));
  assert_contrast (
      theme, tone, "the tendon beside the lit muscle",
      MAX (soleus_colour_contrast (lit, tendon), soleus_colour_contrast (rim, tendon)));
}

static void
test_close_up (void)
{
  look_at_all (look_at_close_up);
}

/* A line with gaps tells what relaxes from what works. */
static void
test_dashes (void)
{
  g_autoptr (SoleusStyle) style = load (SOLEUS_THEME_LIGHT, 2);

  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM].dashes[0], ==, 0);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM_AFTER].dashes[0], ==, 5);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM_AFTER].dashes[1], ==, 3.6);
}

/* High contrast has no soft shading of the skin. */
static gboolean
is_left_out (SoleusTheme theme, SoleusClass klass)
{
  return klass == SOLEUS_CLASS_SKIN_FORM && theme >= SOLEUS_THEME_CONTRAST;
}

/* Every class is painted in every style, and the rims are opaque. */
static void
look_whether_complete (SoleusTheme theme, guint tone, const SoleusStyle *style)
{
  for (guint i = 0; i < SOLEUS_N_CLASSES; i++)
    g_assert_true (style->paints[i].fill.alpha > 0 ||
                   (style->paints[i].stroke.alpha > 0 && style->paints[i].width > 0) ||
                   is_left_out (theme, i));
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM].stroke.alpha, ==, 1);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM_LIGHT].fill.alpha, ==, 1);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_RIM_DARK].fill.alpha, ==, 1);
}

static void
test_complete (void)
{
  look_at_all (look_whether_complete);
}

/* What surrounds the figure in dark: the window and a card on it. */
static const GdkRGBA dark_grounds[] = { { 0x24 / 255.0f, 0x24 / 255.0f, 0x24 / 255.0f, 1 },
                                        { 0x36 / 255.0f, 0x36 / 255.0f, 0x38 / 255.0f, 1 } };

/* What makes a person, and the contour round it. */
static const SoleusClass looks[][2] = {
  { SOLEUS_CLASS_SKIN, SOLEUS_CLASS_OUTLINE },
  { SOLEUS_CLASS_SKIN_SHADE, SOLEUS_CLASS_OUTLINE },
  { SOLEUS_CLASS_HAIR, SOLEUS_CLASS_OUTLINE_HAIR },
  { SOLEUS_CLASS_HAIR_TIE, SOLEUS_CLASS_OUTLINE_HAIR },
  { SOLEUS_CLASS_SHIRT, SOLEUS_CLASS_OUTLINE_SHIRT },
  { SOLEUS_CLASS_SHIRT_SHADE, SOLEUS_CLASS_OUTLINE_SHIRT },
  { SOLEUS_CLASS_SHORTS, SOLEUS_CLASS_OUTLINE_SHORTS },
  { SOLEUS_CLASS_SHORTS_SHADE, SOLEUS_CLASS_OUTLINE_SHORTS },
};

/* Skin, hair and clothes are the same in dark as in light: it is the same person. What tells them
 * from the ground there is their colour or their contour. */
static void
test_same_in_dark (void)
{
  static const SoleusTheme themes[][2] = { { SOLEUS_THEME_LIGHT, SOLEUS_THEME_DARK },
                                           { SOLEUS_THEME_CONTRAST, SOLEUS_THEME_CONTRAST_DARK } };

  for (guint person = 0; person < SOLEUS_N_PERSONS; person++)
    for (guint tone = 1; tone <= SOLEUS_N_TONES; tone++)
      for (guint i = 0; i < G_N_ELEMENTS (themes) * G_N_ELEMENTS (looks); i++)
        {
          const SoleusTheme *pair = themes[i / G_N_ELEMENTS (looks)];
          const SoleusClass *klass = looks[i % G_N_ELEMENTS (looks)];
          g_autoptr (SoleusStyle) light = load_person (pair[0], tone, person);
          g_autoptr (SoleusStyle) dark = load_person (pair[1], tone, person);
          const GdkRGBA *fill = &dark->paints[klass[0]].fill;

          g_assert_true (gdk_rgba_equal (&light->paints[klass[0]].fill, fill));
          for (guint k = 0; k < G_N_ELEMENTS (dark_grounds); k++)
            assert_stands_out (pair[1], tone, "a person on the ground",
                               soleus_colour_contrast (fill, &dark_grounds[k]) >= LEAST_CONTRAST
                                   ? fill
                                   : &dark->paints[klass[1]].fill,
                               &dark_grounds[k]);
        }
}

/* The two differ in what they wear, not in their skin. */
static void
test_persons (void)
{
  for (guint theme = 0; theme < SOLEUS_N_THEMES; theme++)
    {
      g_autoptr (SoleusStyle) a = load_person (theme, 3, SOLEUS_PERSON_SHORT_HAIR);
      g_autoptr (SoleusStyle) b = load_person (theme, 3, SOLEUS_PERSON_PONYTAIL);

      for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
        {
          gboolean worn = looks[i][0] >= SOLEUS_CLASS_SHIRT;

          if (looks[i][0] != SOLEUS_CLASS_SHORTS_SHADE)
            g_assert_true (worn != gdk_rgba_equal (&a->paints[looks[i][0]].fill,
                                                   &b->paints[looks[i][0]].fill));
        }
    }
}

static void
test_contours (void)
{
  g_autoptr (SoleusStyle) light = load (SOLEUS_THEME_LIGHT, 2);
  g_autoptr (SoleusStyle) contrast = load (SOLEUS_THEME_CONTRAST, 2);
  const GdkRGBA black = { 0, 0, 0, 1 };

  g_assert_cmpfloat (contrast->paints[SOLEUS_CLASS_OUTLINE].width, >,
                     light->paints[SOLEUS_CLASS_OUTLINE].width);
  g_assert_true (gdk_rgba_equal (&contrast->paints[SOLEUS_CLASS_OUTLINE].fill, &black));
  g_assert_false (gdk_rgba_equal (&light->paints[SOLEUS_CLASS_OUTLINE].fill, &black));
}

static void
test_cascade (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusStyle) style = soleus_style_new_from_css (
      "/* a */ .skin, .hair { fill: #ff0000; fill-opacity: 0.5; stroke: none; stroke-width: 3 }\n"
      ".hair { fill: #00ff00; opacity: 0.5 } /* b */",
      "test.css", &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_SKIN].fill.red, ==, 1);
  g_assert_cmpfloat_with_epsilon (style->paints[SOLEUS_CLASS_SKIN].fill.alpha, 0.5, 1e-6);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_HAIR].fill.green, ==, 1);
  g_assert_cmpfloat_with_epsilon (style->paints[SOLEUS_CLASS_HAIR].fill.alpha, 0.25, 1e-6);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_HAIR].width, ==, 3);
  g_assert_cmpfloat (style->paints[SOLEUS_CLASS_HAIR].stroke.alpha, ==, 0);
}

static void
test_bad (void)
{
  static const char *const sheets[] = {
    ".nose { fill: #ffffff }",
    "skin { fill: #ffffff }",
    ".skin { colour: #ffffff }",
    ".skin { fill: nice }",
    ".skin { fill }",
    ".skin { stroke-width: wide }",
    ".skin { opacity: -1 }",
    ".skin",
    ".skin { stroke-linecap: butt }",
    ".skin { stroke-dasharray: 3 }",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (soleus_style_new_from_css (sheets[i], "test.css", &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "test.css: "));
    }
}

static void
test_contrast (void)
{
  const GdkRGBA white = { 1, 1, 1, 1 }, black = { 0, 0, 0, 1 };

  g_assert_cmpfloat_with_epsilon (soleus_colour_contrast (&white, &black), 21, 1e-6);
  g_assert_cmpfloat_with_epsilon (soleus_colour_contrast (&black, &white), 21, 1e-6);
  g_assert_cmpfloat (soleus_colour_contrast (&white, &white), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/style/rims", test_rims);
  g_test_add_func ("/soleus/style/close-up", test_close_up);
  g_test_add_func ("/soleus/style/dashes", test_dashes);
  g_test_add_func ("/soleus/style/complete", test_complete);
  g_test_add_func ("/soleus/style/same-in-dark", test_same_in_dark);
  g_test_add_func ("/soleus/style/persons", test_persons);
  g_test_add_func ("/soleus/style/contours", test_contours);
  g_test_add_func ("/soleus/style/cascade", test_cascade);
  g_test_add_func ("/soleus/style/bad", test_bad);
  g_test_add_func ("/soleus/style/contrast", test_contrast);
  return g_test_run ();
}
