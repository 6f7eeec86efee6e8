package org.shuqiao.standards.source;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Definition of one dataset, the file {@code sources/<department>/<dataset>.yaml}.
 *
 * @param path where it was read
 * @param owner who answers for the data
 * @param contract the columns that the source promised, in its order
 * @param entry the draft of the resource entry, if the dataset is meant to be published
 * @param standards the version of a standard pack that its data are judged by; else the one that holds
 */
public record SourceFile(
        Path path, String dataset, String department, Title title, String owner, UpdateCycle update, Source source,
        List<ContractColumn> contract, Mapping mapping, List<SubjectFeed> subjects, Optional<EntryDraft> entry,
        Optional<String> standards) {

    /** @return the dataset's id everywhere else: {@code <department>_<dataset>} */
    public String id() {
        return department + "_" + dataset;
    }
}
