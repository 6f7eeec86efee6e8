package org.shuqiao.exchange.platform.lake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/**
 * State of the lake.
 *
 * @param maintained when its tables were last looked after
 * @param tables     by zone and name
 */
public record LakeState(Optional<OffsetDateTime> maintained, List<LakeTable> tables) {

    public LakeState {
        tables = List.copyOf(tables);
    }
}
