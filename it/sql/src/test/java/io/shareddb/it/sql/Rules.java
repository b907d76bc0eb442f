// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.sql;

import java.util.List;
import java.util.stream.Stream;

/** All that the shared schema promises an application. */
final class Rules {

  static final List<Rule> ALL =
      Stream.of(RightRules.ALL, RowRules.ALL, KindRules.ALL, UserRules.ALL, OwnerRules.ALL, AuditRules.ALL)
          .flatMap(List::stream).toList();

  private Rules() {}
}
