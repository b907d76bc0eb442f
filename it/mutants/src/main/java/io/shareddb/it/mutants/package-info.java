// SPDX-License-Identifier: Apache-2.0
/**
 * Breaks the module on purpose and asks whether a test notices. A mutant is a file in {@code it/mutants/mutants}: what
 * is broken, which test must see it, and the text to replace.
 */
package io.shareddb.it.mutants;
