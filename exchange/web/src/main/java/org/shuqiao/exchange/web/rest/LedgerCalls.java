package org.shuqiao.exchange.web.rest;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.Counters;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.platform.ledger.BlockEvidence;
import org.shuqiao.exchange.platform.ledger.LedgerStatus;
import org.shuqiao.ledger.log.RecordLog;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the ledger's status, anchors and blocks. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerCalls {

    private final BlockEvidence evidence;
    private final LedgerStatus standing;
    private final RecordLog log;
    private final Dashboard board;

    LedgerCalls(BlockEvidence evidence, LedgerStatus standing, RecordLog log, Dashboard board) {
        this.evidence = evidence;
        this.standing = standing;
        this.log = log;
        this.board = board;
    }

    /**
     * @param records  of the log
     * @param anchored how many of them the newest anchor covers, as last seen
     * @param waiting  events that the ledger does not have yet
     * @param refused  events that its contract refused: in a sound platform none
     * @param awaySince since when the ledger takes nothing
     * @param chain    how far the blocks of its network were followed, where it is one
     */
    record LedgerView(long records, OptionalLong anchored, long waiting, long refused, Optional<Instant> awaySince,
            Optional<ChainView> chain) { }

    /**
     * @param blocks   that are here
     * @param heard    blocks that the network's peers have, as far as they told
     * @param anchored how many records of the log the newest anchor in them covers
     * @param trouble  the code of why none come at present
     */
    record ChainView(String channel, long blocks, long heard, OptionalLong anchored, Optional<String> trouble) { }

    @GetMapping
    LedgerView ledger(@AuthenticationPrincipal Actor actor) {
        Counters counters = board.counters(actor);
        return new LedgerView(log.checkpoint().size(), standing.lastKnownAnchorSize(), counters.eventsWaiting(),
                counters.eventsRefused(), standing.outageSince(), chain());
    }

    private Optional<ChainView> chain() {
        return evidence.status().map(chain -> new ChainView(chain.channel(), chain.followed(), chain.heard(),
                evidence.anchoredSize(), chain.trouble()));
    }

    /**
     * The proof that a block anchors the log, as the text of a file beside receipts; for an auditor or the authority.
     */
    @GetMapping("/blocks/{number}")
    Map<String, String> block(@AuthenticationPrincipal Actor actor, @PathVariable long number) {
        return Map.of("proof", new String(evidence.proof(actor, number).bytes(), StandardCharsets.UTF_8));
    }

    /** Anchors now what is new, for an auditor or the authority. */
    @PostMapping("/anchor")
    LedgerView anchor(@AuthenticationPrincipal Actor actor) {
        standing.anchorNow(actor);
        return ledger(actor);
    }
}
