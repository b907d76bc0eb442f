// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

/** Who a caller is: a user's id, an account of an identity provider, or a verified e-mail address. */
public sealed interface Identity permits UserId, ExternalIdentity, EmailIdentity {
}
