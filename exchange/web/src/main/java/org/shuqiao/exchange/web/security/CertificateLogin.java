package org.shuqiao.exchange.web.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Signs a machine in by the certificate of its TLS connection: the settings name the account of each subject. The
 * connection has proven the certificate by then (RFC 8446 §4.4); one whose subject has no account is refused, and other
 * credentials go before it.
 */
final class CertificateLogin extends OncePerRequestFilter {

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final Map<X500Principal, String> logins = new HashMap<>();
    private final Accounts accounts;
    private final SignIn signIn;
    private final RestAuthenticationEntryPoint refusal;

    CertificateLogin(Map<String, String> logins, Accounts accounts, SignIn signIn,
            RestAuthenticationEntryPoint refusal) {
        logins.forEach((subject, login) -> this.logins.put(new X500Principal(subject), login));
        this.accounts = accounts;
        this.signIn = signIn;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain next)
            throws ServletException, IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && request.getAttribute(CERTIFICATES) instanceof X509Certificate[] chain && chain.length > 0) {
            try {
                admit(chain[0].getSubjectX500Principal(), request.getRemoteAddr());
            } catch (CodedException e) {
                refusal.commence(request, response, new CodedLoginException(e));
                return;
            }
        }
        next.doFilter(request, response);
    }

    private void admit(X500Principal subject, String address) {
        String login = Optional.ofNullable(logins.get(subject))
                .orElseThrow(() -> new CodedException(ServerCode.CERTIFICATE_UNKNOWN));
        Actor actor = accounts.actor(login);
        signIn.entered(login, new SignInOrigin(Door.REST, address));
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
        SecurityContextHolder.setContext(context);
    }
}
