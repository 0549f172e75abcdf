/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "soleus-json.h"

static gboolean
is_sound (const char *text)
{
  g_auto (SoleusJson) json = { NULL };

  soleus_json_init (&json, text, strlen (text));
  return soleus_json_skip (&json) && soleus_json_finish (&json);
}

static void
test_sound (void)
{
  static const char *const texts[] = {
    "0",
    "-0",
    "10",
    "-1.5e+3",
    "1E2",
    "true",
    "false",
    "null",
    "\"\"",
    "{}",
    "[]",
    " [ ] ",
    "[1,[2,{\"a\":[]}]]",
    "{\"a\":1,\"a\":2}",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
    "\"\\ud83e\\uddb5\"",
    "\"ä\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (is_sound (texts[i]));
}

static void
test_unsound (void)
{
  static const char *const texts[] = {
    "",
    " ",
    "01",
    "+1",
    ".5",
    "1.",
    "1e",
    "-",
    "0x1",
    "NaN",
    "Infinity",
    "tru",
    "nul",
    "True",
    "\"",
    "\"\\",
    "\"\\x\"",
    "\"\\u12\"",
    "\"\\u0000\"",
    "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"",
    "\"\n\"",
    "\"a\tb\"",
    "'a'",
    "[",
    "]",
    "[1",
    "[1,",
    "[1,]",
    "[,1]",
    "[1 2]",
    "[1}",
    "{",
    "{\"a\"",
    "{\"a\":",
    "{\"a\":1",
    "{\"a\":1,}",
    "{a:1}",
    "{1:1}",
    "{\"a\" 1}",
    "{\"a\":1 \"b\":2}",
    "{}{}",
    "[] x",
    "1 2",
    "// no\n1",
    "\xff",
    "\"\xc3\"",
    "\"\xed\xa0\x80\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("text %u", i);
      g_assert_false (is_sound (texts[i]));
    }
}

/* However deep a file is, the stack isn't. */
static void
test_depth (void)
{
  for (guint depth = 1; depth < 1000000; depth = depth < 40 ? depth + 1 : depth * 10)
    {
      g_autofree char *lists = g_strnfill (depth, '[');
      g_autofree char *ends = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (lists, ends, NULL);
      g_autoptr (GString) objects = g_string_new (NULL);

      g_assert_true (is_sound (text) == (depth <= SOLEUS_JSON_MAX_DEPTH));
      g_assert_false (is_sound (lists));
      for (guint i = 0; i < depth; i++)
        g_string_append (objects, "{\"a\":");
      g_assert_false (is_sound (objects->str));
    }
}

static void
test_values (void)
{
  static const char text[] = "{\"text\":\"a\\u00e9\\ud83e\\uddb5\\n\",\"most\":9223372036854775807,"
                             "\"least\":-9223372036854775808,\"yes\":true,\"no\":false,"
                             "\"list\":[1,2,3],\"rest\":{\"a\":[{}]}}";
  g_auto (SoleusJson) json = { NULL };
  gboolean truth;
  const char *name;
  gint64 value, sum = 0;

  soleus_json_init (&json, text, strlen (text));
  g_assert_true (soleus_json_open_object (&json));
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_cmpstr (name, ==, "text");
  g_assert_cmpstr (soleus_json_read_string (&json), ==, "aé\xf0\x9f\xa6\xb5\n");
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_true (soleus_json_read_int (&json, &value));
  g_assert_cmpint (value, ==, G_MAXINT64);
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_true (soleus_json_read_int (&json, &value));
  g_assert_cmpint (value, ==, G_MININT64);
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_true (soleus_json_read_boolean (&json, &truth) && truth);
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_true (soleus_json_read_boolean (&json, &truth) && !truth);
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_true (soleus_json_open_array (&json));
  while (soleus_json_next_element (&json))
    {
      g_assert_true (soleus_json_read_int (&json, &value));
      sum += value;
    }
  g_assert_cmpint (sum, ==, 6);
  g_assert_true (soleus_json_next_member (&json, &name));
  g_assert_cmpstr (name, ==, "rest");
  g_assert_true (soleus_json_skip (&json));
  g_assert_false (soleus_json_next_member (&json, &name));
  g_assert_false (soleus_json_has_failed (&json));
  g_assert_true (soleus_json_finish (&json));
}

/* A value of another kind than asked for fails, and nothing is read after it. */
static void
test_wrong_types (void)
{
  static const char *const texts[] = {
    "[9223372036854775808]", "[1.0]", "[1e3]", "[\"1\"]", "[true]", "[null]", "[[1]]", "[]"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (SoleusJson) json = { NULL };
      const char *name;
      gboolean truth;
      gint64 value;

      soleus_json_init (&json, texts[i], strlen (texts[i]));
      g_assert_true (soleus_json_open_array (&json));
      soleus_json_next_element (&json);
      g_assert_false (soleus_json_read_int (&json, &value));
      g_assert_true (soleus_json_has_failed (&json));
      g_assert_null (soleus_json_read_string (&json));
      g_assert_false (soleus_json_read_boolean (&json, &truth));
      g_assert_false (soleus_json_open_object (&json));
      g_assert_false (soleus_json_open_array (&json));
      g_assert_false (soleus_json_next_element (&json));
      g_assert_false (soleus_json_next_member (&json, &name));
      g_assert_false (soleus_json_skip (&json));
      g_assert_false (soleus_json_finish (&json));
    }
}

static void
test_place (void)
{
  static const char text[] = "{\"ä\":1,\n \"ö\": x}";
  g_auto (SoleusJson) json = { NULL };
  guint line, column;

  soleus_json_init (&json, text, strlen (text));
  g_assert_false (soleus_json_skip (&json));
  soleus_json_get_place (&json, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 7);
}

static void
test_append (void)
{
  static const char text[] = "\"\\/\b\f\n\r\t\x01\x1f\x7f é \xf0\x9f\xa6\xb5";
  g_autoptr (GString) written = g_string_new (NULL);
  g_auto (SoleusJson) json = { NULL };

  soleus_json_append_string (written, text);
  soleus_json_init (&json, written->str, written->len);
  g_assert_cmpstr (soleus_json_read_string (&json), ==, text);
  g_assert_true (soleus_json_finish (&json));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/soleus/json/sound", test_sound);
  g_test_add_func ("/soleus/json/unsound", test_unsound);
  g_test_add_func ("/soleus/json/depth", test_depth);
  g_test_add_func ("/soleus/json/values", test_values);
  g_test_add_func ("/soleus/json/wrong-types", test_wrong_types);
  g_test_add_func ("/soleus/json/place", test_place);
  g_test_add_func ("/soleus/json/append", test_append);

  return g_test_run ();
}
