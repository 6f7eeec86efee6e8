package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialRequestOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.WebAuthnRelyingPartyOperations;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;

/**
 * Ceremonies of registering and showing a passkey, for the name under which the browser sees this server.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-rp-operations">W3C WebAuthn Level 3 §7</a>
 */
@Component
public final class PasskeyCeremony {

    private static final String CREATION = "shuqiao.passkey.creation";
    private static final String ASSERTION = "shuqiao.passkey.assertion";

    private final Passkeys passkeys;

    PasskeyCeremony(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    /** @return whether a browser offers passkeys for the name in its address bar: it does for no bare address */
    public static boolean possible(HttpServletRequest request) {
        return !request.getServerName().matches("[0-9.]+|\\[?[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*\\]?");
    }

    /** Begins to register one; the challenge stays with the session. */
    public PublicKeyCredentialCreationOptions beginRegistration(HttpServletRequest request, String login) {
        PublicKeyCredentialCreationOptions options = operations(request, login)
                .createPublicKeyCredentialCreationOptions(
                        new ImmutablePublicKeyCredentialCreationOptionsRequest(known(login)));
        request.getSession().setAttribute(CREATION, options);
        return options;
    }

    /** @throws CodedException when it does not answer the challenge, or comes from elsewhere */
    public void register(HttpServletRequest request, String login, String label,
            PublicKeyCredential<AuthenticatorAttestationResponse> credential) {
        PublicKeyCredentialCreationOptions options = taken(request, CREATION, PublicKeyCredentialCreationOptions.class);
        try {
            operations(request, login).registerCredential(new ImmutableRelyingPartyRegistrationRequest(options,
                    new RelyingPartyPublicKey(credential, label)));
        } catch (CodedException e) {
            throw e;
        } catch (RuntimeException e) { // the library's own kinds, one for each check that failed
            throw new CodedException(ServerCode.PASSKEY_REFUSED, e);
        }
    }

    public PublicKeyCredentialRequestOptions beginSignIn(HttpServletRequest request, String login) {
        PublicKeyCredentialRequestOptions options = operations(request, login).createCredentialRequestOptions(
                new ImmutablePublicKeyCredentialRequestOptionsRequest(known(login)));
        request.getSession().setAttribute(ASSERTION, options);
        return options;
    }

    /** @throws CodedException when the answer is not that of one of the account's passkeys to the challenge */
    public void signIn(HttpServletRequest request, String login,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        PublicKeyCredentialRequestOptions options = taken(request, ASSERTION, PublicKeyCredentialRequestOptions.class);
        boolean own = passkeys.find(HexFormat.of().formatHex(credential.getRawId().getBytes()))
                .filter(key -> key.login().equals(login)).isPresent();
        if (!own) {
            throw new CodedException(ServerCode.PASSKEY_REFUSED);
        }
        try {
            operations(request, login).authenticate(new RelyingPartyAuthenticationRequest(options, credential));
        } catch (RuntimeException e) { // as above
            throw new CodedException(ServerCode.PASSKEY_REFUSED, e);
        }
    }

    /** A challenge is answered once. */
    private static <T> T taken(HttpServletRequest request, String name, Class<T> kind) {
        Object options = request.getSession().getAttribute(name);
        request.getSession().removeAttribute(name);
        if (!kind.isInstance(options)) {
            throw new CodedException(ServerCode.PASSKEY_REFUSED);
        }
        return kind.cast(options);
    }

    private WebAuthnRelyingPartyOperations operations(HttpServletRequest request, String login) {
        AccountPasskeys account = new AccountPasskeys(passkeys, login);
        return new Webauthn4JRelyingPartyOperations(account.user(), account,
                PublicKeyCredentialRpEntity.builder().id(request.getServerName()).name("Shuqiao").build(),
                Set.of(BrowserGuard.own(request)));
    }

    private static Authentication known(String login) {
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
    }
}
