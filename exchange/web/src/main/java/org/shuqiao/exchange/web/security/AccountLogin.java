package org.shuqiao.exchange.web.security;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.security.Door;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Authenticates a local account for Spring Security at one door. It is no bean: Spring would ask it a second time, as
 * the one for everything, when it refuses, and each failure would count twice.
 */
final class AccountLogin implements AuthenticationProvider {

    private final SignIn signIn;
    private final Door door;

    AccountLogin(SignIn signIn, Door door) {
        this.signIn = signIn;
        this.door = door;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        String address = given.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress()
                : "";
        try {
            return UsernamePasswordAuthenticationToken.authenticated(signIn.with(given.getName(),
                    String.valueOf(given.getCredentials()), new SignInOrigin(door, address)), null, List.of());
        } catch (CodedException e) {
            throw new CodedLoginException(e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
