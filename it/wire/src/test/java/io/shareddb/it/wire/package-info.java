// SPDX-License-Identifier: Apache-2.0
/** Tests of the wire, all against a real PostgreSQL, as the unprivileged runtime login. */
package io.shareddb.it.wire;
