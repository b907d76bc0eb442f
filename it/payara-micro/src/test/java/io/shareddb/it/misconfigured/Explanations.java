// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.misconfigured;

import io.shareddb.Explain;
import io.shareddb.RlsContext;
import io.shareddb.SignIn;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Asks, in the middle of Alice's transaction, why Bob does not see her album, and for a new report of the guard. */
@WebServlet("/explanations")
public class Explanations extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject
  private transient Albums albums;

  @Inject
  private transient SignIn signIn;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    try {
      UUID alice = signIn.signIn("alice@example.com", "Alice");
      UUID bob = signIn.signIn("bob@example.com", "Bob");
      UUID album = RlsContext.callAs(alice, () -> albums.add("of alice"));
      response.getWriter().print(RlsContext.callAs(alice, () -> albums.within(album, () -> explain(bob, album))));
    } catch (Exception e) {
      throw new ServletException(e);
    }
  }

  private static String explain(UUID user, UUID album) {
    return Explain.access(user, "albums", album.toString());
  }
}
