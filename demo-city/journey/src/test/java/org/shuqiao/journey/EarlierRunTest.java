package org.shuqiao.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.shuqiao.exchange.cli.remote.RestClient;

/** A run finds what stands of the one before it, and tells it as of then. */
class EarlierRunTest {

    @TempDir
    private Path folder;

    @Test
    void withoutAReportNothingStands() throws IOException {
        EarlierRun none = EarlierRun.in(folder);

        assertThat(none.collected("rows")).isZero();
        assertThat(none.exchanges("低保复核")).isEmpty();
        assertThat(none.scene("文件追溯 file traced")).isEmpty();
    }

    @Test
    void whatEndedAsItMustStandsAndIsToldAsOfTheEarlierRun() throws IOException {
        first().write();
        EarlierRun earlier = EarlierRun.in(folder);
        Report second = report();

        second.exchanged(earlier.exchanges("低保复核"));
        second.scene("争议处理 dispute", earlier.scene("争议处理 dispute").orElseThrow(), true);

        assertThat(earlier.collected("rows")).isEqualTo(91_105);
        assertThat(second.outcomes("delivered")).isEqualTo(2);
        assertThat(second.table()).contains("01M8N8GBTCMY2BQ88JT0BJC8PV", "498 of 500 yes (earlier)",
                "the answer stands (earlier)");
    }

    @Test
    void aPartOfWhichOneExchangeEndedOtherwiseIsPlayedAgain() throws IOException {
        first().write();

        assertThat(EarlierRun.in(folder).exchanges("途中撤回")).isEmpty();
    }

    private Report first() {
        Report first = report();
        first.fact("collectedInAll", RestClient.body().put("rows", 91_105).put("batches", 24));
        first.exchange("低保复核 ← gongan_rk", "minzheng", "delivered", "01M8N8GBTCMY2BQ88JT0BJC8PV", "498 of 500 yes");
        first.exchange("低保复核 ← renshe_insured", "minzheng", "delivered", "01M8N8GEKTX2AJ9GYP1RK5HDSR", "");
        first.expect(0, "低保复核", "delivered");
        first.exchange("途中撤回", "yingji", "delivered", "01M8N8H0K4AG665V52S1PQD2Q7", "");
        first.expect(2, "途中撤回", "SQ-EXC-0043");
        first.scene("争议处理 dispute", "D-2026-000001: the answer stands", false);
        return first;
    }

    private Report report() {
        return new Report(folder, 1, 1, List.of());
    }
}
