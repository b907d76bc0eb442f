// SPDX-License-Identifier: Apache-2.0
package io.shareddb.spi;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/**
 * What to show of a person. It decides nothing, so what cannot be stored is left out rather than refused.
 *
 * @param fullName the name, cut at 255 characters
 * @param avatarUrl a picture at an address of http or https; a page would run any other
 */
public record Profile(Optional<String> fullName, Optional<String> avatarUrl) {

  /** Nothing known; what is stored stays. */
  public static final Profile NONE = new Profile(Optional.empty(), Optional.empty());

  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_URL = 2_048;
  private static final Set<String> SCHEMES = Set.of("http", "https");

  /**
   * Leaves out what cannot be stored.
   *
   * @param fullName see above
   * @param avatarUrl see above
   */
  public Profile {
    fullName = fullName.map(Profile::storable).filter(name -> !name.isEmpty());
    avatarUrl = avatarUrl.filter(Profile::isWebAddress);
  }

  private static String storable(String name) {
    String text = name.codePoints()
        .filter(c -> c != 0 && Character.getType(c) != Character.SURROGATE)
        .limit(LONGEST_NAME)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    return text.strip();
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return text.length() <= LONGEST_URL && uri.getScheme() != null && SCHEMES.contains(uri.getScheme())
          && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
