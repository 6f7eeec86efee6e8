package org.shuqiao.catalog.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.error.CatalogCode;

/** Checks 共享属性 and 开放属性: every condition or refusal needs a legal basis. */
final class SharingRules {

    private static final int TEXT_LENGTH = 1000;

    private SharingRules() { }

    static Optional<Sharing> sharing(EntryDraft draft, Optional<ResourceFormat> format, LegalTexts texts,
            LocalDate today, Findings findings) {
        String condition = draft.sharing().condition();
        String basis = draft.sharing().basis();
        PlainText.note(findings, "sharing.condition", condition, TEXT_LENGTH);
        PlainText.note(findings, "sharing.basis", basis, TEXT_LENGTH);
        Optional<SharingClass> kind = findings.choice("sharing.kind", SharingClass.class, draft.sharing().kind());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        switch (kind.get()) {
            case UNCONDITIONAL -> {
                if (!condition.isBlank()) {
                    findings.error("sharing.condition", CatalogCode.CONDITION_UNEXPECTED);
                }
                BasisRules.noted(texts, basis, today, findings);
            }
            case CONDITIONAL -> {
                if (condition.isBlank()) {
                    findings.error("sharing.condition", CatalogCode.CONDITION_MISSING);
                }
                BasisRules.required(texts, basis, today, findings);
            }
            case NONE -> {
                BasisRules.forbids(texts, basis, today, findings);
            }
        }
        List<ShareMode> modes = modes(draft, kind.get(), format, findings);
        return Optional.of(new Sharing(kind.get(), condition.strip(), basis.strip(), modes));
    }

    static Optional<Opening> opening(EntryDraft draft, Optional<Sharing> sharing, Findings findings) {
        String condition = draft.open().condition();
        PlainText.note(findings, "open.condition", condition, TEXT_LENGTH);
        Optional<OpenClass> kind = findings.choice("open.kind", OpenClass.class, draft.open().kind());
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        switch (kind.get()) {
            case UNCONDITIONAL, NONE -> {
                if (!condition.isBlank()) {
                    findings.error("open.condition", CatalogCode.CONDITION_UNEXPECTED);
                }
            }
            case CONDITIONAL -> {
                if (condition.isBlank()) {
                    findings.error("open.condition", CatalogCode.OPEN_CONDITION_MISSING);
                }
            }
        }
        if (sharing.isPresent() && kind.get().ordinal() < sharing.get().kind().ordinal()) {
            findings.error("open.kind", CatalogCode.OPENED_WIDER);
        }
        return Optional.of(new Opening(kind.get(), condition.strip()));
    }

    private static List<ShareMode> modes(EntryDraft draft, SharingClass kind, Optional<ResourceFormat> format,
            Findings findings) {
        Set<ShareMode> modes = EnumSet.noneOf(ShareMode.class);
        for (int i = 0; i < draft.sharing().modes().size(); i++) {
            String field = "sharing.modes[" + i + "]";
            Optional<ShareMode> mode = findings.choice(field, ShareMode.class, draft.sharing().modes().get(i));
            if (mode.isPresent() && format.isPresent() && !CheckTables.modes(format.get()).contains(mode.get())) {
                findings.error(field, CatalogCode.MODE_DISAGREES, mode.get().zh(), mode.get().en(),
                        labels(format.get()));
            }
            mode.ifPresent(modes::add);
        }
        if (draft.sharing().modes().isEmpty() && kind != SharingClass.NONE) {
            findings.error("sharing.modes", CatalogCode.FIELD_MISSING);
        }
        return new ArrayList<>(modes);
    }

    private static String labels(ResourceFormat format) {
        return String.join(" ", CheckTables.modes(format).stream().map(ShareMode::code).toList());
    }
}
