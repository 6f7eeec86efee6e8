package org.shuqiao.exchange.domain.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/**
 * Binding of a resource as its provider signs it: the table, its columns with their types, and their grades. As JSON
 * {@code {"backing":{"kind":"department","schema":"public","source":"gongan","table":"rk"},"columns":{"name":"text"},
 * "grades":{"name":"general-4"},"schema":"gongan","table":"rk"}}; a table of the lake has {@code "backing":{"kind":
 * "lake","namespace":"standard","table":"gongan_rk"}}.
 *
 * @param columns item to type
 * @param grades  item to data grade (GB/T 43697-2024)
 */
public record SignedBinding(Binding binding, Map<String, String> columns, Map<String, String> grades) {

    private static final String LAKE = "lake";
    private static final String DEPARTMENT = "department";

    public SignedBinding {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        grades = Collections.unmodifiableMap(new TreeMap<>(grades));
    }

    public static SignedBinding of(Resource resource, Binding binding) {
        Map<String, String> columns = new TreeMap<>();
        Map<String, String> grades = new TreeMap<>();
        for (Item item : resource.items()) {
            columns.put(item.name(), item.type().code());
            grades.put(item.name(), item.grade().code());
        }
        return new SignedBinding(binding, columns, grades);
    }

    public static SignedBinding read(ObjectNode tree) {
        JsonFields fields = JsonFields.of(tree, "binding.");
        JsonFields backing = JsonFields.of(fields.object("backing"), "binding.backing.");
        Backing behind = backing.text("kind").equals(LAKE)
                ? new Backing.LakeTable(backing.text("namespace"), backing.text("table"))
                : new Backing.DepartmentTable(backing.text("source"), backing.text("schema"), backing.text("table"));
        SignedBinding read = new SignedBinding(
                new Binding(new TableName(fields.text("schema"), fields.text("table")), behind),
                fields.textMap("columns"), fields.textMap("grades"));
        backing.rejectUnknownKeys();
        fields.rejectUnknownKeys();
        return read;
    }

    public JsonNode tree() {
        ObjectNode tree = CanonicalJson.object().put("schema", binding.table().schema())
                .put("table", binding.table().table());
        ObjectNode behind = tree.putObject("backing");
        switch (binding.backing()) {
            case Backing.LakeTable lake -> behind.put("kind", LAKE).put("namespace", lake.namespace())
                    .put("table", lake.name());
            case Backing.DepartmentTable table -> behind.put("kind", DEPARTMENT).put("source", table.source())
                    .put("schema", table.schema()).put("table", table.table());
        }
        ObjectNode types = tree.putObject("columns");
        columns.forEach(types::put);
        ObjectNode levels = tree.putObject("grades");
        grades.forEach(levels::put);
        return tree;
    }
}
