package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Passkey;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.ledger.signature.VerificationKey;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
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

    private static final Duration APPROVED_WITHIN = Duration.ofMinutes(5);

    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SigningKeys keys;

    PasskeyCeremony(Passkeys passkeys, Accounts accounts, SigningKeys keys) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.keys = keys;
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

    /** @return what is asked of the account's authenticators to approve a text of a digest: it is the challenge */
    PublicKeyCredentialRequestOptions approval(HttpServletRequest request, String login, byte[] text) {
        List<PublicKeyCredentialDescriptor> own = passkeys.of(login).stream()
                .map(key -> PublicKeyCredentialDescriptor.builder()
                        .id(new Bytes(HexFormat.of().parseHex(key.id())))
                        .transports(AccountPasskeys.transports(key))
                        .type(PublicKeyCredentialType.PUBLIC_KEY).build()).toList();
        return PublicKeyCredentialRequestOptions.builder().challenge(new Bytes(text))
                .rpId(request.getServerName()).allowCredentials(own).timeout(APPROVED_WITHIN)
                .userVerification(UserVerificationRequirement.REQUIRED).build();
    }

    /** @throws CodedException when it is no assertion of one of the account's passkeys, here, over this very text */
    void approve(HttpServletRequest request, String login, byte[] text,
            PublicKeyCredential<AuthenticatorAssertionResponse> credential) {
        try {
            operations(request, login).authenticate(
                    new RelyingPartyAuthenticationRequest(approval(request, login, text), credential));
        } catch (RuntimeException e) { // as above
            throw new CodedException(ServerCode.PASSKEY_REFUSED, e);
        }
    }

    /** @return the passkey's public key as approvals name it */
    Optional<VerificationKey> key(Passkey passkey) {
        return account(passkey.login()).key(passkey.publicKey());
    }

    private AccountPasskeys account(String login) {
        String name = keys.name(accounts.actor(login).department()) + "/" + login.replace('@', '-');
        return new AccountPasskeys(passkeys, login, name);
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
        AccountPasskeys account = account(login);
        return new Webauthn4JRelyingPartyOperations(account.user(), account,
                PublicKeyCredentialRpEntity.builder().id(request.getServerName()).name("Shuqiao").build(),
                Set.of(BrowserGuard.own(request)));
    }

    private static Authentication known(String login) {
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
    }
}
