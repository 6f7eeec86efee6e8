package org.shuqiao.catalog.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.DatasetColumn;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.OpenDraft;
import org.shuqiao.catalog.entry.SharingDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.standards.source.EntryDraft.Item;
import org.shuqiao.standards.source.EntryDraft.Mode;
import org.shuqiao.standards.source.SourceFile;

/**
 * Drafts a resource entry from a dataset's source file and the metadata of its newest run. Titles and terms come from
 * the file; names, types and elements of the items come from the metadata.
 */
public final class EntryDrafts {

    private EntryDrafts() { }

    /**
     * Drafts the entry of a dataset. Where the file names items, these are the entry's; where it names none, every
     * column is one, called by its name.
     *
     * @throws CodedException where the file has no entry, or the facts are of another dataset
     */
    public static EntryDraft from(SourceFile file, DatasetFacts facts) {
        if (!file.id().equals(facts.dataset())) {
            throw new CodedException(CatalogCode.FACTS_OF_ANOTHER_DATASET, file.id(), facts.dataset());
        }
        var said = file.entry()
                .orElseThrow(() -> new CodedException(CatalogCode.FILE_HAS_NO_ENTRY, file.id()));
        return new EntryDraft(
                new Category(said.category().classCode(), said.category().item(), said.category().section(),
                        said.category().detail()),
                said.name(),
                said.provider(),
                said.providerCode(),
                said.summary(),
                said.format().id(),
                items(said.items(), facts),
                new SharingDraft(said.sharing().accessClass().id(), said.sharing().condition().orElse(""),
                        said.sharing().basis().orElse(""), said.sharing().modes().stream().map(Mode::id).toList()),
                new OpenDraft(said.open().accessClass().id(), said.open().condition().orElse("")),
                said.update().id(),
                said.related(),
                said.grade().id(),
                facts.dataset(),
                "",
                "");
    }

    private static List<ItemDraft> items(Map<String, Item> said, DatasetFacts facts) {
        List<ItemDraft> items = new ArrayList<>();
        if (said.isEmpty()) {
            facts.columns().forEach(column ->
                    items.add(new ItemDraft(column.name(), column.name(), column.type().code(), column.element()
                            .orElse(""), "")));
        }
        said.forEach((name, item) -> {
            String grade = item.grade().map(given -> given.id()).orElse("");
            // a name that the dataset lacks stays without a type: the check says so
            String type = facts.column(name).map(column -> column.type().code()).orElse("");
            String element = facts.column(name).flatMap(DatasetColumn::element).orElse("");
            items.add(new ItemDraft(name, item.title(), type, element, grade));
        });
        return items;
    }
}
