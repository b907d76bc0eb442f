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

  /** An owner whom policies bind sees everything by the policy of protect_table, unless a restrictive one is in the way. */
  private static final String RIGHTS = """
      with applying as (
        select polrelid, polpermissive, pg_get_expr(polqual, polrelid) as condition from pg_policy
        where polcmd in ('r', '*') and exists (
          select from unnest(polroles) as r (oid) where r.oid = 0 or pg_has_role(r.oid, 'usage'))
      )
      select r.rolsuper or r.rolbypassrls or coalesce(pg_has_role(c.relowner, 'usage'), false),
        r.rolsuper or r.rolbypassrls or coalesce(pg_has_role(c.relowner, 'usage') and (not row_security_active(c.oid)
          or exists (select from applying where polrelid = c.oid and polpermissive and condition ~ 'owner_access')
            and not exists (select from applying where polrelid = c.oid and not polpermissive)), false)
      from pg_roles as r left join pg_class as c on c.oid = to_regclass(?)
      where r.rolname = current_user
      """;

  /**
   * What the login of a connection may do.
   *
   * @param more than an application: it is an owner or a superuser
   * @param seesAll whether all rows of the table are shown to it
   */
  private record Rights(boolean more, boolean seesAll) {
  }

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
    Rights rights = rights(connection);
    try {
      become(connection, role.or(() -> rights.more() ? Optional.of(LoginRights.RUNTIME_ROLE) : Optional.empty()));
      UserView seen = UserView.read(connection, table, key);
      connection.rollback();
      return text(seen, rights.seesAll() ? Optional.of(connection) : Optional.empty());
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
      return text(seen, rights(owner).seesAll() ? Optional.of(owner) : Optional.empty());
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

  private Rights rights(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RIGHTS)) {
      statement.setString(1, table);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Rights(row.getBoolean(1), row.getBoolean(2));
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
