// SPDX-License-Identifier: Apache-2.0
/** From the caller's principal to the user's id. */
package io.shareddb.internal.identity;
