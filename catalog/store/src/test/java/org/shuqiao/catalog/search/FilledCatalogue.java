package org.shuqiao.catalog.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.shuqiao.catalog.CityFixture;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.entry.Category;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.entry.Grade;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.entry.ItemType;
import org.shuqiao.catalog.entry.OpenClass;
import org.shuqiao.catalog.entry.Opening;
import org.shuqiao.catalog.entry.ResourceFormat;
import org.shuqiao.catalog.entry.ShareMode;
import org.shuqiao.catalog.entry.Sharing;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.entry.UpdateCycle;
import org.shuqiao.catalog.json.CatalogJson;
import org.shuqiao.catalog.publish.PublishedEntry;

/** Published entries written straight into the store, many at once. */
final class FilledCatalogue {

    private FilledCatalogue() { }

    /** Publishes {@code count} entries, numbered from {@code from}. */
    static void fill(DataSource store, int from, int count, IntFunction<Entry> content) throws SQLException {
        try (Connection connection = store.getConnection();
                PreparedStatement entry = connection.prepareStatement("INSERT INTO catalog.entry (provider, code, "
                        + "published, name_key) VALUES (?, ?, 1, ?) RETURNING id");
                PreparedStatement version = connection.prepareStatement("""
                        INSERT INTO catalog.entry_version (entry, version, state, revision, draft, canonical, digest,
                            name, provider, created_by, edited_by, edited_at, submitted_by, submitted_at, reviewed_by,
                            reviewed_at, published_on)
                        VALUES (?, 1, 'published', 1, '{}', ?, '', ?, ?, 'a', 'a', now(), 'a', now(), 'b', now(),
                            DATE '2026-11-20')""");
                PreparedStatement announcement = connection.prepareStatement("""
                        INSERT INTO catalog.announcement (sequence, kind, entry, code, version, digest, provider,
                            submitted_by, person, department, at)
                        SELECT coalesce(max(sequence), 0) + 1, 'published', ?, ?, 1, '', ?, 'a', 'b', 'shuju', now()
                        FROM catalog.announcement""")) {
            connection.setAutoCommit(false);
            for (int i = from; i < from + count; i++) {
                Entry said = content.apply(i);
                String code = said.category().prefix() + "/%06d".formatted(i);
                entry.setString(1, said.provider());
                entry.setString(2, code);
                entry.setString(3, NameKey.of(said.name()));
                try (var id = entry.executeQuery()) {
                    id.next();
                    version.setLong(1, id.getLong(1));
                    announcement.setLong(1, id.getLong(1));
                }
                version.setString(2, CatalogJson.write(new PublishedEntry(code, 1, LocalDate.of(2026, 11, 20), said)));
                version.setString(3, said.name());
                version.setString(4, said.provider());
                version.execute();
                announcement.setString(2, code);
                announcement.setString(3, said.provider());
                announcement.execute();
            }
            connection.commit();
        }
    }

    /** A plain entry of one department and theme with items of these elements. */
    static Entry entry(String name, String provider, String theme, SharingClass sharing, List<String> elements) {
        List<Item> items = IntStream.range(0, elements.size()).mapToObj(i -> new Item("c" + i, "信息项" + i,
                ItemType.TEXT, Optional.of(elements.get(i)), Grade.GENERAL_2)).toList();
        return new Entry(new Category(theme.substring(0, 1), theme.substring(2), "001", "01"), name, provider,
                CityFixture.GONGAN.code(), name + "的登记", ResourceFormat.DATABASE, items,
                new Sharing(sharing, "", "", List.of(ShareMode.TABLE)), new Opening(OpenClass.NONE, ""),
                UpdateCycle.DAILY, List.of(), Grade.GENERAL_2, Optional.empty(), "", "");
    }
}
