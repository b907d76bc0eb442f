// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.refusal;

import io.shareddb.DatabaseUnavailableException;
import io.shareddb.OutcomeUnknownException;
import io.shareddb.RowAccessDeniedException;
import io.shareddb.SharedDbException;
import io.shareddb.SystemWorkRefusedException;
import io.shareddb.UnscopedAccessException;
import io.shareddb.UserSwitchInTransactionException;
import io.shareddb.internal.Message;
import io.shareddb.internal.config.Excerpt;
import io.shareddb.internal.context.IdentityInForce;
import io.shareddb.internal.context.LostCommit;
import io.shareddb.internal.context.RlsIdentity;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Finds in what was thrown the error that a person understands, if this module or its database has a part in it. */
public final class Explanation {

  private static final String INSUFFICIENT_PRIVILEGE = "42501";
  private static final String INVALID_TEXT_REPRESENTATION = "22P02";

  /** Shut down, crashed, not up yet, or without a connection left. */
  private static final Set<String> SERVER_GOES = Set.of("57P01", "57P02", "57P03", "57P05", "53300");

  /** As {@link Message#USER_SWITCH} has it: the door can only refuse by an error of the database. */
  private static final Pattern TWO_USERS = Pattern.compile(Message.USER_SWITCH.code()
      + " .*?for user (.+?) and cannot go on for (.+?): ");

  private Explanation() {
  }

  /**
   * Explains a failure.
   *
   * @param failure what was thrown, wrapped in whatever
   * @return this module's exception in it, or one about the database's refusal; empty when it is none of ours
   */
  public static Optional<SharedDbException> of(Throwable failure) {
    Optional<SharedDbException> ours = Causes.first(failure, SharedDbException.class);
    // Why there is no connection, the driver says: the database is away, or the configuration is wrong.
    return ours.filter(e -> !e.code().equals(Message.NO_CONNECTION.code()))
        .or(() -> Causes.first(failure, PSQLException.class)
            .flatMap(any -> Causes.sql(failure)).flatMap(e -> ofDatabase(failure, e)))
        .or(() -> ours)
        .or(() -> ofCommit(failure));
  }

  private static Optional<SharedDbException> ofCommit(Throwable failure) {
    return Causes.first(failure, SystemException.class).isPresent() && LostCommit.take()
        ? Optional.of(new OutcomeUnknownException(failure, Message.OUTCOME_UNKNOWN, "08006")) : Optional.empty();
  }

  private static Optional<SharedDbException> ofDatabase(Throwable failure, SQLException e) {
    String state = e.getSQLState();
    String text = String.valueOf(e.getMessage());
    if (state.equals(INVALID_TEXT_REPRESENTATION) && text.contains(RlsIdentity.UNSCOPED.setting())) {
      return Optional.of(new UnscopedAccessException(failure));
    }
    if (state.equals(INVALID_TEXT_REPRESENTATION) && text.contains(RlsIdentity.SYSTEM)) {
      return Optional.of(new SystemWorkRefusedException(Message.SYSTEM_WITHOUT_JPA));
    }
    if (state.equals(INSUFFICIENT_PRIVILEGE)) {
      Matcher users = TWO_USERS.matcher(text);
      return users.find() ? Optional.of(new UserSwitchInTransactionException(failure, users.group(1), users.group(2)))
          : refused(failure, e, text);
    }
    if (state.startsWith("08") || SERVER_GOES.contains(state)) {
      return Optional.of(LostCommit.isMeantBy(e)
          ? new OutcomeUnknownException(failure, Message.OUTCOME_UNKNOWN, state)
          : new DatabaseUnavailableException(failure, Message.DATABASE_UNAVAILABLE, state));
    }
    return Optional.empty();
  }

  /** The routine tells in every language what kind of refusal it is. */
  private static Optional<SharedDbException> refused(Throwable failure, SQLException e, String text) {
    ServerErrorMessage server = e instanceof PSQLException driver ? driver.getServerErrorMessage() : null;
    String routine = server == null ? "" : String.valueOf(server.getRoutine());
    Optional<Policies.Table> table = Policies.namedIn(text);
    if (routine.equals("ExecWithCheckOptions")) {
      return table.map(known -> new RowAccessDeniedException(failure, known.qualified(), known.policies(),
          Message.ROW_REFUSED, known.qualified(), IdentityInForce.now(), String.join(", ", known.policies())));
    }
    if (routine.equals("exec_stmt_raise")) {
      return Optional.of(new RowAccessDeniedException(failure, table.map(Policies.Table::qualified).orElse(""), List.of(),
          Message.FUNCTION_REFUSED, Excerpt.of(server.getMessage())));
    }
    return table.map(known -> new RowAccessDeniedException(failure, known.qualified(), List.of(), Message.RIGHT_MISSING,
        known.qualified()));
  }
}
