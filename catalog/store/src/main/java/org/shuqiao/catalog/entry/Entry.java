package org.shuqiao.catalog.entry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Resource entry with the typed core fields of 政务信息资源目录编制指南, made from a valid {@link EntryDraft}. */
public record Entry(
        Category category,
        String name,
        String provider,
        String providerCode,
        String summary,
        ResourceFormat format,
        List<Item> items,
        Sharing sharing,
        Opening open,
        UpdateCycle update,
        List<String> related,
        Grade grade,
        Optional<String> dataset,
        String regradeReason,
        String justification) {

    public Entry {
        requireNonNull(category, "category is null");
        requireNonNull(name, "name is null");
        requireNonNull(provider, "provider is null");
        requireNonNull(providerCode, "providerCode is null");
        requireNonNull(summary, "summary is null");
        requireNonNull(format, "format is null");
        items = List.copyOf(items);
        requireNonNull(sharing, "sharing is null");
        requireNonNull(open, "open is null");
        requireNonNull(update, "update is null");
        related = List.copyOf(related);
        requireNonNull(grade, "grade is null");
        requireNonNull(dataset, "dataset is null");
        requireNonNull(regradeReason, "regradeReason is null");
        requireNonNull(justification, "justification is null");
    }

    /** @return the item of this name */
    public Optional<Item> item(String name) {
        return items.stream().filter(item -> item.name().equals(name)).findFirst();
    }
}
