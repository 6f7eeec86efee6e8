package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.query.release.Grouping;

/** Canonical JSON (RFC 8785) of a policy, whose digest the records cite. */
public final class PolicyJson {

    private static final int FORM = 1;

    private PolicyJson() { }

    /** @return the policy in canonical form */
    public static String write(Policy policy) {
        return new String(CanonicalJson.bytes(tree(policy)), StandardCharsets.UTF_8);
    }

    /** @return {@code sha256:} and 64 hex digits over the canonical form */
    public static String digest(String canonical) {
        return Sha256.tagged(canonical);
    }

    public static Policy read(String canonical) {
        ObjectNode tree = CanonicalJson.read(canonical.getBytes(StandardCharsets.UTF_8));
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        tree.get("modes").forEach(mode -> modes.add(Mode.of(mode.asText()).orElseThrow()));
        List<String> columns = new ArrayList<>();
        tree.get("columns").forEach(column -> columns.add(column.asText()));
        Map<String, String> masks = new TreeMap<>();
        tree.path("masks").properties().forEach(mask -> masks.put(mask.getKey(), mask.getValue().asText()));
        JsonNode quota = tree.path("quota");
        return new Policy(tree.get("resource").asText(), tree.get("version").asInt(), tree.get("title").asText(),
                tree.get("provider").asText(), tree.get("consumer").asText(), tree.get("purpose").asText(),
                tree.get("scenario").asText(), tree.get("basis").asText(), modes, columns,
                Optional.ofNullable(tree.get("filter")).map(JsonNode::asText), masks,
                tree.has("minimumGroup") ? OptionalInt.of(tree.get("minimumGroup").asInt()) : OptionalInt.empty(),
                new Quota(number(quota, "perDay"), number(quota, "total"), number(quota, "rows"),
                        number(quota, "rowsPerDay")),
                instant(tree, "from"), instant(tree, "to"), grouping(tree.path("grouping")),
                PositionsJson.read(tree.path("positions")), UsageHours.read(tree.path("hours").asText()),
                ItemPeriod.read(tree.path("periods")));
    }

    /** @return the policy as a JSON object, whose fields the canonical form sorts */
    public static ObjectNode tree(Policy policy) {
        ObjectNode tree = CanonicalJson.object().put("v", FORM)
                .put("resource", policy.resource()).put("version", policy.version()).put("title", policy.title())
                .put("provider", policy.provider()).put("consumer", policy.consumer())
                .put("purpose", policy.purpose()).put("scenario", policy.scenario()).put("basis", policy.basis())
                .put("from", time(policy.from())).put("to", time(policy.to()));
        policy.modes().stream().sorted().forEach(mode -> tree.withArray("/modes").add(mode.id()));
        policy.columns().forEach(tree.putArray("columns")::add);
        policy.filter().ifPresent(filter -> tree.put("filter", filter));
        if (!policy.masks().isEmpty()) {
            ObjectNode masks = tree.putObject("masks");
            policy.masks().forEach(masks::put);
        }
        policy.minimumGroup().ifPresent(least -> tree.put("minimumGroup", least));
        policy.grouping().ifPresent(grouping -> {
            ObjectNode node = tree.putObject("grouping");
            grouping.dimensions().forEach(node.putArray("dimensions")::add);
            grouping.measures().forEach(node.putArray("measures")::add);
            grouping.unit().ifPresent(unit -> node.put("unit", unit));
        });
        if (!policy.positions().isEmpty()) {
            tree.set("positions", PositionsJson.write(policy.positions()));
        }
        policy.hours().ifPresent(hours -> tree.put("hours", hours.text()));
        if (!policy.periods().isEmpty()) {
            tree.set("periods", ItemPeriod.write(policy.periods()));
        }
        if (!policy.quota().equals(Quota.UNLIMITED)) {
            ObjectNode quota = tree.putObject("quota");
            policy.quota().perDay().ifPresent(each -> quota.put("perDay", each));
            policy.quota().total().ifPresent(each -> quota.put("total", each));
            policy.quota().rows().ifPresent(each -> quota.put("rows", each));
            policy.quota().rowsPerDay().ifPresent(each -> quota.put("rowsPerDay", each));
        }
        return tree;
    }

    /** @return the instant to the millisecond with the offset of Shanghai, as records write times */
    public static String time(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX")
                .format(ZonedDateTime.ofInstant(instant, ExchangeStore.ZONE));
    }

    private static Optional<Grouping> grouping(JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        List<String> dimensions = new ArrayList<>();
        node.get("dimensions").forEach(each -> dimensions.add(each.asText()));
        List<String> measures = new ArrayList<>();
        node.get("measures").forEach(each -> measures.add(each.asText()));
        return Optional.of(new Grouping(dimensions, measures,
                Optional.ofNullable(node.get("unit")).map(JsonNode::asText)));
    }

    private static Instant instant(ObjectNode tree, String field) {
        return OffsetDateTime.parse(tree.get(field).asText()).toInstant();
    }

    private static OptionalLong number(JsonNode quota, String field) {
        return quota.has(field) ? OptionalLong.of(quota.get(field).asLong()) : OptionalLong.empty();
    }
}
