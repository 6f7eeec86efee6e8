package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.error.ServerError;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;

/** Tells a caller of the API why it did not get in, and by what it would. */
final class RestRefusal implements AuthenticationEntryPoint {

    private static final String BASIC = "Basic realm=\"Shuqiao\", charset=\"UTF-8\"";
    private static final String BEARER = "Bearer realm=\"Shuqiao\"";

    private final JsonMapper json;
    private final boolean bearers;

    /** @param bearers whether there is a provider whose tokens get in */
    RestRefusal(JsonMapper json, boolean bearers) {
        this.json = json;
        this.bearers = bearers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        CodedException refused = Refused.coded(e);
        // whatever kept somebody out, nobody is logged in: 401 and what would get in, unless nobody could be asked
        boolean unasked = refused.code().kind() == ErrorKind.UNAVAILABLE;
        response.setStatus(HttpStatusOf.kind(unasked ? ErrorKind.UNAVAILABLE : ErrorKind.UNAUTHENTICATED).value());
        if (!unasked) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
            if (bearers) {
                response.addHeader(HttpHeaders.WWW_AUTHENTICATE, BEARER + reason(refused));
            }
        }
        response.setContentType("application/json;charset=UTF-8");
        json.writeValue(response.getOutputStream(), ErrorBody.of(refused, Language.of(request.getLocale())));
    }

    /** @see <a href="https://www.rfc-editor.org/rfc/rfc6750#section-3.1">RFC 6750 §3.1</a> */
    private static String reason(CodedException refused) {
        return refused.code() == ServerError.TOKEN_OUT_OF_TIME || refused.code() == ServerError.TOKEN_REFUSED
                ? ", error=\"invalid_token\"" : "";
    }

    /** A token that cannot be checked because the provider is away is told like any other, which is not the filter's own way. */
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
