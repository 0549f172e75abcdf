/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-config.h"

#include "soleus-history-types.h"

#include <glib/gi18n-lib.h>

GQuark
soleus_history_error_quark (void)
{
  return g_quark_from_static_string ("soleus-history-error-quark");
}

/**
 * soleus_history_error_to_text:
 * @code: why the history can't be used
 *
 * Returns: (transfer none): a translated sentence that says what is wrong and what helps
 */
const char *
soleus_history_error_to_text (SoleusHistoryError code)
{
  switch (code)
    {
    case SOLEUS_HISTORY_ERROR_OPEN:
      return _ ("The history can’t be opened. Check that its folder exists and is yours.");
    case SOLEUS_HISTORY_ERROR_FULL:
      return _ ("The disk is full. Free some space, and what you did will be recorded.");
    case SOLEUS_HISTORY_ERROR_READ_ONLY:
      return _ ("The history can’t be changed: its file or folder is read-only.");
    case SOLEUS_HISTORY_ERROR_IO:
      return _ ("The disk could not read or write the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_LOCKED:
      return _ ("Another program is using the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_DAMAGED:
      return _ ("The history file is damaged and could not be moved out of the way.");
    case SOLEUS_HISTORY_ERROR_NEWER:
      return _ ("The history was made by a newer version of Soleus. It is left as it is: nothing "
                "is read from it and nothing is recorded. Update Soleus to use it.");
    case SOLEUS_HISTORY_ERROR_FORMAT:
      return _ ("This file is not a history exported by Soleus.");
    case SOLEUS_HISTORY_ERROR_MEMORY:
      return _ ("There isn’t enough memory to use the history. It will be tried again.");
    case SOLEUS_HISTORY_ERROR_FAILED:
    default:
      return _ ("The history could not be used.");
    }
}
