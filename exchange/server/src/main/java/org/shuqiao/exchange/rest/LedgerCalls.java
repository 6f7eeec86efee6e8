package org.shuqiao.exchange.rest;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.shuqiao.exchange.account.Actor;
import org.shuqiao.exchange.board.Counters;
import org.shuqiao.exchange.boot.Platform;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How record log and ledger stand to each other. */
@RestController
@RequestMapping("/api/v1/ledger")
class LedgerCalls {

    private final Platform platform;

    LedgerCalls(Platform platform) {
        this.platform = platform;
    }

    /**
     * @param records  of the log
     * @param anchored how many of them the newest anchor covers, as last seen
     * @param waiting  events that the ledger does not have yet
     * @param refused  events that its contract refused: in a sound platform none
     * @param awaySince since when the ledger takes nothing
     */
    record LedgerView(long records, OptionalLong anchored, long waiting, long refused, Optional<Instant> awaySince) { }

    @GetMapping
    LedgerView ledger(@AuthenticationPrincipal Actor actor) {
        Counters counters = platform.board().counters(actor);
        return new LedgerView(platform.log().checkpoint().size(), platform.ledger().anchorSeen(), counters.eventsWaiting(),
                counters.eventsRefused(), platform.ledger().awaySince());
    }

    /** Anchors now what is new, for an auditor or the authority. */
    @PostMapping("/anchor")
    LedgerView anchor(@AuthenticationPrincipal Actor actor) {
        platform.ledger().anchorNow(actor);
        return ledger(actor);
    }
}
