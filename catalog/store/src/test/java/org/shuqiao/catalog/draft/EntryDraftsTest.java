package org.shuqiao.catalog.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

class EntryDraftsTest {

    private static final String SOURCE = """
            dataset: rk
            department: gongan
            title: {zh: 人口基本信息, en: Population register}
            owner: 公安局人口管理科
            update: daily
            source:
              kind: file
              path: rk.csv
              format: csv
              charset: UTF-8
              header-rows: 1
              slice: {mode: snapshot}
            contract:
              - {column: gmsfhm, type: text, required: true}
              - {column: xm, type: text}
            mapping:
              key: [citizen_number]
              columns:
                - {from: gmsfhm, to: citizen_number, element: citizen-number, level: must}
                - {from: xm, to: name, element: person-name, level: must}
            """;
    private static final String ENTRY = """
            entry:
              category: {class: 1, item: "01", section: "01", detail: "001"}
              name: 人口基本信息
              provider: gongan
              provider-code: "%s"
              summary: 全市户籍人口的基本登记信息。
              format: database
              sharing: {class: conditional, condition: 用于核验, basis: 《政务数据共享条例》, mode: [table, service]}
              open: {class: none, condition: ""}
              update: daily
              related: []
              grade: general-4
            """.formatted(CityFixture.GONGAN.code());
    private static final String ITEMS = """
              items:
                citizen_number: {title: 公民身份号码, grade: general-4}
                name: {title: 姓名}
                nickname: {title: 曾用名}
            """;

    @Test
    void theFileGivesTheTermsAndTheFactsTheTypes() {
        EntryDraft draft = EntryDrafts.from(file(SOURCE + ENTRY + ITEMS),
                CityFixture.populationFacts("run-1", Instant.EPOCH));

        assertThat(draft.category()).isEqualTo(new Category("1", "01", "01", "001"));
        assertThat(draft.dataset()).isEqualTo("gongan_rk");
        assertThat(draft.grade()).isEqualTo("general-4");
        assertThat(draft.sharing().modes()).containsExactly("table", "service");
        assertThat(draft.items()).containsExactly(
                new ItemDraft("citizen_number", "公民身份号码", "text", "citizen-number", "general-4"),
                new ItemDraft("name", "姓名", "text", "person-name", ""),
                new ItemDraft("nickname", "曾用名", "", "", ""));
    }

    @Test
    void aFileWithoutItemsOffersEveryColumn() {
        EntryDraft draft = EntryDrafts.from(file(SOURCE + ENTRY), CityFixture.populationFacts("run-1", Instant.EPOCH));

        assertThat(draft.items()).extracting(ItemDraft::title)
                .isEqualTo(List.of("citizen_number", "name", "sex", "birth_date"));
    }

    @Test
    void aFileWithoutAnEntryOrOfAnotherDatasetIsRefused() {
        assertCoded(CatalogCode.FILE_HAS_NO_ENTRY, SOURCE);
        assertCoded(CatalogCode.FACTS_OF_ANOTHER_DATASET, SOURCE.replace("dataset: rk", "dataset: hj") + ENTRY);
    }

    private static void assertCoded(CatalogCode code, String text) {
        assertThatThrownBy(() -> EntryDrafts.from(file(text), CityFixture.populationFacts("run-1", Instant.EPOCH)))
                .isInstanceOfSatisfying(CodedException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static SourceFile file(String text) {
        return SourceFiles.parse(Path.of("rk.yaml"), text);
    }
}
