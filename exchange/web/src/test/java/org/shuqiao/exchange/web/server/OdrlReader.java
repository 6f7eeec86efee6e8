package org.shuqiao.exchange.web.server;

import com.apicatalog.jsonld.JsonLd;
import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.JsonDocument;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.query.policy.Position;
import org.shuqiao.query.release.Grouping;

/** Reads an agreement as expanded JSON-LD, by the processor Titanium alone, and makes a policy of what it says. */
final class OdrlReader {

    private static final String ODRL = "http://www.w3.org/ns/odrl/2/";
    private static final String OWN = "urn:shuqiao:policy#";
    private static final String DCT = "http://purl.org/dc/terms/";

    private final JsonObject agreement;

    OdrlReader(String document) {
        try {
            JsonArray expanded = JsonLd.expand(JsonDocument.of(new StringReader(document))).get();
            agreement = expanded.getJsonObject(0);
        } catch (JsonLdError e) {
            throw new IllegalStateException(e);
        }
    }

    String type() {
        return agreement.getJsonArray("@type").getString(0);
    }

    List<JsonObject> permissions() {
        return nodes(agreement, ODRL + "permission").stream().sorted(Comparator.comparing(permission ->
                Integer.parseInt(text(node(permission, ODRL + "target"), OWN + "order")))).toList();
    }

    /** @return the actions of the prohibition and of the permissions' duties */
    List<String> rules() {
        List<String> actions = new ArrayList<>();
        nodes(agreement, ODRL + "prohibition").forEach(rule -> actions.add("not "
                + id(node(rule, ODRL + "action")).replace(ODRL, "")));
        permissions().stream().flatMap(permission -> nodes(permission, ODRL + "duty").stream())
                .map(duty -> id(node(duty, ODRL + "action")).replace(ODRL, "")).distinct().forEach(actions::add);
        return actions;
    }

    String text(String property) {
        return text(agreement, property.contains(":") ? property : OWN + property);
    }

    Policy policy() {
        List<String> columns = new ArrayList<>();
        Map<String, String> masks = new TreeMap<>();
        Map<String, Set<Position>> positions = new TreeMap<>();
        Map<String, ItemPeriod> periods = new TreeMap<>();
        Map<String, JsonObject> whole = new LinkedHashMap<>();
        Set<Mode> modes = Set.of();
        for (JsonObject permission : permissions()) {
            String item = text(node(permission, ODRL + "target"), OWN + "item");
            columns.add(item);
            modes = nodes(permission, ODRL + "action").stream().map(action -> Mode.of(id(action).replace(OWN, ""))
                    .orElseThrow()).collect(Collectors.toSet());
            Map<String, JsonObject> own = new LinkedHashMap<>();
            nodes(permission, ODRL + "constraint").forEach(constraint -> {
                String name = id(constraint).replaceAll(".*#agreement-", "");
                (name.startsWith("item-") ? own : whole).put(name.replaceAll("item-\\d+-", ""), constraint);
            });
            Optional.ofNullable(own.get("mask")).ifPresent(mask -> masks.put(item, right(mask)));
            Optional.ofNullable(own.get("positions")).ifPresent(where -> positions.put(item, list(where).stream()
                    .map(word -> Position.of(word).orElseThrow()).collect(Collectors.toSet())));
            if (own.containsKey("from") || own.containsKey("to")) {
                periods.put(item, new ItemPeriod(time(own, "from"), time(own, "to")));
            }
        }
        Optional<Grouping> grouping = Optional.ofNullable(whole.get("dimensions")).map(dimensions -> new Grouping(
                list(dimensions), list(whole.get("measures")), Optional.ofNullable(whole.get("unit"))
                .map(OdrlReader::right)));
        OptionalLong group = number(whole, "group");
        return new Policy(text("resource"), Integer.parseInt(text("resourceVersion")), text(DCT + "title"),
                text(node(agreement, ODRL + "assigner"), DCT + "identifier"),
                text(node(agreement, ODRL + "assignee"), DCT + "identifier"), right(whole.get("purpose")),
                text("scenario"), text("basis"), modes, columns,
                Optional.ofNullable(whole.get("filter")).map(OdrlReader::right), masks,
                group.isPresent() ? OptionalInt.of((int) group.getAsLong()) : OptionalInt.empty(),
                new Quota(number(whole, "perDay"), number(whole, "total"), number(whole, "rows"),
                        number(whole, "rowsPerDay")),
                time(whole, "from").orElseThrow(), time(whole, "to").orElseThrow(), grouping, positions,
                Optional.ofNullable(whole.get("hours")).flatMap(hours -> UsageHours.read(right(hours))), periods);
    }

    private static Optional<Instant> time(Map<String, JsonObject> constraints, String name) {
        return Optional.ofNullable(constraints.get(name)).map(OdrlReader::right)
                .map(text -> OffsetDateTime.parse(text).toInstant());
    }

    private static OptionalLong number(Map<String, JsonObject> constraints, String name) {
        return constraints.containsKey(name) ? OptionalLong.of(Long.parseLong(right(constraints.get(name))))
                : OptionalLong.empty();
    }

    private static String right(JsonObject constraint) {
        return text(constraint, ODRL + "rightOperand");
    }

    private static List<String> list(JsonObject constraint) {
        return node(constraint, ODRL + "rightOperand").getJsonArray("@list").getValuesAs(JsonObject.class).stream()
                .map(value -> value.getString("@value")).toList();
    }

    private static String text(JsonObject node, String property) {
        JsonValue value = node(node, property).get("@value");
        return value instanceof JsonString string ? string.getString() : value.toString();
    }

    private static String id(JsonObject node) {
        return node.getString("@id");
    }

    private static JsonObject node(JsonObject node, String property) {
        return node.getJsonArray(property).getJsonObject(0);
    }

    private static List<JsonObject> nodes(JsonObject node, String property) {
        return node.containsKey(property) ? node.getJsonArray(property).getValuesAs(JsonObject.class) : List.of();
    }
}
