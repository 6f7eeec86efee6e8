package org.shuqiao.catalog.check;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.source.SharedDatum;

/**
 * Stops an item whose datum another department shares already, until the authority decides (一数一源), and one that
 * another entry of the same department shares, until that is given a reason.
 */
final class OneSourceRules {

    private OneSourceRules() { }

    static void check(EntryDraft draft, CheckContext around, Findings findings) {
        for (int i = 0; i < draft.items().size(); i++) {
            String name = draft.items().get(i).name();
            String field = "items[" + i + "].element";
            find(around.shared(), name).ifPresent(shared -> told(shared, field, findings));
            if (draft.justification().isBlank()) { // a department may keep a datum twice, and says why
                find(around.own(), name).ifPresent(own -> findings.error(field, CatalogCode.SAME_PROVIDER_SHARES,
                        own.datum().element(), own.datum().subject().zh(), own.datum().subject().en(), own.code(),
                        own.title()));
            }
        }
    }

    private static Optional<SharedDatum> find(List<SharedDatum> shared, String item) {
        return shared.stream().filter(each -> each.item().equals(item)).findFirst();
    }

    private static void told(SharedDatum shared, String field, Findings findings) {
        if (shared.refusal().isPresent()) {
            findings.error(field, CatalogCode.CLAIM_REFUSED, shared.datum().element(), shared.refusal().get(),
                    shared.code(), shared.title());
        } else {
            findings.error(field, CatalogCode.ITEM_SHARED, shared.datum().element(),
                    shared.datum().subject().zh(), shared.datum().subject().en(), shared.code(), shared.title());
        }
    }
}
