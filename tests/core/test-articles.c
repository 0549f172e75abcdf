/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-articles.h"
#include "soleus-xml.h"

#include <string.h>

typedef struct
{
  const char *id;
  const char *claims;
  guint n_sources;
  /* Facts that must not drift. */
  const char *facts[6];
} Expected;

static const Expected articles[] = {
  { "meet-your-calf",
    "S1.1 S1.2 S1.3 S2.2",
    1,
    { "missing in about one person in ten", "also helps bend the knee", "plantar flexion" } },
  { "straight-knee-bent-knee",
    "S1.5 S1.6 S1.7 S1.8 S1.10 S1.12 S1.13",
    1,
    { "a 20° bend", "take the stretch off the gastrocnemius" } },
  { "why-calves-get-tight",
    "S1.4 S1.26 S1.27 S1.28 S1.29 S1.30 S1.31 S2.3",
    3,
    { "electrolytes", "lasting tightness more likely", "Shoes that don’t suit your feet",
      "is often said to leave them short and stiff", "made little difference" } },
  { "what-massage-does",
    "S1.15 S1.16 S2.1 S2.4 S2.5 S2.6 S2.7 S2.8 S2.9 S2.10",
    2,
    { "oxygen and nutrients for repair and energy", "myofascial release",
      "help it relax where it is stiff", "evidence on blood flow and trigger points is limited" } },
  { "soreness",
    "S2.11 S2.12 S2.13 S2.14 S2.15",
    1,
    { "does not clear lactate faster", "delayed onset muscle soreness, or DOMS" } },
  { "tools",
    "S1.17 S1.21 S1.22 S1.23 S1.24 S1.25 S2.16 S2.20 S2.21 S2.22 S2.23 S2.24 S2.25 S2.27 S2.29",
    1,
    { "Two to three minutes per calf is enough", "for 15 to 60 seconds",
      "crossed over on the roller, stacked on top on the ball", "tingling or numbness: stop",
      "is said to help break down tension" } },
  { "when-to-see-someone",
    "S1.32 S1.33 S1.34 S1.36 S1.37 S1.38 S2.39",
    2,
    { "several weeks", "a pop or snap", "each time you walk some way", "cold, pale or numb" } },
  { "blood-clots",
    "S1.35 S2.30 S2.31 S2.32 S2.33 S2.34 S2.35",
    4,
    { "get medical help right away", "a long journey", "hormone replacement therapy",
      "does not mean there is no clot" } },
  { "leave-that-leg-alone",
    "S2.36 S2.37 S2.38",
    2,
    { "ask a healthcare provider before deep massage", "needs a doctor today",
      "should not carry you" } },
  { "night-cramps",
    "S1.28",
    4,
    { "does not let go after 10 minutes", "swollen, warm or red: get medical help now",
      "one small trial", "magnesium tablets did not help older adults", "statins" } },
};

static void
check_words (const char *text)
{
  if (g_regex_match_simple (
          "\\b(you have|safe|cleared|diagnosis|treat|treats|heal|heals|toxins?)\\b", text,
          G_REGEX_CASELESS, 0))
    g_error ("Words to avoid in: %s", text);
}

static void
test_built_in (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusArticles) list = soleus_articles_new (&error);

  g_assert_no_error (error);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (list)) == SOLEUS_TYPE_ARTICLE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, G_N_ELEMENTS (articles));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), G_N_ELEMENTS (articles)));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (SoleusArticle) article = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *claims = NULL;
      g_autofree char *text = NULL;

      g_assert_cmpstr (soleus_article_get_id (article), ==, articles[i].id);
      g_assert_true (soleus_articles_find (list, articles[i].id) == article);
      claims = g_strjoinv (" ", (char **) soleus_article_get_claims (article));
      g_assert_cmpstr (claims, ==, articles[i].claims);
      text = g_strjoinv (" ", (char **) soleus_article_get_paragraphs (article));
      for (guint f = 0; articles[i].facts[f]; f++)
        g_assert_nonnull (strstr (text, articles[i].facts[f]));
      g_assert_cmpuint (g_strv_length ((char **) soleus_article_get_sources (article)), ==,
                        articles[i].n_sources);
      g_assert_cmpstr (soleus_article_get_diagram (article), !=, "");
      check_words (soleus_article_get_title (article));
      check_words (text);
    }
  g_assert_null (soleus_articles_find (list, "no-such-article"));
}

static void
check_bad (const char *xml, SoleusXmlError code, const char *start, const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, strlen (xml));
  g_autoptr (GError) error = NULL;

  g_assert_null (soleus_articles_new_from_bytes (bytes, "bad.xml", &error));
  g_assert_error (error, SOLEUS_XML_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, start));
  if (!strstr (error->message, part))
    g_error ("No “%s” in: %s", part, error->message);
}

#define ARTICLES(inner) "<articles version='1'>\n" inner "</articles>"

static void
test_bad_files (void)
{
  check_bad ("<learn/>", SOLEUS_XML_ERROR_ELEMENT, "bad.xml:1:", "learn");
  check_bad ("<articles version='2'/>", SOLEUS_XML_ERROR_RANGE, "bad.xml:1:", "version");
  check_bad (ARTICLES (""), SOLEUS_XML_ERROR_ELEMENT, "bad.xml:2:", "no article");
  check_bad (ARTICLES ("<article id='a'/>"), SOLEUS_XML_ERROR_ATTRIBUTE,
             "bad.xml:2:", "“diagram” is missing");
  check_bad (ARTICLES ("<article id='a' diagram='d' sources='P1'/>"), SOLEUS_XML_ERROR_REFERENCE,
             "bad.xml:2:", "“P1”");
  check_bad (ARTICLES ("<article id='a' diagram='d' claims='X'/>"), SOLEUS_XML_ERROR_ATTRIBUTE,
             "bad.xml:2:", "“X” is no claim number");
  check_bad (ARTICLES ("<article id='a' diagram='d' author='x'/>"), SOLEUS_XML_ERROR_ATTRIBUTE,
             "bad.xml:2:", "author");
  check_bad (ARTICLES ("<article id='a' diagram='d'><title>T</title></article>"),
             SOLEUS_XML_ERROR_ELEMENT, "bad.xml:2:", "<text>");
  check_bad (ARTICLES ("<article id='a' diagram='d'><text>T</text></article>"),
             SOLEUS_XML_ERROR_ELEMENT, "bad.xml:2:", "<title>");
  check_bad (ARTICLES ("<article id='a' diagram='d'><title></title></article>"),
             SOLEUS_XML_ERROR_TEXT, "bad.xml:2:", "empty");
  check_bad (ARTICLES ("<article id='a' diagram='d'>stray<title>T</title></article>"),
             SOLEUS_XML_ERROR_TEXT, "bad.xml:2:", "text before <title>");
  check_bad (ARTICLES ("<article id='a' diagram='d'><title>T</title><text>T</text></article>\n"
                       "<article id='a' diagram='d'/>"),
             SOLEUS_XML_ERROR_DUPLICATE, "bad.xml:3:", "article “a”");
  check_bad (ARTICLES ("<source id='P1'>S</source>\n<source id='P1'>S</source>"),
             SOLEUS_XML_ERROR_DUPLICATE, "bad.xml:3:", "source “P1”");
  check_bad (ARTICLES ("<source id='P1'></source>"), SOLEUS_XML_ERROR_TEXT, "bad.xml:2:", "source");
  check_bad (ARTICLES ("<row/>"), SOLEUS_XML_ERROR_ELEMENT,
             "bad.xml:2:", "<row> has no place in <articles>");
}

static void
test_too_long (void)
{
  g_autofree char *words = g_strnfill (481, 'x');
  g_autofree char *xml = g_strdup_printf (
      ARTICLES ("<article id='a' diagram='d'><title>T</title><text>%s</text></article>"), words);

  check_bad (xml, SOLEUS_XML_ERROR_TEXT, "bad.xml:2:", "480");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/articles/built-in", test_built_in);
  g_test_add_func ("/soleus/articles/bad-files", test_bad_files);
  g_test_add_func ("/soleus/articles/too-long", test_too_long);
  return g_test_run ();
}
