package org.shuqiao.ledger.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.ledger.error.LedgerCode;

class RefusalMessageTest {

    @Test
    void a_coded_error_survives_a_gateway_that_carries_only_the_message() {
        String message = RefusalMessage.of(LedgerCode.EVENT_TRANSITION, "G-2026-000012", "revoked", "a \"quoted\" one")
                .getMessage();

        CodedException found = RefusalMessage.find("ABORTED: chaincode response 500, " + message + " (peer0)")
                .orElseThrow();

        assertThat(found.code()).isEqualTo(LedgerCode.EVENT_TRANSITION);
        assertThat(found.problem(Language.ZH)).isEqualTo("G-2026-000012 当前状态为 revoked，不能执行 a \"quoted\" one。");
    }

    @Test
    void an_error_thrown_while_reading_keeps_its_arguments() {
        String message = RefusalMessage.of(new CodedException(LedgerCode.FILE_SHAPE, "uses[0].grant")).getMessage();

        assertThat(RefusalMessage.find(message).orElseThrow()).hasMessageContaining("Field uses[0].grant is missing");
    }

    @Test
    void other_messages_hold_no_code() {
        assertThat(RefusalMessage.find("Unexpected error")).isEmpty();
    }
}
