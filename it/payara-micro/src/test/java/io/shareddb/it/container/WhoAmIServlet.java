// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks who the caller is: here, and on the one thread of a pool that the first request creates. */
@WebServlet("/who")
public class WhoAmIServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient ExecutorService pool = Executors.newSingleThreadExecutor();

  @Inject
  private transient WhoAmI who;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
    try {
      response.getWriter().print(who.answerInRequestContext() + " " + pool.submit(who::answer).get() + " "
          + pool.submit(who::answerInRequestContext).get());
    } catch (InterruptedException | ExecutionException e) {
      throw new ServletException(e);
    }
  }

  @Override
  public void destroy() {
    pool.shutdownNow();
  }
}
