package org.shuqiao.exchange.domain.retention;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.retention.KeptData.Piece;
import org.shuqiao.exchange.domain.security.SecurityJournal;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.security.SecurityKind;

/**
 * Erases data whose time is over, when two persons agreed ({@code org.shuqiao.exchange.domain.control.Changes}). Each
 * piece has its entry in the security log before it goes, so that what is gone without one is a gap.
 */
public final class Erasures {

    private final ExchangeStore store;
    private final Permissions permissions;
    private final SecurityJournal journal;
    private final List<KeptData> kinds;

    public Erasures(ExchangeStore store, Permissions permissions, SecurityJournal journal, List<KeptData> kinds) {
        this.store = store;
        this.permissions = permissions;
        this.journal = journal;
        this.kinds = List.copyOf(kinds);
    }

    /**
     * A kind of data and what may be erased of it today.
     *
     * @param keptFrom first day that has to be kept
     * @param oldest   day of the oldest piece that may be erased
     */
    public record Due(String kind, LocalDate keptFrom, int pieces, long bytes, Optional<LocalDate> oldest) { }

    /** @return each kind, for those who decide about it or look after it */
    public List<Due> list(Actor actor) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR);
        return kinds.stream().map(kind -> {
            LocalDate from = kind.keptFrom(store.today());
            List<Piece> pieces = kind.erasable(from);
            return new Due(kind.kind(), from, pieces.size(), pieces.stream().mapToLong(Piece::bytes).sum(),
                    pieces.stream().map(Piece::day).findFirst());
        }).toList();
    }

    /** Refuses what may not be erased now. */
    public void requireErasable(String kind, LocalDate before) {
        KeptData data = kind(kind);
        LocalDate from = data.keptFrom(store.today());
        if (before.isAfter(from)) {
            throw new CodedException(RetentionCode.DATA_TOO_EARLY, kind, from);
        }
        if (data.erasable(before).isEmpty()) {
            throw new CodedException(RetentionCode.NOTHING_TO_ERASE, kind, before);
        }
    }

    /** Enters each piece within the caller's transaction; it goes once that is on disk. */
    public void erase(String kind, LocalDate before, String by, String change) {
        requireErasable(kind, before);
        KeptData data = kind(kind);
        for (Piece piece : data.erasable(before)) {
            Map<String, String> details = new TreeMap<>(piece.details());
            details.putAll(Map.of("what", kind, "name", piece.name(), "bytes", String.valueOf(piece.bytes()),
                    "change", change));
            journal.enter(SecurityKind.ERASED, by, piece.about(), details);
            store.afterCommit(() -> data.erase(piece));
        }
    }

    private KeptData kind(String kind) {
        return kinds.stream().filter(each -> each.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new CodedException(RetentionCode.DATA_UNKNOWN, kind));
    }
}
