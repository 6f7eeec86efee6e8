package org.shuqiao.exchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Passkey;
import org.shuqiao.exchange.domain.account.Passkeys;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.act.Act;
import org.shuqiao.ledger.act.JointApproval;
import org.shuqiao.ledger.act.PasskeyApproval;
import org.shuqiao.ledger.signature.VerificationKey;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Approvals of acts by passkeys in the portal: the challenge is the text of the act's digest, so that the assertion is
 * the person's signature over exactly what was shown, and no challenge has to be kept.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion">W3C WebAuthn Level 3 §7.2</a>
 */
@Component
public final class PasskeyApprovals {

    /** Names of the fields that a form sends beside its own. */
    private static final String ACT = "act";
    private static final String ACTS = "acts";
    private static final String ASSERTION = "assertion";

    private final Passkeys passkeys;
    private final PasskeyCeremony ceremony;
    private final JsonMapper json;

    PasskeyApprovals(Passkeys passkeys, PasskeyCeremony ceremony, JsonMapper json) {
        this.passkeys = passkeys;
        this.ceremony = ceremony;
        this.json = json;
    }

    /** @return whether what this account does is approved with a passkey */
    public boolean demandedOf(Actor actor) {
        return !passkeys.of(actor.login()).isEmpty();
    }

    /** @return what the browser asks the account's authenticators */
    public PublicKeyCredentialRequestOptions options(HttpServletRequest request, Actor actor, Act act) {
        return ceremony.approval(request, actor.login(), act.approved());
    }

    /** @return the same for acts that one touch approves together */
    public PublicKeyCredentialRequestOptions options(HttpServletRequest request, Actor actor, List<Act> acts) {
        return ceremony.approval(request, actor.login(), JointApproval.approved(digests(acts)));
    }

    /**
     * Reads and verifies the approval that a form carries.
     *
     * @return nothing where it carries none: the log-in alone stands for the person, which is not enough everywhere
     * @throws CodedException {@code PASSKEY_REFUSED} when it is none of the account's passkeys over this very act
     */
    public Optional<ApprovedAct> of(HttpServletRequest request, Actor actor) {
        String text = request.getParameter(ACT);
        String assertion = request.getParameter(ASSERTION);
        if (text == null || assertion == null) {
            return Optional.empty();
        }
        Act act = Act.parse(text.getBytes(StandardCharsets.UTF_8));
        return Optional.of(new ApprovedAct(act, approval(request, actor, act.approved(), assertion)));
    }

    /**
     * Reads and verifies the one approval of several acts that a form carries.
     *
     * @return the acts in the order in which they were shown; nothing where it carries none
     * @throws CodedException {@code PASSKEY_REFUSED} as above
     */
    public Optional<List<ApprovedAct>> together(HttpServletRequest request, Actor actor) {
        String texts = request.getParameter(ACTS);
        String assertion = request.getParameter(ASSERTION);
        if (texts == null || assertion == null) {
            return Optional.empty();
        }
        List<Act> acts = read(texts, new TypeReference<List<String>>() { }).stream()
                .map(text -> Act.parse(text.getBytes(StandardCharsets.UTF_8))).toList();
        JointApproval approval = new JointApproval(digests(acts),
                approval(request, actor, JointApproval.approved(digests(acts)), assertion));
        return Optional.of(acts.stream().map(act -> new ApprovedAct(act, approval)).toList());
    }

    private static List<String> digests(List<Act> acts) {
        return acts.stream().map(Act::digest).toList();
    }

    private PasskeyApproval approval(HttpServletRequest request, Actor actor, byte[] text, String assertion) {
        PublicKeyCredential<AuthenticatorAssertionResponse> credential = read(assertion, new TypeReference<>() { });
        Passkey passkey = passkeys.find(HexFormat.of().formatHex(credential.getRawId().getBytes()))
                .filter(key -> key.login().equals(actor.login()))
                .orElseThrow(() -> new CodedException(ServerCode.PASSKEY_REFUSED));
        ceremony.approve(request, actor.login(), text, credential);
        VerificationKey key = passkey.key().map(VerificationKey::parse).or(() -> ceremony.key(passkey))
                .orElseThrow(() -> new CodedException(ServerCode.PASSKEY_REFUSED));
        AuthenticatorAssertionResponse answer = credential.getResponse();
        PasskeyApproval approval = new PasskeyApproval(key,
                PasskeyApproval.Bytes.of(answer.getAuthenticatorData().getBytes()),
                PasskeyApproval.Bytes.of(answer.getClientDataJSON().getBytes()),
                PasskeyApproval.Bytes.of(answer.getSignature().getBytes()));
        if (!approval.signed(text)) {
            throw new CodedException(ServerCode.PASSKEY_REFUSED);
        }
        return approval;
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new CodedException(ServerCode.PASSKEY_REFUSED, e);
        }
    }
}
