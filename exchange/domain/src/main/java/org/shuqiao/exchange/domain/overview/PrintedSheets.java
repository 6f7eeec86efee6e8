package org.shuqiao.exchange.domain.overview;

import java.time.Clock;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.ledger.error.LedgerCode;
import org.shuqiao.ledger.log.RecordLog;

/**
 * Compares what a printed sheet's code says with the record log and the grants, for whoever has the sheet: who knows
 * the digest learns that it stands, and nothing else of what it is the digest of.
 */
public final class PrintedSheets {

    private final RecordLog log;
    private final GrantRepository grants;
    private final Clock clock;

    public PrintedSheets(RecordLog log, GrantRepository grants, Clock clock) {
        this.log = log;
        this.grants = grants;
        this.clock = clock;
    }

    /** @return whether the log holds the record by this leaf hash; an unknown record and another hash are told alike */
    public boolean holdsReceipt(String id, String leaf) {
        try {
            return log.receipt(id).record().leaf().hex().equals(leaf);
        } catch (CodedException e) {
            if (e.code() == LedgerCode.RECORD_UNKNOWN) {
                return false;
            }
            throw e;
        }
    }

    /** @return how the grant of this policy digest stands now; nothing where there is none by both */
    public Optional<Grant.Standing> grant(String id, String digest) {
        return grants.find(id).filter(grant -> grant.digest().equals(digest))
                .map(grant -> grant.standing(clock.instant()));
    }
}
