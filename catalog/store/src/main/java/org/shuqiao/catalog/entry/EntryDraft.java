package org.shuqiao.catalog.entry;

import java.util.List;

/**
 * Draft of a resource entry as filled in by an officer, possibly incomplete or invalid. Every field may still
 * be blank or wrong, so a draft can be kept at any stage; {@link Entry} is what a faultless one means. Resource code
 * and publication date are given by the catalogue.
 *
 * @param provider the providing department's id
 * @param providerCode its unified social credit code
 * @param format a {@link ResourceFormat} code
 * @param update an {@link UpdateCycle} code
 * @param related resource codes
 * @param grade a {@link Grade} code
 * @param dataset the lake dataset behind the entry; blank where there is none
 * @param regradeReason why the grade is below that of what the data are derived from
 * @param justification why the entry is needed beside others like it
 */
public record EntryDraft(
        Category category,
        String name,
        String provider,
        String providerCode,
        String summary,
        String format,
        List<ItemDraft> items,
        SharingDraft sharing,
        OpenDraft open,
        String update,
        List<String> related,
        String grade,
        String dataset,
        String regradeReason,
        String justification) {

    public EntryDraft {
        category = category == null ? Category.BLANK : category;
        name = name == null ? "" : name;
        provider = provider == null ? "" : provider;
        providerCode = providerCode == null ? "" : providerCode;
        summary = summary == null ? "" : summary;
        format = format == null ? "" : format;
        items = items == null ? List.of() : List.copyOf(items);
        sharing = sharing == null ? SharingDraft.BLANK : sharing;
        open = open == null ? OpenDraft.BLANK : open;
        update = update == null ? "" : update;
        related = related == null ? List.of() : List.copyOf(related);
        grade = grade == null ? "" : grade;
        dataset = dataset == null ? "" : dataset;
        regradeReason = regradeReason == null ? "" : regradeReason;
        justification = justification == null ? "" : justification;
    }
}
