package org.shuqiao.exchange.platform.jobs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.source.SourceFile;

/**
 * Source files of a job.
 *
 * @param admitted what the job works on
 * @param refused  why it leaves out others, by dataset
 */
public record JobSources(List<SourceFile> admitted, Map<String, CodedException> refused) {
    public JobSources {
        admitted = List.copyOf(admitted);
        refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    }
}
