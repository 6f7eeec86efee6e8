package org.shuqiao.exchange.outside.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.department.Department;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.workbook.CarriedEntry;
import org.shuqiao.contracts.json.Json;

/**
 * JSON of catalogue entries in the national layout: the thirteen core fields of 政务信息资源目录编制指南(试行) by their
 * names and in its words, and under 扩展 what this catalogue says beyond them. The national platform's own interface is
 * not public; whoever connects to it translates this.
 */
public final class NationalJson {

    /** Name of the array that holds the entries. */
    private static final String ENTRIES = "政务信息资源目录";

    private NationalJson() { }

    public static String write(List<CarriedEntry> entries, Collection<Department> departments) {
        ObjectNode document = Json.PLAIN.createObjectNode().put("条目数", entries.size());
        ArrayNode array = document.putArray(ENTRIES);
        entries.forEach(entry -> write(array.addObject(), entry, departments));
        return document.toPrettyString();
    }

    private static void write(ObjectNode node, CarriedEntry carried, Collection<Department> departments) {
        EntryDraft draft = carried.draft();
        Category category = draft.category();
        node.putObject("信息资源分类").put("类", category.kind()).put("项", category.item())
                .put("目", category.section()).put("细目", category.detail());
        node.put("信息资源名称", draft.name()).put("信息资源代码", carried.code());
        node.put("信息资源提供方", departments.stream().filter(each -> each.id().equals(draft.provider()))
                .map(Department::zh).findFirst().orElse(draft.provider()));
        node.put("信息资源提供方代码", draft.providerCode()).put("信息资源摘要", draft.summary())
                .put("信息资源格式", word(ResourceFormat.class, draft.format()));
        ArrayNode items = node.putArray("信息项");
        draft.items().forEach(item -> {
            ObjectNode each = items.addObject().put("信息项名称", item.title())
                    .put("数据类型", word(ItemType.class, item.type()));
            each.putObject("扩展").put("字段名", item.name()).put("数据元", item.element())
                    .put("数据级别", word(Grade.class, item.grade()));
        });
        ArrayNode modes = node.putObject("共享属性").put("共享类型", word(SharingClass.class, draft.sharing().kind()))
                .put("共享条件", draft.sharing().condition()).putArray("共享方式");
        draft.sharing().modes().forEach(mode -> modes.add(word(ShareMode.class, mode)));
        node.putObject("开放属性").put("开放类型", word(OpenClass.class, draft.open().kind()))
                .put("开放条件", draft.open().condition());
        node.put("更新周期", word(UpdateCycle.class, draft.update())).put("发布日期", carried.published());
        ArrayNode related = node.putArray("关联资源代码");
        draft.related().forEach(related::add);
        node.putObject("扩展").put("共享依据", draft.sharing().basis()).put("数据级别", word(Grade.class, draft.grade()));
    }

    /**
     * Reads a document as it says; a word that is none of the catalogue's is kept, and found by whoever checks the
     * draft.
     *
     * @throws CodedException where it is no such document
     */
    public static List<CarriedEntry> read(byte[] document, Collection<Department> departments) {
        JsonNode tree;
        try {
            tree = Json.STRICT.readTree(document);
        } catch (IOException e) {
            throw new CodedException(CatalogCode.LAYOUT_UNREADABLE, e);
        }
        if (tree == null || !tree.path(ENTRIES).isArray() || tree.path(ENTRIES).size() != tree.path("条目数").asInt(-1)) {
            throw new CodedException(CatalogCode.LAYOUT_UNREADABLE);
        }
        List<CarriedEntry> entries = new ArrayList<>();
        tree.path(ENTRIES).forEach(node -> entries.add(entry(node, departments)));
        return entries;
    }

    private static CarriedEntry entry(JsonNode node, Collection<Department> departments) {
        JsonNode category = node.path("信息资源分类");
        JsonNode sharing = node.path("共享属性");
        JsonNode open = node.path("开放属性");
        List<ItemDraft> items = new ArrayList<>();
        node.path("信息项").forEach(item -> items.add(new ItemDraft(text(item.path("扩展"), "字段名"),
                text(item, "信息项名称"), code(ItemType.class, text(item, "数据类型")), text(item.path("扩展"), "数据元"),
                code(Grade.class, text(item.path("扩展"), "数据级别")))));
        String provider = text(node, "信息资源提供方");
        EntryDraft draft = new EntryDraft(new Category(text(category, "类"), text(category, "项"), text(category, "目"),
                text(category, "细目")), text(node, "信息资源名称"), departments.stream()
                .filter(each -> each.zh().equals(provider)).map(Department::id).findFirst().orElse(provider),
                text(node, "信息资源提供方代码"), text(node, "信息资源摘要"),
                code(ResourceFormat.class, text(node, "信息资源格式")), items,
                new SharingDraft(code(SharingClass.class, text(sharing, "共享类型")), text(sharing, "共享条件"),
                        text(node.path("扩展"), "共享依据"), texts(sharing.path("共享方式")).stream()
                        .map(mode -> code(ShareMode.class, mode)).toList()),
                new OpenDraft(code(OpenClass.class, text(open, "开放类型")), text(open, "开放条件")),
                code(UpdateCycle.class, text(node, "更新周期")), texts(node.path("关联资源代码")),
                code(Grade.class, text(node.path("扩展"), "数据级别")), "", "", "");
        return new CarriedEntry(text(node, "信息资源代码"), text(node, "发布日期"), draft);
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText("");
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static <E extends Enum<E> & Labelled> String word(Class<E> type, String code) {
        return Labelled.find(type, code).map(Labelled::zh).orElse(code);
    }

    private static <E extends Enum<E> & Labelled> String code(Class<E> type, String word) {
        for (E each : type.getEnumConstants()) {
            if (each.zh().equals(word)) {
                return each.code();
            }
        }
        return word;
    }
}
