package org.shuqiao.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.basis.LegalTexts;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.dataset.RowCounts;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.quality.QualityGrade;
import org.shuqiao.contracts.json.Json;

/** Runs every case of {@code entry-check.txt}, the table of the filling rules. */
class EntryCheckTableTest {

    record Case(String shows, String edits, String findings) {

        @Override
        public String toString() {
            return shows;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = EntryCheckTableTest.class.getResourceAsStream("entry-check.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .map(cells -> new Case(cells[0].strip(), cells[1].strip(), cells[2].strip())).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theFindingsAreThoseOfTheTable(Case given) throws JsonProcessingException {
        ObjectNode draft = (ObjectNode) Json.PLAIN.readTree(CatalogJson.write(CityFixture.population()));
        Map<String, String> around = new HashMap<>();
        for (String edit : split(given.edits())) {
            String path = edit.substring(0, edit.indexOf('=')).strip();
            JsonNode value = Json.PLAIN.readTree(edit.substring(edit.indexOf('=') + 1));
            if (path.startsWith("~")) {
                around.put(path, value.textValue());
            } else {
                set(draft, path, value);
            }
        }

        EntryDraft edited = CatalogJson.read(draft.toString(), EntryDraft.class);
        EntryCheckResult checked = EntryCheck.check(edited, surroundings(edited, around));

        List<String> found = checked.findings().stream().map(finding -> finding.field() + " " + finding.code().id())
                .toList();
        assertThat(found).containsExactlyElementsOf(split(given.findings()));
        assertThat(checked.entry().isPresent())
                .isEqualTo(checked.findings().stream().allMatch(finding -> finding.level() == FindingLevel.WARNING));
    }

    private static List<String> split(String text) {
        return Stream.of(text.split(" ; ")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    private static void set(ObjectNode draft, String path, JsonNode value) {
        String pointer = "/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
        int last = pointer.lastIndexOf('/');
        ((ObjectNode) draft.at(pointer.substring(0, last))).set(pointer.substring(last + 1), value);
    }

    private static CheckContext surroundings(EntryDraft draft, Map<String, String> around) {
        Map<String, SourceGrade> grades = new HashMap<>();
        if (around.containsKey("~grades")) {
            String[] grade = around.get("~grades").split(" ");
            grades.put(grade[0], new SourceGrade(Labelled.find(Grade.class, grade[1]).orElseThrow(),
                    grade[0]));
        }
        return new CheckContext(
                draft.provider().equals("gongan") ? Optional.of(CityFixture.GONGAN) : Optional.empty(),
                dataset(draft.dataset()),
                Set.of("10201001/000001"),
                Optional.ofNullable(around.get("~same-name")),
                Optional.ofNullable(around.get("~similar")).stream().toList(),
                grades,
                Optional.ofNullable(around.get("~before")).map(prefix ->
                        new CheckContext.Fixed(new Category(prefix.substring(0, 1), prefix.substring(1, 3),
                                prefix.substring(3, 5), prefix.substring(5)), "gongan")),
                List.of(), QualityGrade.FAILING, List.of(), LegalTexts.shipped(), LocalDate.of(2026, 11, 1));
    }

    private static Optional<DatasetFacts> dataset(String id) {
        return switch (id) {
            case "gongan_rk" -> Optional.of(CityFixture.populationFacts("run-1", Instant.EPOCH));
            case "minzheng_dibao" ->
                    Optional.of(new DatasetFacts(id, "minzheng", "低保", "Allowances", UpdateCycle.MONTHLY, "run-1",
                            Instant.EPOCH, true,
                    new RowCounts(0, 0, 0, 0, 0), Optional.empty(), Optional.empty(), "", Optional.empty(), List.of(),
                            List.of(), List.of(), List.of()));
            default -> Optional.empty();
        };
    }
}
