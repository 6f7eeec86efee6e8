package org.shuqiao.exchange.web.rest;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.overview.SecurityHistory;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityKind;
import org.shuqiao.ledger.security.SecurityLogCheck;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoints of the security log, for auditors and the authority. */
@RestController
@RequestMapping("/api/v1/security-log")
class SecurityLogCalls {

    private final SecurityHistory history;

    SecurityLogCalls(SecurityHistory history) {
        this.history = history;
    }

    /** An entry. */
    record EntryView(long index, OffsetDateTime time, String kind, String account, String about,
            Map<String, String> details) {
        static EntryView of(SecurityEntry entry) {
            var event = entry.event();
            return new EntryView(entry.index(), event.time(), event.kind().word(), event.account(), event.about(),
                    new TreeMap<>(event.details()));
        }
    }

    /**
     * Entries with the log's head.
     *
     * @param size how many entries the log has
     * @param checkpoint its newest signed note (C2SP tlog-checkpoint)
     * @param key the key of the notes, as {@code name+hash+base64}
     */
    record LogView(long size, String checkpoint, String key, List<EntryView> entries) { }

    /** Result of the self-check. */
    record CheckView(long size, boolean sound, List<SecurityLogCheck.Finding> findings) { }

    /** Newest first. */
    @GetMapping
    LogView entries(@AuthenticationPrincipal Actor actor,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) Optional<LocalDate> to,
            @RequestParam Optional<String> account, @RequestParam Optional<String> kind,
            @RequestParam Optional<Long> before, @RequestParam(defaultValue = "100") int rows) {
        SecurityFilter filter = new SecurityFilter(from.map(SecurityHistory::beginning),
                to.map(SecurityHistory::end), account, kind.map(word -> SecurityKind.of(word)
                        .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "kind"))));
        List<EntryView> found = history.find(actor, filter,
                before.map(OptionalLong::of).orElse(OptionalLong.empty()), rows).stream().map(EntryView::of).toList();
        var head = history.checkpoint(actor);
        return new LogView(head.size(), head.format(), history.key(), found);
    }

    /** Recomputes the log from its entries. */
    @GetMapping("/check")
    CheckView check(@AuthenticationPrincipal Actor actor) {
        SecurityLogCheck.Result result = history.check(actor);
        return new CheckView(result.size(), result.sound(), result.findings());
    }

    /** The proof that the log still begins as it did at an earlier size, as the text of a file. */
    @GetMapping("/consistency")
    Map<String, String> consistency(@AuthenticationPrincipal Actor actor, @RequestParam long from,
            @RequestParam long to) {
        return Map.of("proof", history.consistency(actor, from, to));
    }
}
