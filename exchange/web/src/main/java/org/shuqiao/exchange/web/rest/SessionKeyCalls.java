package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.delivery.SessionKeys;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.signature.VerificationKey;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint that certifies a person's or session's key, with which attempts are signed. */
@RestController
@RequestMapping("/api/v1/session-keys")
class SessionKeyCalls {

    private final SessionKeys keys;

    SessionKeyCalls(SessionKeys keys) {
        this.keys = keys;
    }

    /** @param key {@code name+hash+base64} */
    record Key(String key) { }

    /** @param certificate canonical JSON, as an attempt carries it */
    record Certified(String department, String certificate) { }

    /** The certificates of all keys that signed attempts, for an auditor or the authority. */
    @GetMapping
    List<String> certificates(@AuthenticationPrincipal Actor actor) {
        return keys.certificates(actor);
    }

    @PostMapping
    Certified certify(@AuthenticationPrincipal Actor actor, @RequestBody Key key) {
        if (key.key() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "key");
        }
        return new Certified(actor.department(), new String(
                keys.certify(actor, VerificationKey.parse(key.key())).bytes(), StandardCharsets.UTF_8));
    }
}
