package org.shuqiao.exchange.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.ErrorKind;
import org.shuqiao.exchange.web.error.HttpStatusOf;
import org.springframework.http.HttpStatus;

/** The same error has the same code and the same status on a page and by REST. */
class BothDoorsTest {

    @TempDir
    private static Path folder;
    private static RunningServer running;

    @BeforeAll
    static void start() throws Exception {
        running = RunningServer.start(folder.resolve("home"));
    }

    @AfterAll
    static void stop() throws Exception {
        running.close();
    }

    @ParameterizedTest(name = "{0}: {1} and {2} → {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            auditor          | /api/v1/grants/G-2026-000099                | /grants/G-2026-000099              | 404 \
            | SQ-EXC-0040
            auditor          | /api/v1/requests/R-2026-000099              | /requests/R-2026-000099            | 404 \
            | SQ-EXC-0024
            auditor          | /api/v1/receipts/01M832TM07ZW34SWPK4C81BG5W | /ledger/01M832TM07ZW34SWPK4C81BG5W | 404 \
            | SQ-LED-0004
            auditor          | /api/v1/ledger/blocks/1                     | /ledger/blocks/1                   | 404 \
            | SQ-LED-0074
            jiaotong-officer | /api/v1/entries/99                          | /datasets/entries/99               | 404 \
            | SQ-CAT-0001
            auditor          | /api/v1/nothing                             | /nothing                           | 404 \
            | SQ-SRV-0003
            chengyun-user    | /api/v1/ledger/blocks/1                     | /ledger/blocks/1                   | 403 \
            | SQ-EXC-0001
            jiaotong-officer | /api/v1/entries/none                        | /datasets/entries/none             | 400 \
            | SQ-SRV-0002
            auditor          | /api/v1/search?limit=1000                   | /catalogue?page=0                  | 422 \
            | SQ-CAT-0016
            """)
    void anErrorHasOneStatus(String login, String call, String page, int status, String code) throws Exception {
        Caller.Answer answer = running.as(login).get(call);
        HttpResponse<String> shown;
        try (PageReader reader = new PageReader(running.server().url(), login, RunningServer.PASSWORD)) {
            shown = reader.get(page);
        }

        assertThat(answer.code()).as("%s", answer.body()).isEqualTo(code);
        assertThat(shown.body()).contains(code);
        assertThat(answer.status()).isEqualTo(status).isEqualTo(shown.statusCode());
    }

    @Test
    void everyKindHasTheStatusThatThePageOfErrorsNames() throws Exception {
        String page = Files.readString(errors());

        for (ErrorKind kind : ErrorKind.values()) {
            HttpStatus status = HttpStatusOf.kind(kind);

            assertThat(status.isError()).as(kind.word()).isTrue();
            assertThat(page).contains("`%s` %d".formatted(kind.word(), status.value()));
        }
    }

    private static Path errors() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("docs/errors.md"))) {
            at = at.getParent();
        }
        return at.resolve("docs/errors.md");
    }
}
