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

/** The notes of the caller, whatever a query asks for. */
@RlsScoped
@Transactional
@ApplicationScoped
public class Notes {

  private static final String NEWEST = "select n from Note n order by n.createdAt desc, n.id desc";

  private static final String OLDER = """
      select n from Note n, Note previous
       where previous.id = :previous
         and n.createdAt <= previous.createdAt
         and (n.createdAt < previous.createdAt or n.id < previous.id)
       order by n.createdAt desc, n.id desc
      """;

  @Inject
  @SharedDb
  EntityManager em;

  /**
   * Lists notes, newest first.
   *
   * @param limit at most so many
   * @return the first page
   */
  public List<Note> newest(int limit) {
    return em.createQuery(NEWEST, Note.class).setMaxResults(limit).getResultList();
  }

  /**
   * Lists the notes that come after one in the list.
   *
   * @param previous the last note of the page before
   * @param limit at most so many
   * @return the next page, or nothing when there is no such note to continue from
   */
  public Optional<List<Note>> olderThan(UUID previous, int limit) {
    List<Note> page = em.createQuery(OLDER, Note.class).setParameter("previous", previous).setMaxResults(limit).getResultList();
    return page.isEmpty() && find(previous).isEmpty() ? Optional.empty() : Optional.of(page);
  }

  /**
   * Finds a note.
   *
   * @param id its key
   * @return nothing when there is none, or it is somebody else's
   */
  public Optional<Note> find(UUID id) {
    return Optional.ofNullable(em.find(Note.class, id));
  }

  /**
   * Writes a new note.
   *
   * @param text what it says
   * @return the note
   */
  public Note write(String text) {
    Note note = new Note(text);
    em.persist(note);
    return note;
  }

  /**
   * Changes a note.
   *
   * @param id its key
   * @param text what it shall say
   * @return the note, or nothing as in {@link #find}
   */
  public Optional<Note> rewrite(UUID id, String text) {
    Optional<Note> note = find(id);
    note.ifPresent(found -> found.setText(text));
    return note;
  }

  /**
   * Deletes a note.
   *
   * @param id its key
   * @return false when there was none, as in {@link #find}
   */
  public boolean delete(UUID id) {
    Optional<Note> note = find(id);
    note.ifPresent(em::remove);
    return note.isPresent();
  }
}
