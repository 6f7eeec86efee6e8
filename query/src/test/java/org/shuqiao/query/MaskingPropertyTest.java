package org.shuqiao.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.answer.Answer;

/** Property test: generated queries return the same as over a database of masked rows only. */
final class MaskingPropertyTest {

    private static final RawRegisters CITY = RawRegisters.open();

    @Test
    void generatedQueriesAnswerAsTheMaskedTwinDoes() throws SQLException {
        QueryGenerator battery = new QueryGenerator(20261122);
        List<String> canaries = CITY.canaries();
        List<String> differences = new ArrayList<>();
        int rows = 0;
        for (String sql : IntStream.range(0, 260).mapToObj(i -> battery.next()).distinct().toList()) {
            try {
                Answer answer = CITY.ask(sql);
                rows += answer.rows().size();
                List<String> ours = MaskedReference.comparable(answer).stream().sorted().toList();
                if (!ours.equals(CITY.twin.ask(sql).stream().sorted().toList())) {
                    differences.add(sql);
                }
                assertThat(canaries).noneMatch(canary -> ours.toString().contains(canary) || answer.plan()
                        .contains(canary));
            } catch (CodedException e) {
                differences.add(e.code() + " " + sql);
            }
        }
        assertThat(differences).isEmpty();
        assertThat(rows).as("the queries are not all empty").isGreaterThan(1_500);
    }
}
