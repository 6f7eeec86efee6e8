package org.shuqiao.bench.query;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Rounds;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.query.policy.Mask;

/**
 * Compares queries under a grant with the same queries written by hand for DuckDB over the same Parquet files. Both run
 * the grant's filter and masks. Then the same queries with a grant that filters and masks beside one that does
 * neither; then many consumers at once.
 */
public final class QueryBench {

    private static final double BOUND = 1.2;
    /** Of a query that is over in milliseconds. */
    private static final double POINT_BOUND = 1.5;
    private static final double POLICY_BOUND = 1.05;
    /** Queries a round, so that a round is no instant. */
    private static final int ASKED = 5;

    private static final AtomicLong TIME = new AtomicLong();

    private static final String EAST = "division = '990102'";
    private static final Map<String, Mask> MASKS = Map.of("name", new Mask.PersonName(), "citizen_number",
            new Mask.CitizenNumber());

    private QueryBench() { }

    /** @param folder where store and lake stand */
    public static List<Measurement> run(Path folder, Rounds turns, int rounds) throws Exception {
        List<Measurement> found = new ArrayList<>();
        try (QueryCity city = QueryCity.open(folder)) {
            for (BenchmarkQuery query : BenchmarkQuery.values()) {
                found.add(turns.measure(Part.QUERY, query.title() + ", under a grant", "DuckDB", Unit.QUERY,
                        OptionalDouble.of(query.rows() == 1 ? POINT_BOUND : BOUND),
                        () -> times(time -> city.granted(query.sql(time), query.rows(), EAST, MASKS)),
                        () -> times(time -> city.direct(query.direct(time), query.rows()))));
            }
            for (BenchmarkQuery query : BenchmarkQuery.values()) {
                found.add(turns.measure(Part.QUERY, query.title() + ", filtered and masked",
                        "granted whole and clear", Unit.QUERY, OptionalDouble.of(POLICY_BOUND),
                        () -> times(time -> city.granted(query.sql(time), query.rows(), EAST, MASKS)),
                        () -> times(time -> city.granted(query.open(time), query.rows(), "", Map.of()))));
            }
            found.addAll(new ConsumersBench(city, TIME, EAST, MASKS).run(rounds));
        }
        return found;
    }

    private static long times(Asking asking) throws Exception {
        for (int i = 0; i < ASKED; i++) {
            asking.ask(TIME.getAndIncrement());
        }
        return ASKED;
    }

    private interface Asking {
        void ask(long time) throws Exception;
    }
}
