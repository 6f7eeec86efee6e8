package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.SourceFiles;

/** Reads the source files anew at each use. */
public final class SourceFolder {

    private final Path folder;
    private final SourceGate gate;

    public SourceFolder(Path folder, SourceGate gate) {
        this.folder = folder;
        this.gate = gate;
    }

    public List<SourceFile> all() {
        return SourceFiles.readAll(folder);
    }

    public SourceFile find(String id) {
        return named(List.of(id)).getFirst();
    }

    /**
     * Chooses what a job works on. A source that reaches more than its department may is refused.
     *
     * @return the datasets named, in that order; all of them where none is named
     */
    public List<SourceFile> choose(List<String> ids) {
        List<SourceFile> chosen = named(ids);
        chosen.forEach(gate::check);
        return chosen;
    }

    private List<SourceFile> named(List<String> ids) {
        List<SourceFile> all = all();
        if (ids.isEmpty()) {
            return all;
        }
        return ids.stream()
                .map(id -> all.stream().filter(file -> file.id().equals(id)).findFirst()
                        .orElseThrow(() -> new CodedException(JobCode.UNKNOWN_DATASET, id)))
                .toList();
    }
}
