// SPDX-License-Identifier: Apache-2.0
/**
 * A small application on the shared database: people sign in and write notes. No query here says whose notes it wants;
 * PostgreSQL shows each user their own.
 */
package com.example.notes;
