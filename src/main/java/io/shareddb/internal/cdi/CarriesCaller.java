// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.cdi;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What {@link AsynchronousMethods} puts beside {@code @Asynchronous}. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@interface CarriesCaller {

  /** The annotation itself. */
  final class Literal extends AnnotationLiteral<CarriesCaller> implements CarriesCaller {

    static final Literal INSTANCE = new Literal();

    private static final long serialVersionUID = 1L;
  }
}
