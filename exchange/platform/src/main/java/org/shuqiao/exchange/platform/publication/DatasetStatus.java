package org.shuqiao.exchange.platform.publication;

import java.util.Optional;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.standards.source.SourceFile;

/**
 * Status of a dataset of the source files.
 *
 * @param kind table, file, service or stream
 * @param entryDrafted whether its source file drafts a resource entry
 * @param resource code of its published entry
 * @param standard rows of its newest run
 */
public record DatasetStatus(String id, String department, String title, String kind, String update,
        boolean entryDrafted, Optional<String> resource, Optional<Long> standard, Optional<Long> quarantined) {

    public static DatasetStatus of(SourceFile file, Optional<DatasetFacts> facts, Optional<String> resource) {
        return new DatasetStatus(file.id(), file.department(), file.title().zh(), file.source().kind(), file.update()
                .id(),
                file.entry().isPresent(), resource, facts.map(f -> f.rows().standard()),
                facts.map(f -> f.rows().quarantined()));
    }
}
