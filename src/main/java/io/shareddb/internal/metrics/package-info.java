// SPDX-License-Identifier: Apache-2.0
/**
 * What happened, counted. {@link io.shareddb.internal.metrics.Counters} depends on the JDK only; the others each on an API
 * that a server may have, and are loaded only where it is there.
 */
package io.shareddb.internal.metrics;
