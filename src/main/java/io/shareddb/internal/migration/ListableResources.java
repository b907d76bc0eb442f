// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.migration;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/**
 * The application's resources under addresses whose folders Flyway can list. Open Liberty names what lies in a WAR
 * {@code wsjar:file:...}, with which Flyway finds no migration and says nothing; the same file as {@code jar:file:...}
 * it reads.
 */
final class ListableResources extends ClassLoader {

  private static final String OF_LIBERTY = "wsjar:";

  ListableResources(ClassLoader application) {
    super(application);
  }

  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    List<URL> found = new ArrayList<>();
    for (URL url : Collections.list(super.getResources(name))) {
      String address = url.toString();
      found.add(address.startsWith(OF_LIBERTY)
          ? URI.create("jar:" + address.substring(OF_LIBERTY.length())).toURL() : url);
    }
    return Collections.enumeration(found);
  }
}
