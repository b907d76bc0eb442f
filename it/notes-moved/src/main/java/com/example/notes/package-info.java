// SPDX-License-Identifier: Apache-2.0
/** What changed of Notes when it came to the shared database. */
package com.example.notes;
