package org.shuqiao.catalog.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Tests that an exported draft reads back as it was, whatever it holds. */
class WorkbookIdentityTest {

    /** Characters that XML, formulas and lists could take for their own, and one beyond the basic plane. */
    private static final List<String> CHARACTERS = List.of("a", "b", "1", "=", "+", "-", "@", "'", "\"", "<", ">", "&",
            ",", "、", "，", ";", "；", "/", " ", "\n", "\t", "_", "（", "）", "一", "数", "据", "𠮷", "é");

    @Property(tries = 60)
    void exportAndImportAreTheIdentity(@ForAll("drafts") List<EntryDraft> drafts) {
        byte[] workbook = WorkbookWriter.write(drafts.stream().map(draft -> new WorkbookWriter.Line("", "", draft))
                .toList(), CityFixture.departments());

        WorkbookDrafts read = new WorkbookDrafts(WorkbookSheets.read(workbook), CityFixture.departments());

        assertThat(read.read()).extracting(WorkbookEntry::draft).containsExactlyElementsOf(drafts);
        assertThat(read.findings()).isEmpty();
    }

    @Provide
    Arbitrary<List<EntryDraft>> drafts() {
        Arbitrary<String> text = Arbitraries.of(CHARACTERS).list().ofMaxSize(12).map(each -> String.join("", each));
        Arbitrary<String> word = Arbitraries.strings().withChars("abc_1").ofMaxLength(6);
        Arbitrary<String> digits = Arbitraries.strings().numeric().ofMaxLength(4);
        Arbitrary<ItemDraft> item = Combinators.combine(text, text, code(ItemType.class), word, code(Grade.class))
                .as(ItemDraft::new);
        Arbitrary<SharingDraft> sharing = Combinators.combine(code(SharingClass.class), text, text,
                Arbitraries.of(ShareMode.class).map(ShareMode::code).list().uniqueElements().ofMaxSize(3))
                .as(SharingDraft::new);
        Arbitrary<Category> category = Combinators.combine(digits, digits, digits, digits).as(Category::new);
        Arbitrary<OpenDraft> open = Combinators.combine(code(OpenClass.class), text).as(OpenDraft::new);
        Arbitrary<List<String>> related = Arbitraries.of("1010010001/000001", "30101001/000007").list().ofMaxSize(2);
        Arbitrary<Grades> rest = Combinators.combine(code(Grade.class), word, text, text).as(Grades::new);
        Arbitrary<EntryDraft> draft = Combinators.combine(
                Combinators.combine(category, text, Arbitraries.of("gongan", "minzheng", "", "unknown"), word)
                        .as(Head::new),
                text, code(ResourceFormat.class), item.list().ofMaxSize(4), sharing, open,
                Combinators.combine(code(UpdateCycle.class), related).as(Cycle::new), rest)
                .as((head, summary, format, items, shared, opened, cycle, grades) -> new EntryDraft(head.category(),
                        head.name(), head.provider(), head.code(), summary, format, items, shared, opened,
                        cycle.update(), cycle.related(), grades.grade(), grades.dataset(), grades.regrade(),
                        grades.justification()));
        return draft.list().ofMinSize(1).ofMaxSize(5);
    }

    private record Head(Category category, String name, String provider, String code) { }

    private record Cycle(String update, List<String> related) { }

    private record Grades(String grade, String dataset, String regrade, String justification) { }

    private static <E extends Enum<E> & Labelled> Arbitrary<String> code(Class<E> type) {
        return Arbitraries.of(type).map(Labelled::code)
                .optional(0.9).map(code -> code.orElse(""));
    }
}
