package org.shuqiao.exchange.rest;

import java.util.List;
import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.exchange.boot.Platform;
import org.shuqiao.standards.source.FileSource;
import org.shuqiao.standards.source.ServiceSource;
import org.shuqiao.standards.source.Source;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.TableSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The datasets of the source files, and how each one stands. */
@RestController
@RequestMapping("/api/v1/datasets")
class DatasetCalls {

    private final Platform platform;

    DatasetCalls(Platform platform) {
        this.platform = platform;
    }

    /**
     * A dataset.
     *
     * @param entryDrafted whether its source file drafts a resource entry
     * @param resource code of its published entry
     */
    record DatasetView(String id, String department, String title, String kind, String update, boolean entryDrafted,
            Optional<String> resource, Optional<Long> standard, Optional<Long> quarantined) { }

    @GetMapping
    List<DatasetView> all() {
        return platform.sources().all().stream().map(this::view).toList();
    }

    private DatasetView view(SourceFile file) {
        Optional<DatasetFacts> facts = platform.catalog().datasets().current(file.id());
        return new DatasetView(file.id(), file.department(), file.title().zh(), kind(file.source()),
                file.update().id(), file.entry().isPresent(), platform.resourceOf(file.id()),
                facts.map(f -> f.rows().standard()), facts.map(f -> f.rows().quarantined()));
    }

    private static String kind(Source source) {
        return switch (source) {
            case TableSource ignored -> "table";
            case FileSource ignored -> "file";
            case ServiceSource ignored -> "service";
        };
    }
}
