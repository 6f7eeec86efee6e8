package org.shuqiao.exchange.domain.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;

/** A city's own rules over the platform's, and what is said of a faulty one. */
final class MonitorRulesTest {

    private static final String RULE = """
            # a city's own
            id: bulk-rows
            zh: 大量取数
            en: many rows
            remedy-zh: 核对
            remedy-en: look
            severity: warning
            tell: [auditor]
            log: records
            match: {outcome: [delivered]}
            by: [consumer]
            shape: rows
            window: 2h
            most: 10
            """;

    @Test
    void aCitysRuleReplacesThePlatformsOfTheSameIdAndOthersAreAdded() {
        int brought = MonitorRules.with(Map.of()).all().size();

        MonitorRules rules = MonitorRules.with(Map.of("a.yaml", RULE, "b.yaml", RULE.replace("bulk-rows", "own-rule")));

        assertThat(rules.all()).hasSize(brought + 1);
        assertThat(rules.all()).filteredOn(rule -> rule.id().equals("bulk-rows")).singleElement()
                .extracting(MonitorRule::most).isEqualTo(10L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "severity: warning | severity: loud | SQ-MON-0002 | 7",
        "tell: [auditor] | tell: [mayor] | SQ-MON-0002 | 8",
        "tell: [auditor] | tell: [] | SQ-MON-0002 | 8",
        "log: records | log: diary | SQ-MON-0002 | 9",
        "match: {outcome: [delivered]} | match: {colour: [red]} | SQ-MON-0002 | 10",
        "by: [consumer] | by: [network] | SQ-MON-0002 | 11",
        "by: [consumer] | by: [] | SQ-MON-0002 | 11",
        "shape: rows | shape: round | SQ-MON-0002 | 12",
        "shape: rows | shape: distinct | SQ-MON-0002 | 1",
        "window: 2h | window: soon | SQ-MON-0002 | 13",
        "most: 10 | most: -1 | SQ-MON-0002 | 14",
        "most: 10 | most: many | SQ-MON-0001 | 14",
        "most: 10 | moist: 10 | SQ-MON-0001 | 14",
        "zh: 大量取数 | zh: [ | SQ-MON-0001 | 3",
        "id: bulk-rows | id: B | SQ-MON-0002 | 2"})
    void aFaultIsToldWithItsLine(String line, String faulty, String code, int at) {
        assertThatThrownBy(() -> MonitorRules.with(Map.of("own.yaml", RULE.replace(line, faulty))))
                .isInstanceOfSatisfying(CodedException.class, e -> {
                    assertThat(e.code().id()).isEqualTo(code);
                    assertThat(e.text(Language.EN)).contains("own.yaml", "line " + at);
                    assertThat(e.text(Language.ZH)).contains("第 " + at + " 行");
                });
    }

    @Test
    void twoFilesOfOneRuleAreRefusedAndAnEmptyOneToo() {
        assertThatThrownBy(() -> MonitorRules.with(Map.of("a.yaml", RULE, "b.yaml", RULE)))
                .hasMessageContaining("SQ-MON-0003");
        assertThatThrownBy(() -> MonitorRules.with(Map.of("a.yaml", ""))).hasMessageContaining("SQ-MON-0001");
    }
}
