package org.shuqiao.exchange.web.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.shuqiao.exchange.web.server.Caller;
import org.shuqiao.exchange.web.server.RunningServer;

/**
 * What the calls of the access table are about: things of the department jiaotong (provider) and chengyun (consumer).
 * Each row gets its own, because a call that is allowed changes it.
 */
final class Matter {

    static final String PURPOSE = "道路安全治理";

    private static final Pattern NAME = Pattern.compile("\\{([a-zA-Z]+)}");

    private final DataOfficer officer;
    private final Reviewer reviewer;
    private final Requester requester;
    private final Caller admin;
    private final AtomicInteger count = new AtomicInteger();
    private final String resource;
    private final String receipt;

    Matter(RunningServer city) throws IOException {
        officer = new DataOfficer(city.as("jiaotong-officer"));
        reviewer = new Reviewer(city.as("reviewer"));
        requester = new Requester(city.as("chengyun-user"));
        admin = city.as("admin");
        long entry = submitted();
        resource = reviewer.publishes(entry);
        reviewer.approves(officer.proposesInPlace(resource, "driver", "driver"));
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

    private long submitted() {
        long entry = draft();
        officer.submits(entry);
        return entry;
    }

    private String request(String purpose) {
        return requester.submits(requester.writes(resource, purpose, "name", "licence")).path("request").path("id")
                .asText();
    }

    private String decide(String request) {
        return officer.decidesAndSigns(request, Map.of());
    }

    private JsonNode disabling() {
        return admin.post("/api/v1/accounts/gongan-user/disable", "{}").body();
    }

    /** Things that one row is about, made when it names them. */
    final class Fresh {

        private final Map<String, String> made = new HashMap<>();

        String fill(String text) {
            return NAME.matcher(text).replaceAll(found -> of(found.group(1)));
        }

        private String of(String name) {
            if (!made.containsKey(name)) {
                switch (name) {
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
