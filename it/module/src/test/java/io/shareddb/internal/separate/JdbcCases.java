// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.separate;

import java.util.List;
import java.util.stream.Stream;

/** The cases, each of a behaviour of its own. They work on {@code items}, which holds rows 1 to 5 of the user. */
final class JdbcCases {

  private JdbcCases() {
  }

  static List<JdbcCase> cases() {
    return Stream.of(StatementCases.statements(), StatementCases.batches(), TransactionCases.transactions(),
        ResultCases.results(), TransactionCases.errors()).flatMap(List::stream).toList();
  }
}
