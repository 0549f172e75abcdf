/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "session-fixture.h"
#include "soleus-appearance.h"
#include "soleus-countdown-ring.h"
#include "soleus-fit-label.h"
#include "soleus-leg-view.h"
#include "soleus-session-bar.h"
#include "soleus-session-page.h"
#include "soleus-settings.h"
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
  /* As from the page of the routine. */
  soleus_session_page_set_noted (self->page, TRUE);
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

/* The ink of a label's text, in pixels. */
static PangoRectangle
get_ink (GtkWidget *label)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (label, gtk_inscription_get_text (inscription));
  PangoRectangle ink;

  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_get_pixel_extents (layout, &ink, NULL);
  return ink;
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

/* What to do is seen as a whole, and what to look out for too or by the way to it. */
static void
assert_words (PageFixture *self)
{
  assert_inside (self, "cue_label");
  if (!is_whole (child (self, "cue_label")))
    g_error ("The sentence is cut: %s", fit_text (self, "cue_label"));
  if (is_shown (child (self, "caution_label")))
    g_assert_true (is_whole (child (self, "caution_label")));
  else
    assert_turn_inside (self);
}

/* The size of a time of minutes and seconds, as a share of that of two digits. */
#define MINUTES 0.65

/* The least sizes of the digits, of side and sentence, and of all else. */
typedef struct
{
  int width, height;
  double digits, big, small;
} Sizes;

static void
assert_size (PageFixture *self, const char *name, double least)
{
  GtkWidget *label = child (self, name);

  if (!is_shown (label))
    return;
  if (!*fit_text (self, name))
    g_error ("%s is shown and says nothing", name);
  if (font_size (label) < least)
    g_error ("%s has %g px: %s", name, font_size (label), fit_text (self, name));
}

static void
assert_readable (PageFixture *self, gconstpointer data)
{
  const Sizes *sizes = data;
  GtkWidget *digits = gtk_widget_get_last_child (child (self, "ring"));
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (digits));
  const char *text = gtk_inscription_get_text (inscription);
  double least;

  assert_words (self);
  assert_inside (self, "caution_label");
  assert_inside (self, "figure");
  assert_inside (self, "leg_view");
  assert_inside (self, "leg_sign");
  /* Minutes have more digits, and the time comes down to two of them. */
  least = g_utf8_strlen (text, -1) <= 2 ? sizes->digits : sizes->digits * MINUTES;
  if (font_size (digits) < least)
    g_error ("%s has %g px", text, font_size (digits));
  assert_size (self, "leg_label", sizes->big);
  assert_size (self, "cue_label", sizes->big);
  assert_size (self, "phase_label", sizes->small);
  assert_size (self, "caution_label", sizes->small);
  assert_size (self, "repetition_label", sizes->small);
  assert_size (self, "next_label", sizes->small);
  assert_size (self, "muscle_label", sizes->small);
}

static void
check_words (PageFixture *self, gconstpointer data)
{
  assert_words (self);
}

/* What the next frame would do, without drawing it. */
static void
lay_out (PageFixture *self)
{
  GtkWidget *page = GTK_WIDGET (self->page);
  int width = gtk_widget_get_width (page), height = gtk_widget_get_height (page), needed;

  ui_restyle (page);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  g_assert_cmpint (needed, <=, width);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, width, &needed, NULL, NULL, NULL);
  g_assert_cmpint (needed, <=, height);
  gtk_widget_size_allocate (page, &(GtkAllocation){ 0, 0, width, height }, -1);
}

typedef void (*Check) (PageFixture *self, gconstpointer data);

/* Looks at every phase of a routine. */
static void
check_phases (const char *id, int width, int height, Check check, gconstpointer data)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  g_autoptr (PageFixture) self = page_fixture_new_for (fixture_new (routine, NULL), width, height);
  SoleusSession *session = self->fixture->session;
  SoleusPhase *next;

  for (;;)
    {
      lay_out (self);
      check (self, data);
      next = soleus_session_get_next_phase (session);
      if (!next || soleus_phase_get_kind (next) == SOLEUS_PHASE_DONE)
        return;
      soleus_session_skip (session);
    }
}

static const char *const fonts[] = { "Cantarell 11", "Inter 11", "DejaVu Sans 11", "Noto Sans 11" };

static const char *const steps_routines[] = { "wall-full",      "roller",     "ball",
                                              "hands",          "pump",       "desk",
                                              "after-run",      "before-bed", "hamstring",
                                              "hamstring-lying" };

/* A1: what to do can be read from three metres in every step and phase, and nothing of it is cut.
 * The second height of each window is what a line about the sound leaves. */
static void
test_a1_readable (void)
{
  static const Sizes sizes[] = {
    { 1280, 800, 110, 48, 28 },
    { 960, 720, 88, 36, 22 },
    { 960, 684, 80, 34, 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (steps_routines); j++)
      check_phases (steps_routines[j], sizes[i].width, sizes[i].height, assert_readable, &sizes[i]);
}

/* The same in fonts with wide letters or high lines, in the routines with the longest sentences. */
static void
test_a1_fonts (void)
{
  static const Sizes sizes[] = { { 1280, 800, 110, 48, 28 }, { 960, 720, 88, 36, 22 } };
  static const char *const routines[] = { "wall-full", "roller" };
  g_autofree char *font = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-font-name", fonts[i], NULL);
      for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
        for (guint k = 0; k < G_N_ELEMENTS (routines); k++)
          check_phases (routines[k], sizes[j].width, sizes[j].height, assert_readable, &sizes[j]);
    }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
}

/* A1: in a small window too the sentence is whole, and there is a way to what to look out for. */
static void
test_a1_small (void)
{
  static const int sizes[][2] = { { 1024, 564 }, { 360, 600 }, { 640, 360 }, { 700, 480 },
                                  { 900, 420 },  { 520, 700 }, { 360, 420 }, { 520, 900 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      check_phases ("wall-full", sizes[i][0], sizes[i][1], check_words, NULL);
      check_phases ("roller", sizes[i][0], sizes[i][1], check_words, NULL);
    }
}

/* What the close-up says of the muscles: they have worked, or get ready to, or work. */
static void
assert_marked (const SoleusCalf *calf, SoleusPhase *phase, SoleusPhase *previous)
{
  SoleusStep *step = soleus_phase_get_step (phase);
  SoleusPhaseKind kind = soleus_phase_get_kind (phase);
  gboolean stretch = step->kind == SOLEUS_STEP_STRETCH;

  if (kind == SOLEUS_PHASE_REST || kind == SOLEUS_PHASE_SWITCH)
    {
      gboolean worked = previous && soleus_phase_get_kind (previous) == SOLEUS_PHASE_WORK &&
                        soleus_phase_get_leg (previous) == calf->leg;

      g_assert_cmpint (calf->mark, ==, SOLEUS_MARK_AFTER);
      g_assert_cmpint (calf->target, ==,
                       worked ? soleus_phase_get_step (previous)->target : SOLEUS_MUSCLE_NONE);
      return;
    }
  g_assert_cmpint (calf->target, ==, step->target);
  g_assert_cmpint (calf->mark, ==,
                   kind == SOLEUS_PHASE_WORK && stretch ? SOLEUS_MARK_STRETCHING
                                                        : SOLEUS_MARK_TARGET);
}

/* From behind where the knee is straight in the end; where it is bent, that is seen. */
static void
assert_aspect (PageFixture *self, SoleusPhase *phase)
{
  SoleusAspect aspect;

  g_object_get (child (self, "leg_view"), "aspect", &aspect, NULL);
  g_assert_cmpint (aspect, ==,
                   soleus_phase_get_step (phase)->knee == SOLEUS_KNEE_STRAIGHT
                       ? SOLEUS_ASPECT_BEHIND
                       : SOLEUS_ASPECT_SIDE);
}

/* A3: the page says what to do now, not what comes; the close-up rests with the leg. */
static void
test_a3_rest (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);
  SoleusSession *session = self->fixture->session;
  SoleusPhase *phase;

  for (;;)
    {
      SoleusStep *step;
      SoleusCalf calf;

      ui_draw (self->window, 2);
      calf = soleus_leg_view_get_calf (SOLEUS_LEG_VIEW (child (self, "leg_view")));
      phase = soleus_session_get_phase (session);
      step = soleus_phase_get_step (phase);
      assert_marked (&calf, phase, soleus_session_get_previous_phase (session));
      assert_aspect (self, phase);
      switch (soleus_phase_get_kind (phase))
        {
        case SOLEUS_PHASE_REST:
          g_assert_true (g_str_has_prefix (fit_text (self, "cue_label"), "Rest. "));
          g_assert_true (g_str_has_suffix (fit_text (self, "cue_label"), step->rest));
          break;
        case SOLEUS_PHASE_SWITCH:
          g_assert_cmpstr (fit_text (self, "cue_label"), ==, step->switch_legs);
          break;
        case SOLEUS_PHASE_WORK:
          g_assert_cmpstr (fit_text (self, "cue_label"), ==, step->cue);
          break;
        default:
          break;
        }
      phase = soleus_session_get_next_phase (session);
      if (!phase || soleus_phase_get_kind (phase) == SOLEUS_PHASE_DONE)
        return;
      soleus_session_skip (session);
    }
}

/* A pause is told by the largest words, with the way on. */
static void
test_paused (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);

  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.toggle", NULL);
  ui_draw (self->window, 2);
  g_assert_true (g_str_has_prefix (fit_text (self, "cue_label"), "Paused\n"));
  assert_words (self);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.toggle", NULL);
  g_assert_false (g_str_has_prefix (fit_text (self, "cue_label"), "Paused"));
}

/* There is room for it in the smallest of the wide windows, in every font. */
static void
test_repetition (void)
{
  g_autofree char *font = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-font-name", fonts[i], NULL);
      g_autoptr (PageFixture) self = page_fixture_new (960, 720);

      soleus_session_skip (self->fixture->session);
      ui_draw (self->window, 2);
      g_assert_true (g_str_has_prefix (fit_text (self, "repetition_label"), "1 of "));
      g_assert_true (is_shown (child (self, "repetition_label")));
    }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
}

/* B1: the digits keep off the ring in every font. */
static void
test_b1_digits (void)
{
  static const char *const texts[] = { "8", "21", "30", "47", "88", "1:45", "12:00" };
  g_autofree char *font = NULL;

  g_object_get (gtk_settings_get_default (), "gtk-font-name", &font, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-font-name", fonts[i], NULL);
      g_autoptr (PageFixture) self = page_fixture_new (960, 720);
      GtkWidget *ring = child (self, "ring"), *digits = gtk_widget_get_last_child (ring);
      double size = gtk_widget_get_height (ring), inner = 0.89 * size - 10;

      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        {
          PangoRectangle ink;

          soleus_countdown_ring_set_time (SOLEUS_COUNTDOWN_RING (ring), texts[j], 0.5);
          ui_draw (self->window, 2);
          ink = get_ink (digits);
          /* Its corners. */
          g_assert_cmpfloat (ink.width * ink.width + ink.height * ink.height, <,
                             0.72 * inner * inner);
          if (strlen (texts[j]) <= 2)
            g_assert_cmpfloat (ink.width, <=, 0.62 * inner + 1);
        }
    }
  g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
}

/* B1: the signs at the sides of the digits go where they would stand in them. */
static void
test_b1_small_ring (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (360, 600);
  GtkWidget *less = gtk_widget_get_first_child (child (self, "ring"));

  assert_inside (self, "ring");
  g_assert_false (is_shown (less));
  g_assert_false (is_shown (gtk_widget_get_next_sibling (less)));
}

/* B16: the header has the name of the routine, which nothing else says. */
static void
test_b16_said_once (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);

  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (child (self, "title"))), ==,
                   soleus_session_get_routine (self->fixture->session)->name);
  g_assert_false (strstr (fit_text (self, "cue_label"), "Upper calf stretch") != NULL);
  g_assert_false (strstr (fit_text (self, "repetition_label"), "Upper calf stretch") != NULL);
}

/* What may not move while a session goes on. */
static const char *const kept_parts[] = { "stage",          "ring",         "cue_label",
                                          "caution_label",  "leg_label",    "phase_label",
                                          "controls_start", "pause_button", "controls_end",
                                          "stop_button" };

typedef struct
{
  graphene_rect_t parts[G_N_ELEMENTS (kept_parts)], pictures[2], ease;
  gboolean seen, eased;
} Kept;

static void
compare_place (PageFixture *self, const char *name, gboolean seen, graphene_rect_t *kept)
{
  graphene_rect_t rect = bounds (self, child (self, name));

  if (!seen)
    *kept = rect;
  else if (!graphene_rect_equal (&rect, kept))
    g_error ("%s moved from %g,%g %gx%g to %g,%g %gx%g", name, kept->origin.x, kept->origin.y,
             kept->size.width, kept->size.height, rect.origin.x, rect.origin.y, rect.size.width,
             rect.size.height);
}

static void
keep_parts (PageFixture *self, Kept *kept)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_parts); i++)
    compare_place (self, kept_parts[i], kept->seen, &kept->parts[i]);
}

/* Nothing changes its size from phase to phase, however long what there is to look out for is. */
static void
keep_all (PageFixture *self, gconstpointer data)
{
  Kept *kept = (Kept *) data;

  keep_parts (self, kept);
  compare_place (self, "figure", kept->seen, &kept->pictures[0]);
  compare_place (self, "leg_view", kept->seen, &kept->pictures[1]);
  kept->seen = TRUE;
}

/* In routines whose steps have long and short texts. */
static void
test_figure_keeps_size (void)
{
  static const char *const routines[] = { "wall-full", "desk", "pump", "hamstring-lying" };
  static const int sizes[][2] = { { 1280, 800 }, { 960, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        Kept kept = { 0 };

        check_phases (routines[i], sizes[j][0], sizes[j][1], keep_all, &kept);
      }
}

/* B6: nothing moves when "It eased" comes and goes, and it always comes in the same place. */
static void
keep_place (PageFixture *self, gconstpointer data)
{
  Kept *kept = (Kept *) data;
  GtkWidget *ease = ui_child (child (self, "strip"), "ease_button");
  graphene_rect_t rect;

  keep_parts (self, kept);
  kept->seen = TRUE;
  if (!is_shown (ease))
    return;
  assert_widget_inside (self, ease, "ease_button");
  if (!kept->eased)
    kept->ease = bounds (self, ease);
  kept->eased = TRUE;
  rect = bounds (self, ease);
  g_assert_true (graphene_rect_equal (&kept->ease, &rect));
}

/* In the row of the buttons, left of Stop. */
static void
test_b6_no_jump (void)
{
  static const char *const routines[] = { "roller", "ball" };
  static const int sizes[][2] = { { 1280, 800 }, { 960, 720 } };

  for (guint i = 0; i < G_N_ELEMENTS (routines); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      {
        Kept kept = { 0 };
        const graphene_rect_t *stop = &kept.parts[G_N_ELEMENTS (kept_parts) - 1];

        check_phases (routines[i], sizes[j][0], sizes[j][1], keep_place, &kept);
        g_assert_true (kept.eased);
        g_assert_cmpfloat (kept.ease.origin.x + kept.ease.size.width, <, stop->origin.x);
        g_assert_cmpfloat (kept.ease.origin.y, >=, stop->origin.y);
      }
}

/* The halves of the ring take ten seconds and give them. */
static void
test_halves (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);
  GtkWidget *less = gtk_widget_get_first_child (child (self, "ring"));
  GtkWidget *more = gtk_widget_get_next_sibling (less);

  soleus_session_skip (self->fixture->session);
  assert_widget_inside (self, less, "less");
  assert_widget_inside (self, more, "more");
  g_assert_cmpfloat (bounds (self, less).size.width, >=, 44);
  g_signal_emit_by_name (more, "clicked");
  g_assert_cmpint (soleus_session_get_length (self->fixture->session), ==, 40000);
  g_signal_emit_by_name (less, "clicked");
  g_assert_cmpint (soleus_session_get_length (self->fixture->session), ==, 30000);
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
      /* The text is read first, and is no answer. */
      g_assert_true (gtk_widget_has_focus (ui_child (stop_page, "text")));
      answer = gtk_widget_get_next_sibling (
          gtk_widget_get_first_child (ui_child (stop_page, "question")));
      g_assert_true (gtk_widget_child_focus (GTK_WIDGET (self->page), GTK_DIR_TAB_FORWARD));
      g_assert_true (gtk_widget_has_focus (answer));
      for (guint j = 0; j < 4; j++, answer = gtk_widget_get_next_sibling (answer))
        assert_widget_inside (self, answer, "an answer");
      g_assert_null (answer);
    }
}

/* The close-up and the caution take the figure's place in turn, and come round again. */
static void
test_turn (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (640, 360);

  g_assert_true (is_shown (child (self, "figure")));
  g_assert_false (is_shown (child (self, "leg_view")));
  for (int i = 0; i < 3; i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->page), "session.turn", NULL);
      settle (self, 640, 360);
      g_assert_true (is_shown (child (self, "leg_view")) == (i == 0));
      g_assert_true (is_shown (child (self, "caution_label")) == (i == 1));
      g_assert_true (is_shown (child (self, "figure")) == (i == 2));
      assert_words (self);
    }
}

/* In a narrow window the leg's name in Hebrew and Arabic had its end cut off, which tells the leg. */
static void
test_leg_is_whole (void)
{
  static const char *const names[] = { "רגל שמאל", "الساق اليسرى", "Linkes Bein" };
  g_autoptr (PageFixture) self = page_fixture_new (360, 900);
  GtkWidget *label = child (self, "leg_label");
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (int width = 120; width <= 240; width += 10)
      {
        g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, names[i]);

        soleus_fit_label_set_text (SOLEUS_FIT_LABEL (label), names[i]);
        gtk_widget_size_allocate (label, &(GtkAllocation){ 0, 0, width, 60 }, -1);
        pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
        pango_layout_set_width (layout, width * PANGO_SCALE);
        pango_layout_set_height (layout, 60 * PANGO_SCALE);
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
        g_assert_false (pango_layout_is_ellipsized (layout));
      }
}

/* Korean sentences have their lines broken between words. */
static void
test_korean (void)
{
  static const char text[] = "무릎 펴고, 뒤꿈치 붙이고, 기울이세요";
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);
  SoleusFitLabel *label = SOLEUS_FIT_LABEL (child (self, "cue_label"));
  guint broken = 0;

  soleus_fit_label_set_text (label, text);
  for (int width = 60; width <= 600; width += 20)
    {
      GtkInscription *inscription =
          GTK_INSCRIPTION (gtk_widget_get_first_child (GTK_WIDGET (label)));
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (label), text);

      gtk_widget_size_allocate (GTK_WIDGET (label), &(GtkAllocation){ 0, 0, width, 300 }, -1);
      pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
      for (GSList *line = pango_layout_get_lines_readonly (layout)->next; line; line = line->next)
        {
          const PangoLayoutLine *each = line->data;

          g_assert_cmpint (text[each->start_index - 1], ==, ' ');
          broken++;
        }
    }
  g_assert_cmpuint (broken, >, 20);
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
    g_assert_cmpint (gtk_widget_get_direction (gtk_widget_get_last_child (child (self, "ring"))),
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

/* The close-up is no small inset: it has two fifths of the figure's area or more. */
static void
test_close_up_is_large (void)
{
  static const int sizes[][2] = { { 1280, 800 }, { 960, 720 }, { 1200, 960 }, { 720, 900 } };
  static const char *const routines[] = { "wall-full", "roller" };

  for (guint r = 0; r < G_N_ELEMENTS (routines); r++)
    for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
      {
        g_autoptr (SoleusRoutine) routine = fixture_find_routine (routines[r]);
        g_autoptr (PageFixture) self =
            page_fixture_new_for (fixture_new (routine, NULL), sizes[i][0], sizes[i][1]);
        graphene_rect_t figure = bounds (self, child (self, "figure"));
        graphene_rect_t inset = bounds (self, child (self, "leg_view"));

        g_assert_true (is_shown (child (self, "leg_view")));
        g_assert_cmpfloat (inset.size.width * inset.size.height, >=,
                           0.4 * figure.size.width * figure.size.height);
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
show_without_page (PageFixture *self)
{
  soleus_session_page_set_noted (self->page, FALSE);
  soleus_session_page_set_session (self->page, self->fixture->session);
  ui_draw (self->window, 2);
}

/* A stretch that was started without its page began without a word of when not to do it. */
static void
test_stretch_note (void)
{
  g_autoptr (SoleusRoutine) roller = fixture_find_routine ("roller");
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);
  g_autoptr (PageFixture) massage = page_fixture_new_for (fixture_new (roller, NULL), 960, 720);
  GtkWidget *note = child (self, "stretch_note");

  g_assert_false (soleus_session_page_has_note (self->page));
  show_without_page (massage);
  show_without_page (self);
  g_assert_false (soleus_session_page_has_note (massage->page));
  g_assert_true (soleus_session_page_has_note (self->page));
  assert_inside (self, "stretch_note");
  assert_widget_inside (self, ui_child (note, "list_button"), "list_button");
  g_assert_cmpfloat (bounds (self, note).origin.y + bounds (self, note).size.height, <=,
                     bounds (self, child (self, "stage")).origin.y);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.skip", NULL);
  g_assert_false (soleus_session_page_has_note (self->page));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.back", NULL);
  g_assert_true (soleus_session_page_has_note (self->page));
}

/* On the smallest screens too nothing is pushed out of the window. */
static void
test_stretch_note_small (void)
{
  static const int sizes[][2] = { { 360, 640 }, { 640, 360 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (PageFixture) self = page_fixture_new (sizes[i][0], sizes[i][1]);

      show_without_page (self);
      g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->page)), ==, sizes[i][1]);
      assert_inside (self, "stretch_note");
      assert_inside (self, "pause_button");
      assert_inside (self, "stop_button");
    }
}

/* Nobody was asked yet. */
static SoleusSettings *
new_settings (void)
{
  g_autoptr (GSettings) stored = g_settings_new (SOLEUS_APP_ID);

  g_settings_reset (stored, "voice");
  g_settings_reset (stored, "voice-question-seen");
  return soleus_settings_new ();
}

/* As the window does it where the machine has a voice. */
static void
offer_voice (PageFixture *self, SoleusSettings *settings)
{
  soleus_session_page_offer_voice (self->page, settings);
  soleus_session_page_set_session (self->page, self->fixture->session);
  ui_draw (self->window, 2);
}

/* Nothing moves when it is answered, and it goes with the time to get ready. */
static void
test_voice_question (void)
{
  g_autoptr (SoleusSettings) settings = new_settings ();
  g_autoptr (PageFixture) self = page_fixture_new (960, 720);
  GtkWidget *question = child (self, "voice_question");
  graphene_rect_t stage;

  g_assert_false (gtk_widget_get_visible (question));
  offer_voice (self, settings);
  assert_inside (self, "voice_question");
  stage = bounds (self, child (self, "stage"));
  gtk_widget_activate_action (question, "voice.yes", NULL);
  ui_draw (self->window, 2);
  g_assert_true (soleus_settings_get_voice (settings));
  g_assert_true (soleus_settings_has_seen (settings, SOLEUS_NOTICE_VOICE));
  g_assert_true (is_shown (question));
  g_assert_true (gtk_widget_has_focus (child (self, "pause_button")));
  g_assert_cmpfloat (bounds (self, child (self, "stage")).origin.y, ==, stage.origin.y);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.skip", NULL);
  g_assert_false (gtk_widget_get_visible (question));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.back", NULL);
  g_assert_false (gtk_widget_get_visible (question));
  soleus_settings_set_voice (settings, FALSE);
  offer_voice (self, settings);
  g_assert_false (gtk_widget_get_visible (question));
}

/* Who got ready without an answer isn't asked again. */
static void
test_voice_question_passed_over (void)
{
  g_autoptr (SoleusSettings) settings = new_settings ();
  g_autoptr (PageFixture) self = page_fixture_new (360, 640);

  offer_voice (self, settings);
  assert_inside (self, "voice_question");
  assert_inside (self, "pause_button");
  assert_inside (self, "stop_button");
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (self->page)), ==, 360);
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (self->page)), ==, 640);
  g_assert_false (soleus_settings_has_seen (settings, SOLEUS_NOTICE_VOICE));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.skip", NULL);
  g_assert_true (soleus_settings_has_seen (settings, SOLEUS_NOTICE_VOICE));
  g_assert_false (soleus_settings_get_voice (settings));
}

/* A screen that is too low for it asks another time. */
static void
test_voice_question_low (void)
{
  g_autoptr (SoleusSettings) settings = new_settings ();
  g_autoptr (PageFixture) self = page_fixture_new (640, 360);

  show_without_page (self);
  offer_voice (self, settings);
  g_assert_false (gtk_widget_get_visible (child (self, "voice_question")));
  gtk_widget_activate_action (GTK_WIDGET (self->page), "session.skip", NULL);
  g_assert_false (soleus_settings_has_seen (settings, SOLEUS_NOTICE_VOICE));
}

static void
title_cb (SoleusSessionPage *page, GParamSpec *pspec, GPtrArray *titles)
{
  g_ptr_array_add (titles, g_strdup (soleus_session_page_get_title (page)));
}

static GMenuModel *
find_menu (GtkWidget *widget)
{
  GMenuModel *menu = GTK_IS_MENU_BUTTON (widget)
                         ? gtk_menu_button_get_menu_model (GTK_MENU_BUTTON (widget))
                         : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (widget); each && !menu;
       each = gtk_widget_get_next_sibling (each))
    menu = find_menu (each);
  return menu;
}

/* The menu tells the keys of what is in it. */
static void
test_menu_keys (void)
{
  static const struct
  {
    const char *action, *key;
  } rows[] = {
    { "session.back", "Page_Up" }, { "session.skip", "Page_Down" }, { "session.less", "Down" },
    { "session.more", "Up" },      { "app.sound-muted", "m" },
  };
  g_autoptr (PageFixture) self = page_fixture_new (900, 700);
  GMenuModel *menu = find_menu (GTK_WIDGET (self->page));
  guint n = 0;

  for (int section = 0; section < g_menu_model_get_n_items (menu); section++)
    {
      g_autoptr (GMenuModel) items =
          g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);

      for (int item = 0; item < g_menu_model_get_n_items (items); item++)
        {
          g_autofree char *action = NULL, *key = NULL;

          g_menu_model_get_item_attribute (items, item, "action", "s", &action);
          if (!g_menu_model_get_item_attribute (items, item, "accel", "s", &key))
            continue;
          g_assert_cmpstr (action, ==, rows[n].action);
          g_assert_cmpstr (key, ==, rows[n++].key);
        }
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (rows));
}

/* Milestones are announced once each, and never the seconds. */
static void
test_milestones (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (900, 700);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *const expected[] = { "Hold. Left leg. Knee straight, heel down, lean in",
                                   "Halfway. Left leg: Upper calf stretch", "10 seconds left",
                                   "Rest. Step in and shake the leg" };

  g_signal_connect (self->page, "notify::title", G_CALLBACK (title_cb), titles);
  fixture_run (self->fixture, 45 * SECOND);
  g_assert_cmpuint (titles->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < titles->len; i++)
    g_assert_cmpstr (titles->pdata[i], ==, expected[i]);
}

/* A stop that is taken back leads to getting ready; that it was a pause first isn't said. */
static void
test_taken_back (void)
{
  g_autoptr (PageFixture) self = page_fixture_new (900, 700);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  SoleusSession *session = self->fixture->session;
  g_autoptr (GError) error = NULL;

  soleus_session_skip (session);
  soleus_session_stop (session);
  g_signal_connect (self->page, "notify::title", G_CALLBACK (title_cb), titles);
  soleus_session_take_back (session, &error);
  g_assert_no_error (error);
  soleus_session_resume (session, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < titles->len; i++)
    g_assert_cmpstr (titles->pdata[i], !=, "Paused");
  g_assert_cmpuint (titles->len, >, 0);
  g_assert_true (g_str_has_prefix (titles->pdata[titles->len - 1],
                                   "Get ready. Left leg. Face the wall, hands on it. "));
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
  g_assert_cmpstr (fit_text (self, "leg_label"), ==, "Left leg");
  g_assert_cmpstr (fit_text (self, "next_label"), ==, "Next: Switch legs");
  fixture_run (self->fixture, 32 * SECOND);
  g_assert_cmpstr (fit_text (self, "phase_label"), ==, "Switch legs");
  g_assert_cmpstr (fit_text (self, "leg_label"), ==, "Right leg");
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

/* What was measured holds for these texts, this width and this size only. */
static void
test_tallest_text (void)
{
  SoleusFitLabel *label = g_object_ref_sink (g_object_new (SOLEUS_TYPE_FIT_LABEL, NULL));
  const char *const few[] = { "Hold", NULL };
  const char *const more[] = { "Hold", "Knee straight, heel down, lean in", NULL };
  int line, lines;

  g_assert_cmpint (soleus_fit_label_get_tallest (label, 120), ==, 0);
  soleus_fit_label_set_size (label, 20);
  soleus_fit_label_set_texts (label, few);
  line = soleus_fit_label_get_tallest (label, 120);
  g_assert_cmpint (line, >, 0);
  soleus_fit_label_set_texts (label, more);
  lines = soleus_fit_label_get_tallest (label, 120);
  g_assert_cmpint (lines, >=, 2 * line);
  g_assert_cmpint (soleus_fit_label_get_tallest (label, 2000), <, lines);
  g_assert_cmpint (soleus_fit_label_get_tallest (label, 120), ==, lines);
  soleus_fit_label_set_size (label, 30);
  g_assert_cmpint (soleus_fit_label_get_tallest (label, 120), >, lines);
  g_object_unref (label);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/soleus/session-page/a1-readable", test_a1_readable);
  g_test_add_func ("/soleus/session-page/a1-fonts", test_a1_fonts);
  g_test_add_func ("/soleus/session-page/leg-is-whole", test_leg_is_whole);
  g_test_add_func ("/soleus/session-page/korean", test_korean);
  g_test_add_func ("/soleus/session-page/a1-small", test_a1_small);
  g_test_add_func ("/soleus/session-page/tallest-text", test_tallest_text);
  g_test_add_func ("/soleus/session-page/a3-rest", test_a3_rest);
  g_test_add_func ("/soleus/session-page/paused", test_paused);
  g_test_add_func ("/soleus/session-page/b1-digits", test_b1_digits);
  g_test_add_func ("/soleus/session-page/repetition", test_repetition);
  g_test_add_func ("/soleus/session-page/b1-small-ring", test_b1_small_ring);
  g_test_add_func ("/soleus/session-page/b6-no-jump", test_b6_no_jump);
  g_test_add_func ("/soleus/session-page/figure-keeps-size", test_figure_keeps_size);
  g_test_add_func ("/soleus/session-page/b16-said-once", test_b16_said_once);
  g_test_add_func ("/soleus/session-page/halves", test_halves);
  g_test_add_func ("/soleus/session-page/narrow", test_narrow);
  g_test_add_func ("/soleus/session-page/low", test_low);
  g_test_add_func ("/soleus/session-page/low-answers", test_low_answers);
  g_test_add_func ("/soleus/session-page/turn", test_turn);
  g_test_add_func ("/soleus/session-page/large-text", test_large_text);
  g_test_add_func ("/soleus/session-page/right-to-left", test_right_to_left);
  g_test_add_func ("/soleus/session-page/lying", test_lying);
  g_test_add_func ("/soleus/session-page/close-up-is-large", test_close_up_is_large);
  g_test_add_func ("/soleus/session-page/controls", test_controls);
  g_test_add_func ("/soleus/session-page/stretch-note", test_stretch_note);
  g_test_add_func ("/soleus/session-page/stretch-note-small", test_stretch_note_small);
  g_test_add_func ("/soleus/session-page/voice-question", test_voice_question);
  g_test_add_func ("/soleus/session-page/voice-question-passed-over",
                   test_voice_question_passed_over);
  g_test_add_func ("/soleus/session-page/voice-question-low", test_voice_question_low);
  g_test_add_func ("/soleus/session-page/menu-keys", test_menu_keys);
  g_test_add_func ("/soleus/session-page/milestones", test_milestones);
  g_test_add_func ("/soleus/session-page/taken-back", test_taken_back);
  g_test_add_func ("/soleus/session-page/next", test_next);
  g_test_add_func ("/soleus/session-page/same-session", test_same_session);
  return g_test_run ();
}
