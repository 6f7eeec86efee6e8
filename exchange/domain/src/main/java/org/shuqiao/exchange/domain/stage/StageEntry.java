package org.shuqiao.exchange.domain.stage;

import java.time.OffsetDateTime;
import java.util.Map;

/**
 * Entry about a stage of a dataset's life.
 *
 * @param index   of the entry of the security log that says so; of a delivery's record where the stage is a use
 * @param by      login of whoever did it
 * @param what    kind of the entry or of the delivery
 * @param details batch, run, snapshot and so on by name
 */
public record StageEntry(Stage stage, long index, OffsetDateTime at, String by, String what, String about,
        Map<String, String> details) {

    public StageEntry {
        details = Map.copyOf(details);
    }
}
