/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "session-fixture.h"
#include "soleus-appearance.h"
#include "soleus-figure-view.h"
#include "soleus-history-types.h"
#include "soleus-stop-page.h"
#include "ui.h"

typedef struct
{
  Fixture *fixture;
  GtkWidget *window;
  SoleusStopPage *page;
  GString *log;
} PageFixture;

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PageFixture *self = user_data;

  g_string_append_printf (self->log, "answer %d\n", g_variant_get_int32 (parameter));
}

static void
take_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PageFixture *self = user_data;

  g_string_append (self->log, "take back\n");
}

/* Stopped in the step. */
static PageFixture *
page_fixture_new (const char *id, const char *step, int width, int height)
{
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  const GActionEntry entries[] = { { "answer", answer_cb, "i" }, { "take-back", take_back_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  PageFixture *self = g_new0 (PageFixture, 1);
  SoleusSession *session;

  self->fixture = fixture_new (routine, &options);
  session = self->fixture->session;
  self->log = g_string_new (NULL);
  soleus_session_start (session);
  while (soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK ||
         !g_str_equal (soleus_phase_get_step (soleus_session_get_phase (session))->id, step))
    soleus_session_skip (session);
  soleus_session_stop (session);

  self->page = g_object_new (SOLEUS_TYPE_STOP_PAGE, NULL);
  soleus_stop_page_set_list (self->page, soleus_safety_gate_get_list (self->fixture->gate));
  soleus_stop_page_set_session (self->page, session, NULL, 0);
  self->window = gtk_window_new ();
  soleus_appearance_attach (look, self->window);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (self->window, "session", G_ACTION_GROUP (group));
  gtk_window_present (GTK_WINDOW (self->window));
  UI_WAIT (gtk_widget_get_mapped (self->window) &&
           gtk_widget_get_width (GTK_WIDGET (self->page)) == width &&
           gtk_widget_get_height (GTK_WIDGET (self->page)) == height);
  ui_draw (self->window, 3);
  return self;
}

static void
page_fixture_free (PageFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_free (self->fixture);
  g_string_free (self->log, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageFixture, page_fixture_free)

static GtkWidget *
child (PageFixture *self, const char *name)
{
  return ui_child (self->page, name);
}

/* The first answer of all; the others follow it. */
static GtkWidget *
get_gone_button (PageFixture *self)
{
  return gtk_widget_get_next_sibling (gtk_widget_get_first_child (child (self, "question")));
}

/* A4: the text names the tool in use, and no other, and the figure has done what it says. */
static void
test_tool (void)
{
  static const struct
  {
    const char *id, *step, *heading, *body, *pose;
  } rows[] = {
    { "hands", "HU", "Let go of your leg.", "Rest the leg.", "chair-rest" },
    { "roller", "RP", "Take the pressure off.", "Slide the roller away. Rest the leg.",
      "roller-off" },
    { "ball", "BL", "Take the pressure off.", "Slide the ball away. Rest the leg.", "ball-off" },
    { "gastroc-wall", "G", "Ease out of the stretch.",
      "Bring your back foot forward and rest the leg.", "stand-wall" },
    { "hamstring", "TS", "Ease out of the stretch.", "Bend the knee and rest the leg.",
      "reach-rest" },
    { "hamstring-lying", "TL", "Ease out of the stretch.", "Bend the knee and rest the leg.",
      "lying-off" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (PageFixture) self = page_fixture_new (rows[i].id, rows[i].step, 960, 720);
      SoleusPicture *picture =
          soleus_figure_view_get_picture (SOLEUS_FIGURE_VIEW (child (self, "figure")));

      g_assert_cmpstr (ui_label (self->page, "heading"), ==, rows[i].heading);
      g_assert_cmpstr (ui_label (self->page, "body"), ==, rows[i].body);
      g_assert_cmpstr (soleus_picture_get_moment (picture)->shots[0].pose.name, ==, rows[i].pose);
      g_assert_true (soleus_picture_is_still (picture));
      g_assert_true (g_str_has_prefix (soleus_picture_get_description (picture), "Resting"));
    }
}

/* A5: the last answer and the plain one, and there is no way back after another. */
static void
test_mistake (void)
{
  g_autoptr (PageFixture) self = page_fixture_new ("gastroc-wall", "G", 960, 720);
  GtkWidget *mistake = gtk_widget_get_last_child (child (self, "question"));

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (mistake)))),
                   ==, "I pressed it by mistake");
  g_assert_true (gtk_widget_has_css_class (mistake, "flat"));
  g_signal_emit_by_name (mistake, "clicked");
  g_assert_cmpstr (self->log->str, ==, "take back\n");
  g_string_truncate (self->log, 0);
  g_signal_emit_by_name (get_gone_button (self), "clicked");
  g_signal_emit_by_name (mistake, "clicked");
  g_assert_false (gtk_widget_get_mapped (mistake));
  g_assert_cmpstr (self->log->str, ==, "answer 1\n");
}

static double
get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  return pango_font_description_get_size_is_absolute (font)
             ? size
             : size * pango_cairo_context_get_resolution (context) / 72;
}

static void
assert_inside (PageFixture *self, GtkWidget *widget)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_compute_bounds (widget, self->window, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
  g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (self->window));
  g_assert_cmpfloat (place.size.height, >=, 44);
}

/* B10: large type and a picture for somebody who stands away; on a small screen every answer is in
 * sight. */
static void
test_type (void)
{
  static const struct
  {
    int width, height;
    double heading, answer;
    gboolean figure;
  } sizes[] = {
    { 960, 720, 36, 22, TRUE },
    { 1280, 800, 36, 22, TRUE },
    { 640, 360, 15, 12, FALSE },
    { 360, 600, 20, 15, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PageFixture) self =
          page_fixture_new ("gastroc-wall", "G", sizes[i].width, sizes[i].height);
      guint n = 0;

      g_test_message ("%d×%d", sizes[i].width, sizes[i].height);
      g_assert_cmpfloat (get_font_size (child (self, "heading")), >=, sizes[i].heading);
      g_assert_cmpint (gtk_widget_get_mapped (child (self, "figure")), ==, sizes[i].figure);
      for (GtkWidget *answer = get_gone_button (self); answer;
           answer = gtk_widget_get_next_sibling (answer), n++)
        {
          g_assert_cmpfloat (get_font_size (gtk_button_get_child (GTK_BUTTON (answer))), >=,
                             sizes[i].answer);
          assert_inside (self, answer);
        }
      g_assert_cmpuint (n, ==, 4);
    }
}

/* B10: what to do after a pop is read without scrolling, also in large text. */
static void
test_large_text (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  {
    g_autoptr (PageFixture) self = page_fixture_new ("gastroc-wall", "G", 1280, 800);
    GtkWidget *gone = get_gone_button (self);
    GtkWidget *worse = gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (gone));
    GtkAdjustment *place =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (child (self, "text")));

    g_signal_emit_by_name (worse, "clicked");
    ui_draw (self->window, 3);
    g_assert_cmpstr (ui_label (self->page, "heading"), ==, "Get medical help now.");
    g_assert_cmpfloat (gtk_adjustment_get_upper (place), <=, gtk_adjustment_get_page_size (place));
    assert_inside (self, child (self, "leave_button"));
  }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  ui_add_style (SOLEUS_RESOURCE_PATH "/style.css");
  g_test_add_func ("/soleus/stop-page/a4-tool", test_tool);
  g_test_add_func ("/soleus/stop-page/a5-mistake", test_mistake);
  g_test_add_func ("/soleus/stop-page/b10-type", test_type);
  g_test_add_func ("/soleus/stop-page/b10-large-text", test_large_text);
  return g_test_run ();
}
