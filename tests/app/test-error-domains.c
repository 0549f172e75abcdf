/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-chime-pipeline.h"
#include "soleus-history-types.h"
#include "soleus-pose.h"
#include "soleus-safety-types.h"
#include "soleus-session.h"
#include "soleus-speech.h"
#include "soleus-xml.h"

/* Logs, debuggers and D-Bus show the name of a domain: a formatter must not have changed it. */
static void
test_names (void)
{
  g_assert_cmpstr (g_quark_to_string (SOLEUS_CHIME_ERROR), ==, "soleus-chime-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_HISTORY_ERROR), ==, "soleus-history-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_POSE_ERROR), ==, "soleus-pose-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_SAFETY_ERROR), ==, "soleus-safety-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_SESSION_ERROR), ==, "soleus-session-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_SPEECH_ERROR), ==, "soleus-speech-error-quark");
  g_assert_cmpstr (g_quark_to_string (SOLEUS_XML_ERROR), ==, "soleus-xml-error-quark");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/soleus/error-domains/names", test_names);
  return g_test_run ();
}
