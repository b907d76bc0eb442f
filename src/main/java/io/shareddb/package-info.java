// SPDX-License-Identifier: Apache-2.0
/** What an application uses. */
package io.shareddb;
