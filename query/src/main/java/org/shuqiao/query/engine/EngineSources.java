package org.shuqiao.query.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.lake.LakeFiles;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.policy.Backing;
import org.shuqiao.query.source.LakeEngine;
import org.shuqiao.query.source.LakeReads;
import org.shuqiao.query.source.LakeSession;
import org.shuqiao.query.source.Source;
import org.shuqiao.query.source.SourceReading;
import org.shuqiao.query.source.department.DepartmentSource;

/** Finds where the rows of a rule are read: in a session of the lake, or in a department's database. */
final class EngineSources {

    private final LakeFiles lake;
    private final LakeEngine lakeEngine;
    private final Map<String, DataSource> departments;

    private final LakeReads reads;

    EngineSources(LakeFiles lake, LakeEngine lakeEngine, Map<String, DataSource> departments, LakeReads reads) {
        this.reads = reads;
        this.lake = lake;
        this.lakeEngine = lakeEngine;
        this.departments = Map.copyOf(departments);
    }

    /** Opens a session over the lake's tables of the rules. */
    LakeSession lake(List<AccessRule> rules, SourceReading reading) {
        Set<Backing.LakeTable> tables = new LinkedHashSet<>();
        for (AccessRule rule : rules) {
            if (rule.backing() instanceof Backing.LakeTable table) {
                tables.add(table);
            }
        }
        return lakeEngine.open(lake, tables, snapshots -> reads.begin(reading.reader(), snapshots));
    }

    /**
     * Tables of one database share one source, so that a join of them stays there.
     *
     * @param opened the databases of the query so far, by name
     */
    Source of(AccessRule rule, LakeSession session, Map<String, Source> opened, SourceReading reading) {
        return switch (rule.backing()) {
            case Backing.LakeTable table -> session;
            case Backing.DepartmentTable table ->
                    opened.computeIfAbsent(table.source(), name -> department(name, reading));
        };
    }

    Source named(String name, LakeSession session, SourceReading reading) {
        return name.equals(session.name()) ? session : department(name, reading);
    }

    private Source department(String name, SourceReading reading) {
        DataSource database = departments.get(name);
        if (database == null) {
            throw new CodedException(QueryCode.SOURCE_UNKNOWN, name);
        }
        return new DepartmentSource(name, database, reading);
    }
}
