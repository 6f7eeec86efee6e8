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
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.entry.ItemDraft;
import org.shuqiao.catalog.entry.SharingClass;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
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

/** Proposes to bind a submitted or published resource to a table or view of its provider's database. */
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
     * Proposes a table for the newest version of a resource that is under review or published, by an officer of its
     * provider; another person approves it. The table must have a column for each item of the resource.
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
        EntryVersion newest = newest(resource);
        EntryDraft entry = newest.draft();
        String provider = entry.provider();
        permissions.requireOf(actor, provider, resource, Role.OFFICER);
        requireItems(actor, provider, schema, table, items(entry));
        String called = name.orElseGet(() -> bindings.find(resource, newest.version())
                .map(bound -> bound.table().table()).orElse(table));
        if (!called.matches(NAME)) {
            throw new CodedException(PublicationCode.NAME_WRONG, called);
        }
        Binding binding = new Binding(new TableName(provider, called),
                new Backing.DepartmentTable(provider, schema, table));
        return new Planned(resource, newest.version(), binding);
    }

    private EntryVersion newest(String resource) {
        return entries.number(resource).flatMap(entry -> entries.history(entry).stream()
                .filter(version -> version.state() == EntryState.SUBMITTED
                        || version.state() == EntryState.PUBLISHED).findFirst())
                .orElseThrow(() -> new CodedException(PublicationCode.NOT_SUBMITTED, resource));
    }

    /**
     * Refuses a version that would be shared without data: it is made of a dataset, or bound to a table that still has
     * a column for each of its items. What is not shared needs none.
     */
    void requireData(Actor actor, EntryVersion version) {
        EntryDraft entry = version.draft();
        if (entry.sharing().kind().equals(SharingClass.NONE.code())) {
            return;
        }
        Optional<Binding> bound = version.code().flatMap(code -> bindings.find(code, version.version()));
        if (bound.isPresent() && bound.get().backing() instanceof Backing.DepartmentTable table) {
            requireItems(actor, entry.provider(), table.schema(), table.table(), items(entry));
        } else if (bound.isEmpty() && entry.dataset().isBlank()) {
            throw new CodedException(PublicationCode.NO_DATA, entry.name(), version.code().orElse("—"));
        }
    }

    /**
     * Binds a version to the table of the newest earlier one that was bound, where that has a column for each item. The
     * table was approved for the earlier version, and the one who publishes agrees to this one.
     */
    void takeOver(Actor actor, EntryVersion version) {
        String code = version.code().orElseThrow();
        if (bindings.boundAt(code, version.version()).isPresent()) {
            return;
        }
        entries.history(version.entry()).stream().filter(old -> old.version() < version.version()
                        && bindings.boundAt(code, old.version()).isPresent()).findFirst()
                .flatMap(old -> bindings.find(code, old.version()))
                .filter(bound -> bound.backing() instanceof Backing.DepartmentTable table
                        && lacking(actor, version.draft().provider(), table.schema(), table.table(),
                                items(version.draft())).isEmpty())
                .ifPresent(bound -> bindings.write(actor, code, version.version(), bound));
    }

    private static List<String> items(EntryDraft entry) {
        return entry.items().stream().map(ItemDraft::name).toList();
    }

    private void requireItems(Actor actor, String provider, String schema, String table, List<String> items) {
        List<String> missing = lacking(actor, provider, schema, table, items);
        if (!missing.isEmpty()) {
            throw new CodedException(PublicationCode.ITEMS_MISSING, schema + "." + table, String.join(", ", missing));
        }
    }

    /** @return the items for which the table has no column */
    private List<String> lacking(Actor actor, String provider, String schema, String table, List<String> items) {
        DataSource database = Optional.ofNullable(databases.get(provider)).orElseThrow(() ->
                new CodedException(PublicationCode.NO_DATABASE, provider));
        String reader = reads.tell(SourceReads.Reason.STRUCTURE, actor.login(), provider);
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
        return items.stream().filter(item -> !columns.contains(item)).toList();
    }
}
