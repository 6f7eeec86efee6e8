package org.shuqiao.bench.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.shuqiao.bench.measurement.Measurement;
import org.shuqiao.bench.measurement.Part;
import org.shuqiao.bench.measurement.Throughput;
import org.shuqiao.bench.measurement.Unit;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.platform.settings.Home;

/**
 * Measures searches in a running server over a generated catalogue: by REST, each with its page of hits, marks and all
 * facets, and as the portal's page. Beside both the same mix as {@code LIKE} over the plain texts in the server's own
 * PostgreSQL, which counts the rows and reads one page, without facets.
 */
public final class SearchBench {

    /** Milliseconds that 95 of a hundred searches may take, and pages. */
    private static final int SEARCH_BAR = 100;
    private static final int PAGE_BAR = 300;
    private static final int SEARCHES = 200;
    private static final double HALF = 0.5;
    private static final double MOST = 0.95;

    private SearchBench() { }

    /** @param folder where the server stands; a store of the same size is used again */
    public static List<Measurement> run(Home installation, Path folder, int rounds, int entries) throws Exception {
        try (FilledServer server = FilledServer.start(installation, folder, entries);
                HttpClient http = HttpClient.newHttpClient()) {
            List<Department> departments = server.departments();
            String account = server.administrator("admin");
            long begun = System.nanoTime();
            JsonNode first = Json.PLAIN.readTree(get(http, server.url().resolve("/api/v1/search?limit=10"), account));
            if (first.path("total").asInt() != entries) {
                throw new IllegalStateException("searched " + first.path("total") + " of " + entries);
            }
            System.err.printf("index brought up to %d entries in %.1f s%n", entries,
                    (System.nanoTime() - begun) / 1e9);
            List<SearchMix.Search> mix = SearchMix.of(SEARCHES, departments.stream().map(Department::id).toList());
            String size = "%,d entries".formatted(entries);
            Timed searches = search -> get(http, server.url().resolve("/api/v1/search?limit=10&" + query(search)),
                    account);
            Timed pages = search -> get(http, server.url().resolve("/catalogue?" + query(search)), account);
            LikeSearch like = new LikeSearch(server.store());
            List<Measurement> found = new ArrayList<>();
            found.addAll(beside("search of " + size, SEARCH_BAR, mix, rounds, searches, like::search));
            found.addAll(beside("catalogue page of " + size, PAGE_BAR, mix, rounds, pages, like::search));
            return found;
        }
    }

    private interface Timed {
        Object run(SearchMix.Search search) throws Exception;
    }

    private static List<Measurement> beside(String what, int bar, List<SearchMix.Search> mix, int rounds, Timed ours,
            Timed theirs) throws Exception {
        times(mix, ours);
        times(mix.subList(0, mix.size() / 4), theirs);
        List<double[]> mine = new ArrayList<>();
        List<double[]> other = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            mine.add(times(mix, ours));
            other.add(times(mix, theirs));
        }
        List<Measurement> found = new ArrayList<>();
        for (double share : new double[] {HALF, MOST}) {
            String named = what + ", p" + Math.round(share * 100) + (share == MOST ? " (bar " + bar + " ms)" : "");
            found.add(new Measurement(Part.SEARCH, named, "SQL LIKE", Unit.QUERY, at(mine, share), at(other, share),
                    OptionalDouble.of(1)));
        }
        double slowest = 1000 / found.getLast().ours().median();
        if (slowest > bar) {
            System.err.printf("!!! %s: p95 %.0f ms, above its bar of %d ms%n", what, slowest, bar);
        }
        return found;
    }

    private static Throughput at(List<double[]> rounds, double share) {
        return Throughput.of(rounds.stream().map(times -> 1e9 / times[(int) Math.ceil(times.length * share) - 1])
                .toList());
    }

    private static double[] times(List<SearchMix.Search> mix, Timed work) throws Exception {
        double[] times = new double[mix.size()];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.run(mix.get(i));
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        return times;
    }

    private static String query(SearchMix.Search search) {
        return "q=" + URLEncoder.encode(search.words(), StandardCharsets.UTF_8)
                + search.provider().map(id -> "&provider=" + id).orElse("")
                + search.sharing().map(code -> "&sharing=" + code).orElse("");
    }

    private static String get(HttpClient http, URI address, String account) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept-Language", "zh-CN");
        if (address.getPath().startsWith("/api")) {
            request.header("Authorization", account);
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
