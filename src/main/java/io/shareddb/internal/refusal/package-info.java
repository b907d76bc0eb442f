// SPDX-License-Identifier: Apache-2.0
/** Turns what the database and its wrappers throw into errors that a person understands. */
package io.shareddb.internal.refusal;
