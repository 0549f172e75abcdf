/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include <string.h>

#include "soleus-catalogue.h"
#include "soleus-routine-file-reader.h"
#include "soleus-routine-preview.h"
#include "ui.h"

typedef struct
{
  SoleusCatalogue *catalogue;
  GtkWidget *parent;
  SoleusRoutinePreview *preview;
  int answer;
  guint n_answers;
} Fixture;

#define HEAD     "<soleus-routine version=\"1\" id=\"own-test\""
#define NAME     "<name>After the sprain</name>"
#define STRETCH  "<use step=\"G\" seconds=\"30\" repetitions=\"2\"/>"
#define END      "</soleus-routine>"
#define PRESSURE "<use step=\"HD\" seconds=\"20\"/><use step=\"HU\" seconds=\"40\"/>"

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->catalogue = soleus_catalogue_new (&error);
  g_assert_no_error (error);
  self->parent = gtk_window_new ();
  self->answer = -1;
}

static void
close_preview (Fixture *self)
{
  if (self->preview)
    gtk_window_destroy (GTK_WINDOW (self->preview));
  self->preview = NULL;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  close_preview (self);
  gtk_window_destroy (GTK_WINDOW (self->parent));
  g_assert_finalize_object (self->catalogue);
}

static void
answered_cb (Fixture *self, int answer)
{
  self->answer = answer;
  self->n_answers++;
}

/* Shows what a file says, on the last day of November in 2026. */
static void
show (Fixture *self, const char *text, gboolean replaces)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRoutineFile) file =
      soleus_routine_file_read (bytes, "test.soleus", self->catalogue->steps, &error);
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  GDate today;

  g_assert_no_error (error);
  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 30, G_DATE_NOVEMBER, 2026);
  close_preview (self);
  self->preview = soleus_routine_preview_new (GTK_WINDOW (self->parent), file, &options, &today,
                                              replaces);
  g_signal_connect_swapped (self->preview, "answered", G_CALLBACK (answered_cb), self);
}

static gboolean
is_shown (Fixture *self, const char *name)
{
  return gtk_widget_get_visible (ui_child (self->preview, name));
}

/* Whether a label that is shown within @widget has that text in it. */
static gboolean
says_in (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    if (says_in (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
says (Fixture *self, const char *text)
{
  return says_in (adw_window_get_content (ADW_WINDOW (self->preview)), text);
}

/* All that a prescription says is there to be read before it is done. */
static void
test_prescription (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = {
    "From \u2068Anna Maier\u2069",
    "Written on 2 November 2026",
    "5 days a week",
    "Until 31 January 2027",
    "Call me if it swells.",
    "After the sprain",
    "In the evening.",
    "4 min · Stretch",
    "Wall",
    "Upper calf stretch",
    "2 × 30 s each leg",
    "Heel raises",
    "3 × 20 s\nRise slowly\nHold on to a table.\nThis step isn’t from Soleus: stop if it hurts.",
  };

  show (self,
        HEAD " date=\"2026-11-02\" days-a-week=\"5\" valid-until=\"2027-01-31\">" NAME
             "<summary>In the evening.</summary><author>Anna Maier</author>"
             "<note>Call me if it swells.</note>" STRETCH
             "<step seconds=\"20\" repetitions=\"3\" sides=\"both\"><name>Heel raises</name>"
             "<cue>Rise slowly</cue><instruction>Hold on to a table.</instruction></step>" END,
        FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!says (self, texts[i]))
      g_error ("nothing says “%s”", texts[i]);
  g_assert_false (is_shown (self, "over"));
  g_assert_false (is_shown (self, "replaces"));
  g_assert_false (is_shown (self, "safety_note"));
}

/* A file that says nothing of its author has no empty lines for it. */
static void
test_least (Fixture *self, gconstpointer data)
{
  show (self, HEAD ">" NAME STRETCH END, FALSE);
  g_assert_false (is_shown (self, "origin"));
  g_assert_false (is_shown (self, "summary"));
  g_assert_false (says (self, "isn’t from Soleus"));
  g_assert_false (says (self, "Guides recommend"));
}

static void
test_short_hold (Fixture *self, gconstpointer data)
{
  show (self, HEAD ">" NAME "<use step=\"G\" seconds=\"29\" repetitions=\"5\"/>" END, FALSE);
  g_assert_true (says (self, "5 × 29 s each leg\nGuides recommend 30 seconds or more."));
}

static void
test_safety_list_is_announced (Fixture *self, gconstpointer data)
{
  show (self, HEAD ">" NAME PRESSURE END, FALSE);
  g_assert_true (is_shown (self, "safety_note"));
}

/* The last day belongs to the time; the day after asks. */
static void
test_over (Fixture *self, gconstpointer data)
{
  show (self, HEAD " valid-until=\"2026-11-30\">" NAME STRETCH END, FALSE);
  g_assert_false (is_shown (self, "over"));
  show (self, HEAD " valid-until=\"2026-11-29\">" NAME STRETCH END, FALSE);
  g_assert_true (is_shown (self, "over"));
  g_assert_true (says (self, "was 29 November 2026. Is it still right for you?"));
}

/* Marks in the words of somebody else are words. */
static void
test_plain_text (Fixture *self, gconstpointer data)
{
  static const char *const texts[] = { "<b>N</b>", "<i>S</i> & co", "<u>T</u>", "From \u2068A & B",
                                       "<a href=\"x\">L</a>" };

  show (self,
        HEAD "><name>&lt;b>N&lt;/b></name><summary>&lt;i>S&lt;/i> &amp; co</summary>"
             "<author>A &amp; B</author><note>&lt;a href=\"x\">L&lt;/a></note>"
             "<step seconds=\"20\"><name>&lt;u>T&lt;/u></name><cue>&amp;</cue></step>" END,
        FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (!says (self, texts[i]))
      g_error ("nothing says “%s”", texts[i]);
}

/* The direction of a text is that of its own words. */
static void
test_arabic (Fixture *self, gconstpointer data)
{
  GtkLabel *name;

  show (self, HEAD "><name>تمارين</name><author>ليلى</author>" STRETCH END, FALSE);
  g_assert_true (says (self, "From \u2068ليلى\u2069"));
  name = ui_child (self->preview, "name");
  g_assert_true (pango_layout_get_auto_dir (gtk_label_get_layout (name)));
  g_assert_cmpint (pango_layout_get_direction (gtk_label_get_layout (name), 0), ==,
                   PANGO_DIRECTION_RTL);
}

/* A window that was never seen isn't closed. */
static void
press (Fixture *self, const char *button)
{
  gtk_window_present (GTK_WINDOW (self->preview));
  g_signal_emit_by_name (ui_child (self->preview, button), "clicked");
  self->preview = NULL;
}

static void
test_answers (Fixture *self, gconstpointer data)
{
  static const char text[] = HEAD ">" NAME STRETCH END;

  show (self, text, FALSE);
  g_assert_cmpstr (gtk_button_get_label (ui_child (self->preview, "add_button")), ==, "Add");
  press (self, "add_button");
  g_assert_cmpint (self->answer, ==, SOLEUS_PREVIEW_ADD);
  show (self, text, FALSE);
  press (self, "start_button");
  g_assert_cmpint (self->answer, ==, SOLEUS_PREVIEW_START);
  show (self, text, FALSE);
  gtk_window_present (GTK_WINDOW (self->preview));
  gtk_widget_activate_action (GTK_WIDGET (self->preview), "window.close", NULL);
  self->preview = NULL;
  g_assert_cmpint (self->answer, ==, SOLEUS_PREVIEW_CANCEL);
  g_assert_cmpuint (self->n_answers, ==, 3);
}

/* Enter, which opened the file elsewhere, does nothing here. */
static void
test_focus (Fixture *self, gconstpointer data)
{
  show (self, HEAD ">" NAME STRETCH END, FALSE);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->preview)) ==
                 ui_child (self->preview, "intro"));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (self->preview)));
}

static void
test_replaces (Fixture *self, gconstpointer data)
{
  show (self, HEAD ">" NAME STRETCH END, TRUE);
  g_assert_true (is_shown (self, "replaces"));
  g_assert_cmpstr (gtk_button_get_label (ui_child (self->preview, "add_button")), ==, "Replace");
  press (self, "add_button");
  g_assert_cmpint (self->answer, ==, SOLEUS_PREVIEW_ADD);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  ADD ("/soleus/routine-preview/prescription", test_prescription);
  ADD ("/soleus/routine-preview/least", test_least);
  ADD ("/soleus/routine-preview/short-hold", test_short_hold);
  ADD ("/soleus/routine-preview/safety-list-is-announced", test_safety_list_is_announced);
  ADD ("/soleus/routine-preview/over", test_over);
  ADD ("/soleus/routine-preview/plain-text", test_plain_text);
  ADD ("/soleus/routine-preview/arabic", test_arabic);
  ADD ("/soleus/routine-preview/answers", test_answers);
  ADD ("/soleus/routine-preview/focus", test_focus);
  ADD ("/soleus/routine-preview/replaces", test_replaces);
  return g_test_run ();
}
