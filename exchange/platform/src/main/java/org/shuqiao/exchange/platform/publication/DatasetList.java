package org.shuqiao.exchange.platform.publication;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.standards.source.SourceFile;

/** Lists the datasets of the source files with their newest run and catalogue entry. */
public final class DatasetList {

    private final SourceFolder sources;
    private final Catalog catalog;

    public DatasetList(SourceFolder sources, Catalog catalog) {
        this.sources = sources;
        this.catalog = catalog;
    }

    /** @return in the order of the source folder */
    public List<DatasetStatus> all() {
        List<SourceFile> files = sources.all();
        Map<String, String> codes = catalog.pages().currentOf(files.stream().map(SourceFile::id).toList()).stream()
                .filter(version -> version.state() == EntryState.PUBLISHED && version.code().isPresent())
                .collect(Collectors.toMap(version -> version.draft().dataset(), version -> version.code().orElseThrow(),
                        (first, later) -> first));
        return files.stream()
                .map(file -> DatasetStatus.of(file, catalog.datasets().current(file.id()),
                        Optional.ofNullable(codes.get(file.id()))))
                .toList();
    }
}
