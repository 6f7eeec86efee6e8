package org.shuqiao.exchange.web.security;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * Maps exceptions of Spring Security to coded errors. What a library says of it stays inside: it may quote what was
 * given.
 */
final class AuthenticationErrors {

    private AuthenticationErrors() { }

    static CodedException coded(AuthenticationException e) {
        return switch (e) {
            case CodedLoginException refused -> refused.coded();
            case InvalidBearerTokenException invalid -> new CodedException(BearerRules.outOfTime(invalid.getCause())
                    ? ServerCode.TOKEN_OUT_OF_TIME : ServerCode.TOKEN_REFUSED);
            case OAuth2AuthenticationException failed -> new CodedException(ServerCode.PROVIDER_FAILED);
            case AuthenticationServiceException failed -> new CodedException(ServerCode.PROVIDER_FAILED);
            default -> new CodedException(ServerCode.LOGIN_NEEDED);
        };
    }
}
