/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wav.h"

#include <string.h>

typedef struct
{
  guint16 format;
  guint16 channels;
  guint32 rate;
  guint16 bits;
} Format;

static const Format good = { 1, 1, SOLEUS_WAV_RATE, 16 };

static void
append_u16 (GByteArray *file, guint16 value)
{
  value = GUINT16_TO_LE (value);
  g_byte_array_append (file, (const guint8 *) &value, 2);
}

static void
append_u32 (GByteArray *file, guint32 value)
{
  value = GUINT32_TO_LE (value);
  g_byte_array_append (file, (const guint8 *) &value, 4);
}

static void
append_tag (GByteArray *file, const char *tag)
{
  g_byte_array_append (file, (const guint8 *) tag, 4);
}

static GByteArray *
make_file (const Format *format, gboolean odd_chunk)
{
  GByteArray *file = g_byte_array_new ();

  append_tag (file, "RIFF");
  append_u32 (file, 0);
  append_tag (file, "WAVE");
  if (odd_chunk)
    {
      append_tag (file, "LIST");
      append_u32 (file, 3);
      append_tag (file, "abc");
    }
  append_tag (file, "fmt ");
  append_u32 (file, 16);
  append_u16 (file, format->format);
  append_u16 (file, format->channels);
  append_u32 (file, format->rate);
  append_u32 (file, format->rate * 2);
  append_u16 (file, 2);
  append_u16 (file, format->bits);
  append_tag (file, "data");
  append_u32 (file, 6);
  append_u16 (file, 0);
  append_u16 (file, 32767);
  append_u16 (file, (guint16) -32767);
  return file;
}

static float *
decode (const GByteArray *file, gsize size, gsize *n_samples, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, size);

  return soleus_wav_decode (bytes, n_samples, error);
}

static void
assert_decodes (GByteArray *file)
{
  g_autoptr (GError) error = NULL;
  gsize n = 0;
  g_autofree float *samples = decode (file, file->len, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpfloat (samples[0], ==, 0);
  g_assert_cmpfloat (samples[1], ==, 1);
  g_assert_cmpfloat (samples[2], ==, -1);
}

static void
assert_refused (const GByteArray *file, gsize size)
{
  g_autoptr (GError) error = NULL;
  gsize n = 0;

  g_assert_null (decode (file, size, &n, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void
test_samples (void)
{
  g_autoptr (GByteArray) file = make_file (&good, FALSE);

  assert_decodes (file);
}

static void
test_odd_chunk (void)
{
  g_autoptr (GByteArray) file = make_file (&good, TRUE);

  assert_decodes (file);
}

static void
test_other_formats (void)
{
  const Format others[] = {
    { 3, 1, SOLEUS_WAV_RATE, 16 },
    { 1, 2, SOLEUS_WAV_RATE, 16 },
    { 1, 1, 44100, 16 },
    { 1, 1, SOLEUS_WAV_RATE, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GByteArray) file = make_file (&others[i], FALSE);

      assert_refused (file, file->len);
    }
}

static void
test_cut_short (void)
{
  g_autoptr (GByteArray) file = make_file (&good, TRUE);

  for (gsize size = 0; size < file->len; size++)
    assert_refused (file, size);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/wav/samples", test_samples);
  g_test_add_func ("/soleus/wav/odd-chunk", test_odd_chunk);
  g_test_add_func ("/soleus/wav/other-formats", test_other_formats);
  g_test_add_func ("/soleus/wav/cut-short", test_cut_short);
  return g_test_run ();
}
