package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.web.error.ErrorBody;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Shows a person an act before the passkey signs it. A form sends what it would send, to its own place and
 * {@code /act}, gets the act with its words and the challenge, and then goes its way with the passkey's answer.
 */
abstract class ApprovalDoor {

    private final PasskeyApprovals approvals;

    ApprovalDoor(PasskeyApprovals approvals) {
        this.approvals = approvals;
    }

    /**
     * An act to be approved.
     *
     * @param act     canonical JSON, which the form carries back
     * @param words   exactly what the person is shown, whose digest the act names
     * @param options for the authenticator; the challenge is the act's digest
     */
    record Shown(String act, String words, PublicKeyCredentialRequestOptions options) { }

    /** Answers the script that asked, which shows it on its page. */
    @ExceptionHandler
    @ResponseBody
    ResponseEntity<ErrorBody> refused(CodedException e, HttpServletRequest request) {
        return ResponseEntity.status(HttpStatusOf.code(e.code())).body(ErrorBody.of(e, PageFrame.language(request)));
    }

    Shown shown(HttpServletRequest request, Actor actor, Supplier<ActPreview> act) {
        return shown(request, actor, act.get());
    }

    Shown shown(HttpServletRequest request, Actor actor, ActPreview preview) {
        return new Shown(new String(preview.act().bytes(), StandardCharsets.UTF_8), preview.words(),
                approvals.options(request, actor, preview.act()));
    }
}
