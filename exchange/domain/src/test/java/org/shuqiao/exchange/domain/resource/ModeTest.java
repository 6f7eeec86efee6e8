package org.shuqiao.exchange.domain.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.ShareMode;

/** Tests that every mode an entry offers is delivered, and no other is offered. */
class ModeTest {

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aModeIsOfferedExactlyWhenItIsDelivered(Mode mode) {
        assertThat(mode.offeredBy(Set.of(ShareMode.values()))).isEqualTo(mode.delivered());
    }

    @ParameterizedTest
    @EnumSource(ShareMode.class)
    void everyWayOfSharingIsServedByAMode(ShareMode shared) {
        assertThat(Arrays.stream(Mode.values()).filter(mode -> mode.offeredBy(Set.of(shared))))
                .as("what an entry that is shared as %s gives", shared.code()).isNotEmpty()
                .allMatch(Mode::delivered);
    }

    @Test
    void filesComeOnlyOfEntriesThatAreSharedAsFiles() {
        assertThat(Mode.FILE.offeredBy(Set.of(ShareMode.TABLE, ShareMode.SERVICE))).isFalse();
        assertThat(Mode.FILE.offeredBy(Set.of(ShareMode.FILE))).isTrue();
        assertThat(Mode.QUERY.offeredBy(Set.of(ShareMode.FILE))).isFalse();
        assertThatThrownBy(() -> Mode.requireDelivered(Set.of(Mode.TABLE, Mode.QUERY)))
                .isInstanceOf(CodedException.class);
    }
}
