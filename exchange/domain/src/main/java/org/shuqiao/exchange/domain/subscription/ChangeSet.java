package org.shuqiao.exchange.domain.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.query.answer.AnswerColumn;
import org.shuqiao.query.answer.ColumnType;

/**
 * Changes of one delivery.
 *
 * @param after       cursor after which they came
 * @param cursor      that acknowledges them; {@code after} where nothing changed
 * @param more        whether further changes wait behind them
 * @param key         columns by which rows are known; none: by all that they say
 * @param corrections objections whose corrections their rows come from
 */
public record ChangeSet(String subscription, String after, String cursor, boolean more, List<AnswerColumn> columns,
        List<String> key, List<RowChange> changes, List<String> corrections) {

    public ChangeSet {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
        changes = List.copyOf(changes);
        corrections = List.copyOf(corrections);
    }

    /**
     * @return canonical JSON {@code {"after","changes":[{"change","correction"?,"row","values"?}],"columns":[{"name",
     *         "type"}],"corrections","cursor","key","more","subscription"}}, over which the receipt's result digest
     *         stands; values in their text form
     */
    public String text() {
        ObjectNode tree = CanonicalJson.object().put("subscription", subscription).put("after", after)
                .put("cursor", cursor).put("more", more);
        ArrayNode named = tree.putArray("columns");
        columns.forEach(column -> named.addObject().put("name", column.name())
                .put("type", column.type().name().toLowerCase(Locale.ROOT)));
        key.forEach(tree.putArray("key")::add);
        corrections.forEach(tree.putArray("corrections")::add);
        ArrayNode all = tree.putArray("changes");
        for (RowChange change : changes) {
            ObjectNode one = all.addObject().put("change", change.kind().word()).put("row", change.row());
            change.correction().ifPresent(objection -> one.put("correction", objection));
            if (change.kind() != RowChange.Kind.REMOVED) {
                ArrayNode values = one.putArray("values");
                change.values().forEach(value -> value.ifPresentOrElse(values::add, values::addNull));
            }
        }
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    static ChangeSet read(String text) {
        ObjectNode tree = CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
        List<AnswerColumn> columns = new ArrayList<>();
        tree.path("columns").forEach(each -> columns.add(new AnswerColumn(each.path("name").asText(),
                ColumnType.valueOf(each.path("type").asText().toUpperCase(Locale.ROOT)))));
        List<RowChange> changes = new ArrayList<>();
        for (JsonNode each : tree.path("changes")) {
            List<Optional<String>> values = new ArrayList<>();
            each.path("values").forEach(value -> values.add(value.isNull() ? Optional.empty()
                    : Optional.of(value.asText())));
            changes.add(new RowChange(RowChange.Kind.of(each.path("change").asText()), each.path("row").asText(),
                    values, Optional.ofNullable(each.get("correction")).map(JsonNode::asText)));
        }
        return new ChangeSet(tree.path("subscription").asText(), tree.path("after").asText(),
                tree.path("cursor").asText(), tree.path("more").asBoolean(), columns, texts(tree.path("key")), changes,
                texts(tree.path("corrections")));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    /** Leaves out the values. */
    @Override
    public String toString() {
        return "ChangeSet[" + subscription + ", " + changes.size() + " changes]";
    }
}
