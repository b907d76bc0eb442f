// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}, for people who have signed in (WEB-INF/web.xml asks that of them). */
@ApplicationPath("api")
@ApplicationScoped
@BasicAuthenticationMechanismDefinition(realmName = "Notes")
public class NotesApplication extends Application {
}
