package org.shuqiao.exchange.web.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.audit.Audit;
import org.shuqiao.exchange.domain.audit.AuditPeriod;
import org.shuqiao.exchange.platform.audit.AuditInbox;
import org.shuqiao.exchange.platform.audit.KeptAudits;
import org.shuqiao.ledger.json.CanonicalJson;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of audits, for auditors and the authority. */
@RestController
@RequestMapping("/api/v1/audits")
class AuditCalls {

    private final Audit audit;
    private final KeptAudits kept;
    private final Permissions permissions;
    private final AuditInbox inbox;

    AuditCalls(Audit audit, KeptAudits kept, Permissions permissions, AuditInbox inbox) {
        this.audit = audit;
        this.kept = kept;
        this.permissions = permissions;
        this.inbox = inbox;
    }

    /**
     * A kept report.
     *
     * @param signed   whether its signature verifies
     * @param records  size of the record log when it was made
     * @param findings how many it has
     */
    record AuditSummary(String id, boolean signed, long records, int findings) {

        static AuditSummary of(KeptAudits.Kept kept) {
            return new AuditSummary(kept.id(), kept.sound(), kept.report().path("records").asLong(), kept.findings());
        }
    }

    @GetMapping
    List<AuditSummary> all(@AuthenticationPrincipal Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return kept.all().stream().map(AuditSummary::of).toList();
    }

    /** Reports with findings that no auditor has looked at. */
    @GetMapping("/waiting")
    List<AuditSummary> waiting(@AuthenticationPrincipal Actor actor) {
        return inbox.waiting(actor).stream().map(AuditSummary::of).toList();
    }

    /** Says that the auditor has looked at a report. @return what still waits */
    @PostMapping("/{id}/looked")
    List<AuditSummary> looked(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        inbox.look(actor, id);
        return waiting(actor);
    }

    /**
     * Audits now, from one day to another (both inclusive, blank for open), and keeps the signed report.
     *
     * @return {@code {"id": …, "report": {…}}}
     */
    @PostMapping
    ResponseEntity<String> run(@AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        String id = kept.keep(audit.run(actor, AuditPeriod.of(from, to)));
        ObjectNode answer = CanonicalJson.object().put("id", id);
        answer.set("report", kept.get(id).report());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer.toString());
    }

    /** The report's file, byte for byte as it was signed. */
    @GetMapping("/{id}")
    ResponseEntity<byte[]> one(@AuthenticationPrincipal Actor actor, @PathVariable String id) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(kept.file(id));
    }
}
