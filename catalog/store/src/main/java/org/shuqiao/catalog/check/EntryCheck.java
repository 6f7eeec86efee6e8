package org.shuqiao.catalog.check;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;

/**
 * Checks a draft against the filling rules of 政务信息资源目录编制指南(试行) and 政务数据共享条例.
 */
public final class EntryCheck {

    private static final int NAME_LENGTH = 100;
    private static final int SUMMARY_LENGTH = 2000;

    private EntryCheck() { }

    public static EntryCheckResult check(EntryDraft draft, CheckContext around) {
        Findings findings = new Findings();
        category(draft, around, findings);
        PlainText.name(findings, "name", draft.name(), NAME_LENGTH);
        around.sameName().ifPresent(code -> findings.error("name", CatalogCode.NAME_TAKEN, code));
        provider(draft, around, findings);
        PlainText.paragraph(findings, "summary", draft.summary(), SUMMARY_LENGTH);
        dataset(draft, around, findings);
        Optional<ResourceFormat> format = findings.choice("format", ResourceFormat.class, draft.format());
        Optional<Grade> grade = findings.choice("grade", Grade.class, draft.grade());
        List<Item> items = ItemRules.check(draft, around, grade, findings);
        Optional<Sharing> sharing = SharingRules.sharing(draft, format, around.texts(), around.today(),
                findings);
        Optional<Opening> opening = SharingRules.opening(draft, sharing, findings);
        Optional<UpdateCycle> update = findings.choice("update", UpdateCycle.class, draft.update());
        related(draft, around, findings);
        if (grade.isPresent()) {
            GradeRules.check(draft, around, grade.get(), items, findings);
            GradeRules.fitsElements(draft, items, findings);
            GradeRules.allowsSharing(grade.get(), sharing, opening, findings);
        }
        OneSourceRules.check(draft, around, findings);
        PlainText.note(findings, "regradeReason", draft.regradeReason(), SUMMARY_LENGTH);
        PlainText.note(findings, "justification", draft.justification(), SUMMARY_LENGTH);
        around.similar().forEach(code -> findings.warning("name", CatalogCode.OVERLAPS, code));
        if (!findings.faultless()) {
            return new EntryCheckResult(findings.all(), Optional.empty());
        }
        return new EntryCheckResult(findings.all(),
                Optional.of(new Entry(draft.category(), draft.name(), draft.provider(), draft.providerCode(),
                draft.summary().strip(), format.orElseThrow(), items, sharing.orElseThrow(), opening.orElseThrow(),
                        update.orElseThrow(),
                draft.related(), grade.orElseThrow(), Optional.of(draft.dataset()).filter(id -> !id.isBlank()),
                draft.regradeReason().strip(), draft.justification().strip())));
    }

    private static void category(EntryDraft draft, CheckContext around, Findings findings) {
        boolean older = around.before().filter(before -> before.category().equals(draft.category())).isPresent();
        if (!(older ? draft.category().readable() : draft.category().wellFormed())) {
            findings.error("category", CatalogCode.CATEGORY_MALFORMED);
        } else if (around.before().isPresent() && !around.before().get().category().equals(draft.category())) {
            findings.error("category", CatalogCode.CODE_FIXED);
        }
    }

    private static void provider(EntryDraft draft, CheckContext around, Findings findings) {
        if (draft.provider().isBlank()) {
            findings.error("provider", CatalogCode.FIELD_MISSING);
        } else if (around.provider().isEmpty()) {
            findings.error("provider", CatalogCode.PROVIDER_UNKNOWN);
        } else if (around.before().isPresent() && !around.before().get().provider().equals(draft.provider())) {
            findings.error("provider", CatalogCode.CODE_FIXED);
        }
        if (draft.providerCode().isBlank()) {
            findings.error("providerCode", CatalogCode.FIELD_MISSING);
        } else if (!ProviderCode.valid(draft.providerCode())) {
            findings.error("providerCode", CatalogCode.PROVIDER_CODE_INVALID);
        } else if (around.provider().isPresent() && !around.provider().get().code().equals(draft.providerCode())) {
            findings.error("providerCode", CatalogCode.PROVIDER_CODE_DIFFERS);
        }
    }

    private static void dataset(EntryDraft draft, CheckContext around, Findings findings) {
        if (draft.dataset().isBlank()) {
            return;
        }
        if (around.dataset().isEmpty()) {
            findings.error("dataset", CatalogCode.DATASET_NOT_RECORDED);
        } else if (!around.dataset().get().department().equals(draft.provider())) {
            findings.error("dataset", CatalogCode.DATASET_OF_OTHER);
        } else {
            QualityRules.check(around.dataset().get(), around.least(), findings);
        }
    }

    private static void related(EntryDraft draft, CheckContext around, Findings findings) {
        for (int i = 0; i < draft.related().size(); i++) {
            if (!around.relatedKnown().contains(draft.related().get(i))) {
                findings.error("related[" + i + "]", CatalogCode.RELATED_UNKNOWN);
            }
        }
    }
}
