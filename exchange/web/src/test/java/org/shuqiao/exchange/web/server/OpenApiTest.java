package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Completeness of the OpenAPI description. */
class OpenApiTest {

    @TempDir
    private Path folder;

    @Test
    void theDocumentListsEveryCall() throws Exception {
        List<String> calls = calls();
        try (RunningServer running = RunningServer.start(folder.resolve("home"))) {
            var paths = running.as("auditor").get("/v3/api-docs").body().path("paths");

            List<String> described = new ArrayList<>();
            paths.properties().forEach(path -> path.getValue().fieldNames()
                    .forEachRemaining(method -> described.add(method.toUpperCase() + " " + path.getKey())));

            assertThat(calls).hasSizeGreaterThan(30);
            assertThat(described).containsExactlyInAnyOrderElementsOf(calls);
        }
    }

    private static List<String> calls() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        List<String> calls = new ArrayList<>();
        for (var found : scanner.findCandidateComponents("org.shuqiao.exchange.web.rest")) {
            Class<?> type = Class.forName(found.getBeanClassName());
            String base = first(AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class));
            for (Method method : type.getDeclaredMethods()) {
                RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                if (mapping != null) {
                    calls.add(mapping.method()[0] + " " + base + first(mapping));
                }
            }
        }
        return calls;
    }

    private static String first(RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }
}
