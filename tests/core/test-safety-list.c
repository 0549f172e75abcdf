/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-catalogue.h"
#include "soleus-safety-list.h"

#include <string.h>

typedef struct
{
  const char *id;
  const char *text;
  SoleusVerdictKind verdict;
  const char *advice;
} Row;

typedef struct
{
  const char *id;
  const char *title;
  Row rows[8];
} Group;

/* The words must not drift. */
static const Group groups[] = {
  { "emergency",
    "Get emergency help",
    { { "emergency-signs",
        "Right now: sudden trouble breathing, chest pain, coughing blood, or I just fainted",
        SOLEUS_VERDICT_EMERGENCY, "emergency" } } },
  { "lower-leg",
    "One or both lower legs",
    { { "swelling", "New swelling, or swelling a doctor has not checked", SOLEUS_VERDICT_RED,
        "red" },
      { "pain", "New pain or tenderness that exercise doesn’t explain", SOLEUS_VERDICT_RED, "red" },
      { "warmth", "Skin that feels warm or hot for no clear reason", SOLEUS_VERDICT_RED, "red" },
      { "redness", "Redder or darker skin than usual", SOLEUS_VERDICT_RED, "red" },
      { "clot", "A blood clot, known or suspected", SOLEUS_VERDICT_RED, "red" },
      { "pop", "A pop or snap in my calf or heel, not yet checked", SOLEUS_VERDICT_RED,
        "checked-today" },
      { "broken-bone", "A bone that is or may be broken", SOLEUS_VERDICT_RED, "checked-today" } } },
  { "one-leg",
    "On one leg",
    { { "wound", "Open cut, sore, burn or blister", SOLEUS_VERDICT_ORANGE, NULL },
      { "infection", "Skin infection or spreading rash", SOLEUS_VERDICT_ORANGE, "infection" },
      { "inflamed", "Inflamed area, such as a sprain or bite", SOLEUS_VERDICT_ORANGE, "overlap" },
      { "injury", "Recent injury, such as a pulled or torn muscle", SOLEUS_VERDICT_ORANGE,
        "injury" } } },
  { "ask-first",
    "Ask first",
    { { "numbness", "Numbness or less feeling in legs or feet, or poor circulation",
        SOLEUS_VERDICT_AMBER, "hands-only" },
      { "varicose", "Severe varicose veins", SOLEUS_VERDICT_AMBER, "amber" },
      { "blood-thinners", "Blood thinners, e.g. warfarin, apixaban, rivaroxaban, heparin",
        SOLEUS_VERDICT_AMBER, "amber" },
      { "pregnancy", "Pregnant or recently gave birth", SOLEUS_VERDICT_AMBER, "amber" },
      { "past-clot", "A blood clot in the past", SOLEUS_VERDICT_AMBER, "amber" },
      { "clot-risk", "Last 4 weeks: surgery, cast, days in bed, long journey, cancer treatment",
        SOLEUS_VERDICT_AMBER, "amber" } } },
  { "calf-pain",
    "My calf pain",
    { { "severe", "Suddenly much worse, or severe", SOLEUS_VERDICT_RED, "pain-severe" },
      { "at-rest", "Hurts or gets worse at rest", SOLEUS_VERDICT_REFER, "pain-at-rest" },
      { "walking", "Comes each time I walk some way, goes within minutes of standing still",
        SOLEUS_VERDICT_REFER, "pain-walking" },
      { "bearing", "I can’t put weight on the leg or walk comfortably", SOLEUS_VERDICT_REFER,
        "pain-bearing" } } },
};

static void
test_rows (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();

  g_assert_cmpstr (list->intro, ==,
                   "For ages 16 and over. Tick anything that applies today. Not sure? Tick "
                   "it.");
  g_assert_cmpuint (list->groups->len, ==, G_N_ELEMENTS (groups));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      const SoleusSafetyGroup *group = list->groups->pdata[i];
      guint n = 0;

      g_assert_cmpstr (group->id, ==, groups[i].id);
      g_assert_cmpstr (group->title, ==, groups[i].title);
      for (; n < G_N_ELEMENTS (groups[i].rows) && groups[i].rows[n].id; n++)
        {
          const SoleusSafetyRow *row = group->rows->pdata[n];

          g_assert_cmpstr (row->id, ==, groups[i].rows[n].id);
          g_assert_cmpstr (row->text, ==, groups[i].rows[n].text);
          g_assert_cmpint (row->verdict, ==, groups[i].rows[n].verdict);
          g_assert_cmpint (row->per_leg, ==, i == 2);
          g_assert_cmpint (row->blocks_stretch, ==, i == 2 && !g_str_equal (row->id, "wound"));
          g_assert_cmpint (row->hands_only, ==, g_str_equal (row->id, "numbness"));
          g_assert_cmpstr (row->advice, ==, groups[i].rows[n].advice);
          g_assert_cmpint (row->clot, ==, g_str_equal (row->id, "clot"));
        }
      g_assert_cmpuint (group->rows->len, ==, n);
    }
  g_assert_cmpstr (((SoleusSafetyGroup *) list->groups->pdata[1])->helper, ==,
                   "Compare both legs. Colour changes are harder to see on brown or black skin.");
}

static guint
count_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  return g_strv_length (words);
}

/* A list that is too long to be read is no list: every sign is in view, in few words. */
static void
test_length (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  guint total = count_words (list->intro);

  for (guint i = 0; i < list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = list->groups->pdata[i];

      total += count_words (group->title) + (group->helper ? count_words (group->helper) : 0);
      for (guint j = 0; j < group->rows->len; j++)
        {
          const SoleusSafetyRow *row = group->rows->pdata[j];

          g_assert_cmpuint (count_words (row->text), <=, 14);
          /* A row of one leg has "Left" and "Right" beside it. */
          total += count_words (row->text) + (row->per_leg ? 2 : 0);
        }
    }
  g_assert_cmpuint (total, <=, 230);
}

static void
check_advice (SoleusSafetyList *list, const char *id, const char *title, const char *text)
{
  const SoleusSafetyAdvice *advice = soleus_safety_list_find_advice (list, id);

  g_assert_nonnull (advice);
  g_assert_cmpstr (advice->title, ==, title);
  if (text)
    g_assert_cmpstr (advice->texts[0], ==, text);
}

static void
test_advices (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();

  check_advice (list, "emergency", "Get emergency help now.",
                "Call your local emergency number (999, 112 or 911). These signs can be "
                "life-threatening. Do not start a session. Do not drive yourself.");
  check_advice (list, "red", "Don’t massage. Get medical help now.",
                "These signs can have more than one cause. One is a blood clot in a deep vein "
                "(DVT). Pressing on a clot can move it to the lungs. This app can’t tell what you "
                "have. A doctor can. If you get short of breath or have chest pain, call the "
                "emergency number.");
  check_advice (list, "leave-left", "Leave the left leg alone today.",
                "Pressing or stretching it could make the problem worse, add swelling or spread an "
                "infection.");
  check_advice (list, "leave-right", "Leave the right leg alone today.",
                "Pressing or stretching it could make the problem worse, add swelling or spread an "
                "infection.");
  check_advice (list, "other-leg", "You can still use your other leg.", NULL);
  check_advice (list, "amber", "Ask a healthcare provider first.",
                "Deep pressure may not suit you. You can still do stretches that use no pressure.");
  check_advice (list, "checked-today", "Get this checked today.",
                "Go to an emergency department, or call a doctor today. A pop or snap can mean a "
                "torn tendon or muscle. Don’t massage or stretch. Put as little weight on the leg "
                "as you can.");
  check_advice (list, "infection", "Is it hot, painful or spreading? See a doctor today.",
                "With fever, or if you feel very ill, get emergency help.");
  check_advice (list, "injury", "If nobody has examined it yet, get it checked first.",
                "If you felt a pop or snap, or a bone may be broken, tick that under “One or both "
                "lower legs” too.");
  check_advice (list, "spare-left", "For your right leg, use “Massage by hand”, on a chair.",
                "The roller, the ball and wall stretches are left out: your left leg would have to "
                "carry you.");
  check_advice (list, "spare-right", "For your left leg, use “Massage by hand”, on a chair.",
                "The roller, the ball and wall stretches are left out: your right leg would have "
                "to carry you.");
  check_advice (list, "hands-only", "Use “Massage by hand”: no roller and no ball.",
                "Ask a healthcare provider first. Where you feel less, you can’t tell when "
                "pressure is too much. Press gently, and look at the skin before and after.");
  check_advice (list, "pain-walking", "See a doctor before your next session.",
                "Calf pain that comes with walking and goes with rest can come from poor blood "
                "flow in the leg. A doctor can check that. If the foot turns cold, pale or numb, "
                "get medical help now.");
  check_advice (
      list, "stretch-note", "Before you stretch",
      "Don’t stretch with new swelling, warmth, redness or pain you can’t explain: get "
      "medical help now. Don’t stretch either with a fresh injury or severe pain, or if you can’t "
      "put weight on the leg.");
  check_advice (list, "stop-roller", "Take the pressure off.",
                "Slide the roller away. Rest the leg.");
  check_advice (list, "stop-ball", "Take the pressure off.", "Slide the ball away. Rest the leg.");
  check_advice (list, "stop-hands", "Let go of your leg.", "Rest the leg.");
  check_advice (list, "stop-stretch", "Ease out of the stretch.",
                "Bring your back foot forward and rest the leg.");
  check_advice (list, "stop-thigh", "Ease out of the stretch.", "Bend the knee and rest the leg.");
  check_advice (list, "stop-movement", "Stop moving.", NULL);
  check_advice (list, "stop-still-sharp", "Stop here and get professional advice.", NULL);
  check_advice (list, "stop-worse", "Get medical help now.", NULL);
  check_advice (list, "tight-for-weeks",
                "It has been a few weeks. A doctor or physiotherapist can find out why.", NULL);
  check_advice (list, "pain-severe", "Get medical attention now.", NULL);
  check_advice (list, "pain-at-rest", "See a doctor or physiotherapist before your next session.",
                NULL);
  check_advice (list, "pain-in-massage", "Stop and get advice.", NULL);
  check_advice (list, "cramp-now", "Get medical help now.",
                "A cramp that does not let go after 10 minutes, or a calf that is swollen, warm or "
                "red, needs to be looked at now.");
  check_advice (list, "cramps", "Talk to a doctor.",
                "Cramps that often wake you, or that come with numbness, should get checked.");
  check_advice (list, "enough", "That’s enough for this calf.", NULL);
}

/* The advice names a routine as its card does. */
static void
test_named_routine (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  g_autoptr (SoleusCatalogue) catalogue = soleus_catalogue_new (NULL);
  const char *const ids[] = { "spare-left", "spare-right", "hands-only" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_nonnull (strstr (soleus_safety_list_find_advice (list, ids[i])->title,
                              soleus_catalogue_find (catalogue, "hands")->name));
}

/* The words for the phone go with what may be a clot, and not with an emergency. */
static void
test_phone_script (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();

  for (guint i = 0; i < list->advices->len; i++)
    {
      const SoleusSafetyAdvice *advice = list->advices->pdata[i];

      g_assert_cmpint (advice->has_phone_script, ==,
                       g_str_equal (advice->id, "red") || g_str_equal (advice->id, "pain-severe"));
    }
}

static void
test_row_advices (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();
  const char *const rows[] = { "swelling", "warmth",   "broken-bone",          "pop", "wound",
                               "gone",     "varicose", SOLEUS_SAFETY_STOP_ROW, NULL };
  g_autoptr (GPtrArray) red = soleus_safety_list_find_row_advices (list, rows, SOLEUS_VERDICT_RED);
  g_autoptr (GPtrArray) emergency =
      soleus_safety_list_find_row_advices (list, rows, SOLEUS_VERDICT_EMERGENCY);

  g_assert_cmpuint (red->len, ==, 3);
  g_assert_cmpstr (((SoleusSafetyAdvice *) red->pdata[0])->id, ==, "red");
  g_assert_cmpstr (((SoleusSafetyAdvice *) red->pdata[1])->id, ==, "checked-today");
  g_assert_cmpstr (((SoleusSafetyAdvice *) red->pdata[2])->id, ==, SOLEUS_SAFETY_STOP_ROW);
  g_assert_cmpuint (emergency->len, ==, 0);
}

static void
check_words (const char *text)
{
  /* One sentence says that the app can't know, which is the contrary of what the words are avoided
   * for. */
  static const char denial[] = "This app can’t tell what you have.";
  g_autoptr (GRegex) avoid = g_regex_new (
      "\\b(you have|you may have|safe|cleared|diagnosis|treat|treats|heal|heals|toxins?)\\b",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GString) rest = g_string_new (text);

  g_string_replace (rest, denial, "", 0);
  if (g_regex_match (avoid, rest->str, 0, NULL))
    g_error ("Words to avoid in: %s", text);
}

static void
test_words_to_avoid (void)
{
  g_autoptr (SoleusSafetyList) list = soleus_safety_list_new ();

  for (guint i = 0; i < list->groups->len; i++)
    {
      const SoleusSafetyGroup *group = list->groups->pdata[i];

      check_words (group->title);
      for (guint j = 0; j < group->rows->len; j++)
        check_words (((SoleusSafetyRow *) group->rows->pdata[j])->text);
    }
  for (guint i = 0; i < list->advices->len; i++)
    {
      const SoleusSafetyAdvice *advice = list->advices->pdata[i];

      check_words (advice->title);
      for (guint j = 0; advice->texts[j]; j++)
        check_words (advice->texts[j]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/safety-list/rows", test_rows);
  g_test_add_func ("/soleus/safety-list/length", test_length);
  g_test_add_func ("/soleus/safety-list/advices", test_advices);
  g_test_add_func ("/soleus/safety-list/named-routine", test_named_routine);
  g_test_add_func ("/soleus/safety-list/phone-script", test_phone_script);
  g_test_add_func ("/soleus/safety-list/row-advices", test_row_advices);
  g_test_add_func ("/soleus/safety-list/words-to-avoid", test_words_to_avoid);
  return g_test_run ();
}
