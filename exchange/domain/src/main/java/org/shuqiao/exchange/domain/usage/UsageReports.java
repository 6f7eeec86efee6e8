package org.shuqiao.exchange.domain.usage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Takes the consumers' reports of what data served, and tells the use of a resource. */
public final class UsageReports {

    private static final long MOST = 1_000_000_000;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final GrantRepository grants;

    public UsageReports(ExchangeStore store, Permissions permissions, GrantRepository grants) {
        this.store = store;
        this.permissions = permissions;
        this.grants = grants;
    }

    /** Says what a grant's data served; said again, the later report stands. */
    public UsageReport report(Actor actor, String id, String served, long cases) {
        Grant grant = grants.get(id);
        permissions.requireOf(actor, grant.policy().consumer(), id, Role.REQUESTER);
        String text = FreeTextRules.check("served", served);
        if (cases < 0 || cases > MOST) {
            throw new CodedException(GrantUseCode.FIGURE_INVALID);
        }
        if (grant.delivered() == 0) {
            throw new CodedException(GrantUseCode.NOT_REPORTED_YET, id);
        }
        store.sql("""
                insert into exchange.usage_report (grant_id, resource, department, by_account, reported_at, served,
                    cases)
                values (:grant, :resource, :department, :by, :at, :served, :cases)
                on conflict (grant_id) do update set by_account = excluded.by_account,
                    reported_at = excluded.reported_at, served = excluded.served, cases = excluded.cases""")
                .param("grant", id).param("resource", grant.policy().resource())
                .param("department", actor.department()).param("by", actor.login())
                .param("at", ExchangeStore.column(store.now())).param("served", text).param("cases", cases).update();
        return of(id).orElseThrow();
    }

    /** @return the grant's report, for both sides, the authority and auditors */
    public Optional<UsageReport> of(Actor actor, String id) {
        Grant grant = grants.get(id);
        permissions.requireInvolvement(actor, id, grant.policy().provider(), grant.policy().consumer());
        return of(id);
    }

    /** @return the use of a resource, which everybody may know: no figure of it tells of a person */
    public ResourceUse resource(String code) {
        long[] used = store.sql("""
                select count(distinct consumer) filter (where delivered > 0), coalesce(sum(delivered), 0)
                from exchange.grant_ where resource = :code""").param("code", code)
                .query((row, number) -> new long[] {row.getLong(1), row.getLong(2)}).single();
        List<UsageReport> reports = all("where resource = :code order by reported_at desc, grant_id desc",
                Map.of("code", code));
        return new ResourceUse(used[0], used[1], reports.stream().mapToLong(UsageReport::cases).sum(), reports);
    }

    /** @return the departments that received something of a resource, the most frequent first */
    public List<ConsumerUse> consumers(String code) {
        return store.sql("""
                select consumer, sum(delivered) as deliveries from exchange.grant_
                where resource = :code and delivered > 0 group by consumer order by deliveries desc, consumer""")
                .param("code", code)
                .query((row, number) -> new ConsumerUse(row.getString("consumer"), row.getLong("deliveries"))).list();
    }

    private Optional<UsageReport> of(String grant) {
        return all("where grant_id = :grant", Map.of("grant", grant)).stream().findFirst();
    }

    private List<UsageReport> all(String where, Map<String, ?> parameters) {
        return store.sql("select * from exchange.usage_report " + where).params(parameters)
                .query((row, number) -> report(row)).list();
    }

    private static UsageReport report(ResultSet row) throws SQLException {
        return new UsageReport(row.getString("grant_id"), row.getString("resource"), row.getString("department"),
                row.getString("by_account"), Columns.time(row, "reported_at"), row.getString("served"),
                row.getLong("cases"));
    }
}
