// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.doors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet that calls a bean. */
@WebServlet("/doors/servlet")
public class ServletDoor extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject
  private transient Beans.ByClass bean;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Visit visit = Visit.of(Boolean.parseBoolean(request.getParameter("transaction")));
    response.getWriter().print(Doors.answer(bean.look(visit), visit));
  }
}
