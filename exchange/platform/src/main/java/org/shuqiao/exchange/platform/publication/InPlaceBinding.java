package org.shuqiao.exchange.platform.publication;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.control.Change;
import org.shuqiao.exchange.domain.control.Changes;
import org.shuqiao.exchange.domain.control.Proposal;
import org.shuqiao.exchange.domain.delivery.SourceReads;
import org.shuqiao.exchange.domain.resource.Binding;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/** Proposes to bind a published resource to a table or view of its provider's database. */
public final class InPlaceBinding {

    private static final String NAME = "[a-z][a-z0-9_]{0,62}";

    private final Entries entries;
    private final Permissions permissions;
    private final Bindings bindings;
    private final Changes changes;
    private final Map<String, DataSource> databases;
    private final SourceReads reads;

    /** @param databases read-only connections by department; what reads them is told before */
    public InPlaceBinding(Entries entries, Permissions permissions, Bindings bindings, Changes changes,
            Map<String, DataSource> databases, SourceReads reads) {
        this.entries = entries;
        this.permissions = permissions;
        this.bindings = bindings;
        this.changes = changes;
        this.databases = Map.copyOf(databases);
        this.reads = reads;
    }

    /**
     * Proposes another table for the published version of a resource, by an officer of its provider; another person
     * approves it. The table must have a column for each item of the resource.
     *
     * @param name under which consumers ask for it; by default that of the dataset, else of the table
     */
    public Proposal propose(Actor actor, String resource, String schema, String table, Optional<String> name) {
        Planned planned = plan(actor, resource, schema, table, name);
        return changes.propose(actor, new Change.Bind(planned.code(), planned.version(), actor.department(),
                planned.binding()), Optional.empty());
    }

    private record Planned(String code, int version, Binding binding) { }

    private Planned plan(Actor actor, String resource, String schema, String table, Optional<String> name) {
        PublishedEntry published = entries.published(resource).flatMap(EntryVersion::published).orElseThrow(() ->
                new CodedException(PublicationCode.NOT_PUBLISHED, resource));
        String provider = published.entry().provider();
        permissions.requireOf(actor, provider, published.code(), Role.OFFICER);
        DataSource database = Optional.ofNullable(databases.get(provider)).orElseThrow(() ->
                new CodedException(PublicationCode.NO_DATABASE, provider));
        String reader = reads.tell(SourceReads.Reason.STRUCTURE, actor.login(), provider);
        requireItems(database, reader, provider, schema, table, published.entry().items());
        String called = name.orElseGet(() -> published.entry().dataset().isPresent()
                ? bindings.of(published.code(), published.version()).table().table() : table);
        if (!called.matches(NAME)) {
            throw new CodedException(PublicationCode.NAME_WRONG, called);
        }
        Binding binding = new Binding(new TableName(provider, called),
                new Backing.DepartmentTable(provider, schema, table));
        return new Planned(published.code(), published.version(), binding);
    }

    private static void requireItems(DataSource database, String reader, String provider, String schema,
            String table, List<Item> items) {
        Set<String> columns = new HashSet<>();
        try (Connection connection = database.getConnection()) {
            connection.setClientInfo("ApplicationName", reader);
            ResultSet found = connection.getMetaData().getColumns(null, schema, table, null);
            while (found.next()) {
                // both are patterns to the driver, in which _ stands for any character
                if (found.getString("TABLE_SCHEM").equals(schema) && found.getString("TABLE_NAME").equals(table)) {
                    columns.add(found.getString("COLUMN_NAME"));
                }
            }
        } catch (SQLException e) {
            throw new CodedException(PublicationCode.DATABASE_DOWN, provider, e.getSQLState());
        }
        if (columns.isEmpty()) {
            throw new CodedException(PublicationCode.TABLE_MISSING, provider, schema + "." + table);
        }
        List<String> missing = items.stream().map(Item::name).filter(item -> !columns.contains(item)).toList();
        if (!missing.isEmpty()) {
            throw new CodedException(PublicationCode.ITEMS_MISSING, schema + "." + table, String.join(", ", missing));
        }
    }
}
