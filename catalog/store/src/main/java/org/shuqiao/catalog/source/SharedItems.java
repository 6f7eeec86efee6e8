package org.shuqiao.catalog.source;

import java.util.Optional;
import java.util.Set;
import org.shuqiao.catalog.entry.SharingClass;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds the published item from which a fact about a person or an enterprise can be taken instead of asking for it
 * again. An entry counts that is about the same subject and is shared; of several the source of the datum comes first.
 */
final class SharedItems {

    private static final String PATH = """
            SELECT e.code, v.name AS entry, e.provider, item.value->>'name' AS item, item.value->>'title' AS title,
                v.draft->'sharing'->>'kind' AS sharing
            FROM catalog.entry e JOIN catalog.entry_version v ON v.entry = e.id AND v.version = e.published
            CROSS JOIN LATERAL jsonb_array_elements(v.draft->'items') item
            WHERE v.draft->'sharing'->>'kind' <> :none
                AND (CAST(:element AS text) <> '' AND item.value->>'element' = :element
                    OR lower(regexp_replace(normalize(item.value->>'title', NFKC), '\\s', '', 'g'))
                        = lower(regexp_replace(normalize(CAST(:title AS text), NFKC), '\\s', '', 'g')))
                AND EXISTS (SELECT 1 FROM jsonb_array_elements(v.draft->'items') key
                    WHERE key.value->>'element' = ANY(:identifying))
            ORDER BY EXISTS (SELECT 1 FROM catalog.source_of s WHERE s.element = item.value->>'element'
                AND s.subject = ANY(:subjects) AND s.department = e.provider) DESC,
                (item.value->>'element' = :element) DESC, e.id LIMIT 1""";

    private final JdbcClient jdbc;

    SharedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Finds the item by its data element, or by how it is called.
     *
     * @param element none where only the title says what it is
     */
    Optional<SharedItem> find(Optional<String> element, String title, Set<Subject> about) {
        return jdbc.sql(PATH).param("none", SharingClass.NONE.code())
                .param("element", element.filter(Subjects::tellsWhat).orElse(""))
                .param("title", title)
                .param("identifying", Subjects.identifying(about).toArray(String[]::new))
                .param("subjects", about.stream().map(Subject::code).toArray(String[]::new))
                .query((row, number) -> new SharedItem(row.getString("code"), row.getString("entry"),
                        row.getString("provider"), row.getString("item"), row.getString("title"),
                        row.getString("sharing"))).optional();
    }
}
