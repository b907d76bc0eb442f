// SPDX-License-Identifier: Apache-2.0
/**
 * What an application uses: {@link io.shareddb.RlsScoped} on a bean, {@link io.shareddb.SharedDb} for its
 * EntityManager, {@link io.shareddb.CurrentUser} for the user's profile, {@link io.shareddb.UserContext} for the id alone,
 * {@link io.shareddb.RlsContext} to say in the program who works, {@link io.shareddb.SignIn} to make users known.
 */
package io.shareddb;
