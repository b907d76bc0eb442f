// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who writes notes, in the application's own table of users. */
@Entity
@Table(name = "users")
public class Person {

  @Id
  private long id;

  @Column(nullable = false)
  private String email;

  /** For JPA. */
  protected Person() {
  }

  /**
   * Gives the address, by which people sign in.
   *
   * @return never null
   */
  public String getEmail() {
    return email;
  }
}
