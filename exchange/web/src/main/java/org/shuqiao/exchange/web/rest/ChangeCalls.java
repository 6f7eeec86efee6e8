package org.shuqiao.exchange.web.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.control.ChangeState;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.GovernedFile;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.platform.settings.GovernedFiles;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.security.PortalSessions;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of changes on which two persons agree. */
@RestController
@RequestMapping("/api/v1/changes")
class ChangeCalls {

    private final Changes changes;
    private final GovernedFiles files;
    private final PortalSessions sessions;

    ChangeCalls(Changes changes, GovernedFiles files, PortalSessions sessions) {
        this.changes = changes;
        this.files = files;
        this.sessions = sessions;
    }

    /**
     * An approval.
     *
     * @param digest of the change as it was read
     * @param password for a new account, or another password: the approver's half of it
     */
    record Approval(String digest, Optional<String> password) {
        @Override
        public String toString() {
            return "Approval[" + digest + "]";
        }
    }

    /** The newest first. */
    @GetMapping
    List<ChangeView> all(@AuthenticationPrincipal Actor actor, @RequestParam Optional<String> state) {
        Optional<ChangeState> wanted = state.map(word -> ChangeState.of(word)
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "state")));
        return changes.list(actor, wanted).stream().map(ChangeView::of).toList();
    }

    @PostMapping("/{id}/approve")
    ChangeView approve(@AuthenticationPrincipal Actor actor, @PathVariable String id, @RequestBody Approval approval) {
        if (approval.digest() == null) {
            throw new CodedException(ServerCode.BAD_REQUEST, "digest");
        }
        Proposal made = changes.approve(actor, id, approval.digest(), approval.password());
        sessions.endAfter(made);
        return ChangeView.of(made);
    }

    @PostMapping("/{id}/reject")
    ChangeView reject(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ChangeView.of(changes.reject(actor, id));
    }

    @PostMapping("/{id}/withdraw")
    ChangeView withdraw(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        return ChangeView.of(changes.withdraw(actor, id));
    }

    /** Proposes that what a file of the machine says takes effect at the next start. */
    @PostMapping("/files/{file}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ChangeView adopt(@AuthenticationPrincipal Actor actor, @PathVariable String file) {
        GovernedFile which = GovernedFile.of(file)
                .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST,
                        "settings, departments, rules, texts, words"));
        return ChangeView.of(changes.propose(actor, files.change(which), Optional.empty()));
    }
}
