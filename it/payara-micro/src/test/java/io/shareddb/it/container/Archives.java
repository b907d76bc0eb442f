// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import io.shareddb.it.EmbeddedDatabase;
import io.shareddb.it.doors.Jotting;
import io.shareddb.it.doors.Jottings;
import java.io.File;
import java.util.Arrays;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the WARs that are deployed, and the database that they use. Runs on the client's side only. */
final class Archives {

  private static final File LIBRARIES = new File("target/war-libraries");
  private static EmbeddedDatabase database;

  private Archives() {
  }

  static synchronized EmbeddedDatabase database() {
    if (database == null) {
      database = EmbeddedDatabase.start();
      Runtime.getRuntime().addShutdownHook(new Thread(database::close));
    }
    return database;
  }

  /** The line that configures system work, by a login that is made here. */
  static String systemUrl(String name) {
    database().asSuperuser("postgres", """
        do $$
        begin
          if to_regrole('shared_db_system') is null then
            create role shared_db_system nologin;
          end if;
          if to_regrole('system_login') is null then
            create role system_login login password 'secret';
          end if;
          grant shared_db_system to system_login;
        end
        $$""");
    return "shared-db.system-url=" + database().url(name, "system_login") + "\n";
  }

  /** A WAR as an application has it, on an empty database of its own. */
  static WebArchive war(String name, String... moreConfiguration) {
    database().createDatabase(name);
    File[] libraries = LIBRARIES.listFiles((folder, file) -> file.endsWith(".jar"));
    if (libraries == null || libraries.length == 0) {
      throw new IllegalStateException("no jars in " + LIBRARIES + ": run it by Maven's verify");
    }
    Arrays.sort(libraries);
    String config = "DATABASE_URL=" + database().url(name, EmbeddedDatabase.RUNTIME) + "\n"
        + "shared-db.migration-url=" + database().url(name, EmbeddedDatabase.OWNER) + "\n"
        + "shared-db.privileged-login=refuse\n"
        + String.join("", moreConfiguration)
        + "test.superuser-url=" + database().jdbcUrl(name) + "?user=postgres&password=postgres\n";
    return ShrinkWrap.create(WebArchive.class, name + ".war")
        .addAsLibraries(libraries)
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .addAsResource("container/persistence.xml", "META-INF/persistence.xml")
        .addAsResource("container/V1__notebooks.sql", "db/migration/V1__notebooks.sql")
        .addAsResource(new StringAsset(config), "META-INF/microprofile-config.properties")
        .addAsWebInfResource("container/web.xml", "web.xml")
        .addClasses(Notebook.class, Page.class, People.class, TransactionalNotebooks.class, PlainNotebooks.class,
            UnscopedNotebooks.class, Profiles.class, TimedNotebooks.class,
            UnguardedNotebooks.class, Jotting.class, Jottings.class, Superuser.class, IsolationRules.class, ThreadRules.class,
            OneUserRules.class, ActAsRules.class, SystemRules.class, CallerRules.class, Leave.class);
  }
}
