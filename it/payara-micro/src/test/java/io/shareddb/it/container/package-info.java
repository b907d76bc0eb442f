// SPDX-License-Identifier: Apache-2.0
/** Runs inside Payara Micro: beans of every kind, as two users, against a real PostgreSQL. */
package io.shareddb.it.container;
