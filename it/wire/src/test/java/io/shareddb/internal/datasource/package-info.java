// SPDX-License-Identifier: Apache-2.0
/** Tests of the application's login that need a pooler. */
package io.shareddb.internal.datasource;
