package org.shuqiao.catalog.check;

import java.util.Optional;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.source.SharedDatum;

/** Stops an item whose datum another department shares already, until the authority decides (一数一源). */
final class OneSourceRules {

    private OneSourceRules() { }

    static void check(EntryDraft draft, CheckContext around, Findings findings) {
        for (int i = 0; i < draft.items().size(); i++) {
            String name = draft.items().get(i).name();
            Optional<SharedDatum> shared = around.shared().stream().filter(each -> each.item().equals(name))
                    .findFirst();
            if (shared.isPresent()) {
                told(shared.get(), "items[" + i + "].element", findings);
            }
        }
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
