package org.shuqiao.exchange.domain.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.contracts.json.Json;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;

/** Maps database rows to requests. */
final class RequestRows {

    private final ExchangeStore store;

    RequestRows(ExchangeStore store) {
        this.store = store;
    }

    Optional<Request> one(String where, Map<String, ?> parameters) {
        return all(where, parameters).stream().findFirst();
    }

    List<Request> all(String where, Map<String, ?> parameters) {
        return store.sql("""
                select *, (select json_agg(i order by i.ordinal) from exchange.request_item i where i.request = r.id) \
                items
                from exchange.request r\s""" + where).params(parameters)
                .query((row, number) -> request(row)).list();
    }

    List<RequestStep> steps(String request) {
        return store.sql("select * from exchange.request_step where request = :request order by ordinal")
                .param("request", request)
                .query((row, number) -> new RequestStep(state(row), row.getString("by_account"),
                        Columns.time(row, "at"), row.getString("note")))
                .list();
    }

    void writeDecision(String request, String item, ItemDecision decision) {
        ItemRow row = switch (decision) {
            case ItemDecision.Agree agree -> new ItemRow("agree", null, null, null);
            case ItemDecision.AgreeMasked masked -> new ItemRow("mask", masked.mask(), null, null);
            case ItemDecision.Refuse refuse -> new ItemRow("refuse", null, refuse.reason(), refuse.rule());
        };
        store.sql("""
                update exchange.request_item set outcome = :outcome, mask = :mask, reason = :reason, rule = :rule
                where request = :request and item = :item""")
                .param("outcome", row.outcome()).param("mask", row.mask()).param("reason", row.reason())
                .param("rule", row.rule()).param("request", request).param("item", item)
                .update();
    }

    static String[] ids(Collection<Mode> modes) {
        return modes.stream().sorted().map(Mode::id).toArray(String[]::new);
    }

    private Request request(ResultSet row) throws SQLException {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Columns.texts(row, "modes").forEach(mode -> Mode.of(mode).ifPresent(modes::add));
        return new Request(row.getString("id"), row.getString("request_key"), row.getString("consumer"),
                row.getString("provider"),
                new RequestedEntry(row.getString("resource"), row.getInt("version"), row.getString("title"),
                        sharing(row)),
                items(row),
                new Justification(row.getString("purpose"), row.getString("explanation"), row.getString("basis"),
                        row.getString("scenario")),
                new RequestedUse(modes, Columns.time(row, "valid_from"), Columns.time(row, "valid_to"),
                        Columns.optionalText(row, "row_scope")),
                Columns.optionalText(row, "renews"), state(row), Columns.optionalText(row, "policy"),
                new RequestTimes(row.getString("submitted_by"), Columns.time(row, "submitted_at"),
                        Columns.optionalTime(row, "notice_at"), Columns.optionalTime(row, "completed_at"),
                        Columns.optionalTime(row, "decided_at"), Columns.optionalTime(row, "granted_at"),
                        row.getInt("extended")));
    }

    private static List<RequestedItem> items(ResultSet row) throws SQLException {
        List<RequestedItem> items = new ArrayList<>();
        try {
            for (JsonNode item : Json.PLAIN.readTree(row.getString("items"))) {
                items.add(new RequestedItem(item.path("item").asText(), decision(item)));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the store wrote no JSON", e);
        }
        return items;
    }

    private static Optional<ItemDecision> decision(JsonNode item) {
        if (!item.hasNonNull("outcome")) {
            return Optional.empty();
        }
        return Optional.of(switch (item.get("outcome").asText()) {
            case "agree" -> new ItemDecision.Agree();
            case "mask" -> new ItemDecision.AgreeMasked(item.get("mask").asText());
            case "refuse" -> new ItemDecision.Refuse(item.get("reason").asText(), item.get("rule").asText());
            default -> throw new IllegalStateException("an outcome that this version does not know");
        });
    }

    private static RequestState state(ResultSet row) throws SQLException {
        return RequestState.of(row.getString("state"))
                .orElseThrow(() -> new IllegalStateException("a state that this version does not know"));
    }

    private static SharingClass sharing(ResultSet row) throws SQLException {
        String code = row.getString("sharing");
        return Arrays.stream(SharingClass.values()).filter(each -> each.code().equals(code)).findFirst()
                .orElseThrow(() -> new IllegalStateException("a sharing class that this version does not know"));
    }

    private record ItemRow(String outcome, String mask, String reason, String rule) { }
}
