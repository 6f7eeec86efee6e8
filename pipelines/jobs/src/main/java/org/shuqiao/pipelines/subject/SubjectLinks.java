package org.shuqiao.pipelines.subject;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.shuqiao.contracts.run.RunJson;
import org.shuqiao.standards.source.SourceFile;

/** Links from a dataset to golden records, kept in the table's snapshot summary. */
public record SubjectLinks(List<Link> links) {

    /** Property of a snapshot's summary that holds the links. */
    public static final String PROPERTY = "shuqiao.subject";

    public SubjectLinks {
        links = List.copyOf(links);
    }

    /**
     * Link to one kind of golden record.
     *
     * @param kind in lower case
     * @param key standard column with the subject's key
     * @param fields subject field → standard column, sorted
     * @param rank who is believed first: 1 before 2
     */
    public record Link(String kind, String key, Map<String, String> fields, int rank) { }

    public static SubjectLinks of(SourceFile source) {
        return new SubjectLinks(source.subjects().stream().map(feed -> new Link(
                feed.kind().name().toLowerCase(Locale.ROOT), feed.key(), new TreeMap<>(feed.fields()), feed.rank()))
                .toList());
    }

    public String json() {
        return RunJson.write(this);
    }

    static SubjectLinks parse(String json) {
        return RunJson.parse(json, SubjectLinks.class);
    }
}
