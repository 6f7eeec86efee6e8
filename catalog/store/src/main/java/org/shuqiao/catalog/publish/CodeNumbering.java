package org.shuqiao.catalog.publish;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.ResourceCode;
import org.shuqiao.catalog.error.CatalogCode;

/** Numbers resource codes within their category. */
final class CodeNumbering {

    private CodeNumbering() { }

    /** Gives the entry the next code of its category, unless it has one of that category. */
    static void give(EntryVersion current, EntryRows rows) {
        String prefix = current.draft().category().prefix();
        String older = current.draft().category().variablePrefix();
        boolean keeps = current.code().flatMap(ResourceCode::parse)
                .filter(code -> code.prefix().equals(prefix) || code.prefix().equals(older)).isPresent();
        if (!keeps) {
            long next = rows.nextInSequence(prefix);
            if (next > ResourceCode.LAST) {
                throw new CodedException(CatalogCode.CODES_USED_UP, prefix);
            }
            rows.setCode(current.entry(), new ResourceCode(prefix, next).toString());
        }
    }
}
