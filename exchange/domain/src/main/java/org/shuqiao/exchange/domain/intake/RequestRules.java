package org.shuqiao.exchange.domain.intake;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.request.RequestDraft;
import org.shuqiao.exchange.domain.request.RequestPeriod;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.exchange.domain.resource.RowFilterNormalizer;
import org.shuqiao.query.policy.RowFilter;

/** Validates a request against the form and the requested resource. */
final class RequestRules {

    /** The names of items that the ledger takes. */
    private static final Pattern ITEM = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    private RequestRules() { }

    /** @return the draft with texts trimmed and the row scope in normal form */
    static RequestDraft check(RequestDraft draft, Resource resource, Instant now) {
        RequestDraft checked = check(draft, resource);
        RequestPeriod.check(draft.from(), draft.to(), now);
        return checked;
    }

    /** The same whenever it is asked. */
    static RequestDraft check(RequestDraft draft, Resource resource) {
        if (draft.key().isBlank() || draft.key().length() > 100) {
            throw FieldFault.missing("key");
        }
        if (draft.items().isEmpty()) {
            throw FieldFault.missing("items");
        }
        if (draft.modes().isEmpty()) {
            throw FieldFault.missing("modes");
        }
        items(draft.items(), resource);
        for (Mode mode : draft.modes()) {
            // what is not shared is offered in no mode, and is refused for its basis instead
            if (resource.sharing() != SharingClass.NONE && !mode.offeredBy(resource.shared())) {
                throw new CodedException(ExchangeCode.MODE_NOT_OFFERED, resource.code(), mode.id());
            }
        }
        return new RequestDraft(draft.key().strip(), draft.resource(), draft.items(),
                FreeTextRules.purpose(draft.purpose()),
                FreeTextRules.check("explanation", draft.explanation()), FreeTextRules.check("basis", draft.basis()),
                FreeTextRules.check("scenario", draft.scenario()), draft.modes(), draft.from(), draft.to(),
                rows(draft.rowScope(), resource));
    }

    private static void items(List<String> items, Resource resource) {
        HashSet<String> seen = new HashSet<>();
        for (String item : items) {
            if (resource.item(item).isEmpty()) {
                throw new CodedException(ExchangeCode.ITEM_UNKNOWN, resource.code(), item);
            }
            if (!ITEM.matcher(item).matches()) {
                throw FieldFault.ITEM_NAME.of("items");
            }
            if (!seen.add(item)) {
                throw FieldFault.twice(item).of("items");
            }
        }
    }

    private static Optional<String> rows(Optional<String> scope, Resource resource) {
        return scope.filter(text -> !text.isBlank()).map(text -> {
            RowFilter filter = RowFilterNormalizer.read(text);
            for (RowFilter.Condition condition : filter.conditions()) {
                if (resource.item(condition.column()).isEmpty()) {
                    throw new CodedException(ExchangeCode.ITEM_UNKNOWN, resource.code(), condition.column());
                }
            }
            return filter.text();
        });
    }
}
