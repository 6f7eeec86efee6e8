package org.shuqiao.catalog.source;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.json.CatalogJson;

/** Fills the registry of sources from what was published before there was one; the oldest entry is the source. */
public final class PublishedData implements JavaMigration {

    private record Row(long entry, String provider, EntryDraft draft) { }

    @Override
    public MigrationVersion getVersion() {
        return MigrationVersion.fromVersion("6");
    }

    @Override
    public String getDescription() {
        return "published data";
    }

    @Override
    public Integer getChecksum() {
        return 1;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        List<Row> published = new ArrayList<>();
        try (Statement read = context.getConnection().createStatement();
                ResultSet rows = read.executeQuery("""
                        SELECT e.id, e.provider, v.draft FROM catalog.entry e JOIN catalog.entry_version v
                        ON v.entry = e.id AND v.version = e.published ORDER BY e.id""")) {
            while (rows.next()) {
                published.add(new Row(rows.getLong(1), rows.getString(2),
                        CatalogJson.read(rows.getString(3), EntryDraft.class)));
            }
        }
        try (PreparedStatement datum = context.getConnection().prepareStatement("INSERT INTO catalog.published_datum "
                + "(entry, name, element, subject) VALUES (?, ?, ?, ?)");
                PreparedStatement source = context.getConnection().prepareStatement("INSERT INTO catalog.source_of "
                        + "(element, subject, department, since) VALUES (?, ?, ?, now()) ON CONFLICT DO NOTHING")) {
            for (Row row : published) {
                fill(row, datum, source);
            }
        }
    }

    private static void fill(Row row, PreparedStatement datum, PreparedStatement source) throws SQLException {
        if (row.draft().sharing().kind().equals(SharingClass.NONE.code())) {
            return;
        }
        Set<Subject> about = Subjects.of(row.draft().items().stream().map(ItemDraft::element)
                .collect(Collectors.toSet()));
        for (ItemDraft item : row.draft().items()) {
            Optional<Datum> found = Subjects.datum(item.element(), about);
            if (found.isPresent()) {
                datum.setLong(1, row.entry());
                datum.setString(2, item.name());
                datum.setString(3, found.get().element());
                datum.setString(4, found.get().subject().code());
                datum.executeUpdate();
                source.setString(1, found.get().element());
                source.setString(2, found.get().subject().code());
                source.setString(3, row.provider());
                source.executeUpdate();
            }
        }
    }
}
