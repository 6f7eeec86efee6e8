package org.shuqiao.exchange.web.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.RunningServer;
import org.shuqiao.ledger.act.SignedAct;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.protocol.Enrolment;

/**
 * What the calls of the access table are about: things of the department jiaotong (provider) and chengyun (consumer).
 * Each row gets its own, because a call that is allowed changes it.
 */
final class Matter {

    static final String PURPOSE = "道路安全治理";

    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    /** Things that each visit has to itself, because the first that may ends them. */
    private static final Set<String> EACH_ITS_OWN = Set.of("session", "key");

    private final RunningServer city;
    private final DataOfficer officer;
    private final Reviewer reviewer;
    private final Requester requester;
    private final Caller admin;
    private final AtomicInteger count = new AtomicInteger();
    private final String resource;
    private final String receipt;

    Matter(RunningServer city) throws IOException {
        this.city = city;
        officer = new DataOfficer(city.as("jiaotong-officer"));
        reviewer = new Reviewer(city.as("reviewer"));
        requester = new Requester(city.as("chengyun-user"));
        admin = city.as("admin");
        resource = reviewer.publishes(submitted("driver"));
        decide(request(PURPOSE));
        receipt = Person.read(requester.attempt("/api/v1/query", Person.body().put("purpose", PURPOSE)
                .put("sql", "select name from jiaotong.driver")).body().path("receipt").asText())
                .path("record").path("id").asText();
    }

    Fresh fresh() {
        return new Fresh();
    }

    private long draft() {
        return officer.writesAboutDrivers("驾驶证" + count.incrementAndGet());
    }

    private long submitted(String table) {
        long entry = draft();
        reviewer.approves(officer.proposesInPlace(officer.submits(entry), "driver", table));
        return entry;
    }

    private long submitted() {
        return submitted("driver" + count.get());
    }

    private String request(String purpose) {
        return requester.submits(requester.writes(resource, purpose, "name", "licence")).path("request").path("id")
                .asText();
    }

    private String decide(String request) {
        return officer.decidesAndSigns(request, Map.of());
    }

    /** @return the session of an administrator who signs in at the portal */
    private String session() {
        try {
            Visit.of(city, "admin2").signIn();
            return city.as("admin2").get("/api/v1/sessions").body().path(0).path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return a key of jiaotong that another one has followed, so that the end of it ends nothing else */
    private String key() {
        String keys = "/api/v1/department-keys";
        String newest = "";
        for (JsonNode key : officer.get(keys)) {
            boolean counts = key.path("department").asText().equals("jiaotong") && !key.has("to");
            newest = counts ? key.path("key").asText() : newest;
        }
        officer.post(keys + "/jiaotong/rotate", Person.body().put("overlapHours", 1));
        return newest;
    }

    /** @return the digest of an act of jiaotong */
    private String act() {
        JsonNode acts = reviewer.get("/api/v1/evidence/acts?department=jiaotong").path("acts");
        return SignedAct.parse(acts.path(acts.size() - 1).asText().getBytes(StandardCharsets.UTF_8)).act().digest();
    }

    /** @return what a new node of gongan says of its keys, as text within JSON */
    private String enrolment() {
        String city = reviewer.get("/api/v1/department-keys").path(0).path("key").asText().replaceFirst("/.*", "");
        String name = city + "/gongan";
        String text = new String(Enrolment.sign("gongan", SoftwareKey.generate(name, SignatureType.ED25519),
                SoftwareKey.generate(name + "-witness", SignatureType.ED25519),
                OffsetDateTime.now(SystemClock.beijing()).truncatedTo(ChronoUnit.MILLIS)).bytes(),
                StandardCharsets.UTF_8);
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private JsonNode disabling() {
        return admin.post("/api/v1/accounts/gongan-user/disable", "{}").body();
    }

    /** Things that one row is about, made when it names them. */
    final class Fresh {

        private final Map<String, String> made = new HashMap<>();

        String fill(String text) {
            return NAME.matcher(text).replaceAll(found -> Matcher.quoteReplacement(of(found.group(1))));
        }

        private String of(String name) {
            if (EACH_ITS_OWN.contains(name)) {
                made.remove(name);
            }
            if (!made.containsKey(name)) {
                switch (name) {
                    case "session" -> made.put(name, session());
                    case "key" -> made.put(name, key());
                    case "act" -> made.put(name, act());
                    case "enrolment" -> made.put(name, enrolment());
                    case "sessionKey" -> made.put(name, SoftwareKey.generate("yunzhou/chengyun/session",
                            SignatureType.ED25519).verification().text());
                    case "from" -> made.put(name, LocalDate.now(SystemClock.beijing()).toString());
                    case "to" -> made.put(name, LocalDate.now(SystemClock.beijing()).plusYears(1).toString());
                    case "later" -> made.put(name, LocalDate.now(SystemClock.beijing()).plusYears(2).toString());
                    case "objection" -> made.put(name, objection());
                    case "resource" -> made.put(name, resource);
                    case "receipt" -> made.put(name, receipt);
                    case "draft" -> made.put(name, String.valueOf(draft()));
                    case "submitted" -> made.put(name, String.valueOf(submitted()));
                    case "published" -> made.put(name, String.valueOf(published()));
                    case "request" -> made.put(name, request(purpose()));
                    case "returned" -> made.put(name, returned());
                    case "grant" -> made.put(name, decide(request(purpose())));
                    case "agreed" -> agreed();
                    case "agreedDigest" -> agreed();
                    case "change", "changeDigest" -> change("change", Matter.this::disabling);
                    case "binding", "bindingDigest" -> change("binding", () ->
                            officer.proposesInPlace(resource, "driver", "driver"));
                    default -> throw new IllegalArgumentException(name);
                }
            }
            return made.get(name);
        }

        private String objection() {
            return requester.post("/api/v1/objections", Person.body().put("receipt", receipt)
                    .put("complaint", "第" + count.incrementAndGet() + "处有误").put("row", 1)).path("id").asText();
        }

        private String purpose() {
            return "核对名单第" + count.incrementAndGet() + "次";
        }

        private long published() {
            long entry = submitted();
            reviewer.publishes(entry);
            return entry;
        }

        private String returned() {
            String request = request(purpose());
            officer.returnsForCompletion(request, "请补充依据");
            return request;
        }

        private void agreed() {
            String request = request(purpose());
            made.put("agreed", request);
            made.put("agreedDigest", officer.decides(request));
        }

        private void change(String name, Supplier<JsonNode> proposing) {
            JsonNode change = proposing.get();
            made.put(name, change.path("id").asText());
            made.put(name + "Digest", change.path("digest").asText());
        }
    }
}
