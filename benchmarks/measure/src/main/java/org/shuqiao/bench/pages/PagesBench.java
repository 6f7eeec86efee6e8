package org.shuqiao.bench.pages;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Throughput;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.bench.search.FilledServer;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * Measures every page that each role reaches by links from its home, in a running server with a generated catalogue and
 * many requests: 95 of a hundred visits, beside a file of the same server that is the same for everybody.
 */
public final class PagesBench {

    /** Milliseconds that 95 of a hundred visits may take. */
    private static final int BAR = 300;
    private static final int VISITS = 20;
    private static final double MOST = 0.95;
    private static final String STATIC = "/favicon.svg";

    private PagesBench() { }

    public static List<Measurement> run(Home installation, Path folder, int rounds, int entries, int requests)
            throws Exception {
        try (FilledServer server = FilledServer.start(installation, folder, entries)) {
            Cast cast = new Cast(server);
            cast.enter();
            FilledRequests.fill(server.store(), requests, cast);
            List<Measurement> found = new ArrayList<>();
            for (Cast.Member member : cast.members()) {
                try (Reader reader = Reader.signedIn(server.url(), member)) {
                    for (Map.Entry<String, String> page : reader.reached().entrySet()) {
                        found.add(measure(member.role() + " " + page.getKey(), reader, page.getValue(), rounds));
                    }
                }
            }
            return found;
        }
    }

    private static Measurement measure(String what, Reader reader, String page, int rounds) throws Exception {
        p95(reader, page);
        p95(reader, STATIC);
        List<Double> mine = new ArrayList<>();
        List<Double> other = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            mine.add(p95(reader, page));
            other.add(p95(reader, STATIC));
        }
        Measurement measured = new Measurement(Part.PAGES, what + ", p95 (bar " + BAR + " ms)", "static file",
                Unit.QUERY, Throughput.of(mine), Throughput.of(other), OptionalDouble.empty());
        double slowest = 1000 / measured.ours().median();
        if (slowest > BAR) {
            System.err.printf("!!! %s: p95 %.0f ms, above its bar of %d ms%n", what, slowest, BAR);
        }
        return measured;
    }

    /** @return how many visits a second had the time of the slowest but one of twenty */
    private static double p95(Reader reader, String page) throws Exception {
        double[] times = new double[VISITS];
        for (int i = 0; i < VISITS; i++) {
            long start = System.nanoTime();
            reader.visit(page);
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return 1e9 / times[(int) Math.ceil(VISITS * MOST) - 1];
    }
}
