// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.guard;

import java.util.Optional;

/**
 * A query whose results a shared cache keeps.
 *
 * @param name its name, or the setting that is meant for all queries
 * @param result the entity that it reads; empty when that cannot be told
 * @param cure what to do
 */
record CachedQuery(String name, Optional<Class<?>> result, String cure) {
}
