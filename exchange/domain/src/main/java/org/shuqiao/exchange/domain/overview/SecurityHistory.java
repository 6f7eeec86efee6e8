package org.shuqiao.exchange.domain.overview;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.checkpoint.Checkpoint;
import org.shuqiao.ledger.security.SecurityEntry;
import org.shuqiao.ledger.security.SecurityFilter;
import org.shuqiao.ledger.security.SecurityLog;
import org.shuqiao.ledger.security.SecurityLogCheck;

/** Shows the security log to auditors and the authority. */
public final class SecurityHistory {

    private final Permissions permissions;
    private final SecurityLog log;

    public SecurityHistory(Permissions permissions, SecurityLog log) {
        this.permissions = permissions;
        this.log = log;
    }

    /** @return matching entries, newest first */
    public List<SecurityEntry> find(Actor actor, SecurityFilter filter, OptionalLong before, int rows) {
        require(actor);
        return log.find(filter, before, rows);
    }

    public Checkpoint checkpoint(Actor actor) {
        require(actor);
        return log.checkpoint();
    }

    /** @return the public key of the log's checkpoints */
    public String key() {
        return log.key();
    }

    /** Recomputes the whole log. */
    public SecurityLogCheck.Result check(Actor actor) {
        require(actor);
        return log.check();
    }

    /** @return the consistency file between two sizes, as text */
    public String consistency(Actor actor, long from, long to) {
        require(actor);
        return new String(log.consistency(from, to).bytes(), StandardCharsets.UTF_8);
    }

    private void require(Actor actor) {
        permissions.require(actor, Role.AUDITOR, Role.AUTHORITY);
    }

    /** @return when the day begins */
    public static Instant beginning(LocalDate day) {
        return day.atStartOfDay(ExchangeStore.ZONE).toInstant();
    }

    /** @return when the day is over */
    public static Instant end(LocalDate day) {
        return beginning(day.plusDays(1));
    }
}
