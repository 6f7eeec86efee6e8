package org.shuqiao.catalog.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;

/** Compares two entry versions field by field, matching items by name. */
public final class VersionDiff {

    private VersionDiff() { }

    /** @return every field that differs */
    public static List<FieldChange> between(EntryDraft before, EntryDraft after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(now.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String field : all) {
            String was = old.getOrDefault(field, "");
            String is = now.getOrDefault(field, "");
            if (!was.equals(is)) {
                FieldChange.Kind kind = was.isEmpty() ? FieldChange.Kind.ADDED : is.isEmpty()
                        ? FieldChange.Kind.REMOVED : FieldChange.Kind.CHANGED;
                changes.add(new FieldChange(field, kind, was, is));
            }
        }
        return changes;
    }

    private static Map<String, String> fields(EntryDraft draft) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("category", draft.category().variablePrefix());
        fields.put("name", draft.name());
        fields.put("provider", draft.provider());
        fields.put("providerCode", draft.providerCode());
        fields.put("summary", draft.summary());
        fields.put("format", draft.format());
        fields.put("sharing.kind", draft.sharing().kind());
        fields.put("sharing.condition", draft.sharing().condition());
        fields.put("sharing.basis", draft.sharing().basis());
        fields.put("sharing.modes", String.join(" ", draft.sharing().modes()));
        fields.put("open.kind", draft.open().kind());
        fields.put("open.condition", draft.open().condition());
        fields.put("update", draft.update());
        fields.put("related", String.join(" ", draft.related()));
        fields.put("grade", draft.grade());
        fields.put("dataset", draft.dataset());
        fields.put("regradeReason", draft.regradeReason());
        fields.put("justification", draft.justification());
        fields.put("items", String.join(" ", draft.items().stream().map(ItemDraft::name).toList()));
        for (ItemDraft item : draft.items()) {
            fields.put("items." + item.name() + ".title", item.title());
            fields.put("items." + item.name() + ".type", item.type());
            fields.put("items." + item.name() + ".element", item.element());
            fields.put("items." + item.name() + ".grade", item.grade());
        }
        return fields;
    }
}
