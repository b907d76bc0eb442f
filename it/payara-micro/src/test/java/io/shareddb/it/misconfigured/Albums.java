// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.GuardReport;
import io.shareddb.RlsScoped;
import io.shareddb.SharedDb;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Reads in all the ways in which a cache could answer instead of the database. */
@RlsScoped
@Transactional
@ApplicationScoped
public class Albums {

  @Inject
  @SharedDb
  private EntityManager em;

  @Inject
  private GuardReport report;

  public UUID add(String title) {
    Album album = new Album(title);
    em.persist(album);
    return album.getId();
  }

  public UUID addPicture(UUID album) {
    UUID id = UUID.randomUUID();
    em.createNativeQuery("insert into pictures (id, album_id) values (cast(?1 as uuid), cast(?2 as uuid))")
        .setParameter(1, id.toString()).setParameter(2, album.toString()).executeUpdate();
    return id;
  }

  /** The titles that are seen of an album, and of the album of a picture. */
  public List<String> titles(UUID album, UUID picture) {
    List<String> titles = new ArrayList<>();
    Optional.ofNullable(em.find(Album.class, album)).map(Album::getTitle).ifPresent(titles::add);
    em.createQuery("select a from Album a where a.id = :id", Album.class).setParameter("id", album)
        .getResultList().forEach(found -> titles.add(found.getTitle()));
    em.createNamedQuery("albums", Album.class).getResultList().forEach(found -> titles.add(found.getTitle()));
    Optional.ofNullable(em.find(Picture.class, picture)).map(Picture::getAlbum).map(Album::getTitle).ifPresent(titles::add);
    em.createNamedQuery("albums", Album.class).getResultList()
        .forEach(found -> found.getPictures().forEach(each -> titles.add(each.getAlbum().getTitle())));
    return titles;
  }

  /** Works and looks at the guard in the middle of a user's transaction, which goes on afterwards. */
  public String within(UUID album, Supplier<String> work) {
    String before = em.find(Album.class, album).getTitle();
    String said = work.get() + report.refresh().text();
    em.createNativeQuery("update albums set title = 'still ' || title").executeUpdate();
    return before + "\n" + said;
  }
}
