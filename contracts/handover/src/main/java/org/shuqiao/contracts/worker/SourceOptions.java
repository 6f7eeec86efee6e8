package org.shuqiao.contracts.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import java.util.Optional;

/**
 * Facts of sources that the worker needs beyond their files.
 *
 * @param drivers folder of JDBC drivers that were given, one folder for each kind of URL
 * @param accepted by dataset, the change of its source's structure that its department accepted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SourceOptions(Optional<String> drivers, Map<String, String> accepted) {

    public static final SourceOptions NONE = new SourceOptions(Optional.empty(), Map.of());

    public SourceOptions {
        drivers = drivers == null ? Optional.empty() : drivers;
        accepted = accepted == null ? Map.of() : Map.copyOf(accepted);
    }
}
