/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for words that are cut on the pages of a routine, of a session and of what follows it, in
 * one language. The pages are laid out and measured, not drawn. */
#include "soleus-config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "session-fixture.h"
#include "soleus-appearance.h"
#include "soleus-catalogue.h"
#include "soleus-finish-page.h"
#include "soleus-fit-label.h"
#include "soleus-history-types.h"
#include "soleus-korean.h"
#include "soleus-rating-row.h"
#include "soleus-routine-page.h"
#include "soleus-session-page.h"
#include "ui.h"

static const int sizes[][2] = { { 960, 720 }, { 1280, 800 }, { 1366, 768 }, { 1024, 600 } };
static const char *const fonts[] = { "Cantarell", "Inter", "DejaVu Sans", "Noto Sans" };

/* More faults than these are counted only. */
#define MOST_TOLD 12

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  /* What is seen of each label is a part of this, in the page. */
  graphene_rect_t seen;
  /* Whether what is below the edge can be scrolled to. */
  gboolean scrolls;
  const char *font;
  /* The sizes that the page is laid out in, from one of the list to another. */
  guint first, last;
  int width, height;
  /* The texts that were looked at in this font and in these sizes. */
  GHashTable *known;
  /* (element-type Fixture): whose sessions the page may still hold */
  GPtrArray *fixtures;
  guint faults;
} Look;

static void fault (Look *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
fault (Look *self, const char *format, ...)
{
  va_list args;
  g_autofree char *text = NULL;

  if (++self->faults > MOST_TOLD)
    return;
  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_test_message ("%s, %d×%d: %s", self->font, self->width, self->height, text);
}

/* ---- one layout */

static void
check_text (Look *self, GtkWidget *label, const char *text, graphene_rect_t place)
{
  graphene_point_t corner;
  graphene_rect_t inside;
  double right, bottom;

  if (place.origin.x < -1 || place.origin.y < -1 ||
      place.origin.x + place.size.width > gtk_widget_get_width (label) + 1 ||
      place.origin.y + place.size.height > gtk_widget_get_height (label) + 1)
    {
      fault (self, "%g×%g in a label of %d×%d: %s", place.size.width, place.size.height,
             gtk_widget_get_width (label), gtk_widget_get_height (label), text);
      return;
    }
  if (!gtk_widget_compute_point (label, self->page,
                                 &GRAPHENE_POINT_INIT (place.origin.x, place.origin.y), &corner))
    return;
  inside = self->seen;
  right = corner.x + place.size.width - inside.origin.x - inside.size.width;
  bottom = corner.y + place.size.height - inside.origin.y - inside.size.height;
  if (corner.x < inside.origin.x - 1 || right > 1 || corner.y < inside.origin.y - 1 || bottom > 1)
    fault (self, "out of sight at %g,%g %g×%g: %s", corner.x, corner.y, place.size.width,
           place.size.height, text);
}

static void
check_label (Look *self, GtkLabel *label)
{
  PangoLayout *layout = gtk_label_get_layout (label);
  const char *text = gtk_label_get_text (label);
  PangoRectangle line;
  int x, y;

  if (!*text)
    return;
  if (pango_layout_is_ellipsized (layout))
    fault (self, "ends in …: %s", text);
  pango_layout_get_pixel_extents (layout, NULL, &line);
  gtk_label_get_layout_offsets (label, &x, &y);
  check_text (self, GTK_WIDGET (label), text,
              GRAPHENE_RECT_INIT (x + line.x, y + line.y, line.width, line.height));
}

static void
check_fit_label (Look *self, GtkWidget *label)
{
  GtkInscription *inscription = GTK_INSCRIPTION (gtk_widget_get_first_child (label));
  const char *text = gtk_inscription_get_text (inscription);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (label, text);
  PangoRectangle line;

  if (!text || !*text)
    {
      fault (self, "a label is shown and says nothing");
      return;
    }
  pango_layout_set_attributes (layout, gtk_inscription_get_attributes (inscription));
  pango_layout_set_width (layout, gtk_widget_get_width (label) * PANGO_SCALE);
  pango_layout_get_pixel_extents (layout, NULL, &line);
  check_text (self, label, text,
              GRAPHENE_RECT_INIT (0,
                                  gtk_inscription_get_yalign (inscription) *
                                      (gtk_widget_get_height (label) - line.height),
                                  line.width, line.height));
}

static void
check_widget (Look *self, GtkWidget *widget)
{
  graphene_rect_t seen = self->seen, bounds;

  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_label (self, GTK_LABEL (widget));
  else if (SOLEUS_IS_FIT_LABEL (widget))
    check_fit_label (self, widget);
  if (gtk_widget_get_overflow (widget) == GTK_OVERFLOW_HIDDEN &&
      gtk_widget_compute_bounds (widget, self->page, &bounds))
    {
      if (GTK_IS_VIEWPORT (widget) && self->scrolls)
        bounds = GRAPHENE_RECT_INIT (bounds.origin.x, -1e5, bounds.size.width, 2e5);
      else if (!graphene_rect_intersection (&seen, &bounds, &bounds))
        bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);
      self->seen = bounds;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    check_widget (self, child);
  self->seen = seen;
}

static void
allocate (Look *self)
{
  int width, height;

  gtk_widget_measure (self->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (self->page, GTK_ORIENTATION_VERTICAL, self->width, &height, NULL, NULL, NULL);
  if (width > self->width || height > self->height)
    fault (self, "the page needs %d×%d", width, height);
  gtk_widget_size_allocate (
      self->page, &(GtkAllocation){ 0, 0, MAX (width, self->width), MAX (height, self->height) },
      -1);
}

static void
look_at (Look *self)
{
  for (guint i = self->first; i <= self->last; i++)
    {
      self->width = sizes[i][0];
      self->height = sizes[i][1];
      allocate (self);
      /* Some parts choose their type by their size. */
      if (g_main_context_pending (NULL))
        {
          while (g_main_context_iteration (NULL, FALSE))
            continue;
          ui_restyle (self->page);
          allocate (self);
        }
      self->seen = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);
      check_widget (self, self->page);
    }
}

/* Digits have one width, so that it is enough to look at one of the numbers of a countdown. */
static void
append_text (const char *text, GString *words)
{
  if (text && strspn (text, "0123456789:") == strlen (text))
    g_string_append_printf (words, "%zu\n", strlen (text));
  else
    g_string_append_printf (words, "%s\n", text);
}

/* The words of a header bar apart: it is as wide as the page, whatever is below. */
static void
append_words (GtkWidget *widget, GString *words, GString *header)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    append_text (gtk_label_get_text (GTK_LABEL (widget)), words);
  else if (GTK_IS_INSCRIPTION (widget))
    append_text (gtk_inscription_get_text (GTK_INSCRIPTION (widget)), words);
  else if (ADW_IS_HEADER_BAR (widget))
    words = header;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    append_words (child, words, header);
}

/* The same words have the same room. */
static void
look_once (Look *self)
{
  g_autoptr (GString) words = g_string_new ("Page\n");
  g_autoptr (GString) header = g_string_new ("Header bar\n");
  gboolean fresh;

  append_words (self->page, words, header);
  fresh = g_hash_table_add (self->known, g_strdup (words->str));
  fresh |= g_hash_table_add (self->known, g_strdup (header->str));
  if (fresh)
    look_at (self);
}

/* ---- the pages */

/* The page of that type, which is built once in each font: that costs more than laying it out. */
static gpointer
get_page (Look *self, GType type)
{
  if (!self->page)
    {
      self->page = g_object_new (type, NULL);
      gtk_window_set_child (GTK_WINDOW (self->window), self->page);
      ui_restyle (self->page);
    }
  return self->page;
}

static Fixture *
keep_fixture (Look *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  Fixture *fixture = fixture_new (routine, options);

  g_ptr_array_add (self->fixtures, fixture);
  return fixture;
}

static void
leave_page (Look *self)
{
  gtk_window_set_focus (GTK_WINDOW (self->window), NULL);
  gtk_window_set_child (GTK_WINDOW (self->window), NULL);
  self->page = NULL;
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_ptr_array_set_size (self->fixtures, 0);
}

/* The buttons of a massage take the place that the words leave. */
static void
look_at_massage (Look *self, SoleusSession *session)
{
  GtkWidget *strip = ui_child (self->page, "strip");
  GtkWidget *gentle = ui_child (strip, "gentle_note"), *pressure = ui_child (strip, "pressure");
  gboolean shown = gtk_widget_get_visible (pressure);

  if (!gtk_widget_get_visible (strip))
    return;
  gtk_widget_set_visible (gentle, TRUE);
  gtk_widget_set_visible (pressure, FALSE);
  look_once (self);
  gtk_widget_set_visible (gentle, FALSE);
  gtk_widget_set_visible (pressure, shown);
  if (soleus_session_add_pressure (session))
    {
      look_once (self);
      soleus_session_lighten (session);
    }
}

static void
look_at_phase (Look *self, Fixture *fixture)
{
  SoleusSession *session = fixture->session;
  SoleusStep *step = soleus_phase_get_step (soleus_session_get_phase (session));

  look_once (self);
  if (!step || soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK)
    return;
  /* The words that change with the ticks. */
  if (step->pace > 0)
    {
      fixture_run (fixture, step->pace * SECOND);
      look_once (self);
    }
  look_at_massage (self, session);
  soleus_session_pause (session);
  look_once (self);
}

static void
look_at_session (Look *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  Fixture *fixture = keep_fixture (self, routine, options);
  SoleusSession *session = fixture->session;
  SoleusSessionPage *page = get_page (self, SOLEUS_TYPE_SESSION_PAGE);
  SoleusPhase *next;

  soleus_stop_page_set_list (soleus_session_page_get_stop_page (page),
                             soleus_safety_gate_get_list (fixture->gate));
  soleus_session_start (session);
  /* First as it is started from its card, with a note, then as from its page. */
  soleus_session_page_set_noted (page, FALSE);
  soleus_session_page_set_session (page, session);
  ui_restyle (self->page);
  look_once (self);
  soleus_session_page_set_noted (page, TRUE);
  soleus_session_page_set_session (page, session);
  for (;;)
    {
      look_at_phase (self, fixture);
      next = soleus_session_get_next_phase (session);
      if (!next || soleus_phase_get_kind (next) == SOLEUS_PHASE_DONE)
        break;
      if (soleus_session_get_state (session) == SOLEUS_SESSION_PAUSED)
        soleus_session_resume (session, NULL, NULL);
      soleus_session_skip (session);
    }
  soleus_session_page_set_session (page, NULL);
}

/* Each row that opens, opened in turn. All are equally wide, and the page scrolls, so that a row is
 * looked into once, whatever routine it is of. */
static void
look_into_rows (Look *self, GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    {
      g_autoptr (GString) words = g_string_new ("Row\n");

      append_words (widget, words, words);
      if (!g_hash_table_add (self->known, g_strdup (words->str)))
        return;
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
      ui_restyle (self->page);
      look_at (self);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    look_into_rows (self, child);
}

static void
look_at_routine (Look *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  SoleusRoutinePage *page = get_page (self, SOLEUS_TYPE_ROUTINE_PAGE);

  soleus_routine_page_set_routine (page, routine, options);
  ui_restyle (self->page);
  look_at (self);
  look_into_rows (self, self->page);
}

/* The question, and what each answer to it leads to. */
static void
look_at_answers (Look *self, Fixture *fixture)
{
  SoleusStopPage *page = get_page (self, SOLEUS_TYPE_STOP_PAGE);
  GtkWidget *answer = gtk_widget_get_first_child (ui_child (page, "question"));

  soleus_stop_page_set_list (page, soleus_safety_gate_get_list (fixture->gate));
  for (guint i = 0; i < 3; i++)
    {
      soleus_stop_page_set_session (page, fixture->session, NULL, 0);
      ui_restyle (self->page);
      look_once (self);
      answer = gtk_widget_get_next_sibling (answer);
      g_signal_emit_by_name (answer, "clicked");
      look_once (self);
    }
}

/* Stopped once in each kind of step. */
static void
look_at_stops (Look *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  for (guint i = 0; i < routine->steps->len; i++)
    {
      SoleusStep *step = routine->steps->pdata[i];
      Fixture *fixture = keep_fixture (self, routine, options);
      SoleusSession *session = fixture->session;

      soleus_session_start (session);
      while (!soleus_session_is_over (session) &&
             (soleus_phase_get_kind (soleus_session_get_phase (session)) != SOLEUS_PHASE_WORK ||
              soleus_phase_get_step (soleus_session_get_phase (session)) != step))
        soleus_session_skip (session);
      /* A heavier one has taken its place. */
      if (soleus_session_is_over (session))
        continue;
      soleus_session_stop (session);
      look_at_answers (self, fixture);
    }
}

static void
rate (GtkWidget *page, const char *row, int value)
{
  GtkWidget *scale = GTK_WIDGET (
      gtk_widget_get_template_child (ui_child (page, row), SOLEUS_TYPE_RATING_ROW, "scale"));
  GtkWidget *button = gtk_widget_get_first_child (scale);

  for (int i = 0; i < value; i++)
    button = gtk_widget_get_next_sibling (button);
  g_signal_emit_by_name (button, "clicked");
}

static SoleusFinishPage *
get_finish_page (Look *self, SoleusSafetyList *list)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = NULL;
  g_autoptr (SoleusSettings) settings = NULL;

  if (!self->page)
    {
      catalogue = soleus_catalogue_new (&error);
      g_assert_no_error (error);
      settings = soleus_settings_new ();
      soleus_finish_page_set_context (get_page (self, SOLEUS_TYPE_FINISH_PAGE), catalogue, list,
                                      settings);
    }
  return SOLEUS_FINISH_PAGE (self->page);
}

/* As it comes, rated and rated tighter than before, and with an advice. */
static void
look_at_finish (Look *self, SoleusRoutine *routine, const SoleusOptions *options)
{
  Fixture *fixture = keep_fixture (self, routine, options);
  SoleusFinishPage *page = get_finish_page (self, soleus_safety_gate_get_list (fixture->gate));
  GtkWidget *widget = GTK_WIDGET (page);

  soleus_session_start (fixture->session);
  fixture_run_to_end (fixture);
  soleus_finish_page_set_before (page, SOLEUS_LEG_LEFT, 6);
  soleus_finish_page_set_before (page, SOLEUS_LEG_RIGHT, 6);
  soleus_finish_page_set_session (page, fixture->session);
  soleus_finish_page_set_week (page, 3);
  ui_restyle (widget);
  look_once (self);
  if (gtk_widget_get_visible (ui_child (page, "rating_group")))
    {
      rate (widget, "left_rating", 5);
      rate (widget, "right_rating", 6);
      look_once (self);
      soleus_finish_page_show_advice (page, "tight-for-weeks");
      look_once (self);
      rate (widget, "right_rating", 9);
      look_once (self);
    }
}

/* ---- the tests */

typedef void (*Visit) (Look *self, SoleusRoutine *routine, const SoleusOptions *options);

typedef struct
{
  const char *name;
  Visit visit;
  /* Whether the page is one that scrolls. */
  gboolean scrolls;
  /* Whether all is visited in one size and then in the next, so that GTK lays out again only what
   * has changed. */
  gboolean by_size;
} Page;

static const Page pages[] = {
  { "session", look_at_session, FALSE, TRUE },
  { "stop", look_at_stops, FALSE, TRUE },
  { "finish", look_at_finish, TRUE, FALSE },
  { "routine", look_at_routine, TRUE, FALSE },
};

static void
answer_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
}

static gboolean
has_font (GtkWidget *widget, const char *name)
{
  g_autofree PangoFontFamily **families = NULL;
  int n;

  pango_context_list_families (gtk_widget_get_pango_context (widget), &families, &n);
  for (int i = 0; i < n; i++)
    if (g_ascii_strcasecmp (pango_font_family_get_name (families[i]), name) == 0)
      return TRUE;
  return FALSE;
}

static void
visit_routines (Look *self, Visit visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = catalogue->routines->pdata[i];
      SoleusOptions options = SOLEUS_OPTIONS_INIT;

      visit (self, routine, &options);
      options.on_floor = soleus_routine_offers_floor (routine);
      options.more_pressure = soleus_routine_offers_more_pressure (routine);
      if (options.on_floor || options.more_pressure)
        visit (self, routine, &options);
    }
}

static void
visit_sizes (Look *self, const Page *page)
{
  const guint n = G_N_ELEMENTS (sizes), step = page->by_size ? 1 : n;

  for (self->first = 0; self->first < n; self->first += step)
    {
      self->last = self->first + step - 1;
      self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      visit_routines (self, page->visit);
      g_hash_table_unref (self->known);
    }
  leave_page (self);
}

static void
test_page (gconstpointer data)
{
  const Page *page = data;
  g_autoptr (SoleusAppearance) look = soleus_appearance_new ();
  const GActionEntry entries[] = { { "answer", answer_cb, "i" }, { "rate", answer_cb, "(ii)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  Look self = { gtk_window_new () };

  self.scrolls = page->scrolls;
  self.fixtures = g_ptr_array_new_with_free_func ((GDestroyNotify) fixture_free);
  soleus_appearance_attach (look, self.window);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (self.window, "session", G_ACTION_GROUP (group));
  for (guint i = 0; i < G_N_ELEMENTS (fonts); i++)
    {
      g_autofree char *font = g_strdup_printf ("%s 11", fonts[i]);

      if (!has_font (self.window, fonts[i]))
        {
          g_test_message ("%s isn't installed", fonts[i]);
          continue;
        }
      g_object_set (gtk_settings_get_default (), "gtk-font-name", font, NULL);
      self.font = fonts[i];
      visit_sizes (&self, page);
    }
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_ptr_array_unref (self.fixtures);
  if (self.faults > 0)
    {
      g_test_message ("%u faults", self.faults);
      g_test_fail ();
    }
}

/* In another language the texts are those of its catalogue. */
static void
test_translated (void)
{
  const char *language = g_getenv ("LANGUAGE");

  if (!language || !*language || g_str_equal (language, "en"))
    g_assert_cmpstr (_ ("Go on"), ==, "Go on");
  else
    g_assert_cmpstr (_ ("Go on"), !=, "Go on");
}

/* A syllable stood alone in the last line of headings. */
static void
test_korean_lines (void)
{
  static const char text[] = "다행히 통증이 가라앉았습니다";
  GtkWidget *window, *label;
  GSList *lines;

  if (g_strcmp0 (g_getenv ("LANGUAGE"), "ko") != 0)
    return;
  window = gtk_window_new ();
  label = gtk_label_new ("짧게");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  ui_draw (window, 2);
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_size_allocate (label, &(GtkAllocation){ 0, 0, 160, 200 }, -1);
  lines = pango_layout_get_lines_readonly (gtk_label_get_layout (GTK_LABEL (label)));
  g_assert_cmpuint (g_slist_length (lines), >, 1);
  for (GSList *line = lines->next; line; line = line->next)
    g_assert_cmpint (text[((PangoLayoutLine *) line->data)->start_index - 1], ==, ' ');
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  const char *language = g_getenv ("LANGUAGE");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("SOLEUS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  if (language && (g_str_equal (language, "ar") || g_str_equal (language, "he")))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  ui_add_style (SOLEUS_RESOURCE_PATH "/style.css");
  soleus_korean_follow_labels ();
  g_test_add_func ("/soleus/words/translated", test_translated);
  g_test_add_func ("/soleus/words/korean-lines", test_korean_lines);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/words/", pages[i].name, NULL);

      g_test_add_data_func (path, &pages[i], test_page);
    }
  return g_test_run ();
}
