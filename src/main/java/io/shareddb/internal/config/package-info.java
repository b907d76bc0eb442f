// SPDX-License-Identifier: Apache-2.0
/** {@code DATABASE_URL} and the {@code shared-db.*} keys: read once, judged as a whole. */
package io.shareddb.internal.config;
