package org.shuqiao.catalog.check;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.error.CatalogCode;

/** Checks grades by 就高从严 (GB/T 43697-2024): an entry takes the highest grade of its items and their sources. */
final class GradeRules {

    private GradeRules() { }

    static void check(EntryDraft draft, CheckContext around, Grade grade, List<Item> items, Findings findings) {
        items.stream().map(Item::grade).filter(grade::below).reduce(Grade::highest)
                .ifPresent(highest -> findings.error("grade", CatalogCode.GRADE_BELOW_ITEM, highest.zh(),
                        highest.en()));
        if (!draft.regradeReason().isBlank()) {
            return;
        }
        for (int i = 0; i < draft.items().size(); i++) {
            String name = draft.items().get(i).name();
            Optional<SourceGrade> source = Optional.ofNullable(around.columnGrades().get(name));
            Optional<Item> item = items.stream().filter(candidate -> candidate.name().equals(name)).findFirst();
            if (source.isPresent() && item.isPresent() && item.get().grade().below(source.get().grade())) {
                findings.error("items[" + i + "].grade", CatalogCode.GRADE_BELOW_SOURCE,
                        source.get().grade().zh(), source.get().grade().en(), source.get().path());
            }
        }
    }

    /** No reason lowers an item below what its data element is by itself. */
    static void fitsElements(EntryDraft draft, List<Item> items, Findings findings) {
        for (ElementGrades.Proposal least : ElementGrades.of(draft)) {
            Optional<Item> item = items.stream().filter(each -> each.name().equals(least.item())).findFirst();
            if (item.isPresent() && item.get().grade().below(least.grade())) {
                int at = draft.items().stream().map(ItemDraft::name).toList().indexOf(least.item());
                findings.error("items[" + at + "].grade", CatalogCode.GRADE_BELOW_ELEMENT, item.get().title(),
                        least.element(), least.grade().zh(), least.grade().en(), ElementGrades.version());
            }
        }
    }

    static void allowsSharing(Grade grade, Optional<Sharing> sharing, Optional<Opening> opening, Findings findings) {
        if (grade.below(Grade.IMPORTANT)) {
            return;
        }
        if (sharing.isPresent() && sharing.get().kind() == SharingClass.UNCONDITIONAL) {
            findings.error("sharing.kind", CatalogCode.GRADE_FORBIDS_SHARING);
        }
        if (opening.isPresent() && opening.get().kind() == OpenClass.UNCONDITIONAL) {
            findings.error("open.kind", CatalogCode.GRADE_FORBIDS_SHARING);
        }
    }
}
