package org.shuqiao.catalog.source;

import java.time.Instant;
import java.util.Optional;

/**
 * Department that is the source 数源部门 of a datum.
 *
 * @param decision number of the claim by whose decision it is; nothing for the first that published it
 */
public record SourceDepartment(Datum datum, String department, Instant since, Optional<Long> decision) { }
