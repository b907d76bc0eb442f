// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.rest;

import io.shareddb.internal.refusal.Explanation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Providers;
import java.util.Optional;

/**
 * For what wraps an exception of ours. Where there is none in it, this does what the server would do without it.
 *
 * @param <E> the wrapper
 */
abstract class WrapperMapper<E extends Exception> implements ExceptionMapper<E> {

  private final Class<E> wrapper;
  private final boolean unwrapped;

  @Context
  private Providers providers;

  /** Those that the specification of Jakarta REST, or the server, unwraps are answered by the cause's mapper. */
  WrapperMapper(Class<E> wrapper, boolean unwrapped) {
    this.wrapper = wrapper;
    this.unwrapped = unwrapped;
  }

  @Override
  public Response toResponse(E exception) {
    return Explanation.of(exception).map(ours -> SharedDbMapper.answer(ours, exception))
        .orElseGet(() -> asIfAbsent(exception));
  }

  private Response asIfAbsent(E exception) {
    Throwable cause = exception.getCause();
    if (unwrapped && cause instanceof WebApplicationException known) {
      return known.getResponse();
    }
    return Optional.ofNullable(unwrapped ? cause : null).flatMap(inner -> byMapperOf(inner.getClass(), inner))
        .or(() -> byMapperOf(wrapper.getSuperclass(), exception))
        .orElseThrow(() -> new SharedDbMapper.Unmapped(exception));
  }

  /** The one that would answer if the module's were not there: those for wrappers are passed over. */
  private Optional<Response> byMapperOf(Class<?> type, Throwable exception) {
    ExceptionMapper<Throwable> mapper = mapperOf(type);
    while (mapper != null && (ExceptionMapper<?>) mapper instanceof WrapperMapper<?> ours) {
      mapper = mapperOf(ours.wrapper.getSuperclass());
    }
    return Optional.ofNullable(mapper).map(known -> known.toResponse(exception));
  }

  /** The cast: a mapper that the server gives for a class takes its instances. */
  @SuppressWarnings("unchecked")
  private ExceptionMapper<Throwable> mapperOf(Class<?> type) {
    return providers.getExceptionMapper((Class<Throwable>) type);
  }
}
