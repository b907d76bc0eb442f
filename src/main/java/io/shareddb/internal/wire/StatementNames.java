// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.wire;

import java.util.HashMap;
import java.util.Map;

/** Which kind each prepared statement and each portal is. What is not noted here touches rows. */
final class StatementNames {

  private Map<String, StatementKind> statements = Map.of();
  private Map<String, StatementKind> portals = Map.of();
  private StatementKind unnamedStatement = StatementKind.TOUCHES_ROWS;
  private StatementKind unnamedPortal = StatementKind.TOUCHES_ROWS;

  void parsed(String name, StatementKind kind) {
    if (name.isEmpty()) {
      unnamedStatement = kind;
    } else {
      statements = note(statements, name, kind);
    }
  }

  void bound(String portal, StatementKind kind) {
    if (portal.isEmpty()) {
      unnamedPortal = kind;
    } else {
      portals = note(portals, portal, kind);
    }
  }

  StatementKind statement(String name) {
    return name.isEmpty() ? unnamedStatement : statements.getOrDefault(name, StatementKind.TOUCHES_ROWS);
  }

  StatementKind portal(String name) {
    return name.isEmpty() ? unnamedPortal : portals.getOrDefault(name, StatementKind.TOUCHES_ROWS);
  }

  void closed(int what, String name) {
    if (what == 'S') {
      parsed(name, StatementKind.TOUCHES_ROWS);
    } else {
      bound(name, StatementKind.TOUCHES_ROWS);
    }
  }

  private static Map<String, StatementKind> note(Map<String, StatementKind> map, String name, StatementKind kind) {
    if (kind == StatementKind.TOUCHES_ROWS) {
      if (!map.isEmpty()) {
        map.remove(name);
      }
      return map;
    }
    Map<String, StatementKind> mutable = map.isEmpty() ? new HashMap<>() : map;
    mutable.put(name, kind);
    return mutable;
  }
}
