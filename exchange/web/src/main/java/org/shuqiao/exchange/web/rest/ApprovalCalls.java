package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.platform.publication.Publication;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * REST endpoints of what a second person approves with a key of their own: changes of rights, and that an entry is
 * published. Without an approval a call shows the act in words and does nothing.
 */
@RestController
@RequestMapping("/api/v1/acts")
class ApprovalCalls {

    private final Acts acts;
    private final Changes changes;
    private final Publication publication;
    private final PortalSessions sessions;

    ApprovalCalls(Acts acts, Changes changes, Publication publication, PortalSessions sessions) {
        this.acts = acts;
        this.changes = changes;
        this.publication = publication;
        this.sessions = sessions;
    }

    /**
     * A change of rights.
     *
     * @param digest   of the change as it was read
     * @param password for a new account, or another password: the approver's half of it
     */
    record OfChange(Optional<String> digest, Optional<String> password, Optional<ActInput> approved) {
        @Override
        public String toString() {
            return "OfChange[" + digest + "]";
        }
    }

    @PostMapping("/change/{id}")
    ActCalls.ActView change(@AuthenticationPrincipal Actor actor, @PathVariable String id,
            @RequestBody OfChange order) {
        if (order.approved().isEmpty()) {
            return ActCalls.ActView.of(changes.previewApproval(actor, id));
        }
        ApprovedAct approved = order.approved().get().read();
        sessions.endAfter(changes.approve(actor, id, order.digest()
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "digest")), order.password(),
                Optional.of(approved)));
        return ActCalls.ActView.of(acts.get(approved.act().digest()));
    }

    @PostMapping("/publication/{entry}")
    ActCalls.ActView publication(@AuthenticationPrincipal Actor actor, @PathVariable long entry,
            @RequestBody ActInput.OfNothingMore order) {
        if (order.approved().isEmpty()) {
            return ActCalls.ActView.of(publication.previewApproval(actor, entry));
        }
        ApprovedAct approved = order.approved().get().read();
        publication.publish(actor, entry, Optional.of(approved));
        return ActCalls.ActView.of(acts.get(approved.act().digest()));
    }
}
