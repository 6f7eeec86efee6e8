package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.platform.ledger.EvidenceExport;
import org.shuqiao.ledger.checkpoint.ConsistencyFile;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of what an evidence bundle holds beside receipts; each text is a file's exact bytes. */
@RestController
@RequestMapping("/api/v1/evidence")
class EvidenceCalls {

    private final EvidenceExport evidence;

    EvidenceCalls(EvidenceExport evidence) {
        this.evidence = evidence;
    }

    /** @param next the number to go on from, while there are more */
    record ActsView(List<String> acts, OptionalLong next) { }

    /** A department's signed acts in order, for an auditor or the authority. */
    @GetMapping("/acts")
    ActsView acts(@AuthenticationPrincipal Actor actor, @RequestParam String department,
            @RequestParam(defaultValue = "1") long from) {
        Acts.SignedActs page = evidence.acts(actor, department, from);
        return new ActsView(page.acts().stream()
                .map(act -> new String(act.bytes(), StandardCharsets.UTF_8)).toList(), page.next());
    }

    /** The certificates of the keys that signed a department's attempts, for an auditor or the authority. */
    @GetMapping("/certificates")
    List<String> certificates(@AuthenticationPrincipal Actor actor, @RequestParam String department) {
        return evidence.certificates(actor, department);
    }

    /** The checkpoint of at least that size that most witnesses cosigned. */
    @GetMapping("/checkpoint")
    Map<String, String> checkpoint(@RequestParam long size) {
        return Map.of("checkpoint", evidence.checkpoint(size).format());
    }

    record JointView(long from, long to, String text) {

        static JointView of(ConsistencyFile file) {
            return new JointView(file.first().size(), file.second().size(),
                    new String(file.bytes(), StandardCharsets.UTF_8));
        }
    }

    /** The proofs that join tree sizes, each to the next larger one. */
    @GetMapping("/joints")
    List<JointView> joints(@RequestParam List<Long> sizes) {
        return evidence.joints(sizes).stream().map(JointView::of).toList();
    }
}
