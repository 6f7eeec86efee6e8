package org.shuqiao.exchange.web.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.web.server.RunningServer;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Who may do what through which door: every REST call, every page and the JDBC endpoint for every role, of the
 * department concerned and of another, as the table {@code access.md} says. An endpoint without a row fails.
 */
class AccessMatrixTest {

    private static final String TABLE = "access.md";

    @TempDir
    private static Path folder;
    private static RunningServer city;

    @BeforeAll
    static void start() throws Exception {
        city = RunningServer.start(folder.resolve("home"));
        city.account("gongan-user", "gongan", "requester");
        city.account("gongan-clerk", "gongan", "requester"); // whose password is guessed at
    }

    @AfterAll
    static void stop() throws IOException {
        city.close();
    }

    /** @param cells what each person of the table gets, in the table's order */
    private record Row(String endpoint, String call, String body, List<String> cells) {

        static Row of(String line) {
            List<String> cells = Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
                    .map(String::strip).map(cell -> cell.replace("`", "")).toList();
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.subList(3, cells.size()));
        }

        String line(List<String> answers) {
            return "| `%s` | %s | %s | %s |".formatted(endpoint, call.isEmpty() ? "" : "`" + call + "`",
                    body.isEmpty() ? "" : "`" + body + "`", String.join(" | ", answers));
        }

        String method() {
            return endpoint.substring(0, endpoint.indexOf(' '));
        }

        String path() {
            return call.isEmpty() ? endpoint.substring(endpoint.indexOf(' ') + 1) : call;
        }
    }

    @Test
    void everyEndpointHasARow() throws Exception {
        Set<String> rows = rows().stream().map(Row::endpoint).collect(Collectors.toCollection(TreeSet::new));
        Set<String> others = Set.of("JDBC query", "JDBC without purpose", "JDBC prepared", "POST /logout",
                "GET /v3/api-docs", "PUT /api/v1/query");

        Set<String> expected = new TreeSet<>(endpoints());
        expected.addAll(others);
        assertThat(rows).isEqualTo(expected);
    }

    @Test
    void eachPersonGetsWhatTheTableSays() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        Matter matter = new Matter(city);
        List<Visit> visits = Visit.all(city);
        for (Row row : rows()) {
            Matter.Fresh fresh = matter.fresh();
            List<String> answers = new ArrayList<>();
            for (Visit visit : visits) {
                answers.add(visit.to(row.method(), fresh.fill(row.path()), fresh.fill(row.body())));
            }
            expected.add(row.line(row.cells()));
            actual.add(row.line(answers));
        }
        Files.write(Path.of("target/access.md"), actual);

        assertThat(actual).containsExactlyElementsOf(expected);
    }

    private static List<Row> rows() throws IOException {
        try (InputStream table = AccessMatrixTest.class.getResourceAsStream(TABLE)) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> line.startsWith("| `")).map(Row::of).toList();
        }
    }

    private static Set<String> endpoints() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Controller.class)); // a REST controller is one
        Set<String> endpoints = new TreeSet<>();
        for (var found : scanner.findCandidateComponents("org.shuqiao.exchange.web")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            String base = first(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class));
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    String verb = mapping.method().length == 0 ? "GET" : mapping.method()[0].name();
                    Arrays.stream(mapping.path().length == 0 ? new String[] {""} : mapping.path())
                            .forEach(path -> endpoints.add(verb + " " + base + path));
                }
            }
        }
        return endpoints;
    }

    private static String first(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }
}
