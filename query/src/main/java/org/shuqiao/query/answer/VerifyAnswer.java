package org.shuqiao.query.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Yes-or-no result for each candidate of a verification.
 *
 * @param snapshots the lake snapshot read, by lake table
 */
public record VerifyAnswer(List<Boolean> verdicts, Map<String, String> snapshots, Set<String> grantsUsed) {

    public VerifyAnswer {
        verdicts = List.copyOf(verdicts);
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
        grantsUsed = Set.copyOf(grantsUsed);
    }

    /** @return the verdicts as an answer of one boolean column, for its digest */
    public Answer asAnswer() {
        List<List<Object>> rows = verdicts.stream().map(verdict -> List.<Object>of(verdict)).toList();
        return new Answer(List.of(new AnswerColumn("exists", ColumnType.BOOLEAN)), rows, snapshots, grantsUsed, "");
    }
}
