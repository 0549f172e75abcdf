/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures how text stands out on every page and dialog, in light and in dark. Each is laid out in
 * a window, drawn by cairo, and every label looked for in the picture. High contrast is another
 * run, since a program keeps the contrast that it began with. */
#include "soleus-config.h"

#include <adwaita.h>
#include <math.h>

#include "history-support.h"
#include "session-fixture.h"
#include "soleus-advice-view.h"
#include "soleus-appearance.h"
#include "soleus-article-view.h"
#include "soleus-article.h"
#include "soleus-confirm-dialog.h"
#include "soleus-history-types.h"
#include "soleus-main-page.h"
#include "soleus-preferences-window.h"
#include "soleus-rating-row.h"
#include "soleus-routine-page.h"
#include "soleus-safety-dialog.h"
#include "soleus-session-page.h"
#include "soleus-theme.h"
#include "ui.h"

/* As WCAG 2.1 asks for it, and as tests/support/contrast.py measures it. */
#define TEXT       4.5
#define LARGE_TEXT 3.0
#define GRAPHICS   3.0
/* A line of large text is that high, in pixels. */
#define LARGE_GLYPH 24
/* Fewer pixels than this may be where two strokes cross. */
#define FEW_PIXELS 4
/* Rows that stand out less than this are empty. */
#define EMPTY 1.2

#define IS_HIGH (g_getenv ("ADW_DEBUG_HIGH_CONTRAST") != NULL)

#define WIDTH 1000
/* A page that scrolls is seen as a whole; the other ones have an ordinary window. */
#define WHOLE    2600
#define ORDINARY 860

/* The history's clock stands at 2024-05-15 12:00 UTC. */
#define LAST_SESSION "2024-05-15T10:00:00Z"
#define SESSIONS     40

typedef struct
{
  GtkWidget *window;
  GSimpleActionGroup *actions;
  Fixture *fixture;
  SoleusCatalogue *catalogue;
  SoleusSettings *settings;
  const char *theme;
  cairo_surface_t *picture;
  guint n_labels;
  guint faults;
} Look;

typedef struct
{
  guint32 colour;
  guint count;
  double ratio;
} Shade;

/* ---- one text */

static double
get_part (guint32 colour, int shift)
{
  double part = (colour >> shift & 255) / 255.0;

  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
get_ratio (guint32 one, guint32 other)
{
  double a = 0.2126 * get_part (one, 16) + 0.7152 * get_part (one, 8) + 0.0722 * get_part (one, 0);
  double b =
      0.2126 * get_part (other, 16) + 0.7152 * get_part (other, 8) + 0.0722 * get_part (other, 0);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static guint32
get_colour (cairo_surface_t *picture, int x, int y)
{
  const guint8 *row =
      cairo_image_surface_get_data (picture) + y * cairo_image_surface_get_stride (picture);

  return ((const guint32 *) row)[x] & 0xffffff;
}

static int
compare_shades (gconstpointer a, gconstpointer b)
{
  const Shade *one = a, *other = b;

  return (one->ratio < other->ratio) - (one->ratio > other->ratio);
}

/* The colours of a rectangle with how often each occurs; the one that contrasts most with the
 * ground, which is the most frequent one, comes first. */
static GArray *
list_shades (cairo_surface_t *picture, const cairo_rectangle_int_t *place, guint32 *ground)
{
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  GArray *shades = g_array_new (FALSE, FALSE, sizeof (Shade));
  guint most = 0;

  for (int y = place->y; y < place->y + place->height; y++)
    for (int x = place->x; x < place->x + place->width; x++)
      {
        Shade shade = { get_colour (picture, x, y) };
        gpointer key = GUINT_TO_POINTER (shade.colour);
        guint index = GPOINTER_TO_UINT (g_hash_table_lookup (found, key));

        if (index == 0)
          {
            g_array_append_val (shades, shade);
            index = shades->len;
            g_hash_table_insert (found, key, GUINT_TO_POINTER (index));
          }
        g_array_index (shades, Shade, index - 1).count++;
      }
  for (guint i = 0; i < shades->len; i++)
    if (g_array_index (shades, Shade, i).count > most)
      {
        most = g_array_index (shades, Shade, i).count;
        *ground = g_array_index (shades, Shade, i).colour;
      }
  for (guint i = 0; i < shades->len; i++)
    g_array_index (shades, Shade, i).ratio =
        get_ratio (g_array_index (shades, Shade, i).colour, *ground);
  g_array_sort (shades, compare_shades);
  return shades;
}

/* The highest run of rows that are not empty: a line of text from top to bottom. */
static int
get_glyph_height (cairo_surface_t *picture, const cairo_rectangle_int_t *place, guint32 ground)
{
  int highest = 0, run = 0;

  for (int y = place->y; y < place->y + place->height; y++)
    {
      gboolean empty = TRUE;

      for (int x = place->x; empty && x < place->x + place->width; x++)
        empty = get_ratio (get_colour (picture, x, y), ground) < EMPTY;
      run = empty ? 0 : run + 1;
      highest = MAX (highest, run);
    }
  return highest;
}

static gboolean
has_words (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (g_unichar_isalnum (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

static void
measure (Look *self, const char *page, const char *text, const cairo_rectangle_int_t *place)
{
  guint32 ground = 0;
  g_autoptr (GArray) shades = list_shades (self->picture, place, &ground);
  double wanted = has_words (text) ? TEXT : GRAPHICS;
  guint seen = 0, i;

  for (i = 0; i + 1 < shades->len; i++)
    {
      seen += g_array_index (shades, Shade, i).count;
      if (seen >= FEW_PIXELS)
        break;
    }
  self->n_labels++;
  if (g_array_index (shades, Shade, i).ratio >= wanted)
    return;
  if (get_glyph_height (self->picture, place, ground) >= LARGE_GLYPH)
    wanted = LARGE_TEXT;
  if (g_array_index (shades, Shade, i).ratio >= wanted)
    return;
  self->faults++;
  g_test_message ("%s: %.2f < %.1f, #%06x on #%06x: %s", page,
                  g_array_index (shades, Shade, i).ratio, wanted,
                  g_array_index (shades, Shade, i).colour, ground, text);
}

/* ---- one page */

/* What is seen of a widget in the picture. */
static gboolean
find_place (Look *self, GtkWidget *widget, GtkWidget *window, cairo_rectangle_int_t *place)
{
  graphene_rect_t seen, bounds;

  if (!gtk_widget_compute_bounds (widget, window, &seen))
    return FALSE;
  bounds = GRAPHENE_RECT_INIT (0, 0, cairo_image_surface_get_width (self->picture),
                               cairo_image_surface_get_height (self->picture));
  if (!graphene_rect_intersection (&seen, &bounds, &seen))
    return FALSE;
  for (; widget != window; widget = gtk_widget_get_parent (widget))
    {
      if (gtk_widget_get_opacity (widget) < 0.01)
        return FALSE;
      if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN &&
          (!gtk_widget_compute_bounds (widget, window, &bounds) ||
           !graphene_rect_intersection (&seen, &bounds, &seen)))
        return FALSE;
    }
  place->x = (int) floorf (seen.origin.x);
  place->y = (int) floorf (seen.origin.y);
  place->width = (int) floorf (seen.origin.x + seen.size.width) - place->x;
  place->height = (int) floorf (seen.origin.y + seen.size.height) - place->y;
  return place->width > 1 && place->height > 1;
}

static void
measure_labels (Look *self, const char *page, GtkWidget *widget, GtkWidget *window)
{
  const char *text = NULL;
  cairo_rectangle_int_t place;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_is_sensitive (widget))
    return;
  if (GTK_IS_LABEL (widget))
    text = gtk_label_get_text (GTK_LABEL (widget));
  else if (GTK_IS_INSCRIPTION (widget))
    text = gtk_inscription_get_text (GTK_INSCRIPTION (widget));
  if (text && *text && find_place (self, widget, window, &place))
    measure (self, page, text, &place);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    measure_labels (self, page, child, window);
}

/* A button whose action nobody has is insensitive, and its text may be faint. */
static void
provide_actions (Look *self, GtkWidget *widget)
{
  const char *name =
      GTK_IS_ACTIONABLE (widget) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) : NULL;

  if (name)
    {
      GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (widget));
      g_autoptr (GSimpleAction) action =
          g_simple_action_new (strchr (name, '.') + 1, target ? g_variant_get_type (target) : NULL);

      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    provide_actions (self, child);
}

static void
see_window (Look *self, const char *page, GtkWidget *window)
{
  static const char *const groups[] = { "app", "win", "session" };
  guint n_labels = self->n_labels;

  provide_actions (self, window);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    gtk_widget_insert_action_group (window, groups[i], G_ACTION_GROUP (self->actions));
  gtk_window_present (GTK_WINDOW (window));
  ui_draw (window, 3);
  self->picture =
      ui_picture (window, gtk_widget_get_width (window), gtk_widget_get_height (window));
  if (g_getenv ("SOLEUS_PICTURES"))
    {
      g_autofree char *name = g_strconcat (self->theme, "-", page, ".png", NULL);
      g_autofree char *path = g_build_filename (g_getenv ("SOLEUS_PICTURES"), name, NULL);

      cairo_surface_write_to_png (self->picture, path);
    }
  measure_labels (self, page, window, window);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  /* No page has fewer texts. */
  g_assert_cmpuint (self->n_labels, >=, n_labels + 3);
}

/* Shows a page in the window. */
static void
show (Look *self, gpointer page, int height)
{
  gtk_window_set_child (GTK_WINDOW (self->window), page);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, height);
  gtk_window_present (GTK_WINDOW (self->window));
  UI_WAIT (gtk_widget_get_mapped (page) && gtk_widget_get_height (self->window) == height);
}

/* What the page holds is let go of. */
static void
leave (Look *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  ui_draw (self->window, 2);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
see (Look *self, const char *page)
{
  see_window (self, page, self->window);
}

/* ---- the pages */

/* The data comes from a thread; nothing tells when the last of it is drawn. */
static void
settle (HistoryFixture *history)
{
  for (int i = 0; i < 20; i++)
    {
      history_fixture_settle (history);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* What the program begins with, each view with the buttons that lead to the other ones. */
static void
look_at_main (Look *self)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  SoleusMainPage *page = g_object_new (SOLEUS_TYPE_MAIN_PAGE, NULL);
  g_autoptr (SoleusRoutineStore) store = NULL;
  g_autoptr (SoleusPlanBook) book = NULL;
  AdwViewStack *views = ui_child (page, "views");
  HistoryFixture history;

  history_fixture_set_up (&history, NULL);
  history_fixture_close (&history);
  history_fill (history.path, history_time (LAST_SESSION), DAY_US, SESSIONS, 6);
  history_fixture_open (&history);
  store = soleus_routine_store_new (history.folder, self->catalogue);
  soleus_main_page_set_context (page, self->catalogue, store, self->settings, self->fixture->gate);
  soleus_learn_page_set_articles (soleus_main_page_get_learn (page), articles, self->catalogue);
  show (self, page, WHOLE);
  see (self, "today-notice");
  adw_view_stack_set_visible_child_name (views, "routines");
  see (self, "routines");
  adw_view_stack_set_visible_child_name (views, "learn");
  see (self, "learn");
  book = soleus_plan_book_new (history.history, self->catalogue);
  soleus_main_page_set_history (page, history.history, book);
  adw_view_stack_set_visible_child_name (views, "progress");
  settle (&history);
  see (self, "progress");
  adw_view_stack_set_visible_child_name (views, "today");
  settle (&history);
  see (self, "today");
  leave (self);
  g_clear_object (&book);
  history_fixture_tear_down (&history, NULL);
}

static void
look_at_articles (Look *self)
{
  g_autoptr (GPtrArray) articles = soleus_articles_read ();
  SoleusArticleView *view = g_object_new (SOLEUS_TYPE_ARTICLE_VIEW, NULL);

  show (self, view, WHOLE);
  for (guint i = 0; i < articles->len; i++)
    {
      soleus_article_view_set_article (view, articles->pdata[i], self->catalogue);
      see (self, ((const SoleusArticle *) articles->pdata[i])->id);
    }
  show (self, soleus_advice_view_new (soleus_safety_gate_get_list (self->fixture->gate)), WHOLE);
  see (self, "advice");
}

/* Before and after a stop that locks massage. */
static void
look_at_routines (Look *self)
{
  static const char *const ids[] = { "gastroc-wall", "roller" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (SoleusRoutine) routine = fixture_find_routine (ids[i / 2]);
      const SoleusOptions options = SOLEUS_OPTIONS_INIT;
      SoleusRoutinePage *page = g_object_new (SOLEUS_TYPE_ROUTINE_PAGE, NULL);
      g_autofree char *name = g_strconcat (ids[i / 2], i % 2 ? "-locked" : NULL, NULL);

      if (i % 2)
        g_assert_true (soleus_safety_gate_lock_after_stop (self->fixture->gate, NULL));
      soleus_routine_page_set_gate (page, self->fixture->gate);
      soleus_routine_page_set_routine (page, routine, &options);
      show (self, page, WHOLE);
      see (self, name);
      leave (self);
    }
}

static void
look_at_dialogs (Look *self)
{
  static const struct
  {
    const char *name, *routine;
    SoleusSafetyDialogMode mode;
  } lists[] = {
    { "safety-stretch", "gastroc-wall", SOLEUS_SAFETY_DIALOG_START },
    { "safety-massage", "roller", SOLEUS_SAFETY_DIALOG_START },
    { "safety-signs", "roller", SOLEUS_SAFETY_DIALOG_WARNING_SIGNS },
    { "safety-lock", "roller", SOLEUS_SAFETY_DIALOG_LOCK },
  };
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  GtkWindow *parent = GTK_WINDOW (self->window), *window;

  gtk_window_present (parent);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (SoleusRoutine) routine = fixture_find_routine (lists[i].routine);

      if (lists[i].mode == SOLEUS_SAFETY_DIALOG_LOCK)
        g_assert_true (soleus_safety_gate_lock_after_stop (self->fixture->gate, NULL));
      window = GTK_WINDOW (
          soleus_safety_dialog_new (parent, self->fixture->gate, routine, &options, lists[i].mode));
      gtk_window_set_default_size (window, 700, WHOLE);
      see_window (self, lists[i].name, GTK_WIDGET (window));
      gtk_window_destroy (window);
    }
  window = GTK_WINDOW (soleus_preferences_window_new (parent, self->settings));
  gtk_window_set_default_size (window, 700, WHOLE);
  see_window (self, "preferences", GTK_WIDGET (window));
  gtk_window_destroy (window);
  window = GTK_WINDOW (
      soleus_confirm_dialog_new (parent, "End the session?", "Kept.", "Go on", "End session"));
  see_window (self, "confirm", GTK_WIDGET (window));
  gtk_window_destroy (window);
}

/* Each kind of phase once, and the first work of it paused. */
static void
look_at_session (Look *self, const char *id)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine (id);
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (Fixture) fixture = fixture_new (routine, &options);
  SoleusSession *session = fixture->session;
  SoleusSessionPage *page = g_object_new (SOLEUS_TYPE_SESSION_PAGE, NULL);
  guint seen = 0;

  soleus_stop_page_set_list (soleus_session_page_get_stop_page (page),
                             soleus_safety_gate_get_list (fixture->gate));
  soleus_session_start (session);
  soleus_session_page_set_noted (page, FALSE);
  soleus_session_page_set_session (page, session);
  show (self, page, ORDINARY);
  for (;;)
    {
      SoleusPhaseKind kind = soleus_phase_get_kind (soleus_session_get_phase (session));
      SoleusPhase *next = soleus_session_get_next_phase (session);
      g_autofree char *name = g_strdup_printf ("session-%s-%d", id, kind);

      if (!(seen & 1u << kind))
        see (self, name);
      if (!(seen & 1u << kind) && kind == SOLEUS_PHASE_WORK)
        {
          soleus_session_pause (session);
          see (self, "session-paused");
          soleus_session_resume (session, NULL, NULL);
        }
      seen |= 1u << kind;
      if (!next || soleus_phase_get_kind (next) == SOLEUS_PHASE_DONE)
        break;
      soleus_session_skip (session);
    }
  soleus_session_page_set_session (page, NULL);
  leave (self);
}

static void
look_at_sessions (Look *self)
{
  look_at_session (self, "gastroc-wall");
  look_at_session (self, "roller");
}

/* The question, and what each answer to it leads to. */
static void
look_at_stop (Look *self)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("roller");
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (Fixture) fixture = fixture_new (routine, &options);
  SoleusSession *session = fixture->session;
  SoleusStopPage *page = g_object_new (SOLEUS_TYPE_STOP_PAGE, NULL);
  GtkWidget *answer = gtk_widget_get_first_child (ui_child (page, "question"));

  soleus_session_start (session);
  while (soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK)
    soleus_session_skip (session);
  soleus_session_stop (session);
  soleus_stop_page_set_list (page, soleus_safety_gate_get_list (fixture->gate));
  soleus_stop_page_set_session (page, session, NULL, 0);
  show (self, page, ORDINARY);
  see (self, "stop");
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("stop-answer-%d", i);

      soleus_stop_page_set_session (page, session, NULL, 0);
      answer = gtk_widget_get_next_sibling (answer);
      g_signal_emit_by_name (answer, "clicked");
      see (self, name);
    }
  leave (self);
}

/* As it comes, and rated with an advice. */
static void
look_at_finish (Look *self)
{
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("gastroc-wall");
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (Fixture) fixture = fixture_new (routine, &options);
  SoleusFinishPage *page = g_object_new (SOLEUS_TYPE_FINISH_PAGE, NULL);

  soleus_finish_page_set_context (page, self->catalogue,
                                  soleus_safety_gate_get_list (fixture->gate), self->settings);
  soleus_session_start (fixture->session);
  fixture_run_to_end (fixture);
  soleus_finish_page_set_before (page, SOLEUS_LEG_LEFT, 6);
  soleus_finish_page_set_session (page, fixture->session);
  soleus_finish_page_set_week (page, 3);
  show (self, page, WHOLE);
  see (self, "finish");
  soleus_rating_row_set_value (ui_child (page, "left_rating"), 5);
  soleus_finish_page_show_advice (page, "tight-for-weeks");
  see (self, "finish-advice");
  leave (self);
}

/* ---- the tests */

typedef struct
{
  const char *name;
  void (*visit) (Look *self);
} Page;

static const Page pages[] = {
  { "main", look_at_main },       { "articles", look_at_articles }, { "routine", look_at_routines },
  { "dialogs", look_at_dialogs }, { "session", look_at_sessions },  { "stop", look_at_stop },
  { "finish", look_at_finish },
};

static void
test_pages (const Page *page, AdwColorScheme scheme, const char *theme)
{
  g_autoptr (SoleusAppearance) appearance = soleus_appearance_new ();
  g_autoptr (SoleusRoutine) routine = fixture_find_routine ("gastroc-wall");
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GSimpleAction) answer = g_simple_action_new ("answer", G_VARIANT_TYPE_INT32);
  g_autoptr (GSimpleAction) rate = g_simple_action_new ("rate", G_VARIANT_TYPE ("(ii)"));
  g_autoptr (GError) error = NULL;
  Look self = { gtk_window_new () };

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  self.theme = theme;
  self.actions = g_simple_action_group_new ();
  g_action_map_add_action (G_ACTION_MAP (self.actions), G_ACTION (answer));
  g_action_map_add_action (G_ACTION_MAP (self.actions), G_ACTION (rate));
  self.fixture = fixture_new (routine, &options);
  self.catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self.settings = soleus_settings_new ();
  soleus_appearance_attach (appearance, self.window);
  gtk_window_set_decorated (GTK_WINDOW (self.window), FALSE);
  page->visit (&self);
  gtk_window_destroy (GTK_WINDOW (self.window));
  fixture_free (self.fixture);
  g_object_unref (self.settings);
  g_object_unref (self.catalogue);
  g_object_unref (self.actions);
  g_test_message ("%u texts", self.n_labels);
  if (self.faults > 0)
    g_test_fail ();
}

static void
test_light (gconstpointer page)
{
  test_pages (page, ADW_COLOR_SCHEME_FORCE_LIGHT, IS_HIGH ? "high-contrast" : "light");
}

static void
test_dark (gconstpointer page)
{
  test_pages (page, ADW_COLOR_SCHEME_FORCE_DARK, IS_HIGH ? "high-contrast-dark" : "dark");
}

/* No smoothed edges: thin strokes have the colour of their text, whatever the font. */
static void
draw_sharply (GtkSettings *settings)
{
  g_object_set (settings, "gtk-xft-antialias", 0, NULL);
  /* GtkFontRendering of GTK 4.16 and later: manual, so that the setting above counts. */
  if (g_object_class_find_property (G_OBJECT_GET_CLASS (settings), "gtk-font-rendering"))
    g_object_set (settings, "gtk-font-rendering", 1, NULL);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ui_add_style (SOLEUS_RESOURCE_PATH "/style.css");
  soleus_theme_follow ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  draw_sharply (gtk_settings_get_default ());
  g_assert_cmpint (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()), ==,
                   IS_HIGH);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *light = g_strconcat ("/soleus/contrast/light/", pages[i].name, NULL);
      g_autofree char *dark = g_strconcat ("/soleus/contrast/dark/", pages[i].name, NULL);

      g_test_add_data_func (light, &pages[i], test_light);
      g_test_add_data_func (dark, &pages[i], test_dark);
    }
  return g_test_run ();
}
