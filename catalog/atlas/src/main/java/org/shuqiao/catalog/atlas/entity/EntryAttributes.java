package org.shuqiao.catalog.atlas.entity;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.label.Labelled;
import org.shuqiao.catalog.atlas.type.TypeNames;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.catalog.published.PublishedVersion;

/** Maps a published entry version to Atlas attributes and back. */
public final class EntryAttributes {

    private EntryAttributes() { }

    static EntityBuilder write(PublishedVersion version) {
        PublishedEntry published = version.published();
        Entry entry = published.entry();
        Category category = entry.category();
        return EntityBuilder.of(TypeNames.ENTRY_VERSION, QualifiedName.version(published.code(), published.version()),
                        entry.name() + " @" + published.version())
                .with("description", entry.summary())
                .with("code", published.code()).with("version", published.version())
                .with("state", version.state().code())
                .with("digest", version.digest()).with("publishedOn", published.publishedOn().toString())
                .with("category", String.join("-", category.kind(), category.item(), category.section(),
                        category.detail()))
                .with("entryName", entry.name()).with("provider", entry.provider())
                .with("providerCode", entry.providerCode())
                .with("summary", entry.summary()).with("format", entry.format().code())
                .list("items", entry.items().stream().map(CatalogJson::write).toList())
                .with("sharing", entry.sharing().kind().code()).with("sharingCondition", entry.sharing().condition())
                .with("sharingBasis", entry.sharing().basis())
                .list("sharingModes", entry.sharing().modes().stream().map(ShareMode::code).toList())
                .with("opening", entry.open().kind().code()).with("openingCondition", entry.open().condition())
                .with("update", entry.update().code()).list("related", entry.related())
                .with("grade", entry.grade().code())
                .with("dataset", entry.dataset()).with("regradeReason", entry.regradeReason())
                .with("justification", entry.justification());
    }

    /** @throws CodedException where what Atlas says does not have the digest that was published */
    public static PublishedVersion read(Map<String, Object> attributes) {
        Attributes from = new Attributes(attributes);
        String code = from.text("code");
        int version = attributes.get("version") instanceof Number number ? number.intValue() : 0;
        try {
            PublishedEntry published = new PublishedEntry(code, version, LocalDate.parse(from.text("publishedOn")),
                    entry(from));
            if (CatalogJson.digest(published).equals(from.text("digest"))) {
                return new PublishedVersion(published, from.coded(EntryState.class, "state"), from.text("digest"));
            }
        } catch (RuntimeException e) {
            // a value that nobody of ours wrote
            throw new CodedException(CatalogCode.ATLAS_ALTERED, e, code, version);
        }
        throw new CodedException(CatalogCode.ATLAS_ALTERED, code, version);
    }

    private static Entry entry(Attributes from) {
        String[] category = from.text("category").split("-", -1);
        return new Entry(new Category(category[0], category[1], category[2], category[3]), from.text("entryName"),
                from.text("provider"),
                from.text("providerCode"), from.text("summary"), from.coded(ResourceFormat.class, "format"),
                from.list("items").stream().map(item -> CatalogJson.read(item, Item.class)).toList(),
                new Sharing(from.coded(SharingClass.class, "sharing"), from.text("sharingCondition"),
                        from.text("sharingBasis"),
                        from.list("sharingModes").stream().map(mode -> Labelled.find(ShareMode.class, mode)
                                .orElseThrow()).toList()),
                new Opening(from.coded(OpenClass.class, "opening"), from.text("openingCondition")),
                from.coded(UpdateCycle.class, "update"), from.list("related"), from.coded(Grade.class, "grade"),
                Optional.of(from.text("dataset")).filter(dataset -> !dataset.isEmpty()), from.text("regradeReason"),
                        from.text("justification"));
    }

    /** Attributes of an Atlas entity, with blank or empty values for missing ones. */
    private record Attributes(Map<String, Object> values) {

        String text(String name) {
            return values.get(name) instanceof String text ? text : "";
        }

        List<String> list(String name) {
            return values.get(name) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
        }

        <E extends Enum<E> & Labelled> E coded(Class<E> type, String name) {
            return Labelled.find(type, text(name)).orElseThrow();
        }
    }
}
