/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-routine-reader.h"

#include <string.h>

#define TEXTS            "<name>N</name><cue>C</cue><instruction>I.</instruction><caution>W.</caution>"
#define STEP(attributes) "<step " attributes ">" TEXTS "</step>\n"
#define STRETCH          "kind='stretch' target='gastrocnemius' knee='straight' pose='wall'"
#define PRESS            "kind='pressure' target='both' knee='bent' pose='p' tool='hands' upper='0.3' "
#define G                STEP ("id='G' " STRETCH)
#define P                STEP ("id='P' " PRESS "lower='0.8'")
#define SPOT             STEP ("id='S' " PRESS "lower='0.3' spot='yes'")
#define W                STEP ("id='W' kind='movement' target='none' knee='natural' pose='walk'")
#define CP               STEP ("id='CP' kind='movement' target='none' knee='natural' pose='pump' pace='2'")
#define LIBRARY          G P SPOT W CP
#define LIBRARY_LINES    5

#define ROUTINE(kind, uses)                                                                        \
  "<routine id='r' kind='" kind "' equipment=''><name>R</name><summary>S.</summary>\n" uses        \
  "</routine>\n"
#define FILE_OF(content) "<routines version='1'>\n" content "</routines>\n"
#define USES(kind, uses) FILE_OF (LIBRARY ROUTINE (kind, uses))

#define TEN           "1234567890"
#define FORTY         TEN TEN TEN TEN
#define NINE_WORDS    "a b c d e f g h i"
#define FIFTEEN_WORDS "a b c d e f g h i j k l m n o "

/* A case of what is wrong. The bar in the text isn't part of it: it marks the place that the
 * message has to name. */
typedef struct
{
  const char *path;
  const char *text;
  SoleusXmlError code;
  const char *message;
} Wrong;

static gboolean
read_text (SoleusRoutineReader *reader, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return soleus_routine_reader_read (reader, bytes, "test.xml", error);
}

/* Takes the bar out of @text and says where it stood. */
static char *
take_mark (const char *text, int *line, int *column)
{
  const char *mark = strchr (text, '|'), *start = mark;

  g_assert_nonnull (mark);
  *line = 1;
  for (const char *c = text; c < mark; c++)
    *line += *c == '\n';
  while (start > text && start[-1] != '\n')
    start--;
  *column = g_utf8_strlen (start, mark - start) + 1;
  return g_strdup_printf ("%.*s%s", (int) (mark - text), text, mark + 1);
}

static void
test_wrong (gconstpointer data)
{
  const Wrong *wrong = data;
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *expected = NULL;
  int line, column;

  g_assert_true (read_text (reader, FILE_OF (STEP ("id='before' " STRETCH)), &error));
  text = take_mark (wrong->text, &line, &column);
  g_assert_false (read_text (reader, text, &error));
  expected = g_strdup_printf ("test.xml:%d:%d: %s", line, column, wrong->message);
  g_assert_cmpstr (error->message, ==, expected);
  g_assert_error (error, SOLEUS_XML_ERROR, (int) wrong->code);

  /* Nothing of a broken file is kept, and the next is read as if it had never been. */
  g_assert_cmpuint (reader->steps->len, ==, 1);
  g_assert_cmpuint (reader->routines->len, ==, 0);
  g_clear_error (&error);
  read_text (reader, USES ("stretch", "<use step='G' seconds='30' repetitions='2'/>"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reader->steps->len, ==, 1 + LIBRARY_LINES);
}

#define ELEMENT   SOLEUS_XML_ERROR_ELEMENT
#define ATTRIBUTE SOLEUS_XML_ERROR_ATTRIBUTE
#define RANGE     SOLEUS_XML_ERROR_RANGE
#define DUPLICATE SOLEUS_XML_ERROR_DUPLICATE
#define REFERENCE SOLEUS_XML_ERROR_REFERENCE
#define TEXT      SOLEUS_XML_ERROR_TEXT
#define SAFETY    SOLEUS_XML_ERROR_SAFETY
#define SYNTAX    SOLEUS_XML_ERROR_SYNTAX
#define DEPTH     SOLEUS_XML_ERROR_DEPTH

static const Wrong wrongs[] = {
  { "element/root", "|<library></library>", ELEMENT,
    "The file can’t begin with <library>. See docs for its format." },
  { "element/unknown", FILE_OF (G "|<pause/>"), ELEMENT,
    "<pause> isn’t allowed in <routines>. Check its spelling, or remove it." },
  { "element/in-wrong-place", FILE_OF ("<step id='G' " STRETCH ">|<use/></step>"), ELEMENT,
    "<use> isn’t allowed in <step>. Check its spelling, or remove it." },
  { "element/of-step-in-routine",
    FILE_OF ("<routine id='r' kind='stretch' equipment=''><cue>Cue|</cue></routine>"), ELEMENT,
    "<cue> isn’t allowed in <routine>. Check its spelling, or remove it." },
  { "element/of-routine-in-step", FILE_OF ("<step id='G' " STRETCH "><summary>S|</summary></step>"),
    ELEMENT, "<summary> isn’t allowed in <step>. Check its spelling, or remove it." },
  { "element/missing-name",
    FILE_OF ("<step id='G' " STRETCH "><cue>C</cue><instruction>I</instruction>"
             "<caution>W</caution>|</step>"),
    ELEMENT, "There is no <name>, and it is needed. Add it." },
  { "element/missing-cue",
    FILE_OF ("<step id='G' " STRETCH "><name>N</name><instruction>I</instruction>"
             "<caution>W</caution>|</step>"),
    ELEMENT, "There is no <cue>, and it is needed. Add it." },
  { "element/missing-instruction",
    FILE_OF ("<step id='G' " STRETCH "><name>N</name><cue>C</cue>\n<caution>W</caution>\n|</step>"),
    ELEMENT, "There is no <instruction>, and it is needed. Add it." },
  { "element/missing-caution",
    FILE_OF ("<step id='G' " STRETCH "><name>N</name><cue>C</cue>"
             "<instruction>I</instruction>|</step>"),
    ELEMENT, "There is no <caution>, and it is needed. Add it." },
  { "element/missing-summary",
    FILE_OF (G "<routine id='r' kind='stretch' equipment=''><name>R</name>\n"
               "<use step='G' seconds='30' repetitions='2'/>|</routine>"),
    ELEMENT, "There is no <summary>, and it is needed. Add it." },
  { "element/missing-use",
    FILE_OF ("<routine id='r' kind='stretch' equipment=''><name>R</name>\n"
             "<summary>S</summary>|</routine>"),
    ELEMENT, "Routine “r” has no steps. Add at least one <use>." },

  { "attribute/missing-version", "|<routines></routines>", ATTRIBUTE,
    "The attribute “version” is missing. Add it." },
  { "attribute/missing-id", FILE_OF ("|<step " STRETCH "></step>"), ATTRIBUTE,
    "The attribute “id” is missing. Add it." },
  { "attribute/missing-kind", FILE_OF ("|<step id='G'></step>"), ATTRIBUTE,
    "The attribute “kind” is missing. Add it." },
  { "attribute/missing-target", FILE_OF ("|<step id='G' kind='stretch'></step>"), ATTRIBUTE,
    "The attribute “target” is missing. Add it." },
  { "attribute/missing-knee", FILE_OF ("|<step id='G' kind='stretch' target='soleus'></step>"),
    ATTRIBUTE, "The attribute “knee” is missing. Add it." },
  { "attribute/missing-pose",
    FILE_OF ("|<step id='G' kind='stretch' target='soleus' knee='bent'></step>"), ATTRIBUTE,
    "The attribute “pose” is missing. Add it." },
  { "attribute/missing-tool",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='bent' pose='p'></step>"), ATTRIBUTE,
    "The attribute “tool” is missing. Add it." },
  { "attribute/missing-upper",
    FILE_OF (
        "|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='ball'></step>"),
    ATTRIBUTE, "The attribute “upper” is missing. Add it." },
  { "attribute/missing-lower", FILE_OF ("|<step id='P' " PRESS "></step>"), ATTRIBUTE,
    "The attribute “lower” is missing. Add it." },
  { "attribute/missing-equipment", FILE_OF ("|<routine id='r' kind='stretch'></routine>"),
    ATTRIBUTE, "The attribute “equipment” is missing. Add it." },
  { "attribute/missing-step", USES ("stretch", "|<use seconds='30'/>"), ATTRIBUTE,
    "The attribute “step” is missing. Add it." },
  { "attribute/missing-seconds", USES ("stretch", "|<use step='G'/>"), ATTRIBUTE,
    "The attribute “seconds” is missing. Add it." },
  { "attribute/unknown", USES ("stretch", "|<use step='G' seconds='30' sets='2'/>"), ATTRIBUTE,
    "The attribute “sets” isn’t known here. Check its spelling, or remove it." },
  { "attribute/unknown-on-text",
    FILE_OF ("<step id='G' " STRETCH ">|<name lang='de'>N</name></step>"), ATTRIBUTE,
    "The attribute “lang” isn’t known here. Check its spelling, or remove it." },
  { "attribute/tool-without-pressure", FILE_OF ("|<step id='G' tool='ball' " STRETCH "></step>"),
    ATTRIBUTE, "The attribute “tool” isn’t known here. Check its spelling, or remove it." },
  { "attribute/heavier-seconds-alone",
    USES ("massage", "|<use step='P' seconds='30' heavier-seconds='15'/>"), ATTRIBUTE,
    "The attribute “heavier-seconds” isn’t known here. Check its spelling, or remove it." },
  { "attribute/no-such-word", FILE_OF ("|<step id='G' kind='hold'></step>"), ATTRIBUTE,
    "“kind” can’t be “hold”. It takes one of: stretch, pressure, setup, movement, check-in." },
  { "attribute/no-such-flag",
    FILE_OF ("|<routine id='r' kind='stretch' equipment='wall sofa'></routine>"), ATTRIBUTE,
    "“equipment” can’t be “sofa”. It takes one of: wall, chair, floor, roller, ball, lotion, "
    "towel." },
  { "attribute/two-spaces",
    FILE_OF ("|<routine id='r' kind='stretch' equipment='wall  chair'></routine>"), ATTRIBUTE,
    "“equipment” can’t be “”. It takes one of: wall, chair, floor, roller, ball, lotion, towel." },
  { "attribute/bad-id", FILE_OF ("|<step id='1G' " STRETCH "></step>"), ATTRIBUTE,
    "“id” can’t be “1G”. It takes a letter, then letters, digits and hyphens, 32 at most." },
  { "attribute/long-id", FILE_OF ("|<step id='a" FORTY "' " STRETCH "></step>"), ATTRIBUTE,
    "“id” can’t be “a" FORTY
    "”. It takes a letter, then letters, digits and hyphens, 32 at most." },
  { "attribute/no-number", USES ("stretch", "|<use step='G' seconds='30s'/>"), ATTRIBUTE,
    "“seconds” can’t be “30s”. It takes a whole number from 5 to 600." },
  { "attribute/negative", USES ("stretch", "|<use step='G' seconds='-30'/>"), ATTRIBUTE,
    "“seconds” can’t be “-30”. It takes a whole number from 5 to 600." },
  { "attribute/no-fraction", FILE_OF ("|<step id='P' " PRESS "lower='0,8'></step>"), ATTRIBUTE,
    "“lower” can’t be “0,8”. It takes a number from 0.3 to 0.8." },
  { "attribute/spot-without-pressure", FILE_OF ("|<step id='G' spot='yes' " STRETCH "></step>"),
    ATTRIBUTE, "Step “G” is a tender-spot step, so its kind has to be “pressure”." },
  { "attribute/kind-stretch-with-pressure",
    USES ("stretch", "<use step='P' seconds='30'/>|</routine><!--"), ATTRIBUTE,
    "The kind of routine “r” doesn’t fit its steps: “stretch” has no pressure step, “massage” has "
    "no "
    "stretch, “mixed” has both." },
  { "attribute/kind-massage-without-pressure",
    USES ("massage", "<use step='W' seconds='30'/>|</routine><!--"), ATTRIBUTE,
    "The kind of routine “r” doesn’t fit its steps: “stretch” has no pressure step, “massage” has "
    "no "
    "stretch, “mixed” has both." },
  { "attribute/kind-mixed-without-stretch",
    USES ("mixed", "<use step='P' seconds='30'/>|</routine><!--"), ATTRIBUTE,
    "The kind of routine “r” doesn’t fit its steps: “stretch” has no pressure step, “massage” has "
    "no "
    "stretch, “mixed” has both." },
  { "attribute/claim-unknown-source", FILE_OF ("|<step id='G' claims='S3.1' " STRETCH "></step>"),
    ATTRIBUTE, "“S3.1” is no claim number. Write them like “S1.8 S2.20”, up to S1.38 and S2.39." },
  { "attribute/claim-too-high", FILE_OF ("|<step id='G' claims='S1.8 S1.39' " STRETCH "></step>"),
    ATTRIBUTE, "“S1.39” is no claim number. Write them like “S1.8 S2.20”, up to S1.38 and S2.39." },
  { "attribute/claim-zero", FILE_OF ("|<step id='G' claims='S2.08' " STRETCH "></step>"), ATTRIBUTE,
    "“S2.08” is no claim number. Write them like “S1.8 S2.20”, up to S1.38 and S2.39." },
  { "attribute/claim-comma", FILE_OF ("|<step id='G' claims='S1.8,S1.9' " STRETCH "></step>"),
    ATTRIBUTE,
    "“S1.8,S1.9” is no claim number. Write them like “S1.8 S2.20”, up to S1.38 and S2.39." },

  { "range/version", "|<routines version='2'></routines>", RANGE,
    "“version” can’t be “2”. It takes a whole number from 1 to 1." },
  { "range/seconds-low", USES ("stretch", "|<use step='W' seconds='4'/>"), RANGE,
    "“seconds” can’t be “4”. It takes a whole number from 5 to 600." },
  { "range/seconds-high", USES ("stretch", "|<use step='W' seconds='601'/>"), RANGE,
    "“seconds” can’t be “601”. It takes a whole number from 5 to 600." },
  { "range/seconds-huge", USES ("stretch", "|<use step='W' seconds='99999999999999999999'/>"),
    RANGE, "“seconds” can’t be “99999999999999999999”. It takes a whole number from 5 to 600." },
  { "range/repetitions", USES ("stretch", "|<use step='W' seconds='5' repetitions='11'/>"), RANGE,
    "“repetitions” can’t be “11”. It takes a whole number from 1 to 10." },
  { "range/pace", FILE_OF ("|<step id='G' pace='31' " STRETCH "></step>"), RANGE,
    "“pace” can’t be “31”. It takes a whole number from 1 to 30." },
  { "range/heavier-seconds",
    USES ("massage", "|<use step='P' seconds='30' heavier='S' heavier-seconds='31'/>"), RANGE,
    "“heavier-seconds” can’t be “31”. It takes a whole number from 5 to 30." },
  { "range/half-a-cycle", USES ("stretch", "|<use step='CP' seconds='22'/>"), RANGE,
    "Step “CP” goes there and back in 4 seconds, and 22 is no multiple of that." },
  { "range/roller-above-the-line",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='roller' "
             "upper='0.20' lower='0.8'></step>"),
    RANGE, "“upper” can’t be “0.20”. It takes a number from 0.21 to 0.8." },
  { "range/turned-roller-above-the-line",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='roller' "
             "upper='0.21' upper-out='0.28' lower='0.8'></step>"),
    RANGE, "“upper-out” can’t be “0.28”. It takes a number from 0.285 to 0.8." },
  { "range/turned-roller-above-its-pass",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='roller' "
             "upper='0.5' upper-out='0.4' lower='0.8'></step>"),
    RANGE, "“upper-out” can’t be “0.4”. It takes a number from 0.5 to 0.8." },
  { "range/hands-above-the-line",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='hands' "
             "upper='0.14' lower='0.8'></step>"),
    RANGE, "“upper” can’t be “0.14”. It takes a number from 0.15 to 0.8." },
  { "range/hold-above-the-line",
    FILE_OF (
        "|<step id='P' kind='pressure' target='both' knee='bent' pose='p' tool='ball' spot='yes' "
        "upper='0.19' lower='0.8'></step>"),
    RANGE, "“upper” can’t be “0.19”. It takes a number from 0.2 to 0.8." },
  { "range/on-the-tendon", FILE_OF ("|<step id='P' " PRESS "lower='0.81'></step>"), RANGE,
    "“lower” can’t be “0.81”. It takes a number from 0.3 to 0.8." },
  { "range/not-a-number", FILE_OF ("|<step id='P' " PRESS "lower='nan'></step>"), RANGE,
    "“lower” can’t be “nan”. It takes a number from 0.3 to 0.8." },

  { "duplicate/step", FILE_OF (G "|<step id='G' " STRETCH "></step>"), DUPLICATE,
    "There is a step “G” already. Give each step its own id." },
  { "duplicate/step-of-other-file", FILE_OF ("|<step id='before' " STRETCH "></step>"), DUPLICATE,
    "There is a step “before” already. Give each step its own id." },
  { "duplicate/routine",
    USES ("stretch",
          "<use step='W' seconds='30'/></routine>\n"
          "|<routine id='r' kind='stretch' equipment=''>"),
    DUPLICATE, "There is a routine “r” already. Give each routine its own id." },
  { "duplicate/text", FILE_OF ("<step id='G' " STRETCH "><cue>C</cue>\n<cue>D|</cue></step>"),
    DUPLICATE, "The step cue is here twice. Remove one." },

  { "duplicate/fourth-line",
    FILE_OF ("<step id='G' " STRETCH "><ready>A</ready><ready>B</ready><ready>C</ready>\n"
             "<ready>D|</ready></step>"),
    DUPLICATE, "Step “G” has too many <ready>. It takes 3 at most." },
  { "duplicate/rest", FILE_OF ("<step id='G' " STRETCH "><rest>A</rest><rest>B|</rest></step>"),
    DUPLICATE, "The step rest is here twice. Remove one." },

  { "reference/step", USES ("stretch", "|<use step='X' seconds='30'/>"), REFERENCE,
    "There is no step “X” in the step library." },
  { "reference/heavier", USES ("massage", "|<use step='P' seconds='30' heavier='X'/>"), REFERENCE,
    "There is no pressure step “X” in the step library." },
  { "reference/heavier-without-pressure",
    USES ("massage", "|<use step='P' seconds='30' heavier='G'/>"), REFERENCE,
    "There is no pressure step “G” in the step library." },

  { "text/empty", FILE_OF ("<step id='G' " STRETCH "><name> \n |</name></step>"), TEXT,
    "The step name is empty. Write it." },
  { "text/long-name", FILE_OF ("<step id='G' " STRETCH "><name>" FORTY "1|</name></step>"), TEXT,
    "The step name is too long. It takes 40 characters at most." },
  { "text/long-cue", FILE_OF ("<step id='G' " STRETCH "><cue>" FORTY TEN TEN "1|</cue></step>"),
    TEXT, "The step cue is too long. It takes 60 characters at most." },
  { "text/nine-words", FILE_OF ("<step id='G' " STRETCH "><cue>" NINE_WORDS "|</cue></step>"), TEXT,
    "The step cue has too many words. It takes 8 at most." },
  { "text/long-line",
    FILE_OF ("<step id='G' " STRETCH "><ready>" FORTY "123456789|</ready></step>"), TEXT,
    "The step get ready is too long. It takes 48 characters at most." },
  { "text/nine-words-to-switch",
    FILE_OF ("<step id='G' " STRETCH "><switch>" NINE_WORDS "|</switch></step>"), TEXT,
    "The step switch legs has too many words. It takes 8 at most." },
  { "text/long-instruction",
    FILE_OF ("<step id='G' " STRETCH
             "><instruction>" FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY FORTY
             "1|</instruction></step>"),
    TEXT, "The step instruction is too long. It takes 400 characters at most." },
  { "text/forty-six-words",
    FILE_OF ("<step id='G' " STRETCH "><instruction>" FIFTEEN_WORDS FIFTEEN_WORDS FIFTEEN_WORDS
             "z|</instruction></step>"),
    TEXT, "The step instruction has too many words. It takes 45 at most." },
  { "text/long-caution",
    FILE_OF ("<step id='G' " STRETCH "><caution>" FORTY FORTY FORTY "1|</caution></step>"), TEXT,
    "The step caution is too long. It takes 120 characters at most." },
  { "text/long-routine-name",
    FILE_OF ("<routine id='r' kind='stretch' equipment=''><name>" FORTY "1|</name></routine>"),
    TEXT, "The routine name is too long. It takes 40 characters at most." },
  { "text/long-summary",
    FILE_OF (
        "<routine id='r' kind='stretch' equipment=''><summary>" FORTY FORTY FORTY FORTY FORTY FORTY
        "1|</summary></routine>"),
    TEXT, "The routine summary is too long. It takes 240 characters at most." },
  { "text/stray-before",
    FILE_OF ("stray "
             "|<step id='G' " STRETCH "></step>"),
    TEXT, "There is text before <step>, where none belongs. Remove it." },
  { "text/stray-at-end", "<routines version='1'>\n" G "stray|</routines>", TEXT,
    "There is text in <routines>, where none belongs. Remove it." },
  { "text/stray-in-use", USES ("stretch", "<use step='G' seconds='30' repetitions='2'>x|</use>"),
    TEXT, "There is text in <use>, where none belongs. Remove it." },
  { "text/stray-in-routine",
    USES ("stretch", "<use step='G' seconds='30' repetitions='2'/>x|</routine><!--"), TEXT,
    "There is text in <routine>, where none belongs. Remove it." },

  { "safety/hold-under-30", USES ("stretch", "|<use step='G' seconds='29' repetitions='2'/>"),
    SAFETY, "Stretch “G” is held for 29 seconds. A hold takes 30 to 60 seconds." },
  { "safety/hold-over-60", USES ("stretch", "|<use step='G' seconds='61' repetitions='2'/>"),
    SAFETY, "Stretch “G” is held for 61 seconds. A hold takes 30 to 60 seconds." },
  { "safety/one-repetition", USES ("stretch", "|<use step='G' seconds='30'/>"), SAFETY,
    "Stretch “G” has 1 repetitions. A stretch takes 2 to 3 per leg." },
  { "safety/four-repetitions", USES ("stretch", "|<use step='G' seconds='30' repetitions='4'/>"),
    SAFETY, "Stretch “G” has 4 repetitions. A stretch takes 2 to 3 per leg." },
  { "safety/spot-under-15", USES ("massage", "|<use step='S' seconds='14'/>"), SAFETY,
    "Tender-spot step “S” lasts 14 seconds. Pressure on one spot takes 15 to 60 seconds." },
  { "safety/spot-over-60", USES ("massage", "|<use step='S' seconds='61'/>"), SAFETY,
    "Tender-spot step “S” lasts 61 seconds. Pressure on one spot takes 15 to 60 seconds." },
  { "safety/heavier-spot-over-60", USES ("massage", "|<use step='P' seconds='90' heavier='S'/>"),
    SAFETY, "Tender-spot step “S” lasts 90 seconds. Pressure on one spot takes 15 to 60 seconds." },
  { "safety/rest-of-spot-under-15",
    USES ("massage", "|<use step='S' seconds='29' heavier='P' heavier-seconds='15'/>"), SAFETY,
    "Tender-spot step “S” lasts 14 seconds. Pressure on one spot takes 15 to 60 seconds." },
  { "safety/pressure-over-180", USES ("massage", "<use step='P' seconds='181'/>|</routine><!--"),
    SAFETY, "Routine “r” has 181 seconds of pressure per calf. At most 180 are allowed." },
  { "safety/pressure-over-180-in-all",
    USES ("massage",
          "<use step='P' seconds='60' repetitions='2'/>\n<use step='S' seconds='60'/>\n"
          "<use step='P' seconds='5'/>|</routine><!--"),
    SAFETY, "Routine “r” has 185 seconds of pressure per calf. At most 180 are allowed." },
  { "safety/stretch-of-both",
    USES ("stretch", "|<use step='G' seconds='30' repetitions='2' sides='both'/>"), SAFETY,
    "Step “G” works a calf, so its sides have to be “each”." },
  { "safety/pressure-of-both", USES ("massage", "|<use step='P' seconds='30' sides='both'/>"),
    SAFETY, "Step “P” works a calf, so its sides have to be “each”." },
  { "safety/heavier-stretch",
    USES ("stretch", "|<use step='G' seconds='30' repetitions='2' heavier='P'/>"), SAFETY,
    "Step “G” isn’t a pressure step, so “heavier” can’t be used with it." },
  { "safety/gastrocnemius-bent",
    FILE_OF ("|<step id='G' kind='stretch' target='gastrocnemius' knee='bent' pose='wall'></step>"),
    SAFETY, "Step “G” stretches the gastrocnemius, so its knee has to be “straight”." },
  { "safety/soleus-straight",
    FILE_OF ("|<step id='O' kind='stretch' target='soleus' knee='straight' pose='wall'></step>"),
    SAFETY, "Step “O” stretches the soleus, so its knee has to be “bent”." },
  { "safety/fast-roller",
    FILE_OF ("|<step id='P' kind='pressure' target='both' knee='straight' pose='r' tool='roller' "
             "upper='0.3' lower='0.8' pace='7'></step>"),
    SAFETY, "Step “P” rolls, so its pace has to be at least 8 seconds one way." },

  { "depth/four", FILE_OF ("<step id='G' " STRETCH "><name>|<b>N</b></name></step>"), DEPTH,
    "<b> is nested too deep. At most 3 levels are allowed." },
  { "syntax/second-root", FILE_OF ("") "|<routines version='1'></routines>", SYNTAX,
    "<routines> comes after the end of the file’s only outermost element. Move it inside." },
  { "syntax/attribute-twice", "|<routines version='1' version='1'></routines>", SYNTAX,
    "The attribute “version” is here twice. Remove one." },
};

/* Faults that the parser itself finds: its own words follow ours, and the mark is at the tag being
 * read.
 */
static const struct
{
  const char *path;
  const char *text;
} malformed[] = {
  { "empty", "|" },
  { "white", " \n |" },
  { "no-markup", "|hello" },
  { "wrong-end", "<routines version='1'>\n|</routine>\n" },
  { "quoted-bytes", "|<e”>" },
  { "unfinished", "<routines version='1'>\n|" },
  { "unknown-entity", FILE_OF ("|<step id='&nbsp;'/>") },
  { "bare-ampersand", FILE_OF ("<step id='G' " STRETCH "><name>A & B|</name></step>") },
};

static void
test_malformed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL, *start = NULL;
      int line, column;

      g_test_message ("%s", malformed[i].path);
      text = take_mark (malformed[i].text, &line, &column);
      g_assert_false (read_text (reader, text, &error));
      g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_SYNTAX);
      start = g_strdup_printf ("test.xml:%d:%d: The file isn’t well-formed XML: ", line, column);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
}

/* 256 KiB is read, one byte more is not; both are white space for the most part. */
static void
test_too_large (void)
{
  g_autoptr (GString) text = g_string_new (FILE_OF (G));
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;

  while (text->len < 256 * 1024)
    g_string_append_c (text, '\n');
  g_assert_true (read_text (reader, text->str, &error));
  g_assert_no_error (error);
  g_string_append_c (text, '\n');
  g_assert_false (read_text (reader, text->str, &error));
  g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_TOO_LARGE);
  g_assert_cmpstr (error->message, ==,
                   "test.xml:1:1: The file has 262145 bytes. At most 262144 are allowed.");
}

static void
test_encoding (void)
{
  static const struct
  {
    const char *text;
    gsize size;
    const char *message;
  } cases[] = {
    { "\xff\xfe<routines/>", 13,
      "test.xml:1:1: The file isn’t valid UTF-8 here. Save it as UTF-8." },
    /* Two characters of two bytes each stand before it on the line. */
    { "<routines version='1'>\n\xc3\xa4\xc3\xb6 \xe4</routines>", 40,
      "test.xml:2:4: The file isn’t valid UTF-8 here. Save it as UTF-8." },
    { "<routines version='1'>\n\n  \0</routines>", 38,
      "test.xml:3:3: The file isn’t valid UTF-8 here. Save it as UTF-8." },
    /* Cut in the middle of a character. */
    { "<routines>\xc3", 11, "test.xml:1:11: The file isn’t valid UTF-8 here. Save it as UTF-8." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, cases[i].size);
      g_autoptr (GError) error = NULL;

      g_assert_false (soleus_routine_reader_read (reader, bytes, "test.xml", &error));
      g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_ENCODING);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Every prefix of a good file is refused with a place, and none is taken for the whole. */
static void
test_cut_short (void)
{
  const char *whole =
      USES ("massage", "<use step='P' seconds='60' heavier='S' heavier-seconds='30'/>");
  g_autofree char *text = g_strchomp (g_strdup (whole));

  for (gsize length = strlen (text); length-- > 0;)
    {
      g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
      g_autoptr (GError) error = NULL;

      text[length] = '\0';
      g_assert_false (read_text (reader, text, &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, "test.xml:"));
      g_assert_cmpuint (reader->steps->len, ==, 0);
    }
}

static void
test_step (void)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;
  SoleusStep *step;
  const char *const claims[] = { "S1.24", "S2.39", NULL };

  read_text (reader,
             "<?xml version='1.0' encoding='UTF-8'?>\n<!-- a comment -->\n" FILE_OF (
                 "<step id='RF' kind='pressure' target='both' knee='straight' pose='roller-flex' "
                 "floor-pose='low' tool='ball' upper='0.25' lower='0.5' pace='2' spot='yes' "
                 "on-floor='yes' claims='S1.24 S2.39'>\n"
                 "  <name>Point &amp; flex</name>\n  <cue><![CDATA[Point < flex]]></cue>\n"
                 "  <ready>First</ready><ready> Then </ready><switch>Other leg</switch>"
                 "  <instruction>\n    Two\n    lines.\n  </instruction>"
                 "<!-- between --><caution>Ü – „W“.</caution></step>"),
             &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reader->steps->len, ==, 1);
  step = reader->steps->pdata[0];
  g_assert_cmpstr (step->id, ==, "RF");
  g_assert_cmpstr (step->name, ==, "Point & flex");
  g_assert_cmpstr (step->cue, ==, "Point < flex");
  g_assert_cmpuint (g_strv_length (step->ready), ==, 2);
  g_assert_cmpstr (step->ready[0], ==, "First");
  g_assert_cmpstr (step->ready[1], ==, "Then");
  g_assert_null (step->rest);
  g_assert_cmpstr (step->switch_legs, ==, "Other leg");
  g_assert_cmpstr (step->instruction, ==, "Two lines.");
  g_assert_cmpstr (step->caution, ==, "Ü – „W“.");
  g_assert_cmpstr (step->pose, ==, "roller-flex");
  g_assert_cmpstr (step->floor_pose, ==, "low");
  g_assert_cmpint (step->kind, ==, SOLEUS_STEP_PRESSURE);
  g_assert_cmpint (step->target, ==, SOLEUS_MUSCLE_BOTH);
  g_assert_cmpint (step->knee, ==, SOLEUS_KNEE_STRAIGHT);
  g_assert_cmpint (step->tool, ==, SOLEUS_TOOL_BALL);
  g_assert_cmpfloat (step->upper, ==, 0.25);
  g_assert_cmpfloat (step->lower, ==, 0.5);
  g_assert_cmpuint (step->pace, ==, 2);
  g_assert_true (step->spot);
  g_assert_true (step->on_floor);
  g_assert_true (soleus_step_is_pressure (step));
  g_assert_cmpstrv (step->claims, claims);
}

/* The person's action follows from the tool, unless the file says it. */
static void
test_step_action (void)
{
  static const struct
  {
    const char *attributes;
    SoleusAction action;
    double upper_out;
  } cases[] = {
    { "tool='roller' upper='0.21' upper-out='0.3' lower='0.8' pace='10'", SOLEUS_ACTION_ROLL, 0.3 },
    { "tool='roller' upper='0.35' lower='0.35' spot='yes'", SOLEUS_ACTION_PRESS, 0.35 },
    { "tool='ball' upper='0.4' lower='0.4' spot='yes'", SOLEUS_ACTION_PRESS, 0.4 },
    { "tool='ball' action='move' upper='0.4' lower='0.4' spot='yes'", SOLEUS_ACTION_MOVE, 0.4 },
    { "tool='hands' action='stroke' upper='0.2' lower='0.8'", SOLEUS_ACTION_STROKE, 0.2 },
    { "tool='hands' action='knead' upper='0.2' lower='0.8'", SOLEUS_ACTION_KNEAD, 0.2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
      g_autofree char *text = g_strdup_printf (
          "<routines version='1'><step id='P' kind='pressure' target='both' knee='bent' pose='p' "
          "%s>"
          "<name>P</name><cue>P</cue><instruction>P.</instruction><caution>P.</caution></step>"
          "</routines>",
          cases[i].attributes);
      g_autoptr (GError) error = NULL;
      SoleusStep *step;

      read_text (reader, text, &error);
      g_assert_no_error (error);
      step = reader->steps->pdata[0];
      g_assert_cmpint (step->action, ==, cases[i].action);
      g_assert_cmpfloat (step->upper_out, ==, cases[i].upper_out);
    }
}

/* What is done on the feet goes up and down, and nothing presses in it. */
static void
test_movement_action (void)
{
  static const struct
  {
    const char *attribute;
    int action;
  } cases[] = {
    { "", SOLEUS_ACTION_MOVE },
    { "action='move'", SOLEUS_ACTION_MOVE },
    { "action='rise'", SOLEUS_ACTION_RISE },
    { "action='press'", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
      g_autofree char *text = g_strdup_printf (
          "<routines version='1'><step id='M' kind='movement' target='none' knee='natural' "
          "pose='p' pace='2' %s>"
          "<name>M</name><cue>M</cue><instruction>M.</instruction><caution>M.</caution></step>"
          "</routines>",
          cases[i].attribute);
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (read_text (reader, text, &error), ==, cases[i].action >= 0);
      if (cases[i].action < 0)
        g_assert_error (error, SOLEUS_XML_ERROR, SOLEUS_XML_ERROR_ATTRIBUTE);
      else
        g_assert_cmpint (((SoleusStep *) reader->steps->pdata[0])->action, ==, cases[i].action);
    }
}

static void
test_step_defaults (void)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  SoleusStep *step;

  /* Nothing of the step before is left in the next. */
  g_assert_true (read_text (reader, FILE_OF (SPOT CP G), NULL));
  step = reader->steps->pdata[2];
  g_assert_null (step->floor_pose);
  g_assert_cmpint (step->tool, ==, SOLEUS_TOOL_NONE);
  g_assert_cmpuint (step->pace, ==, 0);
  g_assert_false (step->spot);
  g_assert_false (step->on_floor);
  g_assert_null (step->claims[0]);
  g_assert_cmpuint (step->seconds, ==, 0);
}

static void
test_routine (void)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;
  SoleusRoutine *routine;
  SoleusStep *step;

  read_text (reader, FILE_OF (LIBRARY), &error);
  g_assert_no_error (error);
  read_text (reader,
             FILE_OF ("<routine id='all' kind='mixed' equipment='wall floor ball' claims='S1.5'>"
                      "<name>All</name><summary>Of it.</summary>"
                      "<use step='W' seconds='120' sides='both'/>"
                      "<use step='P' seconds='60' heavier='S' heavier-seconds='15'/>"
                      "<use step='G' seconds='45' repetitions='3' sides='each'/></routine>"),
             &error);
  g_assert_no_error (error);
  routine = reader->routines->pdata[0];
  g_assert_cmpstr (routine->id, ==, "all");
  g_assert_cmpstr (routine->name, ==, "All");
  g_assert_cmpstr (routine->summary, ==, "Of it.");
  g_assert_cmpint (routine->kind, ==, SOLEUS_ROUTINE_MIXED);
  g_assert_cmpint (routine->equipment, ==,
                   SOLEUS_EQUIPMENT_WALL | SOLEUS_EQUIPMENT_FLOOR | SOLEUS_EQUIPMENT_BALL);
  g_assert_cmpstr (routine->claims[0], ==, "S1.5");
  g_assert_cmpuint (routine->steps->len, ==, 3);
  g_assert_cmpint (soleus_routine_get_target (routine), ==, SOLEUS_MUSCLE_BOTH);
  g_assert_true (soleus_routine_has_pressure (routine));
  g_assert_true (soleus_routine_has_stretch (routine));

  step = routine->steps->pdata[0];
  g_assert_cmpuint (step->seconds, ==, 120);
  g_assert_cmpuint (step->repetitions, ==, 1);
  g_assert_true (step->both);
  step = routine->steps->pdata[1];
  g_assert_true (soleus_routine_get_main_step (routine) == step);
  g_assert_false (step->both);
  g_assert_cmpstr (step->heavier->id, ==, "S");
  g_assert_cmpuint (step->heavier->seconds, ==, 15);
  step = routine->steps->pdata[2];
  g_assert_cmpuint (step->seconds, ==, 45);
  g_assert_cmpuint (step->repetitions, ==, 3);
  g_assert_null (step->heavier);
}

/* The limits themselves are allowed. */
static void
test_limits (void)
{
  g_autoptr (SoleusRoutineReader) reader = soleus_routine_reader_new ();
  g_autoptr (GError) error = NULL;

  read_text (reader,
             USES ("mixed",
                   "<use step='G' seconds='60' repetitions='3'/>\n"
                   "<use step='G' seconds='30' repetitions='2'/>\n"
                   "<use step='S' seconds='15'/>\n<use step='S' seconds='60'/>\n"
                   "<use step='P' seconds='105'/>\n<use step='W' seconds='600' repetitions='10'/>\n"
                   "<use step='CP' seconds='8'/>\n"),
             &error);
  g_assert_no_error (error);
  read_text (reader,
             FILE_OF ("<step id='L' " STRETCH "><name>" FORTY "</name><cue>a b c d e f g h</cue>"
                      "<instruction>" FIFTEEN_WORDS FIFTEEN_WORDS FIFTEEN_WORDS "</instruction>"
                      "<caution>" FORTY FORTY FORTY "</caution></step>"),
             &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strconcat ("/soleus/routine-reader/", wrongs[i].path, NULL);

      g_test_add_data_func (path, &wrongs[i], test_wrong);
    }
  g_test_add_func ("/soleus/routine-reader/syntax/malformed", test_malformed);
  g_test_add_func ("/soleus/routine-reader/syntax/cut-short", test_cut_short);
  g_test_add_func ("/soleus/routine-reader/too-large", test_too_large);
  g_test_add_func ("/soleus/routine-reader/encoding", test_encoding);
  g_test_add_func ("/soleus/routine-reader/step", test_step);
  g_test_add_func ("/soleus/routine-reader/step-defaults", test_step_defaults);
  g_test_add_func ("/soleus/routine-reader/step-action", test_step_action);
  g_test_add_func ("/soleus/routine-reader/movement-action", test_movement_action);
  g_test_add_func ("/soleus/routine-reader/routine", test_routine);
  g_test_add_func ("/soleus/routine-reader/limits", test_limits);
  return g_test_run ();
}
