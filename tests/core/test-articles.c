/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-article.h"
#include "soleus-catalogue.h"

#include <string.h>

typedef struct
{
  const char *id;
  guint n_sources;
  /* What one can do after reading; nothing after an article about signs of illness. */
  const char *routine;
  /* Facts that must not drift. */
  const char *facts[6];
} Expected;

static const Expected articles[] = {
  { "meet-your-calf",
    1,
    "wall-full",
    { "missing in about one person in ten", "also helps bend the knee", "plantar flexion" } },
  { "straight-knee-bent-knee",
    1,
    "wall-full",
    { "a 20° bend", "take the stretch off the gastrocnemius" } },
  { "why-calves-get-tight",
    5,
    "desk",
    { "electrolytes", "lasting tightness more likely", "Shoes that don’t suit your feet",
      "is often said to leave them short and stiff", "made little difference" } },
  { "what-massage-does",
    3,
    "hands",
    { "oxygen and nutrients for repair and energy", "myofascial release",
      "help it relax where it is stiff", "evidence on blood flow and trigger points is limited" } },
  { "soreness",
    2,
    "after-run",
    { "does not clear lactate faster", "delayed onset muscle soreness, or DOMS" } },
  { "tools",
    1,
    "roller",
    { "Two to three minutes per calf is enough", "for 15 to 60 seconds",
      "crossed over on the roller, stacked on top on the ball", "tingling or numbness: stop",
      "is said to help break down tension" } },
  { "when-to-see-someone",
    2,
    NULL,
    { "several weeks", "a pop or snap", "each time you walk some way", "cold, pale or numb" } },
  { "blood-clots",
    4,
    NULL,
    { "get medical help right away", "a long journey", "hormone replacement therapy",
      "does not mean there is no clot" } },
  { "leave-that-leg-alone",
    2,
    NULL,
    { "ask a healthcare provider before deep massage", "needs a doctor today",
      "should not carry you" } },
  { "night-cramps",
    6,
    "night",
    { "does not let go after 10 minutes", "swollen, warm or red: get medical help now",
      "one small trial", "magnesium tablets did not help older adults", "statins" } },
  { "how-often",
    3,
    "wall-full",
    { "at least 5 days a week", "at least 5 minutes a week", "about 2 to 3 degrees" } },
  { "before-or-after-sport",
    3,
    "wall-full",
    { "less than 60 seconds", "about 1%", "about 5%", "about 1 point on a scale of 100" } },
  { "does-it-work",
    8,
    "wall-full",
    { "nobody can promise you a number", "about one cramp a night less (0.6 to 1.8)",
      "does not prevent sore muscles", "magnesium tablets did not help older adults" } },
  { "when-to-stop",
    1,
    NULL,
    { "Stay at 5 or below", "next morning", "a check the same day", "get medical help now" } },
  { "sore-achilles-tendon",
    4,
    NULL,
    { "Don’t press on the tendon", "fluoroquinolones", "emergency care the same day" } },
  { "pain-under-the-heel", 2, NULL, { "after 2 weeks", "no clear relief" } },
  { "for-runners",
    4,
    "wall-full",
    { "about 1 to 3 weeks", "4 to 8 weeks", "8 to 12 weeks", "Don’t stretch, roll or massage" } },
  { "high-heels", 1, "heels-morning", { "49.6 against 56 mm", "one small study" } },
  { "pain-when-you-walk",
    1,
    NULL,
    { "within about 10 minutes", "See a doctor", "cold, pale or numb" } },
  { "extra-care",
    4,
    NULL,
    { "aged 16 and over", "ask your midwife or doctor before massage", "Sever’s disease" } },
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
  g_autoptr (GPtrArray) list = soleus_articles_read ();
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);

  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (articles));
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      const SoleusArticle *article = list->pdata[i];
      g_autofree char *text = g_strjoinv (" ", article->paragraphs);

      g_assert_cmpstr (article->id, ==, articles[i].id);
      g_assert_true (soleus_articles_find (list, articles[i].id) == article);
      for (guint f = 0; articles[i].facts[f]; f++)
        g_assert_nonnull (strstr (text, articles[i].facts[f]));
      g_assert_cmpuint (article->sources->len, ==, articles[i].n_sources);
      for (guint k = 0; k < article->sources->len; k++)
        {
          const SoleusSource *source = article->sources->pdata[k];

          g_assert_cmpstr (source->text, !=, "");
          g_assert_true (!source->url || g_str_has_prefix (source->url, "https://"));
        }
      g_assert_cmpstr (article->routine, ==, articles[i].routine);
      if (article->routine)
        g_assert_nonnull (soleus_catalogue_find (catalogue, article->routine));
      g_assert_cmpstr (article->diagram, !=, "");
      check_words (article->title);
      check_words (text);
    }
  g_assert_null (soleus_articles_find (list, "no-such-article"));
}

/* The numbers of Radford 2006, and what is drawn lies between the ends of its line. */
static void
test_chart (void)
{
  g_autoptr (GPtrArray) list = soleus_articles_read ();
  const SoleusArticle *article = soleus_articles_find (list, "does-it-work");
  const double middles[] = { 2.07, 3.03, 2.49 };

  g_assert_cmpuint (article->chart->len, ==, G_N_ELEMENTS (middles));
  g_assert_cmpuint (article->chart_after, ==, 1);
  for (guint i = 0; i < article->chart->len; i++)
    {
      const SoleusEstimate *estimate = &g_array_index (article->chart, SoleusEstimate, i);

      g_assert_cmpfloat (estimate->middle, ==, middles[i]);
      g_assert_cmpfloat (estimate->low, <, estimate->middle);
      g_assert_cmpfloat (estimate->middle, <, estimate->high);
      g_assert_cmpstr (estimate->label, !=, "");
    }
}

static void
test_questions (void)
{
  g_autoptr (GPtrArray) questions = soleus_questions_read ();

  g_assert_cmpuint (questions->len, ==, 11);
  for (guint i = 0; i < questions->len; i++)
    {
      const SoleusQuestion *question = questions->pdata[i];

      g_assert_true (g_str_has_suffix (question->title, "?"));
      check_words (question->title);
      check_words (question->text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/articles/built-in", test_built_in);
  g_test_add_func ("/soleus/articles/chart", test_chart);
  g_test_add_func ("/soleus/articles/questions", test_questions);
  return g_test_run ();
}
