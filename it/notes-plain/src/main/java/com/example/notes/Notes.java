// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.security.enterprise.SecurityContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The notes of the caller, as long as no query forgets to ask for them. */
@Transactional
@ApplicationScoped
public class Notes {

  private static final String NEWEST = """
      select n from Note n where n.author.email = :caller order by n.createdAt desc, n.id desc
      """;

  private static final String OLDER = """
      select n from Note n, Note previous
       where n.author.email = :caller
         and previous.id = :previous and previous.author.email = :caller
         and n.createdAt <= previous.createdAt
         and (n.createdAt < previous.createdAt or n.id < previous.id)
       order by n.createdAt desc, n.id desc
      """;

  @PersistenceContext
  EntityManager em;

  @Inject
  SecurityContext security;

  /**
   * Lists notes, newest first.
   *
   * @param limit at most so many
   * @return the first page
   */
  public List<Note> newest(int limit) {
    return ofCaller(NEWEST, Note.class).setMaxResults(limit).getResultList();
  }

  /**
   * Lists the notes that come after one in the list.
   *
   * @param previous the last note of the page before
   * @param limit at most so many
   * @return the next page, or nothing when there is no such note to continue from
   */
  public Optional<List<Note>> olderThan(UUID previous, int limit) {
    List<Note> page = ofCaller(OLDER, Note.class).setParameter("previous", previous).setMaxResults(limit).getResultList();
    return page.isEmpty() && find(previous).isEmpty() ? Optional.empty() : Optional.of(page);
  }

  /**
   * Finds a note.
   *
   * @param id its key
   * @return nothing when there is none, or it is somebody else's
   */
  public Optional<Note> find(UUID id) {
    return ofCaller("select n from Note n where n.author.email = :caller and n.id = :id", Note.class)
        .setParameter("id", id).getResultStream().findFirst();
  }

  /**
   * Writes a new note.
   *
   * @param text what it says
   * @return the note
   */
  public Note write(String text) {
    Note note = new Note(ofCaller("select p from Person p where p.email = :caller", Person.class).getSingleResult(), text);
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

  private <T> TypedQuery<T> ofCaller(String query, Class<T> type) {
    return em.createQuery(query, type).setParameter("caller", security.getCallerPrincipal().getName());
  }
}
