package org.shuqiao.query.answer;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Answer whose rows went to a {@link RowSink} and are kept nowhere here.
 *
 * @param rowCount   rows that the sink was given
 * @param sourceRows by grant: the source rows that stand behind the answer, at most
 * @param digests    reckons the digest over a salt and what the sink made of the rows
 */
public record StreamedAnswer(long rowCount, Map<String, String> snapshots, Set<String> grantsUsed,
        Map<String, Long> sourceRows, List<PersonsBehind> persons, Function<byte[], String> digests)
        implements Handed {

    public StreamedAnswer {
        snapshots = Collections.unmodifiableMap(new LinkedHashMap<>(snapshots));
        grantsUsed = Collections.unmodifiableSet(new LinkedHashSet<>(grantsUsed));
        sourceRows = Map.copyOf(sourceRows);
        persons = List.copyOf(persons);
        requireNonNull(digests, "digests is null");
    }

    /** @return the same answer, digested in another way */
    public StreamedAnswer digestedBy(Function<byte[], String> other) {
        return new StreamedAnswer(rowCount, snapshots, grantsUsed, sourceRows, persons, other);
    }

    @Override
    public long rowsOf(String grant) {
        return Math.max(rowCount, sourceRows.getOrDefault(grant, 0L));
    }

    @Override
    public String digest(byte[] salt) {
        return digests.apply(salt);
    }
}
