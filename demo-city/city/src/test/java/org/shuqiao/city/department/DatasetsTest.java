package org.shuqiao.city.department;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.shuqiao.city.table.Cell;
import org.shuqiao.city.table.Column;
import org.shuqiao.city.table.Dataset;
import org.shuqiao.city.table.ExpectedOutcome;
import org.shuqiao.city.table.Row;
import org.shuqiao.city.world.World;
import org.yaml.snakeyaml.Yaml;

class DatasetsTest {
    private static final Path SOURCES = Path.of("../../sources");
    /** What an element publishes besides the column it is mapped to. */
    private static final Map<String, List<String>> PARTS = Map.of("money", List.of("_amount", "_currency"),
            "coordinate", List.of("_lon", "_lat"));

    static List<Dataset> datasets() {
        return Departments.datasets(new World(5, 1));
    }

    @Test
    void thereAreSixteenDatasetsInNineDepartmentsAtLeast() {
        assertThat(datasets()).hasSizeGreaterThanOrEqualTo(16).extracting(Dataset::id).doesNotHaveDuplicates();
        assertThat(new HashSet<>(datasets().stream().map(Dataset::department).toList())).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void theSourceFilePromisesTheColumnsAndPublishesWhatTheTruthExpects(Dataset dataset) throws IOException {
        Map<String, Object> source = source(dataset);
        Row row = dataset.row(0, 0);

        var mapping = map(source.get("mapping"));
        var published = new HashSet<String>();
        for (Object line : (List<?>) mapping.get("columns")) {
            String to = (String) map(line).get("to");
            published.add(to);
            PARTS.getOrDefault(map(line).get("element"), List.of()).forEach(part -> published.add(to + part));
            if (map(line).get("element").equals("enterprise-identifier")) {
                published.add("registration_number");
            }
        }

        assertThat(source).containsEntry("department", dataset.department()).containsEntry("dataset", dataset.name());
        assertThat(((List<?>) source.get("contract")).stream().map(line -> map(line).get("column")).toList())
                .isEqualTo(dataset.columns().stream().map(Column::name).toList());
        assertThat(row.cells().keySet()).containsExactlyElementsOf(dataset.columns().stream().map(Column::name)
                .toList());
        assertThat(row.expect().keySet()).containsExactlyInAnyOrderElementsOf(published);
        assertThat(map(source.get("entry"))).containsKeys("category", "name", "provider", "provider-code", "summary",
                "format", "sharing", "open", "update", "related", "grade", "items");
    }

    @ParameterizedTest
    @MethodSource("datasets")
    void everyRowIsWholeAndExactlyOneOfTheRowsWithOneKeyStands(Dataset dataset) throws IOException {
        @SuppressWarnings("unchecked")
        var key = (List<String>) map(source(dataset).get("mapping")).get("key");
        Set<List<Optional<String>>> standing = new HashSet<>();
        List<Row> merged = new ArrayList<>();
        for (long i = 0; i < dataset.count(0); i++) {
            Row row = dataset.row(i, 0);
            assertThat(row.cells()).hasSize(dataset.columns().size());
            assertThat(row.expect().keySet()).containsAll(row.flagged());
            if (row.outcome() == ExpectedOutcome.STANDARD) {
                assertThat(standing.add(key.stream().map(row.expect()::get).toList())).isTrue();
            } else if (row.outcome() == ExpectedOutcome.MERGED) {
                merged.add(row);
            }
        }

        assertThat(merged).allMatch(row -> standing.contains(key.stream().map(row.expect()::get).toList()));
    }

    @Test
    void theSamePersonStandsInSeveralDepartmentsInDifferentWriting() {
        var world = new World(5, 1);
        String name = world.people().adults().at(0).name();

        var holders = datasets().stream().filter(dataset -> {
            for (long i = 0; i < Math.min(3, dataset.count(0)); i++) {
                if (dataset.row(i, 0).cells().containsValue(new Cell.Text(name))) {
                    return true;
                }
            }
            return false;
        }).map(Dataset::id).toList();

        assertThat(holders).contains("gongan_rk", "weijian_patient", "minzheng_dibao", "chengyun_renfang",
                "chengyun_ticket");
    }

    private static Map<String, Object> source(Dataset dataset) throws IOException {
        try (InputStream in = Files.newInputStream(SOURCES.resolve(dataset.department())
                .resolve(dataset.name() + ".yaml"))) {
            return map(new Yaml().load(in));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object node) {
        return (Map<String, Object>) node;
    }
}
