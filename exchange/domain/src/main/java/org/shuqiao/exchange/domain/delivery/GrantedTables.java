package org.shuqiao.exchange.domain.delivery;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.ExchangeCode;
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
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.GrantedRelation;
import org.shuqiao.query.source.department.DescribedSource;

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
        return GrantWidth.byResource(usable(actor, purpose)).values().stream().map(this::table).toList();
    }

    /** @return the granted tables that a query names, by their columns in the catalogue alone: for planning it */
    List<GrantedRelation> described(Actor actor, String purpose, ParsedSql sql) {
        sql.mustBeQuery();
        List<Grant> named = usable(actor, purpose).stream().filter(grant -> rules.named(sql, grant)).toList();
        if (named.isEmpty()) {
            throw new CodedException(ExchangeCode.NO_GRANT);
        }
        Map<String, DescribedSource> sources = new HashMap<>();
        return named.stream().map(grant -> {
            AccessRule rule = rules.rule(grant.id(), grant.policy());
            if (rule.minimumGroup().isPresent()) {
                throw new CodedException(QueryCode.NOT_EXPLAINED, rule.table());
            }
            return sources.computeIfAbsent(source(rule), DescribedSource::new).granted(rule, columns(grant.policy()));
        }).toList();
    }

    private static String source(AccessRule rule) {
        return rule.backing() instanceof Backing.DepartmentTable table ? table.source() : "lake";
    }

    private Map<String, ColumnType> columns(Policy policy) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        resources.version(policy.resource(), policy.version()).ifPresent(resource -> resource.items().forEach(item ->
                columns.put(item.name(), ColumnType.valueOf(item.type().name()))));
        return columns;
    }

    private List<Grant> usable(Actor actor, String purpose) {
        permissions.require(actor, Role.REQUESTER);
        return book.ofConsumer(actor.department()).stream()
                .filter(grant -> grant.policy().purpose().equals(purpose.strip()))
                .filter(grant -> checks.unusable(grant, Mode.QUERY).isEmpty())
                .map(grant -> grant.at(store.now())).toList();
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
