// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import io.shareddb.SharedDbException;
import io.shareddb.internal.Message;
import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;

/** The copies of this module that an application sees. Each would have users, settings and migrations of its own. */
public final class Copies {

  /** Open Liberty's library of the server has another class of this module, and only that. */
  private static final String CLASS = StartUp.class.getName().replace('.', '/') + ".class";

  private Copies() {
  }

  /**
   * Refuses an application that sees more than one: which of them a class comes from would be up to the server.
   *
   * @param application sees what the application sees
   * @throws IOException when the loader fails
   */
  public static void refuseSeveral(ClassLoader application) throws IOException {
    List<String> places = Collections.list(application.getResources(CLASS)).stream().map(URL::toString)
        .map(place -> place.substring(0, place.length() - CLASS.length())).distinct().toList();
    if (places.size() > 1) {
      throw new SharedDbException(Message.SEVERAL_COPIES, places.size(), String.join(", ", places));
    }
  }
}
