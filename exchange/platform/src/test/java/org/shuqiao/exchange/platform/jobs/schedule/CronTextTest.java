package org.shuqiao.exchange.platform.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

final class CronTextTest {

    private static final Instant MONDAY = Instant.parse("2026-11-30T00:00:00Z"); // 08:00 in Beijing

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "30 2 * * *            | 每天 02:30                                 | at 02:30 every day",
        "0 8 * * 1-5           | 每周一至周五 08:00                         | at 08:00 every Monday to Friday",
        "0 8,18 * * mon,wed    | 每周一、三 08:00、18:00                    | at 08:00, 18:00 every Monday, Wednesday",
        "0 3 1 * *             | 每月 1 日 03:00                            | at 03:00 on day 1 of every month",
        "0 3 1,15 1,7 *        | 每年 1 月、7 月，1 日、15 日 03:00         | at 03:00 on day 1, 15 in January, July",
        "0 0 1 * 0             | 每月 1 日且是周日 00:00                    | at 00:00 on day 1 of every month if it "
                + "is Sunday",
        "*/15 * * * *          | 每天 每 15 分钟                            | every 15 minutes every day",
        "5 * * * *             | 每天 每小时第 5 分                         | at minute 5 of every hour every day",
        "0 */2 * * *           | 每天 每 2 小时，第 0 分                    | at minute 0, every 2 hours, every day",
        "*/30 8-18 * * 1-5     | 每周一至周五 8 时至 18 时，每 30 分钟      | every 30 minutes of the hours 8 to 18 every "
                + "Monday to Friday"
    })
    void timesAreSaidInWords(String cron, String zh, String en) {
        CronText text = CronText.of(cron);

        assertThat(text.words(Language.ZH)).isEqualTo(zh);
        assertThat(text.words(Language.EN)).isEqualTo(en);
    }

    @ParameterizedTest
    @CsvSource({
        "30 2 * * *, 2026-11-30T18:30:00Z",
        "0 8 * * 1, 2026-12-07T00:00:00Z",
        "0 0 29 2 *, 2028-02-28T16:00:00Z",
        "0 9 * * 7, 2026-12-06T01:00:00Z",
        "0 9 * * 0, 2026-12-06T01:00:00Z"
    })
    void timesAreThoseOfBeijing(String cron, Instant next) {
        assertThat(CronText.of(cron).next(MONDAY)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2 30", "60 * * * *", "* 24 * * *", "0 0 0 * *", "0 0 * 13 *", "0 0 * * 8",
        "0 0 L * *", "0 0 * * 1#2", "5-1 * * * *", "*/0 * * * *", "0 0 * * mo", "1,,2 * * * *", "0 0 * * * *",
        "'; drop table job_schedule; --", "0 0 * * ?"})
    void whatIsNoScheduleIsRefused(String typed) {
        assertThat(code(typed)).isEqualTo("SQ-SRV-0250");
    }

    @Test
    void whatNeverComesOrComesTooOftenIsRefused() {
        assertThat(code("0 0 30 2 *")).isEqualTo("SQ-SRV-0251");
        assertThat(code("* * * * *")).isEqualTo("SQ-SRV-0252");
        assertThat(code("0,2 * * * *")).isEqualTo("SQ-SRV-0252");
        assertThat(code("58,1 * * * *")).isEqualTo("SQ-SRV-0252");
    }

    private static String code(String typed) {
        return catchThrowableOfType(CodedException.class, () -> CronText.of(typed)).code().id();
    }
}
