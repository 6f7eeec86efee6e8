package org.shuqiao.exchange.web.portal;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.decision.JointApprovals;
import org.shuqiao.exchange.web.security.PasskeyApprovals;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Shows all acts of requests that are decided alike, before one touch of a passkey signs them. */
@Controller
class TogetherApprovalPage extends ApprovalDoor {

    private final JointApprovals joint;
    private final PasskeyApprovals approvals;

    TogetherApprovalPage(JointApprovals joint, PasskeyApprovals approvals) {
        super(approvals);
        this.joint = joint;
        this.approvals = approvals;
    }

    /** An act in canonical JSON, and exactly the words whose digest it names. */
    record Part(String act, String words) { }

    /** @param options for the authenticator; the challenge is the digest of the list of the acts' digests */
    record AllShown(List<Part> parts, PublicKeyCredentialRequestOptions options) { }

    @PostMapping("/requests/together/decide/act")
    @ResponseBody
    AllShown all(@RequestParam Map<String, String> given, HttpServletRequest request,
            @AuthenticationPrincipal Actor actor) {
        List<ActPreview> acts = joint.preview(actor, TogetherPage.seen(given), TogetherPage.alike(given));
        return new AllShown(acts.stream()
                .map(each -> new Part(new String(each.act().bytes(), StandardCharsets.UTF_8), each.words())).toList(),
                approvals.options(request, actor, acts.stream().map(ActPreview::act).toList()));
    }
}
