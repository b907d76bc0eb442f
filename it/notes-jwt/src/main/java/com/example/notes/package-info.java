// SPDX-License-Identifier: Apache-2.0
/** What Notes needs to know of tokens. */
package com.example.notes;
