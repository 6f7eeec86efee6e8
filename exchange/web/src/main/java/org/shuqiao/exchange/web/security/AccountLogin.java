package org.shuqiao.exchange.web.security;

import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.LoginCache;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Authenticates a local account for Spring Security. */
public final class AccountLogin implements AuthenticationProvider {

    private final LoginCache logins;

    public AccountLogin(LoginCache logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication given) {
        try {
            return UsernamePasswordAuthenticationToken.authenticated(
                    logins.actor(given.getName(), String.valueOf(given.getCredentials())), null, List.of());
        } catch (CodedException e) {
            throw new CodedLoginException(e);
        }
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
