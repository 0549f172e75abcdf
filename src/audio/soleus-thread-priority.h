/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

void soleus_thread_priority_raise (void);
