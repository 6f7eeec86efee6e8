package org.shuqiao.catalog.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.EntryField;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;

/** Says in words what differs between two versions of an entry: items that came, went and changed, and fields. */
public final class ChangeWords {

    private static final String ITEMS = "items";
    private static final Map<String, Name> ITEM_NAMES = Map.of("title", new Name("名称", "title"),
            "type", new Name("类型", "type"), "element", new Name("数据元", "data element"),
            "grade", new Name("级别", "grade"));

    private ChangeWords() { }

    private record Name(String zh, String en) { }

    /** @return a line for each item that came, went or changed in a field, and for each other field that changed */
    public static List<ChangeLine> between(EntryDraft before, EntryDraft after) {
        List<ChangeLine> lines = new ArrayList<>();
        Map<String, ItemDraft> old = items(before);
        Map<String, ItemDraft> now = items(after);
        now.forEach((name, item) -> {
            if (!old.containsKey(name)) {
                lines.add(new ChangeLine("items." + name, FieldChange.Kind.ADDED,
                        "新增信息项“%s”（%s）".formatted(item.title(), name),
                        "item “%s” (%s) added".formatted(item.title(), name)));
            }
        });
        old.forEach((name, item) -> {
            if (!now.containsKey(name)) {
                lines.add(new ChangeLine("items." + name, FieldChange.Kind.REMOVED,
                        "删除信息项“%s”（%s）".formatted(item.title(), name),
                        "item “%s” (%s) removed".formatted(item.title(), name)));
            }
        });
        for (FieldChange change : VersionDiff.between(before, after)) {
            line(change, old, now).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<ChangeLine> line(FieldChange change, Map<String, ItemDraft> old,
            Map<String, ItemDraft> now) {
        if (change.field().equals(ITEMS)) {
            Set<String> same = new LinkedHashSet<>(old.keySet());
            return same.equals(now.keySet()) ? Optional.of(new ChangeLine(ITEMS, FieldChange.Kind.CHANGED, "信息项的次序有变",
                    "the items are in another order")) : Optional.empty();
        }
        if (!change.field().startsWith(ITEMS + ".")) {
            return EntryField.of(change.field())
                    .map(field -> says(change, new Name(field.zh(), field.en()), "", ""));
        }
        int dot = change.field().lastIndexOf('.');
        String name = change.field().substring(ITEMS.length() + 1, dot);
        if (!old.containsKey(name) || !now.containsKey(name)) {
            return Optional.empty(); // said of the whole item
        }
        String title = now.get(name).title();
        return Optional.of(says(change, ITEM_NAMES.get(change.field().substring(dot + 1)),
                "信息项“%s”的".formatted(title), "item “%s”: ".formatted(title)));
    }

    private static ChangeLine says(FieldChange change, Name name, String ofZh, String ofEn) {
        String beforeZh = value(change.field(), change.before(), Labelled::zh, "（空）");
        String afterZh = value(change.field(), change.after(), Labelled::zh, "（空）");
        String beforeEn = value(change.field(), change.before(), Labelled::en, "(empty)");
        String afterEn = value(change.field(), change.after(), Labelled::en, "(empty)");
        return new ChangeLine(change.field(), change.kind(),
                "%s%s由“%s”改为“%s”".formatted(ofZh, name.zh(), beforeZh, afterZh),
                "%s%s changed from “%s” to “%s”".formatted(ofEn, name.en(), beforeEn, afterEn));
    }

    private static String value(String field, String code, Function<Labelled, String> label, String empty) {
        if (code.isBlank()) {
            return empty;
        }
        if (field.equals("sharing.modes")) {
            return List.of(code.split(" ")).stream().map(each -> label(ShareMode.class, each, label))
                    .collect(Collectors.joining("、"));
        }
        if (field.endsWith(".grade") || field.equals("grade")) {
            return label(Grade.class, code, label);
        }
        if (field.startsWith("items.") && field.endsWith(".type")) {
            return label(ItemType.class, code, label);
        }
        return switch (field) {
            case "format" -> label(ResourceFormat.class, code, label);
            case "sharing.kind" -> label(SharingClass.class, code, label);
            case "open.kind" -> label(OpenClass.class, code, label);
            case "update" -> label(UpdateCycle.class, code, label);
            default -> code;
        };
    }

    private static <E extends Enum<E> & Labelled> String label(Class<E> type, String code,
            Function<Labelled, String> label) {
        return Labelled.find(type, code).map(label::apply).orElse(code);
    }

    private static Map<String, ItemDraft> items(EntryDraft draft) {
        return draft.items().stream().collect(Collectors.toMap(ItemDraft::name, item -> item, (one, two) -> one,
                LinkedHashMap::new));
    }
}
