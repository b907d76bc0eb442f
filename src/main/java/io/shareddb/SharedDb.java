// SPDX-License-Identifier: Apache-2.0
package io.shareddb;

import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Qualifies the EntityManager of the shared database: {@code @Inject @SharedDb EntityManager em}. It joins the caller's
 * transaction like any container-managed one; it is never the default EntityManager, which is the container's to give.
 */
@Qualifier
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface SharedDb {
}
