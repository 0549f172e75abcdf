/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-labels.h"
#include "soleus-leg-view.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_properties (void)
{
  GtkWidget *view = g_object_ref_sink (soleus_leg_view_new ());
  double knee, ankle;
  guint count = 0;
  int target;

  g_signal_connect (view, "notify", G_CALLBACK (count_cb), &count);
  g_object_set (view, "knee-angle", 34.0, "ankle-angle", 32.0, "target", SOLEUS_MUSCLE_SOLEUS,
                NULL);
  g_object_set (view, "knee-angle", 34.0, NULL);
  g_assert_cmpuint (count, ==, 3);
  g_object_get (view, "knee-angle", &knee, "ankle-angle", &ankle, "target", &target, NULL);
  g_assert_cmpfloat (knee, ==, 34);
  g_assert_cmpfloat (ankle, ==, 32);
  g_assert_cmpint (target, ==, SOLEUS_MUSCLE_SOLEUS);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Close-up of the lower leg, the soleus marked");
  g_signal_handlers_disconnect_by_data (view, &count);
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

static void
test_draws (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *view = soleus_leg_view_new ();
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 300);
  gtk_window_set_child (GTK_WINDOW (window), view);
  g_object_set (view, "target", SOLEUS_MUSCLE_BOTH, "pulsing", TRUE, "leg", SOLEUS_LEG_LEFT, NULL);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (view) == 0)
    g_main_context_iteration (NULL, TRUE);
  GTK_WIDGET_GET_CLASS (view)->snapshot (view, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  gsk_render_node_unref (node);
  g_object_ref (view);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (view);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/leg-view/properties", test_properties);
  g_test_add_func ("/soleus/leg-view/labels", test_labels);
  g_test_add_func ("/soleus/leg-view/draws", test_draws);
  return g_test_run ();
}
