// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.explain;

import io.shareddb.internal.datasource.LoginRights;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Asks as the user, and as the owner where that is possible, and writes down what came back. */
public final class Explainer {

  private static final String SEES_ALL = """
      select rolsuper or rolbypassrls
        or coalesce((select pg_has_role(relowner, 'usage') from pg_class where oid = to_regclass(?)), false)
      from pg_roles where rolname = current_user
      """;

  private final UUID user;
  private final String table;
  private final Optional<String> key;

  /**
   * Makes an explainer.
   *
   * @param user the user's id
   * @param table the table, as SQL would name it
   * @param key the text of a primary key, for the question why one row is not seen
   */
  public Explainer(UUID user, String table, Optional<String> key) {
    this.user = user;
    this.table = table;
    this.key = key;
  }

  /**
   * Explains on one plain connection, which takes the role and the user for the time of a transaction.
   *
   * @param connection an owner's, a superuser's, or an application's; nothing is open on it
   * @param role as whom the user works; empty for the application's role if the connection sees everything
   * @return a screen of text
   * @throws SQLException when the database does not answer
   */
  public String explain(Connection connection, Optional<String> role) throws SQLException {
    connection.setAutoCommit(false);
    boolean seesAll = seesAll(connection);
    try {
      become(connection, role.or(() -> seesAll ? Optional.of(LoginRights.RUNTIME_ROLE) : Optional.empty()));
      UserView seen = UserView.read(connection, table, key);
      connection.rollback();
      return text(seen, seesAll ? Optional.of(connection) : Optional.empty());
    } finally {
      connection.rollback();
    }
  }

  /**
   * Explains on the application's own connection, on which the user is in force.
   *
   * @param application a connection of the application
   * @param owner a connection that sees all rows, if there is one; nothing is open on it
   * @return a screen of text
   * @throws SQLException when the database does not answer
   */
  public String explain(Connection application, Connection owner) throws SQLException {
    application.setAutoCommit(false);
    try {
      UserView seen = UserView.read(application, table, key);
      if (owner == application) {
        return text(seen, Optional.empty());
      }
      owner.setAutoCommit(false);
      return text(seen, seesAll(owner) ? Optional.of(owner) : Optional.empty());
    } finally {
      application.rollback();
    }
  }

  private String text(UserView seen, Optional<Connection> owner) throws SQLException {
    Optional<OwnerView> all = Optional.empty();
    if (owner.isPresent() && seen.table().isPresent()) {
      try {
        OwnerView.open(owner.get(), user);
        all = Optional.of(OwnerView.read(owner.get(), seen.table().get(), seen.policies(), key));
      } finally {
        owner.get().rollback();
      }
    }
    return new ExplanationText(user, table, key, seen, all).write();
  }

  private boolean seesAll(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SEES_ALL)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } finally {
      connection.rollback();
    }
  }

  private void become(Connection connection, Optional<String> role) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(
        "select set_config('app.user_id', ?, true), set_config('role', coalesce(?, current_setting('role')), true)")) {
      statement.setString(1, user.toString());
      statement.setString(2, role.orElse(null));
      statement.execute();
    }
  }
}
