// SPDX-License-Identifier: Apache-2.0
package io.shareddb.model;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * An entry of the audit log. Triggers write it, in the transaction of the change; nobody can change it. A user sees the
 * entries about the own rows.
 */
@Entity
@Table(name = "audit_log")
public class AuditEntry {

  @Id
  private Long id;

  @Column(name = "at", insertable = false, updatable = false)
  private OffsetDateTime at;

  @Column(name = "transaction_id", insertable = false, updatable = false, columnDefinition = "xid8")
  private String transactionId;

  @Column(name = "table_name", insertable = false, updatable = false, columnDefinition = "text")
  private String tableName;

  @Column(name = "command", insertable = false, updatable = false, columnDefinition = "text")
  private String command;

  @Column(name = "row_key", insertable = false, updatable = false, columnDefinition = "text")
  private String rowKey;

  @Convert(converter = NullableUuid.class)
  @Column(name = "owner_id", insertable = false, updatable = false, columnDefinition = "uuid")
  private UUID ownerId;

  @Convert(converter = NullableUuid.class)
  @Column(name = "user_id", insertable = false, updatable = false, columnDefinition = "uuid")
  private UUID userId;

  @Convert(converter = NullableUuid.class)
  @Column(name = "real_user_id", insertable = false, updatable = false, columnDefinition = "uuid")
  private UUID realUserId;

  @Column(name = "db_role", insertable = false, updatable = false, columnDefinition = "text")
  private String dbRole;

  @Column(name = "reason", insertable = false, updatable = false, columnDefinition = "text")
  private String reason;

  @Column(name = "old_values", insertable = false, updatable = false, columnDefinition = "jsonb")
  private String oldValues;

  @Column(name = "new_values", insertable = false, updatable = false, columnDefinition = "jsonb")
  private String newValues;

  /** For JPA. */
  protected AuditEntry() {
  }

  /**
   * Gives the entry's number, in the order of writing.
   *
   * @return never null
   */
  public Long getId() {
    return id;
  }

  /**
   * Gives when the transaction of the change began.
   *
   * @return never null
   */
  public OffsetDateTime getAt() {
    return at;
  }

  /**
   * Gives PostgreSQL's id of the transaction.
   *
   * @return a decimal number
   */
  public String getTransactionId() {
    return transactionId;
  }

  /**
   * Gives the table, with its schema.
   *
   * @return such as {@code public.notes}
   */
  public String getTableName() {
    return tableName;
  }

  /**
   * Gives what was done.
   *
   * @return {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code TRUNCATE}, {@code PURGE} or {@code ERASE}
   */
  public String getCommand() {
    return command;
  }

  /**
   * Gives the primary key of the row.
   *
   * @return several columns are separated by a comma; null without a key
   */
  public String getRowKey() {
    return rowKey;
  }

  /**
   * Gives whose row it is.
   *
   * @return null when it is nobody's
   */
  public UUID getOwnerId() {
    return ownerId;
  }

  /**
   * Gives as which user it was done.
   *
   * @return null when it was system work
   */
  public UUID getUserId() {
    return userId;
  }

  /**
   * Gives the person behind it, where that is another: who acted for that user, or who asked for system work.
   *
   * @return null when the user acted for nobody else
   */
  public UUID getRealUserId() {
    return realUserId;
  }

  /**
   * Gives the login.
   *
   * @return never null
   */
  public String getDbRole() {
    return dbRole;
  }

  /**
   * Gives why, where it was system work or done in a user's name by somebody else.
   *
   * @return null for a user's own work
   */
  public String getReason() {
    return reason;
  }

  /**
   * Gives the values before, as JSON; for an update the changed columns only.
   *
   * @return null for an insert
   */
  public String getOldValues() {
    return oldValues;
  }

  /**
   * Gives the values after, as JSON; for an update the changed columns only.
   *
   * @return null for a delete
   */
  public String getNewValues() {
    return newValues;
  }
}
