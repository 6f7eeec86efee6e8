package org.shuqiao.client.kit;

import static org.shuqiao.client.kit.KitFindings.unless;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.shuqiao.client.Answer;
import org.shuqiao.client.ShuqiaoClient;
import org.shuqiao.client.kit.KitRule.Finding;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.ledger.clock.ClockRules;

/**
 * Holds a platform to the rules of the exchange: walks requests through their states by REST, as a requester, an
 * officer and an auditor would, and notes for each rule whether it holds. What it makes, it ends: requests are
 * withdrawn, the grant is revoked.
 */
public final class CompatibilityKit {

    private static final String PURPOSE = "平台合规检验";
    private static final int PERIOD = 30;
    private static final int REPLY = 10;

    private final KitCast cast;
    private final KitFindings found = new KitFindings();
    /** Keys and ids of one walk are its own. */
    private final String mark = "kit-" + Long.toHexString(ThreadLocalRandom.current().nextLong());

    private CompatibilityKit(KitCast cast) {
        this.cast = cast;
    }

    /** @return a finding for each rule, in their order */
    public static List<Finding> walk(KitCast cast) {
        CompatibilityKit kit = new CompatibilityKit(cast);
        kit.doors();
        for (Runnable part : List.<Runnable>of(kit::clock, kit::states, kit::grant)) {
            kit.found.part(part);
        }
        return kit.found.all();
    }

    private void doors() {
        found.note(KitRule.SIGNED_IN, () -> {
            int status = cast.stranger().call("GET", "/api/v1/grants", "").status();
            return unless(status == 401, "a stranger is answered", status);
        });
        found.note(KitRule.PROBLEMS, () -> {
            ShuqiaoClient.Reply reply = cast.consumer().call("GET", "/api/v1/receipts?before=none", "");
            boolean problem = reply.status() == 400 && reply.headers().getOrDefault("Content-Type", "")
                    .startsWith("application/problem+json") && reply.body().path("code").isTextual()
                    && reply.body().path("status").asInt() == 400 && reply.body().path("type").isTextual();
            return unless(problem, "an error is no problem", reply.status() + " " + reply.body());
        });
        found.note(KitRule.OWN_LANGUAGE, () -> {
            String zh = problem(cast.consumer());
            String en = problem(cast.english());
            boolean both = zh.codePoints().anyMatch(Character::isIdeographic)
                    && !en.isEmpty() && en.codePoints().noneMatch(Character::isIdeographic);
            return unless(both, "both languages are told alike", zh + " / " + en);
        });
        found.note(KitRule.UNKNOWN_RECEIPT, () -> {
            int status = cast.auditor().call("GET", "/api/v1/receipts/00000000000000000000000000", "").status();
            return unless(status == 404, "another status", status);
        });
    }

    private static String problem(ShuqiaoClient client) {
        return client.call("GET", "/api/v1/receipts?before=none", "").body().path("problem").asText();
    }

    private void clock() {
        String id = request("clock", cast.items()).path("id").asText();
        JsonNode submitted = cast.consumer().get("/api/v1/requests/" + id);
        found.note(KitRule.SUBMITTED, () -> unless(submitted.path("state").asText().equals("submitted")
                && submitted.path("due").isTextual(), "no state or no day", submitted));
        found.note(KitRule.REPLY_CLOCK, () -> {
            String due = submitted.path("due").asText();
            String last = tenWorkingDays().toString();
            return unless(!due.isEmpty() && due.compareTo(last) <= 0, "due later than " + last, due);
        });
        found.note(KitRule.SAME_KEY, () -> {
            String again = request("clock", cast.items()).path("id").asText();
            return unless(again.equals(id), "another request", again);
        });
        found.refused(KitRule.OWN_REQUEST, false, () -> cast.consumer().post("/api/v1/requests/" + id + "/decision",
                decision(cast.items(), "agree")));
        cast.provider().post("/api/v1/requests/" + id + "/return", object(Map.of("missing", "依据的条款")));
        JsonNode returned = cast.consumer().get("/api/v1/requests/" + id);
        found.note(KitRule.RETURN_STOPS, () -> unless(returned.path("state").asText().equals("returned")
                && !returned.path("due").isTextual(), "the clock runs on", returned));
        cast.consumer().post("/api/v1/requests/" + id + "/completion", object(Map.of("basis", "检验依据第一条")));
        JsonNode completed = cast.consumer().get("/api/v1/requests/" + id);
        found.note(KitRule.COMPLETED, () -> unless(completed.path("state").asText().equals("submitted")
                && completed.path("due").isTextual(), "the clock does not go on", completed));
        ObjectNode extension = object(Map.of("reason", "需要核实")).put("days", 5);
        cast.provider().post("/api/v1/requests/" + id + "/extend", extension);
        found.refused(KitRule.EXTENDED_ONCE, false,
                () -> cast.provider().post("/api/v1/requests/" + id + "/extend", extension));
        withdraw(id);
    }

    /** @return the tenth working day by the calendars that the platform has loaded, whichever reaches furthest */
    private LocalDate tenWorkingDays() {
        LocalDate last = cast.today();
        for (JsonNode each : cast.auditor().get("/api/v1/clock/calendars")) {
            LocalDate day = ClockRules.parse(each.asText().getBytes(StandardCharsets.UTF_8)).calendar()
                    .after(cast.today(), REPLY);
            last = day.isAfter(last) ? day : last;
        }
        return last;
    }

    private void states() {
        String id = request("states", cast.items()).path("id").asText();
        found.refused(KitRule.REFUSAL_CITES, false, () -> cast.provider().post("/api/v1/requests/" + id + "/decision",
                decision(cast.items(), "refuse")));
        withdraw(id);
        found.refused(KitRule.WITHDRAWN, false, () -> cast.provider().post("/api/v1/requests/" + id + "/decision",
                decision(cast.items(), "agree")));
    }

    private void grant() {
        found.refused(KitRule.NO_GRANT, true, () -> query(cast.granted()));
        List<String> asked = List.of(cast.granted());
        String request = request("grant", asked).path("id").asText();
        String path = "/api/v1/requests/" + request;
        ObjectNode agreed = decision(asked, "agree");
        String digest = cast.provider().post(path + "/preview", agreed).path("digest").asText();
        cast.provider().post(path + "/decision", agreed);
        found.refused(KitRule.SHOWN_DIGEST, false, () -> cast.provider().post(path + "/grant",
                object(Map.of("digest", "sha256:" + "0".repeat(64)))));
        String grant = cast.provider().post(path + "/grant", object(Map.of("digest", digest))).path("id").asText();
        uses(grant);
        cast.provider().post("/api/v1/grants/" + grant + "/revoke", object(Map.of("reason", "检验结束")));
        found.refused(KitRule.REVOKED, true, () -> query(cast.granted()));
    }

    private void uses(String grant) {
        found.note(KitRule.DELIVERED, () -> {
            query(cast.granted()); // the client refuses what its receipt does not prove
            return "";
        });
        found.refused(KitRule.GRANTED_ITEMS, false, () -> query(cast.withheld()));
        found.note(KitRule.NUMBERED, () -> {
            long first = number(query(cast.granted()), grant);
            long second = number(query(cast.granted()), grant);
            return unless(first > 0 && second == first + 1, "numbers have a gap", first + ", " + second);
        });
        found.refused(KitRule.OTHER_PURPOSE, true, () -> cast.consumer().query("另一目的", sql(cast.granted())));
        found.note(KitRule.SAME_RECEIPT, () -> {
            Answer answer = query(cast.granted());
            String again = cast.consumer().receipt(answer.receipt().id()).text();
            return unless(again.equals(answer.receipt().text()), "other bytes", again);
        });
        found.note(KitRule.AUDITED, () -> {
            String record = query(cast.granted()).receipt().id();
            boolean seen = false;
            for (JsonNode each : cast.auditor().get("/api/v1/receipts")) {
                seen |= each.path("id").asText().equals(record);
            }
            return unless(seen && cast.auditor().receipt(record).id().equals(record), "not in the list", record);
        });
    }

    private Answer query(String item) {
        return cast.consumer().query(PURPOSE, sql(item));
    }

    private String sql(String item) {
        return "select " + item + " from " + cast.table() + " limit 5";
    }

    private static long number(Answer answer, String grant) {
        return answer.receipt().facts().record().sequences().getOrDefault(grant, -1L);
    }

    private JsonNode request(String key, List<String> items) {
        ObjectNode order = object(Map.of("key", mark + "-" + key, "resource", cast.resource(), "purpose", PURPOSE,
                "explanation", "平台合规检验", "basis", "检验依据", "scenario", "检验",
                "from", cast.today().toString(), "to", cast.today().plusDays(PERIOD).toString()));
        items.forEach(order.putArray("items")::add);
        order.putArray("modes").add("query");
        return cast.consumer().post("/api/v1/requests", order).path("request");
    }

    private void withdraw(String id) {
        cast.consumer().post("/api/v1/requests/" + id + "/withdraw", object(Map.of("reason", "检验结束")));
    }

    private static ObjectNode decision(List<String> items, String verdict) {
        ObjectNode decision = Json.PLAIN.createObjectNode();
        items.forEach(item -> decision.withArray("items").addObject().put("item", item).put("verdict", verdict));
        return decision;
    }

    private static ObjectNode object(Map<String, String> fields) {
        ObjectNode object = Json.PLAIN.createObjectNode();
        fields.forEach(object::put);
        return object;
    }
}
