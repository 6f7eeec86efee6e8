package org.shuqiao.exchange.web.security;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.JwtValidators;

/**
 * Validators of a bearer token's time, issuer, audience and type (RFC 9068). A log-in's ID token is refused. Providers
 * name the type {@code JWT}, {@code at+jwt} (RFC 9068 §2.1) or not at all.
 */
final class BearerRules {

    private static final String OUT_OF_TIME = "out_of_time";
    private static final JwtTimestampValidator TIMES = new JwtTimestampValidator();
    /** Stands where Spring would else put a check of the time of its own. */
    private static final JwtTimestampValidator AT_ANY_TIME = new JwtTimestampValidator(Duration.ofDays(36_500));

    private BearerRules() { }

    static OAuth2TokenValidator<Jwt> of(String issuer, String client) {
        JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        types.setAllowEmpty(true);
        OAuth2TokenValidator<Jwt> ours = new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithValidators(List.of(types, new JwtIssuerValidator(issuer), AT_ANY_TIME)),
                new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD,
                        audience -> audience != null && audience.contains(client)),
                // an ID token tells this client who logged in; whoever gets hold of one may not act with it
                token -> token.hasClaim(IdTokenClaimNames.NONCE) ? refusal(OAuth2ErrorCodes.INVALID_TOKEN)
                        : OAuth2TokenValidatorResult.success());
        // the time last, so that a token which was good once can be told from one that never was
        return token -> {
            OAuth2TokenValidatorResult result = ours.validate(token);
            return result.hasErrors() || !TIMES.validate(token).hasErrors() ? result : refusal(OUT_OF_TIME);
        };
    }

    private static OAuth2TokenValidatorResult refusal(String code) {
        return OAuth2TokenValidatorResult.failure(new OAuth2Error(code));
    }

    /** @return whether a token was refused because its time is over, or has not begun */
    static boolean outOfTime(Throwable refused) {
        return refused instanceof JwtValidationException invalid
                && invalid.getErrors().stream().anyMatch(error -> error.getErrorCode().equals(OUT_OF_TIME));
    }
}
