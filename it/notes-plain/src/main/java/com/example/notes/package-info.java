// SPDX-License-Identifier: Apache-2.0
/** What Notes had of its own before it came to the shared database; the rest of its classes are the same. */
package com.example.notes;
