// SPDX-License-Identifier: Apache-2.0
/** Deliberate errors in the wire: each must turn one of the scenarios red. */
package io.shareddb.it.wire.mutants;
