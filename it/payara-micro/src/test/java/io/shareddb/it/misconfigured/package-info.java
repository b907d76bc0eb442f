// SPDX-License-Identifier: Apache-2.0
/** What is added to Notes by somebody who makes a mistake, or asks whether all is well. */
package io.shareddb.it.misconfigured;
