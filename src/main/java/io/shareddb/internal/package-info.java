// SPDX-License-Identifier: Apache-2.0
/** Not for applications: everything below this package may change in any release. Here: the messages. */
package io.shareddb.internal;
