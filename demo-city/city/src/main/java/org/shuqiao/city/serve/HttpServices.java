package org.shuqiao.city.serve;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.shuqiao.city.table.Dataset;

/**
 * HTTP server of the departments' paged JSON services. {@code GET /<department>/<dataset>?page=1&size=200} with {@code
 * X-Api-Key} answers {@code {"total": …, "page": …, "size": …, "rows": […]}}; 401 without the key, 400 for an invalid
 * page, 429 with {@code Retry-After} above {@value #RATE} requests a second.
 */
public final class HttpServices implements AutoCloseable {
    /** Requests a second and key before the service refuses. */
    public static final int RATE = 100;

    private static final int LARGEST_PAGE = 1000;

    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4);

    private HttpServices(HttpServer server) {
        this.server = server;
        server.setExecutor(workers);
    }

    /** Serves the datasets that are services. */
    public static HttpServices start(Layout layout, Ports ports, CitySecrets secrets, Collection<Dataset> datasets) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), ports.http()), 64);
            var services = new HttpServices(server);
            for (Dataset dataset : datasets) {
                String key = secrets.getOrCreate("YUNZHOU_" + dataset.department().toUpperCase(Locale.ROOT) + "_KEY");
                var answers = new ServicePages(layout.services().resolve(dataset.id() + ".jsonl"));
                var gate = new Gate(RATE);
                server.createContext("/" + dataset.department() + "/" + dataset.name(),
                        exchange -> answer(exchange, key, gate, answers));
            }
            server.start();
            return services;
        } catch (IOException e) {
            throw new CityException("SQ-CTY-0004", "演示城市的接口服务无法启动；端口 " + ports.http() + " 可能被占用",
                    "the demo city's HTTP services cannot start; port " + ports.http() + " may be taken", e);
        }
    }

    private static void answer(HttpExchange exchange, String key, Gate gate, ServicePages answers) throws IOException {
        try (exchange) {
            String given = exchange.getRequestHeaders().getFirst("X-Api-Key");
            if (given == null || !MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8),
                    key.getBytes(StandardCharsets.UTF_8))) {
                reply(exchange, 401, "{\"error\":\"an API key is needed\"}");
            } else if (!gate.lets(System.nanoTime())) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                reply(exchange, 429, "{\"error\":\"too many requests\"}");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                reply(exchange, 405, "{\"error\":\"only GET\"}");
            } else {
                page(exchange, answers);
            }
        }
    }

    private static void page(HttpExchange exchange, ServicePages answers) throws IOException {
        int page;
        int size;
        try {
            var asked = parameters(exchange);
            page = Integer.parseInt(asked.getOrDefault("page", "1"));
            size = Integer.parseInt(asked.getOrDefault("size", "100"));
        } catch (NumberFormatException e) {
            reply(exchange, 400, "{\"error\":\"page and size are whole numbers\"}");
            return;
        }
        if (page < 1 || size < 1 || size > LARGEST_PAGE) {
            reply(exchange, 400, "{\"error\":\"page from 1, size 1 to " + LARGEST_PAGE + "\"}");
            return;
        }
        var rows = answers.page((page - 1L) * size, size);
        reply(exchange, 200, "{\"total\":" + rows.total() + ",\"page\":" + page + ",\"size\":" + size + ",\"rows\":["
                + rows.rows() + "]}");
    }

    private static Map<String, String> parameters(HttpExchange exchange) {
        var found = new HashMap<String, String>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                found.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return found;
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** Rate limiter with a fixed number of requests a second. */
    static final class Gate {
        private final int rate;
        private double tokens;
        private long last = Long.MIN_VALUE;

        Gate(int rate) {
            this.rate = rate;
            this.tokens = rate;
        }

        synchronized boolean lets(long nanos) {
            if (last != Long.MIN_VALUE) {
                tokens = Math.min(rate, tokens + (nanos - last) / 1e9 * rate);
            }
            last = nanos;
            if (tokens < 1) {
                return false;
            }
            tokens--;
            return true;
        }
    }
}
