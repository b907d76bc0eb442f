// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the profile of the user in force: {@code @Inject @CurrentUser User me}. It asks at every call who that is,
 * and reads that row, under its own rights, at most once per scope. Each call throws {@link NoCallerException} while
 * nobody is signed in. It is a view: for a relation take {@code em.getReference(User.class, me.getId())}.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface CurrentUser {
}
