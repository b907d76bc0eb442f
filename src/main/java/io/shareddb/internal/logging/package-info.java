// SPDX-License-Identifier: Apache-2.0
/** What the application's log knows of the user in force. */
package io.shareddb.internal.logging;
