package org.shuqiao.exchange.domain.overview;

import java.util.List;
import java.util.Optional;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;

/** Follows a resource to where it went: its newest grants and their newest records, as far as the reader may see. */
public final class ResourceUses {

    private static final int GRANTS = 6;
    private static final int RECORDS = 3;

    private final Permissions permissions;
    private final GrantRepository grants;
    private final Receipts receipts;

    public ResourceUses(Permissions permissions, GrantRepository grants, Receipts receipts) {
        this.permissions = permissions;
        this.grants = grants;
        this.receipts = receipts;
    }

    /** A grant of the resource with its newest records. */
    public record Use(Grant grant, List<LoggedRecord> records) { }

    /** @return the newest grants: of all for the authority and auditors, on either side of others' own department */
    public List<Use> of(Actor actor, String resource) {
        boolean all = permissions.holds(actor, Role.AUTHORITY) || permissions.holds(actor, Role.AUDITOR);
        boolean reads = all || permissions.holds(actor, Role.OFFICER) || permissions.holds(actor, Role.REQUESTER);
        if (!reads) {
            return List.of();
        }
        return grants.newestOf(resource, all ? Optional.empty() : Optional.of(actor.department()), GRANTS).stream()
                .map(grant -> new Use(grant, records(actor, all, grant))).toList();
    }

    private List<LoggedRecord> records(Actor actor, boolean all, Grant grant) {
        RecordFilter filter = RecordFilter.all().grant(grant.id());
        PageRequest newest = PageRequest.first(RECORDS);
        Side side = actor.department().equals(grant.policy().provider()) ? Side.PROVIDER : Side.CONSUMER;
        return all ? receipts.all(actor, filter, newest) : receipts.of(actor, side, filter, newest);
    }
}
