// SPDX-License-Identifier: Apache-2.0
package io.shareddb.internal.datasource;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Binds the data source under {@code java:app/jdbc/shared-db}. A web listener, because every server reads the
 * annotations of one; Open Liberty does not read those of a plain class. A data source of the same name in the
 * application's web.xml replaces this definition.
 *
 * <p>The properties with a prefix are Payara's: a connection is proved before it is handed out, at most once in 30
 * seconds, so that a restart of PostgreSQL does not reach the application.
 */
@WebListener
@DataSourceDefinition(
    name = DataSourceBinding.JNDI_NAME,
    className = "io.shareddb.internal.datasource.SharedDbDataSource",
    minPoolSize = 0,
    initialPoolSize = 0,
    maxPoolSize = 20,
    properties = {
        "description=shared-db",
        "fish.payara.is-connection-validation-required=true",
        "fish.payara.connection-validation-method=custom-validation",
        "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation",
        "fish.payara.validate-atmost-once-period-in-seconds=30"
    })
public class DataSourceBinding implements ServletContextListener {

  /** Where the data source is found, and what persistence.xml names as jta-data-source. */
  public static final String JNDI_NAME = "java:app/jdbc/shared-db";

  /** For the container. */
  public DataSourceBinding() {
    // Nothing to do: it carries the annotation.
  }
}
