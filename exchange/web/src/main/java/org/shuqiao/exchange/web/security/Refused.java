package org.shuqiao.exchange.web.security;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ServerError;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** Says why somebody did not get in. What a library says of it stays inside: it may quote what was given. */
final class Refused {

    private Refused() {
    }

    static CodedException coded(AuthenticationException e) {
        return switch (e) {
            case CodedLoginException refused -> refused.coded();
            case InvalidBearerTokenException invalid -> new CodedException(BearerRules.outOfTime(invalid.getCause())
                    ? ServerError.TOKEN_OUT_OF_TIME : ServerError.TOKEN_REFUSED);
            case OAuth2AuthenticationException failed -> new CodedException(ServerError.PROVIDER_FAILED);
            case AuthenticationServiceException failed -> new CodedException(ServerError.PROVIDER_FAILED);
            default -> new CodedException(ServerError.LOGIN_NEEDED);
        };
    }
}
