package org.shuqiao.query.jdbc;

import java.security.Principal;
import java.util.List;
import java.util.Set;
import javax.security.auth.Subject;
import javax.servlet.ServletRequest;
import org.eclipse.jetty.security.ConstraintMapping;
import org.eclipse.jetty.security.ConstraintSecurityHandler;
import org.eclipse.jetty.security.DefaultIdentityService;
import org.eclipse.jetty.security.IdentityService;
import org.eclipse.jetty.security.LoginService;
import org.eclipse.jetty.security.authentication.BasicAuthenticator;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.UserIdentity;
import org.eclipse.jetty.util.security.Constraint;

/** Jetty login service that authenticates every call by HTTP Basic against {@link PasswordAuthenticator}. */
final class BasicLogin implements LoginService {

    private static final String REALM = "shuqiao";

    private final PasswordAuthenticator logins;
    private IdentityService identities = new DefaultIdentityService();

    private BasicLogin(PasswordAuthenticator logins) {
        this.logins = logins;
    }

    /** @return a handler that lets nothing through to {@code inner} without a login */
    static Handler before(Handler inner, PasswordAuthenticator logins) {
        Constraint login = new Constraint(Constraint.__BASIC_AUTH, Constraint.ANY_AUTH);
        login.setAuthenticate(true);
        ConstraintMapping everywhere = new ConstraintMapping();
        everywhere.setConstraint(login);
        everywhere.setPathSpec("/*");
        ConstraintSecurityHandler security = new ConstraintSecurityHandler();
        security.setConstraintMappings(List.of(everywhere), Set.of());
        security.setAuthenticator(new BasicAuthenticator());
        security.setRealmName(REALM);
        security.setLoginService(new BasicLogin(logins));
        security.setHandler(inner);
        return security;
    }

    @Override
    public String getName() {
        return REALM;
    }

    @Override
    public UserIdentity login(String user, Object credentials, ServletRequest request) {
        if (user == null || !(credentials instanceof String password)
                || !logins.authenticate(user, password.toCharArray(), request.getRemoteAddr())) {
            return null;
        }
        Principal principal = () -> user;
        Subject subject = new Subject(true, Set.of(principal), Set.of(), Set.of());
        return identities.newUserIdentity(subject, principal, new String[0]);
    }

    /** Each call logs in anew, so an account that was closed is out at once. */
    @Override
    public boolean validate(UserIdentity user) {
        return true;
    }

    @Override
    public IdentityService getIdentityService() {
        return identities;
    }

    @Override
    public void setIdentityService(IdentityService service) {
        identities = service;
    }

    @Override
    public void logout(UserIdentity user) {
        // nothing is kept between calls
    }
}
