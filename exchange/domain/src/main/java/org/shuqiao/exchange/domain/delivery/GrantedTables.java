package org.shuqiao.exchange.domain.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.grant.GrantRepository;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyMask;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.answer.ColumnType;

/**
 * Lists what a consumer may name in a query now. It opens nothing and holds no value, so that reading it leaves no
 * record.
 */
final class GrantedTables {

    private final ExchangeStore store;
    private final GrantRepository book;
    private final GrantChecks checks;
    private final AccessRules rules;
    private final Resources resources;
    private final Permissions permissions;

    GrantedTables(ExchangeStore store, GrantRepository book, GrantChecks checks, AccessRules rules,
            Resources resources, Permissions permissions) {
        this.store = store;
        this.book = book;
        this.checks = checks;
        this.rules = rules;
        this.resources = resources;
        this.permissions = permissions;
    }

    /** @return one table for each resource, with the items of all its grants, those of the widest grant first */
    List<GrantedTable> of(Actor actor, String purpose) {
        permissions.require(actor, Role.REQUESTER);
        List<Grant> usable = book.ofConsumer(actor.department()).stream()
                .filter(grant -> grant.policy().purpose().equals(purpose.strip()))
                .filter(grant -> checks.unusable(grant, Mode.QUERY).isEmpty())
                .map(grant -> grant.at(store.now())).toList();
        return GrantWidth.byResource(usable).values().stream().map(this::table).toList();
    }

    private GrantedTable table(List<Grant> grants) {
        Map<String, GrantedTable.Column> columns = new LinkedHashMap<>();
        for (Grant grant : grants) {
            Policy policy = grant.policy();
            Optional<Resource> resource = resources.version(policy.resource(), policy.version());
            policy.columns().forEach(name -> columns.putIfAbsent(name,
                    column(policy, name, resource.flatMap(found -> found.item(name)))));
        }
        Grant widest = grants.getFirst();
        return new GrantedTable(rules.table(widest), widest.policy().title(), List.copyOf(columns.values()));
    }

    private static GrantedTable.Column column(Policy policy, String name, Optional<Item> item) {
        boolean own = Optional.ofNullable(policy.masks().get(name))
                .map(mask -> PolicyMask.read(mask).kind().keepsType()).orElse(true);
        return new GrantedTable.Column(name, item.map(Item::title).orElse(name), item.filter(known -> own)
                .map(known -> ColumnType.valueOf(known.type().name())).orElse(ColumnType.TEXT));
    }
}
