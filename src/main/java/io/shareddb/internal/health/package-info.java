// SPDX-License-Identifier: Apache-2.0
/** Loaded only where MicroProfile Health is. */
package io.shareddb.internal.health;
