// SPDX-License-Identifier: Apache-2.0
/**
 * Where an application says who its callers are: a CDI bean that implements {@link io.shareddb.spi.UserIdResolver}
 * tells for a principal which {@link io.shareddb.spi.Identity} it stands for. And who may act for whom: another one,
 * {@link io.shareddb.spi.ActAsPolicy}.
 */
package io.shareddb.spi;
