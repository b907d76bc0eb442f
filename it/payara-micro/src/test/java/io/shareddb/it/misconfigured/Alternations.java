// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.RlsContext;
import io.shareddb.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Two users read the same album a thousand times, in turn. */
@WebServlet("/alternations")
public class Alternations extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject
  private transient Albums albums;

  @Inject
  private transient SignIn signIn;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    try {
      response.getWriter().print(alternate());
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private String alternate() throws Exception {
    UUID alice = signIn.signIn("alice@example.com", "Alice");
    UUID bob = signIn.signIn("bob@example.com", "Bob");
    UUID album = RlsContext.callAs(alice, () -> albums.add("of alice"));
    UUID ofAlice = RlsContext.callAs(alice, () -> albums.addPicture(album));
    UUID ofBob = RlsContext.callAs(bob, () -> albums.addPicture(album));
    RlsContext.callAs(bob, () -> albums.add("of bob"));
    int foreign = 0;
    int missing = 0;
    for (int i = 0; i < 1000; i++) {
      boolean isAlice = i % 2 == 0;
      List<String> titles = RlsContext.callAs(isAlice ? alice : bob, () -> albums.titles(album, isAlice ? ofAlice : ofBob));
      foreign += titles.contains(isAlice ? "of bob" : "of alice") ? 1 : 0;
      // By key, by a query, by name, by the picture, and by the pictures of the album; Bob's album has none.
      missing += titles.size() < (isAlice ? 5 : 1) ? 1 : 0;
    }
    return "1000 alternations, " + foreign + " foreign, " + missing + " missing";
  }
}
