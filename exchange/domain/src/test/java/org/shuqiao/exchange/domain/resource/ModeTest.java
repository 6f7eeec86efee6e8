package org.shuqiao.exchange.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.catalog.entry.ShareMode;

/** Tests that every mode an entry offers is delivered, and no other is offered. */
class ModeTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void everyModeIsOfferedBySomeEntry(Mode mode) {
        assertThat(mode.offeredBy(Set.of(ShareMode.values()))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(ShareMode.class)
    void everyWayOfSharingIsServedByAMode(ShareMode shared) {
        assertThat(Arrays.stream(Mode.values()).filter(mode -> mode.offeredBy(Set.of(shared))))
                .as("what an entry that is shared as %s gives", shared.code()).isNotEmpty();
    }

    @Test
    void filesComeOnlyOfEntriesThatAreSharedAsFiles() {
        assertThat(Mode.FILE.offeredBy(Set.of(ShareMode.TABLE, ShareMode.SERVICE))).isFalse();
        assertThat(Mode.FILE.offeredBy(Set.of(ShareMode.FILE))).isTrue();
        assertThat(Mode.QUERY.offeredBy(Set.of(ShareMode.FILE))).isFalse();
        assertThat(Mode.TABLE.offeredBy(Set.of(ShareMode.FILE, ShareMode.SERVICE))).isFalse();
    }
}
