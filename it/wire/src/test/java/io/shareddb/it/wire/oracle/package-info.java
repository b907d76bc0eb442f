// SPDX-License-Identifier: Apache-2.0
/** Cases of JDBC, each run on an untouched connection and through the wire: what the application sees must be equal. */
package io.shareddb.it.wire.oracle;
