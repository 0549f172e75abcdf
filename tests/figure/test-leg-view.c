/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figure-pictures.h"
#include "figure-steps.h"
#include "soleus-leg-labels.h"
#include "soleus-leg-names.h"
#include "soleus-leg-view.h"
#include "ui.h"

/* An edge that is cut at the border of what is painted is rounded otherwise. */
#define ROUNDING 8

static void
test_description (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_leg_view_new ());

  soleus_leg_view_show (SOLEUS_LEG_VIEW (view), &(SoleusCalf){ .target = SOLEUS_MUSCLE_SOLEUS });
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Close-up of the lower leg, the soleus marked");
  soleus_leg_view_show (SOLEUS_LEG_VIEW (view), &(SoleusCalf){ .tendon = TRUE });
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Close-up of the lower leg, the Achilles tendon marked");
  g_assert_finalize_object (view);
}

static gboolean
cross (SoleusVec a, SoleusVec b, SoleusVec c, SoleusVec d)
{
  double abc = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  double abd = (b.x - a.x) * (d.y - a.y) - (b.y - a.y) * (d.x - a.x);
  double cda = (d.x - c.x) * (a.y - c.y) - (d.y - c.y) * (a.x - c.x);
  double cdb = (d.x - c.x) * (b.y - c.y) - (d.y - c.y) * (b.x - c.x);

  return abc * abd < 0 && cda * cdb < 0;
}

static void
assert_readable (SoleusLabel *labels, guint n, double width, double height)
{
  double column = soleus_labels_get_column (width);

  for (guint i = 0; i < n; i++)
    {
      const SoleusLabel *a = &labels[i];

      g_assert_cmpfloat (a->x, >=, 0);
      g_assert_cmpfloat (a->y, >=, 0);
      g_assert_cmpfloat (a->x + a->width, <=, width);
      g_assert_cmpfloat (a->y + a->height, <=, height);
      g_assert_true (a->at_start ? a->x + a->width <= column : a->x >= width - column);
      g_assert_false (pango_layout_is_ellipsized (a->layout));
      for (guint k = 0; k < i; k++)
        {
          const SoleusLabel *b = &labels[k];

          g_assert_true (a->at_start != b->at_start || a->y >= b->y + b->height ||
                         b->y >= a->y + a->height);
          g_assert_false (cross (a->leader, a->anchor, b->leader, b->anchor));
        }
    }
}

static void
test_labels (void)
{
  static const char *const languages[][SOLEUS_N_LABELS] = {
    { "Gastrocnemius", "Soleus", "Achilles tendon" },
    { "Zweiköpfiger Wadenmuskel an der Oberfläche", "Tiefer Schollenmuskel darunter",
      "Achillessehne bis zum Fersenbein" },
    { "عضلة الساق التوأمية", "العضلة النعلية", "وتر أخيل" },
    { "Donaudampfschifffahrtsgesellschaft", "Rindfleischetikettierung", "Überwachungsaufgaben" },
  };
  static const double sizes[][2] = { { 360, 220 }, { 320, 200 }, { 330, 330 }, { 720, 500 } };
  GtkWidget *view = g_object_ref_sink (soleus_leg_view_new ());
  PangoContext *context = gtk_widget_get_pango_context (view);

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint mirrored = 0; mirrored < 2; mirrored++)
        {
          double width = sizes[s][0], height = sizes[s][1];
          SoleusLabel labels[SOLEUS_N_LABELS];

          for (guint i = 0; i < SOLEUS_N_LABELS; i++)
            labels[i] = (SoleusLabel){
              .text = languages[l][i],
              .strong = i == 0,
              .anchor = { width / 2, height * (0.4 + 0.12 * i) },
              .at_start = (i == SOLEUS_LABEL_SOLEUS) == mirrored,
            };
          soleus_labels_place (labels, SOLEUS_N_LABELS, context, width, height);
          assert_readable (labels, SOLEUS_N_LABELS, width, height);
          soleus_labels_clear (labels, SOLEUS_N_LABELS);
        }
  g_assert_cmpfloat (soleus_labels_get_column (239), ==, 0);
  g_assert_finalize_object (view);
}

/* Where large text leaves no room for all names, there are none: a name was cut by the edge. */
static void
test_names_whole_or_none (void)
{
  static const char *const languages[][4] = {
    { "Inner head", "Outer head", "Soleus", "Achilles tendon" },
    { "ראש התאומים הפנימי", "ראש התאומים החיצוני", "שריר הסוליה", "גיד אכילס" },
  };
  static const double sizes[][2] = { { 460, 150 }, { 460, 220 }, { 460, 400 }, { 250, 400 } };
  GtkWidget *view = g_object_ref_sink (soleus_leg_view_new ());
  PangoContext *context = gtk_widget_get_pango_context (view);
  guint n_fit = 0, n_asked = 0;

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (double resolution = 96; resolution <= 288; resolution += 96)
        {
          double width = sizes[s][0], height = sizes[s][1];
          SoleusLabel labels[4];

          pango_cairo_context_set_resolution (context, resolution);
          for (guint i = 0; i < 4; i++)
            labels[i] = (SoleusLabel){ .text = languages[l][i],
                                       .strong = i < 2,
                                       .anchor = { width / 2, height * (0.1 + 0.2 * i) },
                                       .at_start = i % 2 == 0 };
          n_asked++;
          if (!soleus_labels_fit (labels, 4, context, width, height))
            continue;
          n_fit++;
          soleus_labels_place (labels, 4, context, width, height);
          assert_readable (labels, 4, width, height);
          soleus_labels_clear (labels, 4);
        }
  g_assert_cmpuint (n_fit, >=, 6);
  g_assert_cmpuint (n_fit, <, n_asked);
  g_assert_finalize_object (view);
}

/* Whether a line to an anchor goes through the box of a name. */
static gboolean
crosses_name (const SoleusLabel *line, const SoleusLabel *name)
{
  SoleusVec a = { name->x, name->y }, b = { name->x + name->width, name->y + name->height };

  return cross (line->leader, line->anchor, a, b) ||
         cross (line->leader, line->anchor, (SoleusVec){ a.x, b.y }, (SoleusVec){ b.x, a.y });
}

/* The names of a cut stand in the corners about it: whole, apart, and none is crossed by a line. */
static void
test_labels_around (void)
{
  static const char *const languages[][6] = {
    { "Shin bone", "Soleus", "Fibula", "Deep vessels and nerve", "Gastrocnemius, inner head",
      "Gastrocnemius, outer head" },
    { "Schienbein", "Schollenmuskel", "Wadenbein", "Tiefe Blutgefäße und Nerv",
      "Zwillingswadenmuskel, innerer Kopf", "Zwillingswadenmuskel, äußerer Kopf" },
  };
  /* Of the radius of the drawing, from its middle. */
  static const SoleusVec places[] = { { -0.3, -0.4 }, { -0.6, -0.1 }, { 0.4, -0.1 },
                                      { 0.02, 0.02 }, { -0.5, 0.6 },  { 0.5, 0.6 } };
  static const double sizes[][2] = { { 310, 310 }, { 500, 600 }, { 330, 420 } };
  GtkWidget *view = g_object_ref_sink (soleus_leg_view_new ());
  PangoContext *context = gtk_widget_get_pango_context (view);

  for (guint i = 0; i < G_N_ELEMENTS (languages) * G_N_ELEMENTS (sizes); i++)
    {
      double width = sizes[i / 2][0], height = sizes[i / 2][1], top, bottom, radius;
      SoleusLabel labels[6];

      for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
        labels[k] = (SoleusLabel){ .text = languages[i % 2][k],
                                   .at_start = places[k].x < 0,
                                   .above = places[k].y < 0 };
      soleus_labels_measure_around (labels, 6, context, width, height, &top, &bottom);
      g_assert_cmpfloat (height - top - bottom, >, height / 2);
      radius = MIN (width, height - top - bottom) / 2;
      for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
        labels[k].anchor = (SoleusVec){ width / 2 + places[k].x * radius,
                                        (top + height - bottom) / 2 + places[k].y * radius };
      soleus_labels_place_around (labels, 6, context, width, height);
      for (guint k = 0; k < 36; k++)
        {
          const SoleusLabel *a = &labels[k / 6], *b = &labels[k % 6];

          g_assert_true (a->x >= 0 && a->x + a->width <= width);
          g_assert_true (a->above ? a->y >= 0 && a->y + a->height <= top
                                  : a->y >= height - bottom && a->y + a->height <= height);
          if (a == b)
            continue;
          g_assert_true (a->x + a->width <= b->x || b->x + b->width <= a->x ||
                         a->y + a->height <= b->y || b->y + b->height <= a->y);
          g_assert_false (crosses_name (a, b));
          g_assert_false (cross (a->leader, a->anchor, b->leader, b->anchor));
        }
      soleus_labels_clear (labels, 6);
    }
  g_assert_finalize_object (view);
}

typedef struct
{
  GtkWidget *window;
  GtkWidget *view;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();

  f->window = gtk_window_new ();
  soleus_appearance_attach (look, f->window);
  f->view = soleus_leg_view_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 360, 450);
  gtk_window_set_child (GTK_WINDOW (f->window), f->view);
  g_object_set (f->view, "labels", FALSE, NULL);
  gtk_window_present (GTK_WINDOW (f->window));
  UI_WAIT (gtk_widget_get_width (f->view) > 0);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_object_ref (f->view);
  gtk_window_destroy (GTK_WINDOW (f->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (f->view);
}

static guint
get_opacity (Fixture *f, cairo_surface_t *surface, double along, double across)
{
  double x, y;

  soleus_leg_view_find (SOLEUS_LEG_VIEW (f->view), along, across, &x, &y);
  return figure_get_pixel (surface, (int) x, (int) y) >> 24;
}

static gboolean
same_picture (cairo_surface_t *a, cairo_surface_t *b)
{
  return memcmp (cairo_image_surface_get_data (a), cairo_image_surface_get_data (b),
                 (gsize) cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a)) ==
         0;
}

/* The skin gives way where a roller presses, which is seen faintly, and comes back. */
static void
test_pressure (Fixture *f, gconstpointer data)
{
  static const SoleusLeg legs[] = { SOLEUS_LEG_RIGHT, SOLEUS_LEG_LEFT };
  /* The roller, pressed 6 units in at the middle of the shank. */
  const SoleusDent roller = { 43, { -83.5, 123 }, SOLEUS_CONTACT_ROLLER };
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);

  for (guint i = 0; i < G_N_ELEMENTS (legs); i++)
    {
      cairo_surface_t *before, *pressed, *after;

      soleus_leg_view_show (view, &(SoleusCalf){ .leg = legs[i] });
      before = figure_draw_widget (f->view);
      g_assert_cmpuint (get_opacity (f, before, 0.5, -43.5), ==, 0xff);
      g_assert_cmpuint (get_opacity (f, before, 0.5, -60), ==, 0);
      soleus_leg_view_show (view, &(SoleusCalf){ .leg = legs[i], .dent = roller });
      pressed = figure_draw_widget (f->view);
      g_assert_cmpuint (get_opacity (f, pressed, 0.5, -38), ==, 0xff);
      g_assert_cmpuint (get_opacity (f, pressed, 0.5, -43.5), <, 0xa0);
      g_assert_cmpuint (get_opacity (f, pressed, 0.5, -43.5), >, 0x60);
      g_assert_cmpuint (get_opacity (f, pressed, 0.5, -60), >, 0x60);
      soleus_leg_view_show (view, &(SoleusCalf){ .leg = legs[i] });
      after = figure_draw_widget (f->view);
      g_assert_true (same_picture (before, after));
      g_assert_false (same_picture (before, pressed));
      cairo_surface_destroy (before);
      cairo_surface_destroy (pressed);
      cairo_surface_destroy (after);
    }
}

/* It lies where there are no names beside it; the knee is to the side of the heel then. */
static void
test_lying (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  double knee_x, knee_y, heel_x, heel_y;

  g_object_set (f->view, "lying", TRUE, NULL);
  soleus_leg_view_find (view, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (view, 1, 0, &heel_x, &heel_y);
  g_assert_cmpfloat_with_epsilon (heel_y, knee_y, 0.01);
  g_assert_cmpfloat (heel_x, >, knee_x + 100);
  soleus_leg_view_show (view, &(SoleusCalf){ .leg = SOLEUS_LEG_LEFT });
  soleus_leg_view_find (view, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (view, 1, 0, &heel_x, &heel_y);
  g_assert_cmpfloat (heel_x, <, knee_x - 100);
  g_object_set (f->view, "aspect", SOLEUS_ASPECT_BEHIND, NULL);
  soleus_leg_view_find (view, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (view, 1, 0, &heel_x, &heel_y);
  g_assert_cmpfloat_with_epsilon (heel_y, knee_y, 0.01);
  g_assert_cmpfloat (heel_x, <, knee_x - 100);
  g_object_set (f->view, "labels", TRUE, NULL);
  soleus_leg_view_find (view, 0, 0, &knee_x, &knee_y);
  soleus_leg_view_find (view, 1, 0, &heel_x, &heel_y);
  g_assert_cmpfloat_with_epsilon (heel_x, knee_x, 0.01);
  g_assert_cmpfloat (heel_y, >, knee_y + 100);
}

/* The muscle under the pointer is the one that was drawn there. */
static void
test_locate (Fixture *f, gconstpointer data)
{
  double x, y, along, across;

  soleus_leg_view_show (SOLEUS_LEG_VIEW (f->view),
                        &(SoleusCalf){ .leg = SOLEUS_LEG_LEFT, .ankle = 20 });
  soleus_leg_view_find (SOLEUS_LEG_VIEW (f->view), 0.3, -40, &x, &y);
  soleus_leg_view_locate (SOLEUS_LEG_VIEW (f->view), x, y, &along, &across);
  g_assert_cmpfloat_with_epsilon (along, 0.3, 1e-6);
  g_assert_cmpfloat_with_epsilon (across, -40, 1e-6);
}

static const SoleusLeg both_legs[] = { SOLEUS_LEG_RIGHT, SOLEUS_LEG_LEFT };
static const SoleusAspect plates[] = { SOLEUS_ASPECT_BEHIND, SOLEUS_ASPECT_SECTION };

/* Marks one part of a leg alone. */
static SoleusCalf
mark_part (SoleusLegPart part, SoleusLeg leg, double ankle)
{
  SoleusCalf calf = { .leg = leg, .ankle = ankle };

  switch (part)
    {
    case SOLEUS_LEG_PART_INNER_HEAD:
    case SOLEUS_LEG_PART_OUTER_HEAD:
      calf.target = SOLEUS_MUSCLE_GASTROCNEMIUS;
      calf.heads = part == SOLEUS_LEG_PART_INNER_HEAD ? SOLEUS_HEADS_INNER : SOLEUS_HEADS_OUTER;
      break;
    case SOLEUS_LEG_PART_SOLEUS:
      calf.target = SOLEUS_MUSCLE_SOLEUS;
      break;
    case SOLEUS_LEG_PART_TENDON:
    case SOLEUS_N_LEG_PARTS:
    default:
      calf.tendon = TRUE;
    }
  return calf;
}

/* Where a name points at in the widget. */
static void
find_anchor (Fixture *f, const SoleusLabel *label, double *x, double *y)
{
  soleus_leg_view_find (SOLEUS_LEG_VIEW (f->view), label->anchor.y / 246, label->anchor.x, x, y);
}

/* The end of a leader line lies in the part that it names, however the foot stands. */
static guint
assert_named (Fixture *f, SoleusAspect aspect, SoleusLeg leg, SoleusLegPart part, double ankle)
{
  SoleusCalf calf = mark_part (part, leg, ankle);
  SoleusLabel labels[SOLEUS_MOST_LEG_NAMES];
  guint n = soleus_leg_names_list (aspect, &calf, NULL, labels), strong = 0;

  soleus_leg_view_show (SOLEUS_LEG_VIEW (f->view), &calf);
  for (guint i = 0; i < n; i++)
    {
      SoleusLegPart hit = SOLEUS_N_LEG_PARTS;
      double x, y;

      find_anchor (f, &labels[i], &x, &y);
      soleus_leg_view_hit (SOLEUS_LEG_VIEW (f->view), x, y, &hit);
      g_assert_true ((hit == part) == labels[i].strong);
      strong += labels[i].strong;
    }
  return strong;
}

static void
test_names (Fixture *f, gconstpointer data)
{
  static const double ankles[] = { -33, 0, 20 };

  for (guint p = 0; p < G_N_ELEMENTS (plates); p++)
    {
      g_object_set (f->view, "aspect", plates[p], NULL);
      for (guint l = 0; l < G_N_ELEMENTS (both_legs); l++)
        for (SoleusLegPart part = 0; part < SOLEUS_N_LEG_PARTS; part++)
          for (guint a = 0; a < G_N_ELEMENTS (ankles); a++)
            /* Cut across, the sheet that the tendon begins as has no name beside it. */
            g_assert_cmpuint (
                assert_named (f, plates[p], both_legs[l], part, ankles[a]), ==,
                !(plates[p] == SOLEUS_ASPECT_SECTION && part == SOLEUS_LEG_PART_TENDON));
    }
}

/* What is only pointed out is named once, and nothing else is hit by it. */
static void
test_pointed_out (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);

  for (guint p = 0; p < G_N_ELEMENTS (plates); p++)
    for (SoleusLegPlace place = SOLEUS_LEG_PLACE_HOLLOW; place <= SOLEUS_LEG_PLACE_VESSELS; place++)
      {
        SoleusCalf calf = { .leg = SOLEUS_LEG_LEFT, .place = place };
        SoleusLabel labels[SOLEUS_MOST_LEG_NAMES];
        guint n = soleus_leg_names_list (plates[p], &calf, NULL, labels), strong = 0;

        g_object_set (f->view, "aspect", plates[p], NULL);
        soleus_leg_view_show (view, &calf);
        for (guint i = 0; i < n; i++)
          {
            double x, y;

            find_anchor (f, &labels[i], &x, &y);
            g_assert_true ((soleus_leg_view_hit_place (view, x, y) == place) == labels[i].strong);
            g_assert_true (labels[i].ringed == labels[i].strong);
            strong += labels[i].strong;
          }
        g_assert_cmpuint (
            strong, ==, (place == SOLEUS_LEG_PLACE_HOLLOW) == (plates[p] == SOLEUS_ASPECT_BEHIND));
      }
}

/* Every part is hit somewhere, on its own side of the leg, and nothing is beside the leg. */
static void
test_hit (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  int width = gtk_widget_get_width (f->view), height = gtk_widget_get_height (f->view);

  for (guint p = 0; p < G_N_ELEMENTS (plates); p++)
    for (guint l = 0; l < G_N_ELEMENTS (both_legs); l++)
      {
        int way = both_legs[l] == SOLEUS_LEG_LEFT ? -1 : 1;
        guint seen[SOLEUS_N_LEG_PARTS] = { 0 };

        g_object_set (f->view, "aspect", plates[p], NULL);
        soleus_leg_view_show (view, &(SoleusCalf){ .leg = both_legs[l] });
        for (int y = 0; y < height; y += 2)
          for (int x = 0; x < width; x += 2)
            {
              SoleusLegPart part;

              if (!soleus_leg_view_hit (view, x, y, &part))
                continue;
              seen[part]++;
              /* On the screen the inner side of the right leg is left, as one sees one's own. */
              if (part == SOLEUS_LEG_PART_INNER_HEAD)
                g_assert_cmpint ((x - width / 2) * way, <, 12);
              if (part == SOLEUS_LEG_PART_OUTER_HEAD)
                g_assert_cmpint ((x - width / 2) * way, >, -12);
            }
        for (SoleusLegPart part = 0; part < SOLEUS_N_LEG_PARTS; part++)
          g_assert_cmpuint (seen[part], >, 20);
        g_assert_false (soleus_leg_view_hit (view, 2, height / 2.0, &(SoleusLegPart){ 0 }));
        g_assert_false (soleus_leg_view_hit (view, width - 2, height / 2.0, &(SoleusLegPart){ 0 }));
      }
  g_object_set (f->view, "aspect", SOLEUS_ASPECT_SIDE, NULL);
  g_assert_false (soleus_leg_view_hit (view, width / 2.0, height / 2.0, &(SoleusLegPart){ 0 }));
}

/* The share of the pixels of @a that differ much from those of @b mirrored. */
static double
compare_mirrored (cairo_surface_t *a, cairo_surface_t *b)
{
  int width = cairo_image_surface_get_width (a), height = cairo_image_surface_get_height (a);
  guint different = 0;

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 left = figure_get_pixel (a, x, y), right = figure_get_pixel (b, width - 1 - x, y);
        int most = 0;

        for (guint shift = 0; shift < 32; shift += 8)
          most = MAX (most, ABS ((int) (left >> shift & 0xff) - (int) (right >> shift & 0xff)));
        different += most > 64;
      }
  return (double) different / (width * height);
}

/* The left leg is the mirror of the right one, and neither is its own. */
static void
test_mirrored (Fixture *f, gconstpointer data)
{
  for (guint p = 0; p < G_N_ELEMENTS (plates); p++)
    {
      cairo_surface_t *right, *left;

      g_object_set (f->view, "aspect", plates[p], NULL);
      soleus_leg_view_show (SOLEUS_LEG_VIEW (f->view), &(SoleusCalf){ .leg = SOLEUS_LEG_RIGHT });
      right = figure_draw_widget (f->view);
      soleus_leg_view_show (SOLEUS_LEG_VIEW (f->view), &(SoleusCalf){ .leg = SOLEUS_LEG_LEFT });
      left = figure_draw_widget (f->view);
      g_assert_cmpfloat (compare_mirrored (right, left), <, 0.002);
      g_assert_cmpfloat (compare_mirrored (right, right), >, 0.02);
      cairo_surface_destroy (right);
      cairo_surface_destroy (left);
    }
}

/* What is seen is said, and of which leg. */
static void
test_aspect_described (Fixture *f, gconstpointer data)
{
  static const char *const texts[] = {
    "Close-up of the lower leg, the soleus marked",
    "The lower leg from behind, the soleus marked",
    "The calf cut across, front up, the soleus marked",
  };
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);

  soleus_leg_view_show (view, &(SoleusCalf){ .target = SOLEUS_MUSCLE_SOLEUS,
                                             .leg = SOLEUS_LEG_LEFT,
                                             .mark = SOLEUS_MARK_STRETCHING });
  for (SoleusAspect aspect = SOLEUS_ASPECT_SIDE; aspect <= SOLEUS_ASPECT_SECTION; aspect++)
    {
      g_object_set (f->view, "aspect", aspect, NULL);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           texts[aspect]);
      gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view),
                                           GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                           "Left leg. This part stretches.");
    }
  soleus_leg_view_show (view, &(SoleusCalf){ .place = SOLEUS_LEG_PLACE_FIBULA });
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "The calf cut across, front up, the fibula marked");
}

static void
test_draws (Fixture *f, gconstpointer data)
{
  cairo_surface_t *plain, *named;

  plain = figure_draw_widget (f->view);
  soleus_leg_view_show (SOLEUS_LEG_VIEW (f->view), &(SoleusCalf){ .target = SOLEUS_MUSCLE_BOTH });
  g_object_set (f->view, "labels", TRUE, NULL);
  named = figure_draw_widget (f->view);
  g_assert_false (same_picture (plain, named));
  cairo_surface_destroy (plain);
  cairo_surface_destroy (named);
}

/* It shows what its picture shows and glows while a muscle works. */
static void
test_follows (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) roll =
      figure_make_step ("roller-pass", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  g_autoptr (SoleusPhase) pass =
      figure_make_phase (SOLEUS_PHASE_WORK, roll, SOLEUS_LEG_LEFT, 60000);
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  g_autoptr (SoleusPicture) picture = soleus_picture_new ();
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  cairo_surface_t *own, *followed, *glowing;
  SoleusCalf calf;

  soleus_picture_set_appearance (picture, look);
  soleus_picture_show_phase (picture, NULL, pass, 5000, FALSE, FALSE);
  calf = soleus_picture_get_calf (picture);
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_BOTH);
  g_assert_cmpint (calf.mark, ==, SOLEUS_MARK_PRESSED);
  g_object_set (f->view, "aspect", soleus_picture_get_aspect (picture), NULL);
  soleus_leg_view_show (view, &calf);
  own = figure_draw_widget (f->view);
  soleus_leg_view_show (view, &(SoleusCalf){ 0 });
  soleus_leg_view_set_picture (view, picture);
  followed = figure_draw_widget (f->view);
  g_assert_true (same_picture (own, followed));
  g_assert_cmpfloat (soleus_picture_get_pulse (picture), ==, 0);
  soleus_picture_show_phase (picture, NULL, pass, 5000, FALSE, TRUE);
  g_assert_cmpfloat (soleus_picture_get_pulse (picture), >, 0.1);
  glowing = figure_draw_widget (f->view);
  g_assert_false (same_picture (glowing, followed));
  g_object_set (look, "reduced", TRUE, NULL);
  g_assert_cmpfloat (soleus_picture_get_pulse (picture), ==, 0);
  cairo_surface_destroy (own);
  cairo_surface_destroy (followed);
  cairo_surface_destroy (glowing);
}

/* On a roller the inner side of the calf is marked while the leg is turned in, and the outer side
 * while it is turned out; in the rest the leg that has worked relaxes. */
static void
test_turned (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) turn =
      figure_make_step ("roller-turn", SOLEUS_STEP_PRESSURE, SOLEUS_MUSCLE_BOTH);
  g_autoptr (SoleusPhase) work =
      figure_make_phase (SOLEUS_PHASE_WORK, turn, SOLEUS_LEG_LEFT, 60000);
  g_autoptr (SoleusPhase) rest =
      figure_make_phase (SOLEUS_PHASE_REST, turn, SOLEUS_LEG_LEFT, 10000);
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  g_autoptr (SoleusPicture) picture = soleus_picture_new ();
  guint seen[3] = { 0 };
  SoleusCalf calf;

  soleus_picture_set_appearance (picture, look);
  for (gint64 elapsed = 0; elapsed < 60000; elapsed += 100)
    {
      const SoleusShot *shot;
      double turned;

      soleus_picture_show_phase (picture, NULL, work, elapsed, FALSE, FALSE);
      shot = soleus_script_moment_get_main (soleus_picture_get_moment (picture));
      turned = shot->pose.limbs[SOLEUS_LIMB_NEAR_LEG].turn;
      calf = soleus_picture_get_calf (picture);
      g_assert_cmpint (soleus_picture_get_aspect (picture), ==, SOLEUS_ASPECT_BEHIND);
      g_assert_cmpint (calf.mark, ==, SOLEUS_MARK_PRESSED);
      g_assert_true (calf.heads != SOLEUS_HEADS_INNER || turned < 0);
      g_assert_true (calf.heads != SOLEUS_HEADS_OUTER || turned > 0);
      seen[calf.heads]++;
    }
  g_assert_cmpuint (seen[SOLEUS_HEADS_INNER], >, 50);
  g_assert_cmpuint (seen[SOLEUS_HEADS_OUTER], >, 50);
  soleus_picture_show_phase (picture, work, rest, 1000, FALSE, FALSE);
  calf = soleus_picture_get_calf (picture);
  g_assert_cmpint (calf.target, ==, SOLEUS_MUSCLE_BOTH);
  g_assert_cmpint (calf.mark, ==, SOLEUS_MARK_AFTER);
}

static guint32
get_pixel (Fixture *f, cairo_surface_t *surface, double y, double x)
{
  double at_x, at_y;

  soleus_leg_view_find (SOLEUS_LEG_VIEW (f->view), y / 246, x, &at_x, &at_y);
  return figure_get_pixel (surface, (int) at_x, (int) at_y);
}

/* While the calf is pressed, the hollow of the knee, the nerve beside it, the edge of the shin and
 * the tendon are marked as places to keep off, and nothing else is. */
static void
test_zones (Fixture *f, gconstpointer data)
{
  static const SoleusVec zones[] = {
    { 2.1, -10.4 }, { 30.8, 24.1 }, { -22.9, 129.2 }, { 2.4, 237.7 }
  };
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  cairo_surface_t *target, *pressed;

  g_object_set (f->view, "aspect", SOLEUS_ASPECT_BEHIND, NULL);
  soleus_leg_view_show (view, &(SoleusCalf){ .target = SOLEUS_MUSCLE_GASTROCNEMIUS });
  target = figure_draw_widget (f->view);
  soleus_leg_view_show (
      view, &(SoleusCalf){ .target = SOLEUS_MUSCLE_GASTROCNEMIUS, .mark = SOLEUS_MARK_PRESSED });
  pressed = figure_draw_widget (f->view);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      guint32 pixel = get_pixel (f, pressed, zones[i].y, zones[i].x);

      g_assert_cmphex (pixel, !=, get_pixel (f, target, zones[i].y, zones[i].x));
      g_assert_cmphex (pixel & 0xc0c0c0, ==, 0xc0c0c0);
    }
  for (int x = -24; x <= 24; x += 2)
    g_assert_cmphex (get_pixel (f, pressed, 100, x), ==, get_pixel (f, target, 100, x));
  cairo_surface_destroy (target);
  cairo_surface_destroy (pressed);
}

static SoleusLegPart
hit_at (Fixture *f, double y, double x)
{
  SoleusLegPart part = SOLEUS_N_LEG_PARTS;
  double at_x, at_y;

  soleus_leg_view_find (SOLEUS_LEG_VIEW (f->view), y / 246, x, &at_x, &at_y);
  soleus_leg_view_hit (SOLEUS_LEG_VIEW (f->view), at_x, at_y, &part);
  return part;
}

/* Toes in bring the inner head to the middle, where the roller is, and toes out the outer one. The
 * toes themselves go the other way, and the leg is as broad as before. */
static void
test_turn_of_leg (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);

  g_object_set (f->view, "aspect", SOLEUS_ASPECT_BEHIND, NULL);
  for (int way = -1; way <= 1; way++)
    {
      cairo_surface_t *surface;

      soleus_leg_view_show (view, &(SoleusCalf){ .turn = way * 25 });
      surface = figure_draw_widget (f->view);
      g_assert_cmpint (hit_at (f, 76, -8), ==,
                       way > 0 ? SOLEUS_LEG_PART_OUTER_HEAD : SOLEUS_LEG_PART_INNER_HEAD);
      g_assert_cmpint (hit_at (f, 76, 8), ==,
                       way < 0 ? SOLEUS_LEG_PART_INNER_HEAD : SOLEUS_LEG_PART_OUTER_HEAD);
      g_assert_cmpuint (get_pixel (f, surface, 76, -34) >> 24, ==, 0xff);
      g_assert_cmpuint (get_pixel (f, surface, 76, 29) >> 24, ==, 0xff);
      g_assert_cmpuint (get_pixel (f, surface, 76, -40) >> 24, ==, 0);
      g_assert_cmpuint (get_pixel (f, surface, 76, 35) >> 24, ==, 0);
      g_assert_true ((get_pixel (f, surface, 279, -30) >> 24 == 0xff) == (way < 0));
      g_assert_true ((get_pixel (f, surface, 279, 45) >> 24 == 0xff) == (way > 0));
      cairo_surface_destroy (surface);
    }
}

/* Under the roller the calf gives way to both sides, and comes back. */
static void
test_spread (Fixture *f, gconstpointer data)
{
  const SoleusDent roller = { SOLEUS_ROLLER_RADIUS, { -83, 76 }, SOLEUS_CONTACT_ROLLER };
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  cairo_surface_t *before, *pressed, *after;

  g_object_set (f->view, "aspect", SOLEUS_ASPECT_BEHIND, NULL);
  soleus_leg_view_show (view, &(SoleusCalf){ 0 });
  before = figure_draw_widget (f->view);
  soleus_leg_view_show (view, &(SoleusCalf){ .mark = SOLEUS_MARK_PRESSED, .dent = roller });
  pressed = figure_draw_widget (f->view);
  soleus_leg_view_show (view, &(SoleusCalf){ 0 });
  after = figure_draw_widget (f->view);
  g_assert_true (same_picture (before, after));
  g_assert_cmpuint (get_pixel (f, before, 84, -38) >> 24, <, 0x80);
  g_assert_cmpuint (get_pixel (f, before, 84, 32) >> 24, <, 0x80);
  g_assert_cmpuint (get_pixel (f, pressed, 84, -38) >> 24, ==, 0xff);
  g_assert_cmpuint (get_pixel (f, pressed, 84, 32) >> 24, ==, 0xff);
  cairo_surface_destroy (before);
  cairo_surface_destroy (pressed);
  cairo_surface_destroy (after);
}

/* On the way into a stretch the muscle gets longer, from where it rests to all that the ankle
 * gives, and brighter; in the hold it stays so. With reduced motion it doesn't shine. */
static void
test_lean_in (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusStep) step =
      figure_make_step ("wall-straight", SOLEUS_STEP_STRETCH, SOLEUS_MUSCLE_GASTROCNEMIUS);
  g_autoptr (SoleusPhase) ready =
      figure_make_phase (SOLEUS_PHASE_GET_READY, step, SOLEUS_LEG_RIGHT, 10000);
  g_autoptr (SoleusPhase) work =
      figure_make_phase (SOLEUS_PHASE_WORK, step, SOLEUS_LEG_RIGHT, 30000);
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  g_autoptr (SoleusPicture) picture = soleus_picture_new ();
  double slack = 1, light = 0;

  soleus_picture_set_appearance (picture, look);
  for (gint64 elapsed = 0; elapsed < 10000; elapsed += 50)
    {
      SoleusCalf calf;

      soleus_picture_show_phase (picture, NULL, ready, elapsed, FALSE, TRUE);
      calf = soleus_picture_get_calf (picture);
      g_assert_cmpfloat (calf.slack, <=, slack);
      g_assert_cmpfloat (soleus_picture_get_pulse (picture), >=, light);
      g_assert_cmpfloat (slack - calf.slack, <, 0.1);
      slack = calf.slack;
      light = soleus_picture_get_pulse (picture);
      if (elapsed < 5000)
        g_assert_cmpfloat (slack, ==, 1);
    }
  g_assert_cmpfloat (slack, <, 0.01);
  g_assert_cmpfloat (light, >, 0.9);
  soleus_picture_show_phase (picture, ready, work, 5000, FALSE, TRUE);
  g_assert_cmpfloat (soleus_picture_get_calf (picture).slack, ==, 0);
  g_object_set (look, "reduced", TRUE, NULL);
  soleus_picture_show_phase (picture, NULL, ready, 9900, FALSE, TRUE);
  g_assert_cmpfloat (soleus_picture_get_pulse (picture), ==, 0);
}

/* From behind a stretched head ends 6 units, 11 mm, lower than one that rests. */
static void
test_longer (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  double ends[2];

  g_object_set (f->view, "aspect", SOLEUS_ASPECT_BEHIND, NULL);
  for (guint stretched = 0; stretched < 2; stretched++)
    {
      soleus_leg_view_show (view, &(SoleusCalf){ .ankle = 20, .slack = stretched ? 0 : 1 });
      ends[stretched] = 80;
      while (hit_at (f, ends[stretched], -12) == SOLEUS_LEG_PART_INNER_HEAD)
        ends[stretched] += 0.25;
    }
  g_assert_cmpfloat_with_epsilon (ends[1] - ends[0], 6.3, 1.2);
}

/* From the side the end of the inner head is seen below that of the outer one. */
static void
test_medial_tip (Fixture *f, gconstpointer data)
{
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  cairo_surface_t *quiet, *target;

  soleus_leg_view_show (view, &(SoleusCalf){ 0 });
  quiet = figure_draw_widget (f->view);
  soleus_leg_view_show (view, &(SoleusCalf){ .target = SOLEUS_MUSCLE_GASTROCNEMIUS });
  target = figure_draw_widget (f->view);
  g_assert_cmphex (get_pixel (f, target, 121, -33), !=, get_pixel (f, quiet, 121, -33));
  g_assert_cmphex (get_pixel (f, target, 121, -33), !=, get_pixel (f, target, 90, -33));
  g_assert_cmphex (get_pixel (f, target, 130, -33), ==, get_pixel (f, quiet, 130, -33));
  cairo_surface_destroy (quiet);
  cairo_surface_destroy (target);
}

/* The most that a channel of a pixel differs by. */
static int
find_difference (cairo_surface_t *a, cairo_surface_t *b)
{
  int n = cairo_image_surface_get_stride (a) * cairo_image_surface_get_height (a), most = 0;
  const guint8 *in_a = cairo_image_surface_get_data (a), *in_b = cairo_image_surface_get_data (b);

  for (int i = 0; i < n; i++)
    most = MAX (most, abs (in_a[i] - in_b[i]));
  return most;
}

/* While a roller or a ball moves along the calf, what is painted anew round it is the picture that
 * is painted at once, and the rest of it is left alone. */
static void
test_moved_press (Fixture *f, gconstpointer data)
{
  static const double radii[] = { SOLEUS_ROLLER_RADIUS, SOLEUS_BALL_RADIUS };
  SoleusLegView *view = SOLEUS_LEG_VIEW (f->view);
  SoleusCalf calf = { .target = SOLEUS_MUSCLE_BOTH, .mark = SOLEUS_MARK_PRESSED };

  for (guint i = 0; i < 8; i++)
    {
      cairo_surface_t *before, *kept, *fresh;

      calf.leg = i & 1 ? SOLEUS_LEG_LEFT : SOLEUS_LEG_RIGHT;
      calf.turn = i & 1 ? 20 : 0;
      calf.dent = (SoleusDent){ radii[i >> 1 & 1], { -60, 70 } };
      g_object_set (view, "aspect", SOLEUS_ASPECT_BEHIND, "labels", FALSE, "lying", i >= 4, NULL);
      soleus_leg_view_show (view, &calf);
      before = figure_draw_widget (f->view);
      calf.dent.centre.y = 130;
      soleus_leg_view_show (view, &calf);
      kept = figure_draw_widget (f->view);
      gtk_widget_unmap (f->view);
      gtk_widget_map (f->view);
      fresh = figure_draw_widget (f->view);
      g_assert_false (same_picture (before, kept));
      g_assert_cmpint (find_difference (kept, fresh), <=, ROUNDING);
      cairo_surface_destroy (before);
      cairo_surface_destroy (kept);
      cairo_surface_destroy (fresh);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/leg-view/description", test_description);
  g_test_add_func ("/soleus/leg-view/labels", test_labels);
  g_test_add_func ("/soleus/leg-view/labels-around", test_labels_around);
  g_test_add_func ("/soleus/leg-view/names-whole-or-none", test_names_whole_or_none);
  ADD ("/soleus/leg-view/pressure", test_pressure);
  ADD ("/soleus/leg-view/lying", test_lying);
  ADD ("/soleus/leg-view/locate", test_locate);
  ADD ("/soleus/leg-view/names", test_names);
  ADD ("/soleus/leg-view/pointed-out", test_pointed_out);
  ADD ("/soleus/leg-view/hit", test_hit);
  ADD ("/soleus/leg-view/mirrored", test_mirrored);
  ADD ("/soleus/leg-view/aspect-described", test_aspect_described);
  ADD ("/soleus/leg-view/draws", test_draws);
  ADD ("/soleus/leg-view/follows", test_follows);
  ADD ("/soleus/leg-view/turned", test_turned);
  ADD ("/soleus/leg-view/zones", test_zones);
  ADD ("/soleus/leg-view/turn-of-leg", test_turn_of_leg);
  ADD ("/soleus/leg-view/spread", test_spread);
  ADD ("/soleus/leg-view/moved-press", test_moved_press);
  ADD ("/soleus/leg-view/lean-in", test_lean_in);
  ADD ("/soleus/leg-view/longer", test_longer);
  ADD ("/soleus/leg-view/medial-tip", test_medial_tip);
  return g_test_run ();
}
