package org.shuqiao.query.source.hive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiveAccessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:hive2://h:1/d              | jdbc:hive2://h:1/d;socketTimeout=20000?       |
            jdbc:hive2://h:1/d;ssl=true     | jdbc:hive2://h:1/d;ssl=true;socketTimeout=20000? |
            jdbc:hive2://h:1/d;socketTimeout=5 | jdbc:hive2://h:1/d;socketTimeout=5?        |
            jdbc:hive2://h:1/d?a=b          | jdbc:hive2://h:1/d;socketTimeout=20000?a=b;   |
            jdbc:hive2://h:1/d?a=b#c=d      | jdbc:hive2://h:1/d;socketTimeout=20000?a=b;   | #c=d
            jdbc:hive2://h:1/d#c=d          | jdbc:hive2://h:1/d;socketTimeout=20000?       | #c=d
            jdbc:hive2://h:1/d;principal=p@R | \
            jdbc:hive2://h:1/d;principal=p@R;socketTimeout=20000;kerberosAuthType=fromSubject? |
            """)
    void whatThePlatformNeedsStandsInItsOwnPartOfTheUrl(String url, String before, String behind) {
        assertThat(access(url).connectionUrl()).startsWith(before).endsWith(behind == null ? "" : behind)
                .contains("spark.sql.ansi.enabled=true", "spark.sql.session.timeZone=+08:00")
                .hasSize(before.length() + session().length() + (behind == null ? 0 : behind.length()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";trustStorePassword=secret", "?key=secret", "#key=secret", ";a=b?c=secret#d=secret"})
    void parametersStandInNoMessage(String parameters) {
        assertThat(access("jdbc:hive2://h:1/d" + parameters).toString()).isEqualTo("jdbc:hive2://h:1/d");
    }

    private static String session() {
        return access("jdbc:hive2://h:1/d").connectionUrl().replaceFirst("^[^?]*\\?", "");
    }

    private static HiveAccess access(String url) {
        return new HiveAccess(url, "u", "p", Optional.empty());
    }
}
