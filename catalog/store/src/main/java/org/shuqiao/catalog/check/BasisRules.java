package org.shuqiao.catalog.check;

import java.time.LocalDate;
import java.util.List;
import org.shuqiao.catalog.basis.Citation;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.error.CatalogCode;

/** Checks the basis of sharing against the registry of legal texts. */
final class BasisRules {

    private static final String FIELD = "sharing.basis";

    private BasisRules() { }

    /** A basis of conditional sharing: a registered text that is in force. */
    static void required(LegalTexts texts, String basis, LocalDate today, Findings findings) {
        if (basis.isBlank()) {
            findings.error(FIELD, CatalogCode.BASIS_MISSING);
            return;
        }
        List<Citation> cited = texts.cited(basis);
        if (cited.isEmpty()) {
            findings.error(FIELD, CatalogCode.BASIS_UNREGISTERED);
        }
        cited.forEach(each -> holds(each, today, findings));
    }

    /** A basis of not sharing: a law, a regulation or a decision of the State Council. */
    static void forbids(LegalTexts texts, String basis, LocalDate today, Findings findings) {
        required(texts, basis, today, findings);
        List<Citation> cited = texts.cited(basis);
        if (!cited.isEmpty() && cited.stream().noneMatch(each -> each.text().rank().forbidsSharing())) {
            findings.error(FIELD, CatalogCode.BASIS_NOT_LAW);
        }
    }

    /** A basis that need not be there: what it cites has to hold, and what it says else is only shown. */
    static void noted(LegalTexts texts, String basis, LocalDate today, Findings findings) {
        List<Citation> cited = texts.cited(basis);
        if (cited.isEmpty() && !basis.isBlank()) {
            findings.warning(FIELD, CatalogCode.BASIS_UNREGISTERED);
        }
        cited.forEach(each -> holds(each, today, findings));
    }

    private static void holds(Citation cited, LocalDate today, Findings findings) {
        if (!cited.text().inForce(today)) {
            String until = cited.text().until().map(LocalDate::toString).orElse("—");
            findings.error(FIELD, CatalogCode.BASIS_ENDED, cited.text().title(), cited.text().from(), until);
        } else if (!cited.articleExists()) {
            findings.error(FIELD, CatalogCode.BASIS_ARTICLE_UNKNOWN, cited.text().title(),
                    cited.article().getAsInt(), cited.text().articles().getAsInt());
        }
    }
}
