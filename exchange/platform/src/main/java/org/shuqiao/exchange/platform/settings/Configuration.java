package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.shuqiao.exchange.domain.delivery.ConfirmLimits;
import org.shuqiao.exchange.domain.delivery.OutageRule;
import org.shuqiao.exchange.domain.retention.RetentionRule;

/**
 * Settings of {@code conf/shuqiao.yaml}. Every key has a default. The keys are
 * explained in {@code docs/configuration.md}.
 */
public record Configuration(Server server, Store store, String sources, Collect collect, Map<String, String> spark,
        Workers workers, Lake lake, Queries query, Catalogue catalog, Ledger ledger, Identity identity, City city,
        Reach reach, Retention retention, Emergency emergency, Quality quality) {

    static final Configuration DEFAULTS = new Configuration(
            new Server("127.0.0.1", 8809, 8810, "127.0.0.1", List.of(), List.of(), Tls.NONE),
            new Store("", "shuqiao", "SHUQIAO_STORE_PASSWORD"), "sources",
                    new Collect("", "", "SHUQIAO_NIFI_PASSWORD", ""),
            Map.of("spark.master", "local[*]"), new Workers("384m", "1200m"),
            new Lake("", "shuqiao", "", "", "", "", "", MaintenanceSettings.USUAL),
            new Queries(10_000, 30, 5, 5_000, 20_000, 1_000,
                    Map.of()),
            new Catalogue("", "admin", "SHUQIAO_ATLAS_PASSWORD", ""),
            new Ledger("", Map.of("general", "24h", "important", "4h", "core", "0s")),
            new Identity("", "shuqiao", "SHUQIAO_OIDC_SECRET", "department", "roles"),
            new City("本市", "The city", "city"), new Reach(List.of(), List.of(), Map.of(), List.of(), Map.of()),
            new Retention(RetentionRule.LEAST_YEARS, ""), new Emergency(24), new Quality(2));

    public Configuration {
        server = server == null ? DEFAULTS.server : server;
        store = store == null ? DEFAULTS.store : store;
        sources = sources == null ? DEFAULTS.sources : sources;
        collect = collect == null ? DEFAULTS.collect : collect;
        spark = spark == null ? DEFAULTS.spark : Map.copyOf(spark);
        workers = workers == null ? DEFAULTS.workers : workers;
        lake = lake == null ? DEFAULTS.lake : lake;
        query = query == null ? DEFAULTS.query : query;
        catalog = catalog == null ? DEFAULTS.catalog : catalog;
        ledger = ledger == null ? DEFAULTS.ledger : ledger;
        identity = identity == null ? DEFAULTS.identity : identity;
        city = city == null ? DEFAULTS.city : city;
        reach = reach == null ? DEFAULTS.reach : reach;
        retention = retention == null ? DEFAULTS.retention : retention;
        emergency = emergency == null ? DEFAULTS.emergency : emergency;
        quality = quality == null ? DEFAULTS.quality : quality;
    }

    /** @return these settings with another NiFi server */
    public Configuration withNifi(String url) {
        return new Configuration(server, store, sources, new Collect(url, collect.user, collect.secret, collect.trust),
                spark, workers, lake, query, catalog, ledger, identity, city, reach, retention, emergency,
                quality);
    }

    /** @return these settings with those that two persons approved in place of the file's */
    Configuration with(GovernedSettings approved) {
        return new Configuration(server, store, sources, collect, spark, workers, lake, approved.query(), catalog,
                new Ledger(ledger.fabric, approved.outage()), approved.identity(), city, approved.reach(), retention,
                emergency, quality);
    }

    /**
     * Where the portal and the JDBC endpoint listen; port 0 takes a free one. {@code names}: by which browsers and
     * programs may call it. {@code proxies}: addresses whose word on the client's address, name and scheme is believed.
     */
    public record Server(String host, Integer port, @JsonProperty("jdbc-port") Integer jdbcPort,
            @JsonProperty("jdbc-host") String jdbcHost, List<String> names, List<String> proxies, Tls tls) {
        public Server {
            host = host == null ? DEFAULTS.server.host : host;
            port = port == null ? DEFAULTS.server.port : port;
            jdbcPort = jdbcPort == null ? DEFAULTS.server.jdbcPort : jdbcPort;
            jdbcHost = jdbcHost == null ? DEFAULTS.server.jdbcHost : jdbcHost;
            names = names == null ? List.of() : List.copyOf(names);
            proxies = proxies == null ? List.of() : List.copyOf(proxies);
            tls = tls == null ? Tls.NONE : tls;
        }
    }

    /**
     * TLS of portal and REST API: certificate chain and key in PEM, or a PKCS#12 key store with its password's name.
     * {@code clients}: a PEM file of the authority whose certificates machines sign in with; {@code accounts}: the
     * account of each such certificate, by its subject (RFC 2253).
     */
    public record Tls(String certificate, String key, String keystore, String secret, String clients,
            Map<String, String> accounts) {

        /** Plain HTTP, as it is on this machine by default. */
        public static final Tls NONE = new Tls("", "", "", "", "", Map.of());

        public Tls {
            certificate = certificate == null ? "" : certificate;
            key = key == null ? "" : key;
            keystore = keystore == null ? "" : keystore;
            secret = secret == null ? "" : secret;
            clients = clients == null ? "" : clients;
            accounts = accounts == null ? Map.of() : Map.copyOf(accounts);
        }

        public boolean configured() {
            return !certificate.isBlank() || !keystore.isBlank();
        }
    }

    /**
     * How many years the index of persons and the salts of records are kept, 3 at least, and the folder of the keys of
     * their months where it is not the platform's own.
     */
    public record Retention(Integer years, String keys) {
        public Retention {
            years = years == null ? DEFAULTS.retention.years : years;
            keys = keys == null ? DEFAULTS.retention.keys : keys;
        }
    }

    /** Hours that an emergency grant lasts at most, 1 to 72. */
    public record Emergency(Integer hours) {
        public Emergency {
            hours = hours == null ? DEFAULTS.emergency.hours : hours;
        }
    }

    /** The grade that data need at least to be published, 1 (failing) to 5 (excellent). */
    public record Quality(Integer least) {
        public Quality {
            least = least == null ? DEFAULTS.quality.least : least;
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

    /**
     * Settings of collection: the NiFi server at this URL, or with none the embedded runner. {@code trust}: a PEM
     * file of its certificate authority.
     */
    public record Collect(String nifi, String user, String secret, String trust) {
        public Collect {
            nifi = nifi == null ? DEFAULTS.collect.nifi : nifi;
            user = user == null ? DEFAULTS.collect.user : user;
            secret = secret == null ? DEFAULTS.collect.secret : secret;
            trust = trust == null ? DEFAULTS.collect.trust : trust;
        }
    }

    /**
     * Settings of the lake: an engine that speaks HiveServer2's protocol at this JDBC URL, or with none DuckDB in the
     * server. {@code rest}: the Iceberg REST catalog that knows its tables, or with none the platform's store.
     * {@code maintain}: when and how its tables are looked after.
     */
    public record Lake(String hive, String user, String secret, String keytab, String rest,
            @JsonProperty("rest-warehouse") String restWarehouse, @JsonProperty("rest-secret") String restSecret,
            MaintenanceSettings maintain) {
        public Lake {
            hive = hive == null ? DEFAULTS.lake.hive : hive;
            user = user == null ? DEFAULTS.lake.user : user;
            secret = secret == null ? DEFAULTS.lake.secret : secret;
            keytab = keytab == null ? DEFAULTS.lake.keytab : keytab;
            rest = rest == null ? DEFAULTS.lake.rest : rest;
            restWarehouse = restWarehouse == null ? DEFAULTS.lake.restWarehouse : restWarehouse;
            restSecret = restSecret == null ? DEFAULTS.lake.restSecret : restSecret;
            maintain = maintain == null ? DEFAULTS.lake.maintain : maintain;
        }
    }

    /**
     * Settings of the catalogue: the Apache Atlas at this URL that it is published to, or with none only the
     * platform's own store.
     */
    public record Catalogue(String atlas, String user, String secret, String trust) {
        public Catalogue {
            atlas = atlas == null ? DEFAULTS.catalog.atlas : atlas;
            user = user == null ? DEFAULTS.catalog.user : user;
            secret = secret == null ? DEFAULTS.catalog.secret : secret;
            trust = trust == null ? DEFAULTS.catalog.trust : trust;
        }
    }

    /**
     * Settings of the ledger of life-cycle events: the Fabric network of this connection file, or with none the
     * server's own.
     * {@code outage}: how long exchanges of data of each grade go on while the network cannot be reached.
     */
    public record Ledger(String fabric, Map<String, String> outage) {
        public Ledger {
            fabric = fabric == null ? DEFAULTS.ledger.fabric : fabric;
            outage = outage == null ? DEFAULTS.ledger.outage : Map.copyOf(outage);
        }

        public OutageRule outageRule() {
            return new OutageRule(time("general"), time("important"), time("core"));
        }

        /** Written as {@code 90s}, {@code 30m}, {@code 24h} or {@code 7d}, which the file's check has seen to. */
        private Duration time(String grade) {
            String written = outage.getOrDefault(grade, DEFAULTS.ledger.outage.get(grade));
            long number = Long.parseLong(written.substring(0, written.length() - 1));
            return switch (written.charAt(written.length() - 1)) {
                case 's' -> Duration.ofSeconds(number);
                case 'm' -> Duration.ofMinutes(number);
                case 'h' -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }
    }

    /**
     * Who knows the users: the OpenID provider of this issuer URL beside the local accounts, or with none these alone.
     */
    public record Identity(String oidc, String client, String secret,
            @JsonProperty("department-claim") String departmentClaim, @JsonProperty("roles-claim") String rolesClaim) {
        public Identity {
            oidc = oidc == null ? DEFAULTS.identity.oidc : oidc;
            client = client == null ? DEFAULTS.identity.client : client;
            secret = secret == null ? DEFAULTS.identity.secret : secret;
            departmentClaim = departmentClaim == null ? DEFAULTS.identity.departmentClaim : departmentClaim;
            rolesClaim = rolesClaim == null ? DEFAULTS.identity.rolesClaim : rolesClaim;
        }
    }

    /**
     * Limits of one query; a grant may allow less. {@code refusals}: how many of a grant and day may depend
     * on data. {@code sourceLogs}: by department, the folder of its database's own log, which the audit compares. The
     * others limit verifications of a grant and day: candidates of a person, of all, misses of a person.
     */
    public record Queries(Integer rows, Integer seconds, Integer refusals, Integer candidates,
            @JsonProperty("candidates-of-all") Integer candidatesOfAll, Integer misses,
            @JsonProperty("source-logs") Map<String, String> sourceLogs) {
        public Queries {
            refusals = refusals == null ? DEFAULTS.query.refusals : refusals;
            candidates = candidates == null ? DEFAULTS.query.candidates : candidates;
            candidatesOfAll = candidatesOfAll == null ? DEFAULTS.query.candidatesOfAll : candidatesOfAll;
            misses = misses == null ? DEFAULTS.query.misses : misses;
            rows = rows == null ? DEFAULTS.query.rows : rows;
            seconds = seconds == null ? DEFAULTS.query.seconds : seconds;
            sourceLogs = sourceLogs == null ? Map.of() : Map.copyOf(sourceLogs);
        }

        public ConfirmLimits confirm() {
            return new ConfirmLimits(candidates, candidatesOfAll, misses, ConfirmLimits.USUAL.alike());
        }

        public Duration time() {
            return Duration.ofSeconds(seconds);
        }
    }

    /**
     * Bounds of where source files and announcements may reach.
     *
     * @param variables names that URLs and paths of source files may hold as {@code ${NAME}}: addresses, no secrets
     * @param folders below which files are read; a folder's name below it is that of the department
     * @param hosts by department, or {@code *} for all: hosts and networks that its sources may be at. Without any for
     *     a department, every host but loopback, link-local and multicast ones
     * @param webhooks hosts that announcements may go to, and the city's own networks in which they may be
     * @param mail mail server, sender, and the domains that may be written to
     */
    public record Reach(List<String> variables, List<String> folders, Map<String, List<String>> hosts,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> webhooks,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> mail) {
        public Reach {
            variables = variables == null ? List.of() : List.copyOf(variables);
            folders = folders == null ? List.of() : List.copyOf(folders);
            hosts = hosts == null ? Map.of() : Map.copyOf(hosts);
            webhooks = webhooks == null ? List.of() : List.copyOf(webhooks);
            mail = mail == null ? Map.of() : Map.copyOf(mail);
        }
    }

    /** City that the platform is of: shown on every page and named as the origin of the record log. */
    public record City(String zh, String en, String origin) {
        public City {
            zh = zh == null ? DEFAULTS.city.zh : zh;
            en = en == null ? DEFAULTS.city.en : en;
            origin = origin == null ? DEFAULTS.city.origin : origin;
        }
    }
}
