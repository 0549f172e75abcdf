/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session-fixture.h"
#include "soleus-appearance.h"
#include "soleus-fit-label.h"
#include "soleus-session-bar.h"
#include "soleus-session-page.h"
#include "ui.h"

typedef struct
{
  Fixture *fixture;
  GtkWidget *window;
  SoleusSessionPage *page;
} PageFixture;

/* The window has the size and has drawn another frame with it. */
static void
settle (PageFixture *self, int width, int height)
{
  UI_WAIT (gtk_widget_get_mapped (self->window) &&
           gtk_widget_get_width (GTK_WIDGET (self->page)) == width &&
           gtk_widget_get_height (GTK_WIDGET (self->page)) == height);
  ui_draw (self->window, 1);
}

/* The part of the window, by way of the safety gate. */
static void
resume_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PageFixture *self = user_data;
  g_autoptr (GError) error = NULL;

  soleus_session_resume (self->fixture->session, NULL, &error);
  g_assert_no_error (error);
}

static PageFixture *
page_fixture_new_for (Fixture *fixture, int width, int height)
{
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  PageFixture *self = g_new0 (PageFixture, 1);
  const GActionEntry resume = { "resume", resume_cb };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  self->fixture = fixture;
  self->page = g_object_new (SOLEUS_TYPE_SESSION_PAGE, NULL);
  /* Without a header bar of its own the window is as large as the page. */
  self->window = gtk_window_new ();
  soleus_appearance_attach (look, self->window);
  gtk_window_set_decorated (GTK_WINDOW (self->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  soleus_stop_page_set_list (soleus_session_page_get_stop_page (self->page),
                             soleus_safety_gate_get_list (self->fixture->gate));
  g_action_map_add_action_entries (G_ACTION_MAP (group), &resume, 1, self);
  gtk_widget_insert_action_group (self->window, "session", G_ACTION_GROUP (group));
  soleus_session_page_set_session (self->page, self->fixture->session);
  if (soleus_session_get_state (self->fixture->session) == SOLEUS_SESSION_READY)
    soleus_session_start (self->fixture->session);
  gtk_window_present (GTK_WINDOW (self->window));
  settle (self, width, height);
  return self;
}

static PageFixture *
page_fixture_new (int width, int height)
{
  return page_fixture_new_for (fixture_new_wall (), width, height);
}

static void
page_fixture_free (PageFixture *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  fixture_free (self->fixture);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PageFixture, page_fixture_free)

static GtkWidget *
child (PageFixture *self, const char *name)
{
  return ui_child (self->page, name);
}

static graphene_rect_t
bounds (PageFixture *self, GtkWidget *widget)
{
  graphene_rect_t rect;

  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->page), &rect));
  return rect;
}

static gboolean
is_shown (GtkWidget *widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
assert_widget_inside (PageFixture *self, GtkWidget *widget, const char *name)
{
  graphene_rect_t rect = bounds (self, widget);

  if (!is_shown (widget))
    g_error ("%s is not shown", name);
  if (rect.origin.x < 0 || rect.origin.y < 0 ||
      rect.origin.x + rect.size.width > gtk_widget_get_width (GTK_WIDGET (self->page)) ||
      rect.origin.y + rect.size.height > gtk_widget_get_height (GTK_WIDGET (self->page)))
    g_error ("%s lies outside: %g,%g %gx%g", name, rect.origin.x, rect.origin.y, rect.size.width,
             rect.size.height);
}

static void
assert_inside (PageFixture *self, const char *name)
{
  assert_widget_inside (self, child (self, name), name);
}

/* The way to another picture or to the instruction. */
static void
assert_turn_inside (PageFixture *self)
{
  g_autoptr (GtkWidget) turn = NULL;

  g_object_get (child (self, "stage"), "turn", &turn, NULL);
  assert_widget_inside (self, turn, "turn");
}

static gboolean
keep_size (PangoAttribute *attribute, gpointer user_data)
{
  if (attribute->klass->type == PANGO_ATTR_ABSOLUTE_SIZE)
    *(double *) user_data = ((PangoAttrSize *) attribute)->size / (double) PANGO_SCALE;
  return FALSE;
}

/* The font size in pixels that a fitting label came to. */
static double
font_size (GtkWidget *label)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));
  PangoAttrList *attributes = gtk_inscription_get_attributes (inscription);
  double size = 0;
  PangoAttrList *filtered = pango_attr_list_filter (attributes, keep_size, &size);

  g_clear_pointer (&filtered, pango_attr_list_unref);
  g_assert_cmpfloat (size, >, 0);
  return size;
}

/* The height in pixels of the ink of a label's text. */
static int
ink_height (GtkWidget *label)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (label, gtk_inscription_get_text (inscription));
  PangoRectangle ink;

  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  return ink.height;
}

/* The sizes that can be read from three metres. */
static void
test_distance (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (1280, 800);

  fixture_run (self->fixture, 12 * SECOND);
  settle (self, 1280, 800);
  /* The metrics of the font leave the ring a little more room or less. */
  g_assert_cmpint (ink_height (gtk_widget_get_first_child (child (self, "ring"))), >=, 0.13 * 800);
  g_assert_cmpint (ink_height (child (self, "leg_label")), >=, 56);
  g_assert_cmpfloat (font_size (child (self, "cue_label")), >=, 40);
  g_assert_cmpfloat (font_size (child (self, "repetition_label")), >=, 28);
  g_assert_cmpfloat (font_size (child (self, "next_label")), >=, 28);
  g_assert_cmpfloat (bounds (self, child (self, "stop_button")).size.height, >=, 64);
  assert_inside (self, "figure");
  assert_inside (self, "leg_view");
  assert_inside (self, "instruction_label");
  assert_inside (self, "caution_label");
}

static void
test_narrow (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (360, 600);
  const char *const shown[] = { "stop_button", "pause_button", "ring",           "leg_label",
                                "cue_label",   "figure",       "controls_start", "controls_end" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    assert_inside (self, shown[i]);
  g_assert_cmpfloat (bounds (self, child (self, "stop_button")).size.height, >=, 64);
  g_assert_cmpfloat (bounds (self, child (self, "pause_button")).size.height, >=, 44);
  g_assert_cmpfloat (bounds (self, child (self, "controls_end")).size.height, >=, 44);
}

/* The instruction may be cut; the caution stands whole above Stop. */
static void
test_caution_whole (void)
{
  static const int sizes[][2] = { { 1280, 800 }, { 1000, 700 }, { 800, 620 }, { 520, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PageFixture) self = page_fixture_new (sizes[i][0], sizes[i][1]);
      graphene_rect_t caution, stop;
      int minimum;

      fixture_run (self->fixture, 12 * SECOND);
      settle (self, sizes[i][0], sizes[i][1]);
      assert_inside (self, "caution_label");
      caution = bounds (self, child (self, "caution_label"));
      stop = bounds (self, child (self, "stop_button"));
      gtk_widget_measure (child (self, "caution_label"), GTK_ORIENTATION_VERTICAL,
                          caution.size.width, &minimum, NULL, NULL, NULL);
      g_assert_cmpfloat (caution.size.height, >=, minimum);
      g_assert_cmpfloat (caution.origin.y + caution.size.height, <=, stop.origin.y);
    }
}

static const char *
fit_text (PageFixture *self, const char *name)
{
  GtkWidget *inscription = gtk_widget_get_first_child (child (self, name));

  return gtk_inscription_get_text (GTK_INSCRIPTION (inscription));
}

/* Whether all of the text of a fitting label has room in it. */
static gboolean
is_whole (GtkWidget *label)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (label, gtk_inscription_get_text (inscription));
  int width, height;

  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_set_width (layout, gtk_widget_get_width (label) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  return is_shown (label) && width <= gtk_widget_get_width (label) &&
         height <= gtk_widget_get_height (label);
}

/* Where the instruction is not seen as a whole, there is the way to it. */
static void
assert_instruction (PageFixture *self, gboolean whole)
{
  if (is_whole (child (self, "instruction_label")))
    {
      assert_inside (self, "instruction_label");
      assert_inside (self, "caution_label");
    }
  else if (whole)
    g_error ("The instruction is cut: %s", fit_text (self, "instruction_label"));
  else
    assert_turn_inside (self);
}

static void
check_instructions (const char *id, int width, int height, gboolean whole)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  g_autoptr (PageFixture) self = page_fixture_new_for (fixture_new (routine, NULL), width, height);
  SoleusSession *session = self->fixture->session;
  SoleusPhase *next;

  for (;;)
    {
      ui_draw (self->window, 2);
      assert_instruction (self, whole);
      next = soleus_session_get_next_phase (session);
      if (!next || soleus_phase_get_kind (next) == SOLEUS_PHASE_DONE)
        return;
      soleus_session_skip (session);
    }
}

static const char *const steps_routines[] = { "wall-full", "roller", "ball",      "hands",
                                              "pump",      "desk",   "after-run", "before-bed" };

/* What is read before the hands are on the wall is whole in a window of usual size, of which a line
 * that says something about the sound may have taken its part. */
static void
test_instruction_whole (void)
{
  static const int sizes[][2] = { { 1024, 564 }, { 960, 684 }, { 1280, 732 }, { 1280, 764 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (steps_routines); j++)
      check_instructions (steps_routines[j], sizes[i][0], sizes[i][1], TRUE);
}

/* In a small one there is a sign where it is not. */
static void
test_instruction_sign (void)
{
  static const int sizes[][2] = { { 360, 600 }, { 640, 360 }, { 700, 480 },
                                  { 900, 420 }, { 520, 700 }, { 360, 420 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_instructions ("wall-full", sizes[i][0], sizes[i][1], FALSE);
      check_instructions ("roller", sizes[i][0], sizes[i][1], FALSE);
    }
}

/* Turned to in the place of the pictures, a cut instruction has more room. */
static void
test_turn_to_cut (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (640, 360);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.turn", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.turn", NULL);
  ui_draw (self->window, 2);
  g_assert_true (is_whole (child (self, "instruction_label")));
  assert_inside (self, "caution_label");
  assert_inside (self, "cue_label");
}

/* A phone on its side, with what a massage shows above the stage and less height by what may be
 * said about the sound. */
static void
test_low (void)
{
  static const int sizes[][2] = { { 640, 320 }, { 600, 320 }, { 800, 400 } };
  const char *const shown[] = { "stop_button", "pause_button", "ring",           "leg_label",
                                "cue_label",   "figure",       "controls_start", "controls_end" };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SoleusRoutine) ball = fixture_find_routine ("ball");
      g_autoptr (PageFixture) self =
          page_fixture_new_for (fixture_new (ball, NULL), sizes[i][0], sizes[i][1]);

      while (!is_shown (child (self, "strip")))
        soleus_session_skip (self->fixture->session);
      gtk_widget_set_visible (ui_child (child (self, "strip"), "gentle_note"), TRUE);
      ui_draw (self->window, 30);
      settle (self, sizes[i][0], sizes[i][1]);
      for (guint j = 0; j < G_N_ELEMENTS (shown); j++)
        assert_inside (self, shown[j]);
      assert_turn_inside (self);
      assert_inside (self, "strip");
      g_assert_cmpfloat (bounds (self, child (self, "stop_button")).size.height, >=, 64);
    }
}

/* No answer to a stop is out of sight because it is the last one. */
static void
test_low_answers (void)
{
  static const int sizes[][2] = { { 640, 360 }, { 600, 360 }, { 360, 600 }, { 1280, 800 } };
  GtkWidget *answer;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PageFixture) self = page_fixture_new (sizes[i][0], sizes[i][1]);
      GtkWidget *stop_page = GTK_WIDGET (soleus_session_page_get_stop_page (self->page));

      gtk_widget_activate_action (GTK_WIDGET (self->page), "session.stop", NULL);
      settle (self, sizes[i][0], sizes[i][1]);
      answer = ui_child (stop_page, "gone_button");
      g_assert_true (gtk_widget_has_focus (answer));
      for (guint j = 0; j < 4; j++, answer = gtk_widget_get_next_sibling (answer))
        assert_widget_inside (self, answer, "an answer");
      g_assert_null (answer);
    }
}

/* The close-up and the instruction take the figure's place in turn, and come round again. */
static void
test_turn (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (360, 600);

  g_assert_true (is_shown (child (self, "figure")));
  g_assert_false (is_shown (child (self, "leg_view")));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->page), "session.turn", NULL);
      settle (self, 360, 600);
      g_assert_true (is_shown (child (self, "leg_view")) == (i == 0));
      g_assert_true (is_shown (child (self, "instruction_label")) == (i == 1));
      g_assert_true (is_shown (child (self, "figure")) == (i == 2));
    }
}

/* With text at 200 % Stop, Pause, the digits, the leg and the cue stay. */
static void
test_large_text (void)
{
  int dpi;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  {
    g_autoptr (PageFixture) self = page_fixture_new (360, 600);

    assert_inside (self, "stop_button");
    assert_inside (self, "pause_button");
    assert_inside (self, "ring");
    assert_inside (self, "leg_label");
    assert_inside (self, "cue_label");
    g_assert_cmpfloat (bounds (self, child (self, "stop_button")).size.height, >=, 64);
  }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
}

/* The interface is mirrored where text runs from the right; the anatomy is not, and the digits
 * run from the left. */
static void
test_right_to_left (void)
{
  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  {
    g_autoptr (PageFixture) self = page_fixture_new (1280, 800);
    graphene_rect_t figure = bounds (self, child (self, "figure"));
    graphene_rect_t leg = bounds (self, child (self, "leg_label"));

    g_assert_cmpfloat (leg.origin.x + leg.size.width, <, figure.origin.x);
    g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_first_child (child (self, "ring"))),
                     ==, GTK_TEXT_DIR_LTR);
  }
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

/* On the roller the leg lies, below a figure that has the whole width; at the wall it stands
 * beside. */
static void
test_lying (void)
{
  static const int sizes[][2] = { { 1200, 900 }, { 1280, 800 }, { 1000, 700 } };
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PageFixture) self =
          page_fixture_new_for (fixture_new (roller, NULL), sizes[i][0], sizes[i][1]);
      g_autoptr (PageFixture) wall = page_fixture_new (sizes[i][0], sizes[i][1]);
      graphene_rect_t figure = bounds (self, child (self, "figure"));
      graphene_rect_t inset = bounds (self, child (self, "leg_view"));
      gboolean lies, stands;

      g_object_get (child (self, "leg_view"), "lying", &lies, NULL);
      g_object_get (child (wall, "leg_view"), "lying", &stands, NULL);
      g_assert_true (lies);
      g_assert_false (stands);
      assert_inside (self, "leg_view");
      g_assert_cmpfloat (figure.origin.y + figure.size.height, <=, inset.origin.y);
      g_assert_cmpfloat (figure.size.width, ==, inset.size.width);
      g_assert_cmpfloat (figure.size.width, >,
                         bounds (wall, child (wall, "figure")).size.width * 1.5);
    }
}

static void
test_controls (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (900, 700);
  SoleusSession *session = self->fixture->session;
  GtkWidget *page = GTK_WIDGET (self->page);

  gtk_widget_activate_action (page, "session.toggle", NULL);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_PAUSED);
  gtk_widget_activate_action (page, "session.toggle", NULL);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_RUNNING);
  gtk_widget_activate_action (page, "session.skip", NULL);
  g_assert_cmpuint (soleus_session_get_position (session), ==, 1);
  gtk_widget_activate_action (page, "session.more", NULL);
  g_assert_cmpint (soleus_session_get_length (session), ==, 40000);
  gtk_widget_activate_action (page, "session.less", NULL);
  g_assert_cmpint (soleus_session_get_length (session), ==, 30000);
  gtk_widget_activate_action (page, "session.back", NULL);
  g_assert_cmpuint (soleus_session_get_position (session), ==, 0);
  gtk_widget_activate_action (page, "session.stop", NULL);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_STOPPED);
  /* No control brings a stopped session back. */
  gtk_widget_activate_action (page, "session.toggle", NULL);
  gtk_widget_activate_action (page, "session.skip", NULL);
  g_assert_cmpint (soleus_session_get_state (session), ==, SOLEUS_SESSION_STOPPED);
}

static void
title_cb (SoleusSessionPage *page, GParamSpec *pspec, GPtrArray *titles)
{
  g_ptr_array_add (titles, g_strdup (soleus_session_page_get_title (page)));
}

/* Milestones are announced once each, and never the seconds. */
static void
test_milestones (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (900, 700);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *const expected[] = { "Hold. Left leg: Upper calf stretch",
                                   "Half-way. Left leg: Upper calf stretch", "10 seconds left",
                                   "Rest. Left leg: Upper calf stretch" };

  g_signal_connect (self->page, "notify::title", G_CALLBACK (title_cb), titles);
  fixture_run (self->fixture, 45 * SECOND);
  g_assert_cmpuint (titles->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < titles->len; i++)
    g_assert_cmpstr (titles->pdata[i], ==, expected[i]);
}

static gboolean
is_work_of (SoleusPhase *phase, const char *step)
{
  return soleus_phase_get_kind (phase) == SOLEUS_PHASE_WORK &&
         strcmp (soleus_phase_get_step (phase)->id, step) == 0;
}

/* A phase that the cap of the hour takes away is not said to come next, nor does it come. */
static void
test_next (void)
{
  g_autoptr (SoleusRoutine) ball = fixture_find_routine ("ball");
  g_autoptr (PageFixture) self =
      page_fixture_new_for (fixture_new_pressed (ball, SOLEUS_LEG_LEFT, 80 * SECOND), 900, 700);

  while (!is_work_of (soleus_session_get_phase (self->fixture->session), "BF"))
    fixture_run (self->fixture, SECOND);
  g_assert_cmpstr (fit_text (self, "leg_label"), ==, "LEFT");
  g_assert_cmpstr (fit_text (self, "next_label"), ==, "Next: Switch legs");
  fixture_run (self->fixture, 32 * SECOND);
  g_assert_cmpstr (fit_text (self, "phase_label"), ==, "Switch legs");
  g_assert_cmpstr (fit_text (self, "leg_label"), ==, "RIGHT");
}

/* Given the session that it has, a bar goes on watching it. */
static void
test_same_session (void)
{
  g_autoptr (Fixture) fixture = fixture_new_wall ();
  g_autoptr (SoleusSessionBar) bar =
      g_object_ref_sink (g_object_new (SOLEUS_TYPE_SESSION_BAR, NULL));
  guint signal = g_signal_lookup ("phase-changed", SOLEUS_TYPE_SESSION);

  for (guint i = 0; i < 2; i++)
    {
      soleus_session_bar_set_session (bar, fixture->session);
      g_assert_cmpuint (g_signal_handler_find (fixture->session,
                                               G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA, signal, 0,
                                               NULL, NULL, bar),
                        !=, 0);
    }
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/session-page/distance", test_distance);
  g_test_add_func ("/soleus/session-page/narrow", test_narrow);
  g_test_add_func ("/soleus/session-page/caution-whole", test_caution_whole);
  g_test_add_func ("/soleus/session-page/instruction-whole", test_instruction_whole);
  g_test_add_func ("/soleus/session-page/instruction-sign", test_instruction_sign);
  g_test_add_func ("/soleus/session-page/low", test_low);
  g_test_add_func ("/soleus/session-page/low-answers", test_low_answers);
  g_test_add_func ("/soleus/session-page/turn", test_turn);
  g_test_add_func ("/soleus/session-page/turn-to-cut", test_turn_to_cut);
  g_test_add_func ("/soleus/session-page/large-text", test_large_text);
  g_test_add_func ("/soleus/session-page/right-to-left", test_right_to_left);
  g_test_add_func ("/soleus/session-page/lying", test_lying);
  g_test_add_func ("/soleus/session-page/controls", test_controls);
  g_test_add_func ("/soleus/session-page/milestones", test_milestones);
  g_test_add_func ("/soleus/session-page/next", test_next);
  g_test_add_func ("/soleus/session-page/same-session", test_same_session);
  return g_test_run ();
}
