// SPDX-License-Identifier: Apache-2.0
/** Tests of the migrations that need a pooler. */
package io.shareddb.internal.migration;
