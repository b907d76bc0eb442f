// SPDX-License-Identifier: Apache-2.0
/** Tests that need the wire's parts themselves: framing under random cuts. */
package io.shareddb.internal.wire;
