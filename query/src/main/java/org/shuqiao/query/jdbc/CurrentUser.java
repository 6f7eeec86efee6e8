package org.shuqiao.query.jdbc;

import java.util.concurrent.Callable;
import javax.servlet.http.HttpServletRequest;
import org.apache.calcite.avatica.remote.AuthenticationType;
import org.apache.calcite.avatica.server.AvaticaServerConfiguration;
import org.apache.calcite.avatica.server.RemoteUserExtractor;

/** Carries the authenticated user from the HTTP request to the Avatica call. */
final class CurrentUser implements AvaticaServerConfiguration {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    static String get() {
        String user = USER.get();
        if (user == null) {
            throw new IllegalStateException("a call without a login");
        }
        return user;
    }

    @Override
    public <T> T doAsRemoteUser(String user, String address, Callable<T> call) throws Exception {
        USER.set(user);
        try {
            return call.call();
        } finally {
            USER.remove();
        }
    }

    @Override
    public RemoteUserExtractor getRemoteUserExtractor() {
        return HttpServletRequest::getRemoteUser;
    }

    @Override
    public boolean supportsImpersonation() {
        return true;
    }

    @Override
    public AuthenticationType getAuthenticationType() {
        return AuthenticationType.CUSTOM;
    }

    @Override
    public String[] getAllowedRoles() {
        return new String[0];
    }

    // what only Kerberos and password files use
    @Override
    public String getKerberosRealm() {
        return null;
    }

    @Override
    public String getKerberosServiceName() {
        return null;
    }

    @Override
    public String getKerberosHostName() {
        return null;
    }

    @Override
    public String getKerberosPrincipal() {
        return null;
    }

    @Override
    public String getHashLoginServiceRealm() {
        return null;
    }

    @Override
    public String getHashLoginServiceProperties() {
        return null;
    }
}
