package org.shuqiao.exchange.outside.odrl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.grant.ItemPeriod;
import org.shuqiao.exchange.domain.grant.Policy;
import org.shuqiao.exchange.domain.grant.PolicyJson;
import org.shuqiao.exchange.domain.grant.Quota;
import org.shuqiao.query.policy.Position;

/** Constraints of a permission: those of the whole grant, each under one identifier, and those of one item. */
final class OdrlConstraints {

    private static final String EQUAL = "odrl:eq";
    private static final String AT_MOST = "odrl:lteq";
    private static final String AT_LEAST = "odrl:gteq";
    private static final String AMONG = "odrl:isAnyOf";

    private final Policy policy;
    private final String agreement;
    private final ArrayNode constraints = Json.PLAIN.createArrayNode();

    private OdrlConstraints(Policy policy, String agreement) {
        this.policy = policy;
        this.agreement = agreement;
    }

    /** @param position of the item among the grant's, from 1 */
    static ArrayNode of(Policy policy, String agreement, String item, int position) {
        OdrlConstraints all = new OdrlConstraints(policy, agreement);
        all.whole();
        all.item(item, "item-" + position + "-");
        return all.constraints;
    }

    private void whole() {
        text("purpose", "odrl:purpose", EQUAL, policy.purpose());
        time("from", AT_LEAST, policy.from());
        time("to", "odrl:lt", policy.to());
        policy.hours().ifPresent(hours -> text("hours", "sq:timeOfDay", EQUAL, hours.text()));
        Quota quota = policy.quota();
        number("total", "odrl:count", AT_MOST, quota.total());
        number("perDay", "sq:countPerDay", AT_MOST, quota.perDay());
        number("rows", "sq:rows", AT_MOST, quota.rows());
        number("rowsPerDay", "sq:rowsPerDay", AT_MOST, quota.rowsPerDay());
        policy.minimumGroup().ifPresent(least ->
                number("group", "sq:groupSize", AT_LEAST, OptionalLong.of(least)));
        policy.filter().ifPresent(filter -> text("filter", "sq:rowFilter", EQUAL, filter));
        policy.grouping().ifPresent(grouping -> {
            list("dimensions", "sq:dimensions", grouping.dimensions());
            list("measures", "sq:measures", grouping.measures());
            grouping.unit().ifPresent(unit -> text("unit", "sq:unit", EQUAL, unit));
        });
    }

    private void item(String item, String id) {
        if (policy.masks().containsKey(item)) {
            text(id + "mask", "sq:mask", EQUAL, policy.masks().get(item));
        }
        if (policy.positions().containsKey(item)) {
            list(id + "positions", "sq:position", Position.words(policy.positions().get(item)));
        }
        if (policy.periods().containsKey(item)) {
            ItemPeriod period = policy.periods().get(item);
            period.from().ifPresent(from -> time(id + "from", AT_LEAST, from));
            period.to().ifPresent(to -> time(id + "to", "odrl:lt", to));
        }
    }

    private ObjectNode constraint(String id, String operand, String operator) {
        return constraints.addObject().put("uid", agreement + "-" + id).put("@type", "odrl:Constraint")
                .put("leftOperand", operand).put("operator", operator);
    }

    private void text(String id, String operand, String operator, String value) {
        constraint(id, operand, operator).put("rightOperand", value);
    }

    private void time(String id, String operator, Instant value) {
        constraint(id, "odrl:dateTime", operator).putObject("rightOperand")
                .put("@value", PolicyJson.time(value)).put("@type", "xsd:dateTime");
    }

    private void number(String id, String operand, String operator, OptionalLong value) {
        value.ifPresent(number -> constraint(id, operand, operator).putObject("rightOperand")
                .put("@value", String.valueOf(number)).put("@type", "xsd:integer"));
    }

    private void list(String id, String operand, List<String> values) {
        ArrayNode list = constraint(id, operand, AMONG).putObject("rightOperand").putArray("@list");
        values.forEach(list::add);
    }
}
