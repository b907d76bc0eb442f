// SPDX-License-Identifier: Apache-2.0
/** A real PostgreSQL for the tests and the demo, started from the binaries that Maven Central has. */
package io.shareddb.it;
