/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "routine-corpus.h"
#include "soleus-catalogue.h"
#include "soleus-options.h"
#include "soleus-phase.h"
#include "soleus-routine-file-reader.h"
#include "soleus-xml.h"

#define MEBIBYTE (1024 * 1024)

static const char *const words[] = {
  [SOLEUS_XML_ERROR_TOO_LARGE] = "too-large", [SOLEUS_XML_ERROR_ENCODING] = "encoding",
  [SOLEUS_XML_ERROR_SYNTAX] = "syntax",       [SOLEUS_XML_ERROR_DEPTH] = "depth",
  [SOLEUS_XML_ERROR_ELEMENT] = "element",     [SOLEUS_XML_ERROR_ATTRIBUTE] = "attribute",
  [SOLEUS_XML_ERROR_RANGE] = "range",         [SOLEUS_XML_ERROR_DUPLICATE] = "duplicate",
  [SOLEUS_XML_ERROR_REFERENCE] = "reference", [SOLEUS_XML_ERROR_TEXT] = "text",
  [SOLEUS_XML_ERROR_SAFETY] = "safety",       [SOLEUS_XML_ERROR_NEWER] = "newer",
};

typedef struct
{
  SoleusCatalogue *catalogue;
  char *folder;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->catalogue = soleus_catalogue_new (NULL);
  f->folder = g_dir_make_tmp ("soleus-routine-file-XXXXXX", NULL);
  g_assert_nonnull (f->folder);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);

  for (const char *name; (name = g_dir_read_name (dir));)
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (f->folder), ==, 0);
  g_free (f->folder);
  g_object_unref (f->catalogue);
}

static SoleusRoutineFile *
load_path (Fixture *f, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return soleus_routine_file_load (file, f->catalogue->steps, NULL, error);
}

static SoleusRoutineFile *
load_corpus (Fixture *f, const char *name)
{
  g_autofree char *path = routine_corpus_get_path (name);
  g_autoptr (GError) error = NULL;
  SoleusRoutineFile *file = load_path (f, path, &error);

  g_assert_no_error (error);
  return file;
}

/* Each file gets the error, the place and the words that expected.tsv has for it. */
static void
test_corpus (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = routine_corpus_read ();

  for (guint i = 0; i < files->len; i++)
    {
      const CorpusFile *expected = files->pdata[i];
      g_autofree char *path = routine_corpus_get_path (expected->name);
      g_autofree char *message = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SoleusRoutineFile) file = load_path (f, path, &error);

      if (g_str_equal (expected->word, "ok"))
        {
          g_assert_no_error (error);
          g_assert_nonnull (file->routine);
          continue;
        }
      g_assert_null (file);
      message = g_strdup_printf ("%s:%s: %s", expected->name, expected->place, expected->message);
      g_assert_cmpstr (error->message, ==, message);
      g_assert_true (error->domain == SOLEUS_XML_ERROR);
      g_assert_cmpstr (words[error->code], ==, expected->word);
    }
}

static void
assert_same (SoleusRoutineFile *a, SoleusRoutineFile *b)
{
  g_assert_true (soleus_routine_is_same (a->routine, b->routine));
  g_assert_cmpstr (a->author, ==, b->author);
  g_assert_cmpstr (a->note, ==, b->note);
  g_assert_cmpuint (a->days_a_week, ==, b->days_a_week);
  g_assert_cmpint (g_date_valid (&a->date), ==, g_date_valid (&b->date));
  g_assert_cmpint (g_date_valid (&a->valid_until), ==, g_date_valid (&b->valid_until));
  if (g_date_valid (&a->date))
    g_assert_cmpint (g_date_compare (&a->date, &b->date), ==, 0);
  if (g_date_valid (&a->valid_until))
    g_assert_cmpint (g_date_compare (&a->valid_until, &b->valid_until), ==, 0);
}

/* What is written is read as the same again, and written as the same bytes. */
static void
test_write (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) files = routine_corpus_read ();
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const CorpusFile *expected = files->pdata[i];
      g_autoptr (SoleusRoutineFile) file = NULL, again = NULL;
      g_autoptr (GBytes) bytes = NULL, bytes_again = NULL;
      g_autoptr (GError) error = NULL;

      if (!g_str_equal (expected->word, "ok"))
        continue;
      file = load_corpus (f, expected->name);
      bytes = soleus_routine_file_write (file);
      again = soleus_routine_file_read (bytes, "again.soleus", f->catalogue->steps, &error);
      g_assert_no_error (error);
      assert_same (file, again);
      bytes_again = soleus_routine_file_write (again);
      g_assert_true (g_bytes_equal (bytes, bytes_again));
      n++;
    }
  g_assert_cmpuint (n, >, 20);
}

static void
test_prescription (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = load_corpus (f, "good-prescription.soleus");
  const SoleusStep *own;
  GDate day;

  g_assert_cmpstr (file->id, ==, "own-maier-2026-11");
  g_assert_cmpstr (file->name, ==, "After the sprain");
  g_assert_cmpstr (file->author, ==, "Dr. Anna Maier, Sportpraxis am Fluss");
  g_assert_cmpstr (file->note, ==, "Call me if the ankle swells. Next appointment: 14 December.");
  g_assert_cmpuint (file->days_a_week, ==, 5);
  g_assert_cmpuint (file->steps->len, ==, 4);
  g_assert_true (soleus_routine_file_has_short_hold (file));

  /* Nothing is claimed of a step that isn't ours. */
  own = file->steps->pdata[2];
  g_assert_true (own->own && own->fixed && own->both);
  g_assert_cmpint (own->kind, ==, SOLEUS_STEP_MOVEMENT);
  g_assert_cmpint (own->target, ==, SOLEUS_MUSCLE_NONE);
  g_assert_cmpint (own->tool, ==, SOLEUS_TOOL_NONE);
  g_assert_cmpstr (own->caution, ==, "This step isn’t from Soleus: stop if it hurts.");
  g_assert_cmpuint (g_strv_length (own->claims), ==, 0);

  g_assert_cmpint (file->routine->kind, ==, SOLEUS_ROUTINE_STRETCH);
  g_assert_cmpint (file->routine->equipment, ==, SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_CHAIR);
  g_assert_true (soleus_routine_is_own (file->routine));

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 31, 1, 2027);
  g_assert_false (soleus_routine_file_is_over (file, &day));
  g_date_set_dmy (&day, 1, 2, 2027);
  g_assert_true (soleus_routine_file_is_over (file, &day));
}

static void
test_without_end (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = load_corpus (f, "good-least.soleus");
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 31, 12, 9999);
  g_assert_false (soleus_routine_file_is_over (file, &day));
  g_assert_false (soleus_routine_file_has_short_hold (file));
}

/* What a routine of Soleus needs is what follows from its steps: so a copy of it needs the same. */
static void
test_copies (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < f->catalogue->routines->len; i++)
    {
      SoleusRoutine *routine = f->catalogue->routines->pdata[i];
      g_autofree char *id = soleus_routine_file_make_id ();
      g_autoptr (SoleusRoutineFile) copy =
          soleus_routine_file_new (id, routine->name, routine->summary);
      g_autoptr (GError) error = NULL;

      for (guint j = 0; j < routine->steps->len; j++)
        soleus_routine_file_add (copy, routine->steps->pdata[j]);
      soleus_routine_file_complete (copy, &error);
      g_assert_no_error (error);
      g_assert_cmpint (copy->routine->kind, ==, routine->kind);
      g_assert_cmpint (copy->routine->equipment, ==, routine->equipment);
      g_assert_cmpint (soleus_routine_has_pressure (copy->routine), ==,
                       soleus_routine_has_pressure (routine));
      g_assert_false (soleus_routine_offers_more_pressure (copy->routine));
      g_assert_false (soleus_routine_is_own (routine));
    }
}

/* The steps that an own routine has for an editor. */
static SoleusRoutineFile *
make_file (Fixture *f, guint seconds, guint repetitions)
{
  SoleusRoutineFile *file = soleus_routine_file_new ("own-made", " Made \n here ", NULL);
  SoleusDose dose = { 30, 2, FALSE };

  soleus_routine_file_add_use (file, soleus_steps_find (f->catalogue->steps, "G"), &dose);
  dose = (SoleusDose){ seconds, repetitions, FALSE };
  soleus_routine_file_add_step (file, "Heel raise", NULL, NULL, NULL, &dose);
  return file;
}

static void
assert_row (SoleusRoutineFile *file, int expected_row, SoleusXmlError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  int row;

  g_assert_false (soleus_routine_file_check (file, &row, &error));
  g_assert_error (error, SOLEUS_XML_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
  g_assert_cmpint (row, ==, expected_row);
  g_assert_false (soleus_routine_file_complete (file, NULL));
  g_assert_null (file->routine);
}

/* An editor is told the row at fault, and no place in a file. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) right = make_file (f, 5, 10);
  g_autoptr (SoleusRoutineFile) long_step = make_file (f, 301, 1);
  g_autoptr (SoleusRoutineFile) many = make_file (f, 30, 11);
  g_autoptr (SoleusRoutineFile) nameless = soleus_routine_file_new ("own-x", " ", NULL);
  g_autoptr (SoleusRoutineFile) stepless = soleus_routine_file_new ("own-x", "X", NULL);
  int row;

  g_assert_true (soleus_routine_file_check (right, &row, NULL));
  g_assert_cmpstr (right->name, ==, "Made here");
  assert_row (long_step, 1, SOLEUS_XML_ERROR_RANGE,
              "Step “Heel raise” lasts 301 seconds. It takes 5 to 300 seconds.");
  assert_row (many, 1, SOLEUS_XML_ERROR_RANGE,
              "Step “Heel raise” has 11 repetitions. It takes 1 to 10.");
  assert_row (nameless, -1, SOLEUS_XML_ERROR_TEXT, "The text is empty. Write it.");
  assert_row (stepless, -1, SOLEUS_XML_ERROR_ELEMENT, "There are no steps. Add at least one.");
}

static void
test_dates (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = make_file (f, 30, 1);
  GDate day, before;

  g_date_clear (&day, 1);
  g_date_clear (&before, 1);
  g_date_set_dmy (&day, 30, 11, 2026);
  g_date_set_dmy (&before, 29, 11, 2026);
  soleus_routine_file_add_note (file, "A", &day, NULL, 8, NULL);
  assert_row (file, -1, SOLEUS_XML_ERROR_RANGE, "A week has 7 days. Choose 1 to 7.");
  soleus_routine_file_add_note (file, "A", &day, NULL, 7, &before);
  assert_row (file, -1, SOLEUS_XML_ERROR_RANGE,
              "The last day is before the day on which it was written. Choose a later one.");
}

/* Every step of the library is offered what the check takes, and nothing beyond it. */
static void
test_ranges (Fixture *f, gconstpointer data)
{
  const SoleusDoseLimits *limits = &soleus_dose_limits_own;

  for (guint i = 0; i < f->catalogue->steps->len; i++)
    {
      const SoleusStep *step = f->catalogue->steps->pdata[i];
      guint min, max, most, way = step->pace > 0 ? 2 * step->pace : 1;
      SoleusDose dose;

      soleus_dose_get_range (limits, step, &min, &max, &most);
      dose = (SoleusDose){ (min + way - 1) / way * way, 1, FALSE };
      g_assert_true (soleus_dose_check (&dose, limits, step, NULL));
      dose = (SoleusDose){ max / way * way, most, FALSE };
      g_assert_true (soleus_dose_check (&dose, limits, step, NULL));
      dose.repetitions++;
      g_assert_false (soleus_dose_check (&dose, limits, step, NULL));
      dose.repetitions = 0;
      g_assert_false (soleus_dose_check (&dose, limits, step, NULL));
      dose = (SoleusDose){ min - 1, 1, FALSE };
      g_assert_false (soleus_dose_check (&dose, limits, step, NULL));
    }
}

/* The person's options change nothing of what somebody has written down. */
static void
test_options (Fixture *f, gconstpointer data)
{
  g_autoptr (SoleusRoutineFile) file = load_corpus (f, "good-short-hold.soleus");
  SoleusOptions options = SOLEUS_OPTIONS_INIT;
  g_autoptr (GPtrArray) phases = NULL;
  SoleusDose dose;
  guint n = 0;

  options.hold = 60;
  options.repetitions = 2;
  dose = soleus_options_get_dose (&options, file->routine->steps->pdata[0], SOLEUS_LEG_BOTH);
  g_assert_cmpuint (dose.seconds, ==, 10);
  g_assert_cmpuint (dose.repetitions, ==, 10);
  phases = soleus_options_expand (&options, file->routine);
  for (guint i = 0; i < phases->len; i++)
    if (soleus_phase_get_kind (phases->pdata[i]) == SOLEUS_PHASE_WORK)
      {
        g_assert_cmpint (soleus_phase_get_duration (phases->pdata[i]), ==, 10000);
        n++;
      }
  g_assert_cmpuint (n, ==, 20);
}

/* A step of one's own has a rest between two of its repetitions, as a stretch has. */
static void
test_rests (Fixture *f, gconstpointer data)
{
  static const SoleusPhaseKind expected[] = {
    SOLEUS_PHASE_GET_READY, SOLEUS_PHASE_WORK,   SOLEUS_PHASE_REST,
    SOLEUS_PHASE_WORK,      SOLEUS_PHASE_SWITCH, SOLEUS_PHASE_WORK,
    SOLEUS_PHASE_REST,      SOLEUS_PHASE_WORK,   SOLEUS_PHASE_DONE,
  };
  g_autoptr (SoleusRoutineFile) file = soleus_routine_file_new ("own-x", "X", NULL);
  const SoleusOptions options = SOLEUS_OPTIONS_INIT;
  const SoleusDose dose = { 20, 2, FALSE };
  g_autoptr (GPtrArray) phases = NULL;

  soleus_routine_file_add_step (file, "Tip-toes", "Up", "Slowly", NULL, &dose);
  g_assert_true (soleus_routine_file_complete (file, NULL));
  phases = soleus_options_expand (&options, file->routine);
  g_assert_cmpuint (phases->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < phases->len; i++)
    g_assert_cmpint (soleus_phase_get_kind (phases->pdata[i]), ==, expected[i]);
}

/* Nothing presses in the pose of a step of one's own, and each pose is offered once. */
static void
test_poses (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) posed = soleus_step_list_poses (f->catalogue->steps);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (posed->len, ==, 8);
  for (guint i = 0; i < posed->len; i++)
    {
      SoleusStep *step = posed->pdata[i];

      g_assert_cmpint (step->tool, ==, SOLEUS_TOOL_NONE);
      g_assert_true (g_hash_table_add (seen, step->pose));
    }
  g_assert_true (g_hash_table_contains (seen, SOLEUS_OWN_STEP_POSE));
}

/* No routine and no step of Soleus has an id that an own one could have. */
static void
test_ids (Fixture *f, gconstpointer data)
{
  g_autofree char *id = soleus_routine_file_make_id ();
  g_autofree char *other = soleus_routine_file_make_id ();

  g_assert_cmpstr (id, !=, other);
  g_assert_true (g_str_has_prefix (id, SOLEUS_OWN_ID_PREFIX));
  g_assert_cmpuint (strlen (id), <=, 32);
  for (guint i = 0; i < f->catalogue->routines->len; i++)
    g_assert_false (g_str_has_prefix (((SoleusRoutine *) f->catalogue->routines->pdata[i])->id,
                                      SOLEUS_OWN_ID_PREFIX));
  for (guint i = 0; i < f->catalogue->steps->len; i++)
    g_assert_false (g_str_has_prefix (((SoleusStep *) f->catalogue->steps->pdata[i])->id,
                                      SOLEUS_OWN_ID_PREFIX));
}

static void
assert_unreadable (Fixture *f, const char *path, GQuark domain, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load_path (f, path, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpstr (error->message, ==, message);
}

/* None of these is waited for, and none fills the memory. */
static void
test_no_files (Fixture *f, gconstpointer data)
{
  g_autofree char *fifo = g_build_filename (f->folder, "pipe.soleus", NULL);
  g_autofree char *loop = g_build_filename (f->folder, "loop.soleus", NULL);
  g_autofree char *dangling = g_build_filename (f->folder, "dangling.soleus", NULL);
  g_autofree char *below = g_build_filename (fifo, "x.soleus", NULL);

  assert_unreadable (f, "/usr", G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                     "“usr” is a folder. Choose a file with a routine.");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_unreadable (f, fifo, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                     "“pipe.soleus” is a pipe or a device. Choose a file with a routine.");
  assert_unreadable (f, "/dev/zero", G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                     "“zero” is a pipe or a device. Choose a file with a routine.");
  g_assert_cmpint (symlink ("loop.soleus", loop), ==, 0);
  assert_unreadable (f, loop, G_IO_ERROR, G_IO_ERROR_TOO_MANY_LINKS,
                     "“loop.soleus” can’t be read: Too many levels of symbolic links.");
  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);
  assert_unreadable (f, dangling, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                     "“dangling.soleus” can’t be read: No such file or directory.");
  assert_unreadable (f, below, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY,
                     "“x.soleus” can’t be read: Not a directory.");
}

/* Reading a file of the system that its owner alone may read. */
static void
test_forbidden (Fixture *f, gconstpointer data)
{
  if (getuid () == 0)
    {
      /* The first page of the memory of this process can't be read, by whomever. */
      assert_unreadable (f, "/proc/self/mem", G_IO_ERROR, G_IO_ERROR_FAILED,
                         "“mem” can’t be read: Input/output error.");
      return;
    }
  assert_unreadable (f, "/etc/shadow", G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                     "“shadow” can’t be read: Permission denied.");
}

static void
test_large (Fixture *f, gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "large.soleus", NULL);
  int fd = open (path, O_CREAT | O_WRONLY, 0600);

  g_assert_cmpint (ftruncate (fd, (off_t) 1024 * MEBIBYTE), ==, 0);
  assert_unreadable (
      f, path, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TOO_LARGE,
      "large.soleus:1:1: The file has 1073741824 bytes. At most 262144 are allowed.");
  g_assert_cmpint (ftruncate (fd, 262145), ==, 0);
  assert_unreadable (f, path, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TOO_LARGE,
                     "large.soleus:1:1: The file has 262145 bytes. At most 262144 are allowed.");
  g_assert_cmpint (ftruncate (fd, 262144), ==, 0);
  assert_unreadable (f, path, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_ENCODING,
                     "large.soleus:1:1: The file isn’t valid UTF-8 here. Save it as UTF-8.");
  close (fd);
}

/* Files of the largest size that cost as much time as they can. */
static void
test_slow (Fixture *f, gconstpointer data)
{
  static const char *const pieces[] = { "<a>", "<a ", "&amp;", "<!---->", "a=\"\" ", "\n", "ä" };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *text = g_string_new ("<soleus-routine ");
      g_autoptr (GBytes) bytes = NULL;
      gint64 start = g_get_monotonic_time ();

      if (pieces[i][0] != 'a')
        g_string_append (text, "version=\"1\" id=\"own-x\"><name>");
      while (text->len + strlen (pieces[i]) <= 256 * 1024)
        g_string_append (text, pieces[i]);
      bytes = g_string_free_to_bytes (text);
      g_assert_null (soleus_routine_file_read (bytes, "x", f->catalogue->steps, NULL));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

typedef struct
{
  GMainLoop *loop;
  SoleusRoutineFile *file;
  GError *error;
} Answer;

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;

  answer->file = soleus_routine_file_load_finish (result, &answer->error);
  g_main_loop_quit (answer->loop);
}

static void
load_async (Fixture *f, const char *path, GCancellable *cancellable, Answer *answer)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  answer->loop = g_main_loop_new (NULL, FALSE);
  soleus_routine_file_load_async (file, f->catalogue->steps, cancellable, answer_cb, answer);
}

static void
finish (Answer *answer)
{
  g_main_loop_run (answer->loop);
  g_clear_pointer (&answer->loop, g_main_loop_unref);
}

static void
test_async (Fixture *f, gconstpointer data)
{
  g_autofree char *path = routine_corpus_get_path ("good-least.soleus");
  g_autofree char *wrong = routine_corpus_get_path ("unknown-step.soleus");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Answer answer = { 0 };

  load_async (f, path, cancellable, &answer);
  finish (&answer);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.file->name, ==, "Test");
  g_clear_object (&answer.file);

  load_async (f, wrong, NULL, &answer);
  finish (&answer);
  g_assert_error (answer.error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_REFERENCE);
  g_clear_error (&answer.error);

  load_async (f, path, cancellable, &answer);
  g_cancellable_cancel (cancellable);
  finish (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
}

/* A file that is removed while it is opened was there, or wasn't. */
static void
test_removed (Fixture *f, gconstpointer data)
{
  g_autofree char *from = routine_corpus_get_path ("good-least.soleus");
  g_autofree char *path = g_build_filename (f->folder, "gone.soleus", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (from, &text, NULL, NULL));
  for (guint i = 0; i < 50; i++)
    {
      Answer answer = { 0 };

      g_assert_true (g_file_set_contents (path, text, -1, NULL));
      load_async (f, path, NULL, &answer);
      g_assert_cmpint (g_unlink (path), ==, 0);
      finish (&answer);
      if (!answer.file)
        g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_clear_object (&answer.file);
      g_clear_error (&answer.error);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/soleus/routine-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("corpus", test_corpus);
  ADD ("write", test_write);
  ADD ("prescription", test_prescription);
  ADD ("without-end", test_without_end);
  ADD ("copies", test_copies);
  ADD ("rows", test_rows);
  ADD ("dates", test_dates);
  ADD ("ranges", test_ranges);
  ADD ("options", test_options);
  ADD ("rests", test_rests);
  ADD ("poses", test_poses);
  ADD ("ids", test_ids);
  ADD ("no-files", test_no_files);
  ADD ("forbidden", test_forbidden);
  ADD ("large", test_large);
  ADD ("slow", test_slow);
  ADD ("async", test_async);
  ADD ("removed", test_removed);
#undef ADD
  return g_test_run ();
}
