// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks beans and methods whose SQL runs for the signed-in caller: PostgreSQL then shows and changes the caller's rows
 * only. Works on CDI beans and on EJBs.
 *
 * <p>Nobody signed in means no rows and refused writes. A bean that is called inside {@link RlsContext#callAs} works
 * for the user named there. A transaction belongs to one user: see {@link UserSwitchInTransactionException}.
 *
 * <p>It has no members, since reading them is not portable before Jakarta Interceptors 2.2.
 */
@Inherited
@Documented
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface RlsScoped {
}
