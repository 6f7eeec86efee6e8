package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/** Logs out at the OpenID provider as well (OpenID Connect RP-Initiated Logout 1.0). */
final class OpenIdLogout implements LogoutSuccessHandler {

    private final ClientRegistrationRepository registrations;

    OpenIdLogout(ClientRegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication login)
            throws IOException {
        Optional<OidcIdToken> token = Optional.ofNullable(login).map(Authentication::getCredentials)
                .filter(OidcIdToken.class::isInstance).map(OidcIdToken.class::cast);
        response.sendRedirect(token.flatMap(t -> endSession()
                .map(endpoint -> UriComponentsBuilder.fromUriString(endpoint)
                .queryParam("id_token_hint", t.getTokenValue())
                .queryParam("post_logout_redirect_uri", request.getRequestURL().toString().replaceAll("/logout$", "/"))
                .build().toUriString())).orElse("/"));
    }

    private Optional<String> endSession() {
        return Optional.ofNullable(registrations.findByRegistrationId(OpenIdProvider.ID).getProviderDetails()
                .getConfigurationMetadata().get("end_session_endpoint")).map(Object::toString);
    }
}
