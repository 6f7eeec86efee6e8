package org.shuqiao.exchange.domain.decision;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.PositionsJson;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.exchange.domain.grant.UsageHours;
import org.shuqiao.exchange.domain.request.ItemDecision;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.json.JsonTime;

/**
 * JSON of a decision as its act has it: {@code {"items":{"name":{"outcome":"mask","mask":"name"},…},"terms":{…}}}.
 */
final class DecisionJson {

    private DecisionJson() { }

    static ObjectNode write(Decision decision) {
        ObjectNode tree = CanonicalJson.object();
        ObjectNode items = tree.putObject("items");
        decision.items().forEach((item, decided) -> {
            ObjectNode node = items.putObject(item);
            switch (decided) {
                case ItemDecision.Agree agree -> node.put("outcome", "agree");
                case ItemDecision.AgreeMasked masked -> node.put("outcome", "mask").put("mask", masked.mask());
                case ItemDecision.Refuse refuse -> node.put("outcome", "refuse").put("reason", refuse.reason())
                        .put("rule", refuse.rule());
            }
        });
        Terms terms = decision.terms();
        ObjectNode limits = tree.putObject("terms");
        terms.filter().ifPresent(filter -> limits.put("filter", filter));
        terms.modes().ifPresent(modes -> modes.stream().sorted()
                .forEach(mode -> limits.withArray("/modes").add(mode.id())));
        terms.quota().perDay().ifPresent(each -> limits.put("perDay", each));
        terms.quota().total().ifPresent(each -> limits.put("total", each));
        terms.quota().rows().ifPresent(each -> limits.put("rows", each));
        terms.quota().rowsPerDay().ifPresent(each -> limits.put("rowsPerDay", each));
        terms.minimumGroup().ifPresent(least -> limits.put("minimumGroup", least));
        terms.measures().ifPresent(measures -> measures.forEach(limits.putArray("measures")::add));
        terms.unit().ifPresent(unit -> limits.put("unit", unit));
        if (!terms.positions().isEmpty()) {
            limits.set("positions", PositionsJson.write(terms.positions()));
        }
        terms.hours().ifPresent(hours -> limits.put("hours", hours.text()));
        if (!terms.periods().isEmpty()) {
            limits.set("periods", ItemPeriod.write(terms.periods()));
        }
        terms.from().ifPresent(time -> limits.put("from", PolicyJson.time(time)));
        terms.to().ifPresent(time -> limits.put("to", PolicyJson.time(time)));
        return tree;
    }

    static Decision read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "decision.");
        ObjectNode decided = fields.object("items");
        Map<String, ItemDecision> items = new LinkedHashMap<>();
        JsonFields each = JsonFields.of(decided, "decision.items.");
        decided.fieldNames().forEachRemaining(item -> items.put(item,
                item(JsonFields.of(each.object(item), "decision.items." + item + "."))));
        ObjectNode limits = fields.object("terms");
        JsonFields terms = JsonFields.of(limits, "decision.terms.");
        OptionalLong least = terms.optionalNumber("minimumGroup");
        return new Decision(items, new Terms(terms.optionalText("filter"), modes(limits, terms),
                new Quota(terms.optionalNumber("perDay"), terms.optionalNumber("total"), terms.optionalNumber("rows"),
                        terms.optionalNumber("rowsPerDay")),
                least.isPresent() ? OptionalInt.of((int) least.getAsLong()) : OptionalInt.empty(),
                time(terms, "from"), time(terms, "to"),
                limits.has("measures") ? Optional.of(terms.texts("measures")) : Optional.empty(),
                terms.optionalText("unit"), PositionsJson.read(limits.path("positions")),
                UsageHours.read(limits.path("hours").asText()), ItemPeriod.read(limits.path("periods"))));
    }

    private static ItemDecision item(JsonFields fields) {
        return switch (fields.text("outcome")) {
            case "mask" -> new ItemDecision.AgreeMasked(fields.text("mask"));
            case "refuse" -> new ItemDecision.Refuse(fields.text("reason"), fields.text("rule"));
            default -> new ItemDecision.Agree();
        };
    }

    private static Optional<Set<Mode>> modes(ObjectNode tree, JsonFields terms) {
        if (!tree.has("modes")) {
            return Optional.empty();
        }
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        terms.texts("modes").forEach(id -> modes.add(Mode.of(id).orElseThrow()));
        return Optional.of(modes);
    }

    private static Optional<Instant> time(JsonFields terms, String field) {
        return terms.optionalText(field).map(text -> JsonTime.parse(text, field).toInstant());
    }
}
