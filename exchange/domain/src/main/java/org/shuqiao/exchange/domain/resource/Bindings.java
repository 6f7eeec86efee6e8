package org.shuqiao.exchange.domain.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.dataset.DatasetFacts;
import org.shuqiao.exchange.domain.ExchangeCode;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.store.Columns;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.policy.TableName;

/**
 * Maps each version of a resource to its table. A resource with a dataset is that dataset's standard table of the lake
 * and is named {@code <department>.<name>}, unless its provider bound it to something else, such as a table of its own
 * database that is read in place.
 */
public final class Bindings {

    private static final String LAKE = "lake";
    private static final String ZONE = "standard";

    /** Ids of golden records begin so. */
    private static final String GOLDEN = DatasetFacts.goldenId("");

    private final ExchangeStore store;
    private final Resources resources;

    public Bindings(ExchangeStore store, Resources resources) {
        this.store = store;
        this.resources = resources;
    }

    /** Writes the binding of a version that its provider signs. Callers have checked the actor's permission. */
    public void write(Actor actor, String code, int version, Binding binding) {
        String[] backing = switch (binding.backing()) {
            case Backing.LakeTable lake -> new String[] {LAKE, lake.namespace(), lake.name()};
            case Backing.DepartmentTable table -> new String[] {table.source(), table.schema(), table.table()};
        };
        store.sql("""
                insert into exchange.binding (resource, version, schema_name, table_name, kind, backing, bound_by, \
                bound_at)
                values (:resource, :version, :schema, :table, :kind, :backing, :by, :at)
                on conflict (resource, version) do update set schema_name = excluded.schema_name,
                    table_name = excluded.table_name, kind = excluded.kind, backing = excluded.backing,
                    bound_by = excluded.bound_by, bound_at = excluded.bound_at""")
                .param("resource", code).param("version", version)
                .param("schema", binding.table().schema()).param("table", binding.table().table())
                .param("kind", binding.backing() instanceof Backing.LakeTable ? LAKE : "department")
                .param("backing", backing).param("by", actor.login()).param("at", ExchangeStore.column(store.now()))
                .update();
    }

    /** @return the table of a version; a version without one is refused */
    public Binding of(String code, int version) {
        return find(code, version)
                .orElseThrow(() -> new CodedException(ExchangeCode.BINDING_MISSING, code, version));
    }

    /** @return the table of a version, where it has one */
    public Optional<Binding> find(String code, int version) {
        return bound(code, version).or(() -> resources.version(code, version).flatMap(Bindings::byDataset));
    }

    /**
     * Finds the tables of everything that is or was published by how they may be called, without a walk through the
     * catalogue.
     *
     * @param names of tables, in lower case
     */
    public Stream<TableName> named(Set<String> names) {
        if (names.isEmpty()) {
            return Stream.of();
        }
        return Stream.concat(bound(names), resources.overDatasetsNamed(names)
                .flatMap(resource -> find(resource.code(), resource.version()).stream())).map(Binding::table);
    }

    private Stream<Binding> bound(Set<String> names) {
        record Bound(String resource, int version, Binding binding) { }
        return store.sql("select * from exchange.binding where lower(table_name) in (:names)").param("names", names)
                .query((row, number) -> new Bound(row.getString("resource"), row.getInt("version"), binding(row)))
                .list().stream().filter(each -> resources.version(each.resource(), each.version()).isPresent())
                .map(Bound::binding);
    }

    /** @return whether a version is read from a table of its department's own database */
    public boolean inPlace(String code, int version) {
        return bound(code, version).filter(binding -> binding.backing() instanceof Backing.DepartmentTable).isPresent();
    }

    /** @return when a version was bound to a table by its provider, the last time */
    public Optional<Instant> boundAt(String code, int version) {
        return store.sql("select bound_at from exchange.binding where resource = :resource and version = :version")
                .param("resource", code).param("version", version)
                .query((row, number) -> Columns.time(row, "bound_at")).optional();
    }

    private Optional<Binding> bound(String code, int version) {
        return store.sql("select * from exchange.binding where resource = :resource and version = :version")
                .param("resource", code).param("version", version)
                .query((row, number) -> binding(row)).optional();
    }

    private static Optional<Binding> byDataset(Resource resource) {
        return resource.dataset().map(dataset -> {
            String prefix = resource.provider() + "_";
            String name = dataset.startsWith(prefix) ? dataset.substring(prefix.length()) : dataset;
            if (dataset.startsWith(GOLDEN)) {
                return new Binding(new TableName(resource.provider(), name),
                        new Backing.LakeTable("subject", dataset.substring(GOLDEN.length())));
            }
            return new Binding(new TableName(resource.provider(), name), new Backing.LakeTable(ZONE, dataset));
        });
    }

    private static Binding binding(ResultSet row) throws SQLException {
        String[] parts = (String[]) row.getArray("backing").getArray();
        Backing backing = row.getString("kind").equals(LAKE)
                ? new Backing.LakeTable(parts[1], parts[2])
                : new Backing.DepartmentTable(parts[0], parts[1], parts[2]);
        return new Binding(new TableName(row.getString("schema_name"), row.getString("table_name")), backing);
    }
}
