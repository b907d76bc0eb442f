// SPDX-License-Identifier: Apache-2.0
/** Refuses a deployment that would leak, with the line that cures it. */
package io.shareddb.internal.guard;
