// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The imports of the caller; each method is one transaction. */
@RlsScoped
@Transactional
@ApplicationScoped
public class Imports {

  @Inject
  @SharedDb
  EntityManager em;

  /**
   * Makes a new one.
   *
   * @param total how many notes it has
   * @return the import
   */
  public Import begin(int total) {
    Import begun = new Import(total);
    em.persist(begun);
    return begun;
  }

  /**
   * Finds one.
   *
   * @param id its key
   * @return nothing when there is none, or it is somebody else's
   */
  public Optional<Import> find(UUID id) {
    return Optional.ofNullable(em.find(Import.class, id));
  }

  /**
   * Writes notes, and that they are written.
   *
   * @param id the key of an import of the caller
   * @param texts what they say
   */
  public void write(UUID id, List<String> texts) {
    texts.forEach(text -> em.persist(new Note(text)));
    find(id).orElseThrow().progress(texts.size());
  }

  /**
   * Notes that one has ended early.
   *
   * @param id the key of an import of the caller
   */
  public void fail(UUID id) {
    find(id).ifPresent(Import::fail);
  }
}
