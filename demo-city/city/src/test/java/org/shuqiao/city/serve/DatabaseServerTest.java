package org.shuqiao.city.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseServerTest {

    @Test
    void aMachineThatHasNoPostgresIsToldWhichHave() {
        assertThatThrownBy(() -> DatabaseServer.programs("Linux", "riscv64"))
                .isInstanceOfSatisfying(CityException.class, failed -> assertThat(failed.code())
                        .isEqualTo("SQ-CTY-0010"))
                .hasMessageContaining("Linux riscv64").hasMessageContaining("arm64");
    }
}
