package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ProblemAnswer;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;

/** Answers an unauthenticated API call with 401 and a {@code WWW-Authenticate} challenge (RFC 6750). */
final class RestAuthenticationEntryPoint implements AuthenticationEntryPoint {

    private static final String BASIC = "Basic realm=\"Shuqiao\", charset=\"UTF-8\"";
    private static final String ACCOUNT = "Shuqiao realm=\"Shuqiao\"";
    private static final String BEARER = "Bearer realm=\"Shuqiao\"";

    private final JsonMapper json;
    private final boolean bearers;

    /** @param bearers whether there is a provider whose tokens get in */
    RestAuthenticationEntryPoint(JsonMapper json, boolean bearers) {
        this.json = json;
        this.bearers = bearers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        CodedException refused = AuthenticationErrors.coded(e);
        // whatever kept somebody out, nobody is logged in: 401 and what would get in, unless nobody could be asked
        boolean unasked = refused.code().kind() == ErrorKind.UNAVAILABLE;
        response.setStatus(HttpStatusOf.kind(unasked ? ErrorKind.UNAVAILABLE : ErrorKind.UNAUTHENTICATED).value());
        if (!unasked) {
            // a browser would ask for a password and keep it, and send it along with what other sites ask it to send
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BrowserGuard.fromBrowser(request) ? ACCOUNT : BASIC);
            if (bearers) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + reason(refused));
            }
        }
        ProblemAnswer.write(refused, request, response, json);
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750 §3.1</a> */
    private static String reason(CodedException refused) {
        return refused.code() == ServerCode.TOKEN_OUT_OF_TIME || refused.code() == ServerCode.TOKEN_REFUSED
                ? ", error=\"invalid_token\"" : "";
    }

    /**
     * A token that cannot be checked because the provider is away is told like any other, which is not the filter's own
     * way.
     */
    ObjectPostProcessor<BearerTokenAuthenticationFilter> tellsOfBearers() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> commence(request, response, e));
                return filter;
            }
        };
    }
}
