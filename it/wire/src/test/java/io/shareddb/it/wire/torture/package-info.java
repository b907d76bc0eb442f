// SPDX-License-Identifier: Apache-2.0
/** Many users, many faults, known answers. */
package io.shareddb.it.wire.torture;
