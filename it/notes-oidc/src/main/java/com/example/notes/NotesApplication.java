// SPDX-License-Identifier: Apache-2.0
package com.example.notes;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.OpenIdAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.ClaimsDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.openid.LogoutDefinition;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything under {@code /api}, for people who have signed in (WEB-INF/web.xml asks that of them). */
@ApplicationPath("api")
@ApplicationScoped
@OpenIdAuthenticationMechanismDefinition(
    providerURI = "${provider.uri}",
    clientId = "${provider.clientId}",
    clientSecret = "${provider.clientSecret}",
    redirectURI = "${baseURL}/signed-in",
    redirectToOriginalResource = true,
    scope = {"openid", "email", "profile"},
    claimsDefinition = @ClaimsDefinition(callerNameClaim = "sub"),
    tokenAutoRefresh = true,
    logout = @LogoutDefinition(notifyProvider = true, accessTokenExpiry = true))
public class NotesApplication extends Application {
}
