package org.shuqiao.query.policy;

import static java.util.Objects.requireNonNull;

/** Physical table behind a granted table. */
public sealed interface Backing permits Backing.LakeTable, Backing.DepartmentTable {

    /** @return the name under which records and plans list it, for example {@code standard.gongan_rk} */
    String label();

    /** Iceberg table of the lake, read at its current snapshot. */
    record LakeTable(String namespace, String name) implements Backing {
        public LakeTable {
            requireNonNull(namespace, "namespace is null");
            requireNonNull(name, "name is null");
        }

        @Override
        public String label() {
            return namespace + "." + name;
        }
    }

    /** Table of a departmental database, read in place. {@code source} names the database of the engine. */
    record DepartmentTable(String source, String schema, String table) implements Backing {
        public DepartmentTable {
            requireNonNull(source, "source is null");
            requireNonNull(schema, "schema is null");
            requireNonNull(table, "table is null");
        }

        @Override
        public String label() {
            return source + ":" + schema + "." + table;
        }
    }
}
