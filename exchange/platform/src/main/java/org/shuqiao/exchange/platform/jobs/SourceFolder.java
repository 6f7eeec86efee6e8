package org.shuqiao.exchange.platform.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;
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

    /** @return every source file; none on the first day of an installation, when its folder is empty */
    public List<SourceFile> all() {
        try {
            return SourceFiles.readAll(folder);
        } catch (CodedException e) {
            if (e.code() == StandardsCode.EMPTY_FOLDER) {
                return List.of();
            }
            throw e;
        }
    }

    public SourceFile find(String id) {
        return named(List.of(id)).getFirst();
    }

    /** Chooses what a job works on, as {@link #admitted} does, among the datasets named; all where none is named. */
    public JobSources choose(List<String> ids) {
        return admitted(named(ids));
    }

    /**
     * Parts sources that reach only what their department may from those that reach more. One department's file does
     * not keep the job from the others' data.
     *
     * @throws CodedException the first refusal, where nothing is left to work on
     */
    public JobSources admitted(List<SourceFile> sources) {
        List<SourceFile> admitted = new ArrayList<>();
        Map<String, CodedException> refused = new LinkedHashMap<>();
        for (SourceFile source : sources) {
            try {
                gate.check(source);
                admitted.add(source);
            } catch (CodedException e) {
                refused.put(source.id(), e);
            }
        }
        if (admitted.isEmpty() && !refused.isEmpty()) {
            throw refused.values().iterator().next();
        }
        return new JobSources(admitted, refused);
    }

    /** @return whether a source reaches only what its department may */
    public boolean admits(SourceFile source) {
        try {
            gate.check(source);
            return true;
        } catch (CodedException e) {
            return false;
        }
    }

    /** @return the datasets named, in that order; all of them where none is named */
    public List<SourceFile> named(List<String> ids) {
        if (ids.isEmpty()) {
            return SourceFiles.readAll(folder);
        }
        List<SourceFile> all = all();
        return ids.stream()
                .map(id -> all.stream().filter(file -> file.id().equals(id)).findFirst()
                        .orElseThrow(() -> new CodedException(JobCode.UNKNOWN_DATASET, id)))
                .toList();
    }
}
