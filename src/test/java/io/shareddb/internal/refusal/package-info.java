// SPDX-License-Identifier: Apache-2.0
/** Tests of what is found in an exception. */
package io.shareddb.internal.refusal;
