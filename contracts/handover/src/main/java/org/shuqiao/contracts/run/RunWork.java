package org.shuqiao.contracts.run;

import java.util.Optional;

/**
 * Work of a run on a dataset's tables.
 *
 * @param mode {@code whole} where it made the tables from all rows, {@code changes} where it changed what the newly
 *     landed rows touched
 * @param reason why the whole was made, the id of a {@link WholeReason}; empty where changes were
 * @param rowsRead raw rows that went through the mapping
 * @param keysTouched natural keys whose rows were looked at again; 0 where the whole was made
 * @param filesRewritten data files of the standard table that others took the place of
 */
public record RunWork(String mode, Optional<String> reason, long rowsRead, long keysTouched, long filesRewritten) {

    public static final String WHOLE = "whole";
    public static final String CHANGES = "changes";

    /** @return the work of a run that made the tables from all rows */
    public static RunWork whole(WholeReason reason, long rowsRead) {
        return new RunWork(WHOLE, Optional.of(reason.id()), rowsRead, 0, 0);
    }

    /** @return the work of a run that changed what the newly landed rows touched */
    public static RunWork changes(long rowsRead, long keysTouched, long filesRewritten) {
        return new RunWork(CHANGES, Optional.empty(), rowsRead, keysTouched, filesRewritten);
    }
}
