// SPDX-License-Identifier: Apache-2.0
package io.shareddb.it.container;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sees everything, past the module: what is really in the tables. */
final class Superuser {

  private Superuser() {
  }

  static List<String> column(String sql) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("test.superuser-url", String.class);
    List<String> values = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  static int change(String sql) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("test.superuser-url", String.class);
    try (Connection connection = DriverManager.getConnection(url); Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  static List<String> emailsOwning(String titlePrefix) throws SQLException {
    return column("select u.email from notebooks n join users u on u.id = n.user_id where n.title like '"
        + titlePrefix + "%' order by n.title");
  }
}
