package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Resources;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.plan.ParsedSql;
import org.shuqiao.query.policy.TableName;

/**
 * Line between an attempt, which has a record in the log whatever comes of it, and a mistake, which has none. An
 * attempt asks for something that the catalogue has, allowed or not, or for something else than a query. A mistake is
 * refused for its form alone: it is no SQL, does not hold in itself, or every name in it that is not granted is one
 * that the catalogue does not have either. In doubt it is an attempt.
 */
public final class Mistakes {

    private final Entries entries;
    private final Bindings bindings;
    private final Resources resources;

    public Mistakes(Entries entries, Bindings bindings, Resources resources) {
        this.entries = entries;
        this.bindings = bindings;
        this.resources = resources;
    }

    /** Refuses what is no SQL, and what names no table that the consumer was granted or the catalogue has. */
    void refuse(ParsedSql sql, List<Grant> owned, Predicate<Grant> names) {
        try {
            sql.mustBeQuery();
        } catch (CodedException e) {
            if (e.code() == QueryCode.SYNTAX) {
                throw new MistakeException(e);
            }
            return;
        }
        if (owned.stream().noneMatch(names) && tables(sql).findAny().isEmpty()) {
            throw new MistakeException(new CodedException(ExchangeCode.NO_TABLE_NAMED));
        }
    }

    /** Refuses a verification against a resource that there never was; what was typed instead is not repeated. */
    void refuseUnknown(String resource) {
        if (entries.number(resource).isEmpty()) {
            throw new MistakeException(new CodedException(ExchangeCode.RESOURCE_UNKNOWN, "?"));
        }
    }

    /** @return whether the engine refused a statement for its form, or for a name that there is nowhere */
    boolean isOne(CodedException refusal, ParsedSql sql, List<Grant> grants, Predicate<Grant> names) {
        if (!(refusal.code() instanceof QueryCode code)) {
            return false;
        }
        return switch (code) {
            case NOT_VALID -> true;
            case TABLE_NOT_GRANTED -> tables(sql).allMatch(table -> grants.stream().filter(names)
                    .anyMatch(grant -> bindings.of(grant.policy().resource(), grant.policy().version()).table()
                            .equals(table)));
            case COLUMN_NOT_GRANTED -> grants.stream().filter(names).noneMatch(grant -> asksMore(sql, grant));
            default -> false;
        };
    }

    /** An item of the entry that the grant does not give. */
    private boolean asksMore(ParsedSql sql, Grant grant) {
        return resources.version(grant.policy().resource(), grant.policy().version()).stream()
                .flatMap(resource -> resource.items().stream()).map(Item::name)
                .anyMatch(item -> !grant.policy().columns().contains(item) && sql.mentions(item));
    }

    /** The tables of everything that is or was published and that the statement may name. */
    private Stream<TableName> tables(ParsedSql sql) {
        return bindings.named(sql.names()).filter(sql::names);
    }
}
