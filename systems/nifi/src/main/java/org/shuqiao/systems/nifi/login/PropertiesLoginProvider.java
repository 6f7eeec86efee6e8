package org.shuqiao.systems.nifi.login;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.nifi.authentication.AuthenticationResponse;
import org.apache.nifi.authentication.LoginCredentials;
import org.apache.nifi.authentication.LoginIdentityProvider;
import org.apache.nifi.authentication.LoginIdentityProviderConfigurationContext;
import org.apache.nifi.authentication.LoginIdentityProviderInitializationContext;
import org.apache.nifi.authentication.exception.InvalidLoginCredentialsException;

/** NiFi login identity provider with accounts from its own properties. */
public final class PropertiesLoginProvider implements LoginIdentityProvider {

    private static final long HOUR = TimeUnit.HOURS.toMillis(1);

    private Map<String, String> passwords;

    @Override
    public void initialize(LoginIdentityProviderInitializationContext context) { }

    @Override
    public void onConfigured(LoginIdentityProviderConfigurationContext context) {
        passwords = context.getProperties();
    }

    @Override
    public AuthenticationResponse authenticate(LoginCredentials given) {
        String user = given.getUsername();
        if (!given.getPassword().equals(passwords.get(user))) {
            throw new InvalidLoginCredentialsException("no such account or another password");
        }
        return new AuthenticationResponse(user, user, HOUR, "accounts");
    }

    @Override
    public void preDestruction() { }
}
