package org.shuqiao.exchange.outside.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.catalog.dataset.ColumnLineage;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.standards.source.ContractColumn;
import org.shuqiao.standards.source.EntryDraft;
import org.shuqiao.standards.source.SourceFile;

/**
 * Columns of both sides of a dataset as properties of a data contract: what the source promised, and what stands in the
 * lake after it was standardized.
 *
 * @see <a href="https://bitol-io.github.io/open-data-contract-standard/v3.1.0/">ODCS 3.1.0, schema</a>
 */
final class ContractColumns {

    private ContractColumns() { }

    static void promised(ArrayNode properties, List<ContractColumn> columns) {
        columns.forEach(column -> properties.addObject().put("name", column.column())
                .put("physicalType", column.type().name().toLowerCase(Locale.ROOT))
                .put("logicalType", logical(column.type())).put("required", column.required()));
    }

    static void standard(ArrayNode properties, SourceFile file, DatasetFacts facts) {
        List<String> key = file.mapping().key();
        Map<String, EntryDraft.Item> items = file.entry().map(EntryDraft::items).orElse(Map.of());
        for (DatasetColumn column : facts.columns()) {
            ObjectNode property = properties.addObject().put("name", column.name())
                    .put("physicalType", column.type().code()).put("logicalType", logical(column.type()));
            if (key.contains(column.name())) {
                property.put("primaryKey", true).put("primaryKeyPosition", key.indexOf(column.name()) + 1);
            }
            Optional.ofNullable(items.get(column.name())).ifPresent(item -> {
                property.put("businessName", item.title());
                item.grade().ifPresent(grade -> property.put("classification", grade.id()));
            });
            facts.lineage().stream().filter(each -> each.to().equals(column.name())).findFirst()
                    .ifPresent(lineage -> origin(property, lineage));
            column.element().ifPresent(element -> property.putArray("customProperties").addObject()
                    .put("property", "dataElement").put("value", element));
        }
    }

    private static void origin(ObjectNode property, ColumnLineage lineage) {
        ArrayNode from = property.putArray("transformSourceObjects");
        lineage.from().forEach(column -> from.add(column.dataset().map(dataset -> dataset + ".").orElse("")
                + column.column()));
        if (!lineage.through().isBlank()) {
            property.put("transformLogic", lineage.through());
        }
    }

    private static String logical(ContractColumn.Type type) {
        return switch (type) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case DECIMAL -> "number";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case BOOLEAN -> "boolean";
        };
    }

    private static String logical(ItemType type) {
        return switch (type) {
            case TEXT -> "string";
            case INTEGER -> "integer";
            case DECIMAL, DOUBLE -> "number";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp";
            case BOOLEAN -> "boolean";
        };
    }
}
