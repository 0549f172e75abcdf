/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-routine-file-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "soleus-routine-text.h"
#include "soleus-xml-strict.h"

#define FORMAT_VERSION "1"
#define MAX_DEPTH      3
#define MAX_BYTES      (256 * 1024)

/* What has been read of a file. */
typedef struct
{
  GPtrArray *library;
  GPtrArray *posed; /* Of the library: whose pose a step may have. */
  char *id;
  char *name;
  char *summary;
  char *author;
  char *note;
  GDate date;
  GDate valid_until;
  guint days_a_week;
  SoleusRoutineFile *steps; /* Collects them until the rest is known. */
  SoleusRoutineFile *file;

  /* Of the step that is open. */
  char *step_name;
  char *cue;
  char *instruction;
  SoleusStep *pose;
  SoleusDose dose;
} Reading;

static const SoleusXmlWord sides_words[] = { { "each", FALSE }, { "both", TRUE }, { NULL, 0 } };

static void
clear_step (Reading *self)
{
  g_clear_pointer (&self->step_name, g_free);
  g_clear_pointer (&self->cue, g_free);
  g_clear_pointer (&self->instruction, g_free);
  self->pose = NULL;
}

static void
clear (Reading *self)
{
  clear_step (self);
  g_clear_pointer (&self->posed, g_ptr_array_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->summary, g_free);
  g_clear_pointer (&self->author, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_object (&self->steps);
  g_clear_object (&self->file);
}

/* Puts the place before a message that has none. */
static gboolean
pass_on (SoleusXml *xml, const GError *error)
{
  return soleus_xml_fail (xml, (SoleusXmlError) error->code, "%s", error->message);
}

static gboolean
read_digits (const char *text, gsize n, guint *value)
{
  *value = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint) g_ascii_digit_value (text[i]);
    }
  return TRUE;
}

/* A day as “2026-11-30”. */
static gboolean
get_date (SoleusXml *xml, const char *attribute, GDate *date)
{
  const char *text = NULL;
  guint year, month, day;

  soleus_xml_get_string (xml, attribute, &text);
  if (!text)
    return TRUE;
  if (strlen (text) == 10 && text[4] == '-' && text[7] == '-' && read_digits (text, 4, &year) &&
      read_digits (text + 5, 2, &month) && read_digits (text + 8, 2, &day) &&
      g_date_valid_dmy (day, month, year))
    {
      g_date_set_dmy (date, day, month, year);
      return TRUE;
    }
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                          _ ("“%s” can’t be “%s”. It takes a day, written like 2026-11-30."),
                          attribute, text);
}

static gboolean
is_later_version (const char *version)
{
  return strspn (version, "0123456789") == strlen (version) && version[0] > '0';
}

/* A file of a later format may have anything else in it, so this is looked at first. */
static gboolean
check_version (SoleusXml *xml)
{
  static const char *const needed[] = { "version", NULL };
  const char *version = NULL;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_string (xml, "version", &version))
    return FALSE;
  if (g_str_equal (version, FORMAT_VERSION))
    return TRUE;
  if (is_later_version (version))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_NEWER,
                            _ ("The file is written for a later version of Soleus. Update Soleus "
                               "to open it."));
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                          _ ("“%s” can’t be “%s”. It takes one of: %s."), "version", version,
                          FORMAT_VERSION);
}

static gboolean
start_root (Reading *self, SoleusXml *xml)
{
  static const char *const needed[] = { "id", NULL };

  if (!check_version (xml))
    return FALSE;
  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_id (xml, "id", &self->id) || !get_date (xml, "date", &self->date) ||
      !get_date (xml, "valid-until", &self->valid_until) ||
      !soleus_xml_get_number (xml, "days-a-week", 1, 7, &self->days_a_week) ||
      !soleus_xml_no_more (xml))
    return FALSE;
  if (!g_str_has_prefix (self->id, SOLEUS_OWN_ID_PREFIX) ||
      g_str_equal (self->id, SOLEUS_OWN_ID_PREFIX))
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_ATTRIBUTE,
                            _ ("The id can’t be “%s”. It must begin with “%s”: no routine of "
                               "Soleus begins like that."),
                            self->id, SOLEUS_OWN_ID_PREFIX);
  self->steps = soleus_routine_file_new (self->id, "", NULL);
  return TRUE;
}

static gboolean
read_dose (Reading *self, SoleusXml *xml, guint max_seconds)
{
  self->dose = (SoleusDose){ 0, 1, FALSE };
  return soleus_xml_get_number (xml, "seconds", SOLEUS_STEP_MIN_SECONDS, max_seconds,
                                &self->dose.seconds) &&
         soleus_xml_get_number (xml, "repetitions", 1, SOLEUS_STEP_MAX_REPETITIONS,
                                &self->dose.repetitions) &&
         soleus_xml_get_word (xml, "sides", sides_words, &self->dose.both);
}

static gboolean
check_count (Reading *self, SoleusXml *xml)
{
  if (self->steps->steps->len < SOLEUS_ROUTINE_FILE_MAX_STEPS)
    return TRUE;
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_RANGE,
                          _ ("There are more steps than %u. Remove some."),
                          SOLEUS_ROUTINE_FILE_MAX_STEPS);
}

static gboolean
start_use (Reading *self, SoleusXml *xml)
{
  static const char *const needed[] = { "step", "seconds", NULL };
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  SoleusStep *step;

  soleus_xml_needs (xml, needed);
  if (!soleus_xml_get_id (xml, "step", &id) || !read_dose (self, xml, SOLEUS_STEP_MAX_SECONDS) ||
      !soleus_xml_no_more (xml) || !check_count (self, xml))
    return FALSE;
  step = soleus_steps_find (self->library, id);
  if (!step)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                            _ ("There is no step “%s” in the step library."), id);
  if (!soleus_dose_check (&self->dose, &soleus_dose_limits_own, step, &error))
    return pass_on (xml, error);
  soleus_routine_file_add_use (self->steps, step, &self->dose);
  return TRUE;
}

static gboolean
fail_pose (Reading *self, SoleusXml *xml, const char *pose)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->posed->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "",
                            ((SoleusStep *) self->posed->pdata[i])->pose);
  return soleus_xml_fail (xml, SOLEUS_XML_ERROR_REFERENCE,
                          _ ("“%s” can’t be “%s”. It takes one of: %s."), "pose", pose, list->str);
}

static gboolean
start_step (Reading *self, SoleusXml *xml)
{
  static const char *const needed[] = { "seconds", NULL };
  g_autofree char *pose = NULL;

  clear_step (self);
  soleus_xml_needs (xml, needed);
  if (!read_dose (self, xml, SOLEUS_OWN_STEP_MAX_SECONDS) ||
      !soleus_xml_get_id (xml, "pose", &pose) || !soleus_xml_no_more (xml) ||
      !check_count (self, xml))
    return FALSE;
  for (guint i = 0; pose && i < self->posed->len; i++)
    if (g_str_equal (((SoleusStep *) self->posed->pdata[i])->pose, pose))
      self->pose = self->posed->pdata[i];
  return !pose || self->pose || fail_pose (self, xml, pose);
}

static gboolean
start_element (SoleusXml *xml, const char *element, gpointer user_data)
{
  static const char *const root_texts[] = { "name", "summary", "author", "note", NULL };
  static const char *const step_texts[] = { "name", "cue", "instruction", NULL };
  Reading *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);

  if (!parent && g_str_equal (element, "soleus-routine"))
    return start_root (self, xml);
  if (g_strcmp0 (parent, "soleus-routine") == 0)
    {
      if (g_str_equal (element, "use"))
        return start_use (self, xml);
      if (g_str_equal (element, "step"))
        return start_step (self, xml);
      if (g_strv_contains (root_texts, element))
        return soleus_xml_no_more (xml);
    }
  if (g_strcmp0 (parent, "step") == 0 && g_strv_contains (step_texts, element))
    return soleus_xml_no_more (xml);
  return soleus_xml_fail_element (xml, element);
}

static gboolean
take_text (SoleusXml *xml, const char *element, SoleusRoutineText kind, const char *text, char **to)
{
  g_autoptr (GError) error = NULL;

  if (*to)
    return soleus_xml_fail (xml, SOLEUS_XML_ERROR_DUPLICATE, _ ("<%s> is here twice. Remove one."),
                            element);
  if (!soleus_routine_text_check (kind, text, &error))
    return pass_on (xml, error);
  *to = g_strdup (text);
  return TRUE;
}

static gboolean
end_in_step (Reading *self, SoleusXml *xml, const char *element, const char *text)
{
  if (g_str_equal (element, "name"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_STEP_NAME, text, &self->step_name);
  if (g_str_equal (element, "cue"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_CUE, text, &self->cue);
  return take_text (xml, element, SOLEUS_ROUTINE_TEXT_INSTRUCTION, text, &self->instruction);
}

static gboolean
end_step (Reading *self, SoleusXml *xml)
{
  if (!soleus_xml_require (xml, self->step_name, "name"))
    return FALSE;
  soleus_routine_file_add_step (self->steps, self->step_name, self->cue, self->instruction,
                                self->pose, &self->dose);
  return TRUE;
}

static gboolean
end_root (Reading *self, SoleusXml *xml)
{
  g_autoptr (GError) error = NULL;

  if (!soleus_xml_require (xml, self->name, "name"))
    return FALSE;
  self->file = soleus_routine_file_new (self->id, self->name, self->summary);
  soleus_routine_file_add_note (self->file, self->author, &self->date, self->note,
                                self->days_a_week, &self->valid_until);
  for (guint i = 0; i < self->steps->steps->len; i++)
    soleus_routine_file_add (self->file, self->steps->steps->pdata[i]);
  return soleus_routine_file_complete (self->file, &error) || pass_on (xml, error);
}

static gboolean
end_element (SoleusXml *xml, const char *element, const char *text, gpointer user_data)
{
  Reading *self = user_data;
  const char *parent = soleus_xml_get_parent (xml);

  if (g_strcmp0 (parent, "step") == 0)
    return end_in_step (self, xml, element, text);
  if (parent && g_str_equal (element, "name"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_NAME, text, &self->name);
  if (parent && g_str_equal (element, "summary"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_SUMMARY, text, &self->summary);
  if (parent && g_str_equal (element, "author"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_AUTHOR, text, &self->author);
  if (parent && g_str_equal (element, "note"))
    return take_text (xml, element, SOLEUS_ROUTINE_TEXT_NOTE, text, &self->note);
  if (!soleus_xml_no_text (xml, text))
    return FALSE;
  if (parent && g_str_equal (element, "step"))
    return end_step (self, xml);
  return parent || end_root (self, xml);
}

/**
 * soleus_routine_file_read:
 * @bytes: a file, as docs/routine-format.md describes it
 * @name: its name, for messages
 * @library: (element-type SoleusStep): the step library
 * @error: names the file, line and column, what is wrong and what would be right
 *
 * Reads a file that anybody may have written. It may be called on any thread.
 *
 * Returns: (transfer full): what it holds, complete; %NULL where anything is wrong with it
 */
SoleusRoutineFile *
soleus_routine_file_read (GBytes *bytes, const char *name, GPtrArray *library, GError **error)
{
  static const SoleusXmlFormat format = { MAX_BYTES, MAX_DEPTH, start_element, end_element };
  Reading reading = { .library = library, .posed = soleus_step_list_poses (library) };
  SoleusRoutineFile *file = NULL;

  g_date_clear (&reading.date, 1);
  g_date_clear (&reading.valid_until, 1);
  if (soleus_xml_strict_parse (bytes, name, &format, &reading, error))
    {
      file = g_steal_pointer (&reading.file);
      file->bytes = g_bytes_ref (bytes);
    }
  clear (&reading);
  return file;
}

/* ---- from the disk */

static gboolean
fail_io (GError **error, int code, const char *name, const char *reason)
{
  g_set_error (error, G_IO_ERROR, code,
               /* Translators: the name of a file, and why. */
               _ ("“%s” can’t be read: %s."), name, reason);
  return FALSE;
}

/* Neither a pipe that nobody writes to nor a device without an end is waited for. */
static gboolean
check_kind (int fd, const char *name, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    return fail_io (error, (int) g_io_error_from_errno (errno), name, g_strerror (errno));
  if (S_ISDIR (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY,
                   _ ("“%s” is a folder. Choose a file with a routine."), name);
      return FALSE;
    }
  if (!S_ISREG (info.st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                   _ ("“%s” is a pipe or a device. Choose a file with a routine."), name);
      return FALSE;
    }
  return soleus_xml_check_size ((guint64) info.st_size, MAX_BYTES, name, error);
}

/* Reads one byte more than a file may have, so that one that grows meanwhile is found too large. */
static GBytes *
read_fd (int fd, const char *name, GCancellable *cancellable, GError **error)
{
  g_autofree char *data = g_malloc (MAX_BYTES + 1);
  gsize size = 0;

  while (size < MAX_BYTES + 1)
    {
      gssize n = read (fd, data + size, MAX_BYTES + 1 - size);

      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        {
          fail_io (error, (int) g_io_error_from_errno (errno), name, g_strerror (errno));
          return NULL;
        }
      size += n > 0 ? (gsize) n : 0;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }
  return g_bytes_new (data, size);
}

static GBytes *
read_path (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  GBytes *bytes = NULL;

  if (fd < 0)
    {
      int code = errno;

      fail_io (error, (int) g_io_error_from_errno (code), name, g_strerror (code));
      return NULL;
    }
  if (check_kind (fd, name, error))
    bytes = read_fd (fd, name, cancellable, error);
  close (fd);
  return bytes;
}

static GBytes *
read_elsewhere (GFile *file, const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &problem);
  g_autofree char *data = g_malloc (MAX_BYTES + 1);
  gsize size;

  if (stream && g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_BYTES + 1, &size,
                                         cancellable, &problem))
    return g_bytes_new (data, size);
  fail_io (error, problem->code, name, problem->message);
  return NULL;
}

/**
 * soleus_routine_file_load:
 * @file: anywhere
 * @library: (element-type SoleusStep): the step library
 * @cancellable: (nullable): ends the reading
 * @error: names the file, what is wrong and what would be right
 *
 * Returns: (transfer full): what the file holds, complete; %NULL where anything is wrong with it
 */
SoleusRoutineFile *
soleus_routine_file_load (GFile *file,
                          GPtrArray *library,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base ? base : "");
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) bytes = path ? read_path (path, name, cancellable, error)
                                  : read_elsewhere (file, name, cancellable, error);

  return bytes ? soleus_routine_file_read (bytes, name, library, error) : NULL;
}

static void
load_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  SoleusRoutineFile *loaded = soleus_routine_file_load (G_FILE (source), data, cancellable, &error);

  if (loaded)
    g_task_return_pointer (task, loaded, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * soleus_routine_file_load_async:
 * @file: anywhere, even where reading takes for ever
 * @library: (element-type SoleusStep): the step library
 * @cancellable: (nullable): gives up at once
 *
 * Reads the file on another thread.
 */
void
soleus_routine_file_load_async (GFile *file,
                                GPtrArray *library,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);

  g_task_set_source_tag (task, soleus_routine_file_load_async);
  g_task_set_task_data (task, g_ptr_array_ref (library), (GDestroyNotify) g_ptr_array_unref);
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * soleus_routine_file_load_finish:
 *
 * Returns: (transfer full): as soleus_routine_file_load()
 */
SoleusRoutineFile *
soleus_routine_file_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
