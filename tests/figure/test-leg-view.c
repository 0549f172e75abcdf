/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "figure-pictures.h"
#include "figure-steps.h"
#include "soleus-leg-labels.h"
#include "soleus-leg-view.h"
#include "ui.h"

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
          g_assert_false (cross (soleus_label_get_leader (a), a->anchor,
                                 soleus_label_get_leader (b), b->anchor));
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
  const SoleusDent roller = { 43, { -83.5, 123 } };
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

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/leg-view/description", test_description);
  g_test_add_func ("/soleus/leg-view/labels", test_labels);
  ADD ("/soleus/leg-view/pressure", test_pressure);
  ADD ("/soleus/leg-view/lying", test_lying);
  ADD ("/soleus/leg-view/locate", test_locate);
  ADD ("/soleus/leg-view/draws", test_draws);
  ADD ("/soleus/leg-view/follows", test_follows);
  return g_test_run ();
}
