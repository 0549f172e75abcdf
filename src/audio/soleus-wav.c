/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-wav.h"

#include <string.h>

#define FORMAT_PCM 1

static guint16
read_u16 (const guint8 *data)
{
  return (guint16) (data[0] | data[1] << 8);
}

static guint32
read_u32 (const guint8 *data)
{
  return read_u16 (data) | (guint32) read_u16 (data + 2) << 16;
}

static const guint8 *
find_chunk (const guint8 *data, gsize size, const char *name, gsize *chunk_size)
{
  gsize at = 12;

  if (size < at || memcmp (data, "RIFF", 4) != 0 || memcmp (data + 8, "WAVE", 4) != 0)
    return NULL;

  while (size - at >= 8)
    {
      gsize length = read_u32 (data + at + 4);

      if (length > size - at - 8)
        return NULL;
      if (memcmp (data + at, name, 4) == 0)
        {
          *chunk_size = length;
          return data + at + 8;
        }
      /* Chunks are padded to an even length. */
      length += length & 1;
      if (length > size - at - 8)
        return NULL;
      at += 8 + length;
    }
  return NULL;
}

static gboolean
is_supported (const guint8 *format, gsize size)
{
  return format != NULL && size >= 16 && read_u16 (format) == FORMAT_PCM &&
         read_u16 (format + 2) == 1 && read_u32 (format + 4) == SOLEUS_WAV_RATE &&
         read_u16 (format + 14) == 16;
}

/**
 * soleus_wav_decode:
 * @bytes: a WAV file: mono, 16 bit PCM, %SOLEUS_WAV_RATE frames a second
 * @error: %G_IO_ERROR_INVALID_DATA if it is anything else, or cut short
 *
 * Reads the project's own chimes without a plugin that might be missing.
 *
 * Returns: (transfer full) (array length=n_samples): samples from -1 to 1, or %NULL
 */
float *
soleus_wav_decode (GBytes *bytes, gsize *n_samples, GError **error)
{
  gsize size, format_size = 0, data_size = 0;
  const guint8 *file = g_bytes_get_data (bytes, &size);
  const guint8 *format = find_chunk (file, size, "fmt ", &format_size);
  const guint8 *data = find_chunk (file, size, "data", &data_size);
  float *samples;

  if (!is_supported (format, format_size) || data == NULL || data_size < 2)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           "not a mono 16 bit WAV file of 48000 frames a second");
      return NULL;
    }

  *n_samples = data_size / 2;
  samples = g_new (float, *n_samples);
  for (gsize i = 0; i < *n_samples; i++)
    samples[i] = (gint16) read_u16 (data + 2 * i) / 32767.0f;
  return samples;
}
