package org.shuqiao.exchange.configuration;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Map;

/**
 * The settings of {@code conf/shuqiao.yaml}; every key has a default, so the file may be empty. The keys are
 * explained in {@code docs/configuration.md}.
 */
public record Configuration(Server server, Store store, String sources, Map<String, String> spark, Workers workers,
        Queries query, City city) {

    static final Configuration DEFAULTS = new Configuration(new Server("127.0.0.1", 8809, 8810),
            new Store("", "shuqiao", "SHUQIAO_STORE_PASSWORD"), "sources", Map.of("spark.master", "local[*]"),
            new Workers("384m", "1200m"), new Queries(10_000, 30), new City("云州市", "Yunzhou", "yunzhou"));

    public Configuration {
        server = server == null ? DEFAULTS.server : server;
        store = store == null ? DEFAULTS.store : store;
        sources = sources == null ? DEFAULTS.sources : sources;
        spark = spark == null ? DEFAULTS.spark : Map.copyOf(spark);
        workers = workers == null ? DEFAULTS.workers : workers;
        query = query == null ? DEFAULTS.query : query;
        city = city == null ? DEFAULTS.city : city;
    }

    /** Where the portal and the JDBC endpoint listen; port 0 takes a free one. */
    public record Server(String host, Integer port, @JsonProperty("jdbc-port") Integer jdbcPort) {
        public Server {
            host = host == null ? DEFAULTS.server.host : host;
            port = port == null ? DEFAULTS.server.port : port;
            jdbcPort = jdbcPort == null ? DEFAULTS.server.jdbcPort : jdbcPort;
        }
    }

    /** The platform's PostgreSQL; an empty URL means the embedded one under {@code var/pg}. */
    public record Store(String url, String user, String secret) {
        public Store {
            url = url == null ? DEFAULTS.store.url : url;
            user = user == null ? DEFAULTS.store.user : user;
            secret = secret == null ? DEFAULTS.store.secret : secret;
        }

        public boolean embedded() {
            return url.isBlank();
        }
    }

    /** Heap of the two worker processes, as {@code -Xmx} takes it. */
    public record Workers(@JsonProperty("collect-heap") String collectHeap,
            @JsonProperty("standardize-heap") String standardizeHeap) {
        public Workers {
            collectHeap = collectHeap == null ? DEFAULTS.workers.collectHeap : collectHeap;
            standardizeHeap = standardizeHeap == null ? DEFAULTS.workers.standardizeHeap : standardizeHeap;
        }
    }

    /** What one query may take at most; a grant may allow less. */
    public record Queries(Integer rows, Integer seconds) {
        public Queries {
            rows = rows == null ? DEFAULTS.query.rows : rows;
            seconds = seconds == null ? DEFAULTS.query.seconds : seconds;
        }

        public Duration time() {
            return Duration.ofSeconds(seconds);
        }
    }

    /** Whose platform this is: shown on every page and named as the origin of the record log. */
    public record City(String zh, String en, String origin) {
        public City {
            zh = zh == null ? DEFAULTS.city.zh : zh;
            en = en == null ? DEFAULTS.city.en : en;
            origin = origin == null ? DEFAULTS.city.origin : origin;
        }
    }
}
