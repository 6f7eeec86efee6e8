package org.shuqiao.query.plan;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeName;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.run.RunningQuery;
import org.shuqiao.query.sql.PlatformTypes;

/**
 * Type factory of one planning that stops it when its time is over or its memory used up. The planner looks at its
 * cancel flag between rules only; every stage from the validator to the writer of SQL makes types all the time.
 */
final class WatchedTypes extends JavaTypeFactoryImpl {

    /** What a planning may allocate in all, most of which is garbage at once; a usual one takes 10 to 50 MiB. */
    private static final long MOST_BYTES = 1L << 30;
    private static final int BETWEEN_LOOKS = 64;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final RunningQuery watch;
    private final long atStart = THREADS.getCurrentThreadAllocatedBytes();
    private int made;

    WatchedTypes(RunningQuery watch) {
        super(PlatformTypes.SYSTEM);
        this.watch = watch;
    }

    private <T> T watched(T type) {
        if (watch != null && ++made % BETWEEN_LOOKS == 0) { // null while the constructor above makes its own
            watch.throwIfStopped();
            if (THREADS.getCurrentThreadAllocatedBytes() - atStart > MOST_BYTES) {
                throw new CodedException(QueryCode.TOO_COMPLEX);
            }
        }
        return type;
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name) {
        return watched(super.createSqlType(name));
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name, int precision) {
        return watched(super.createSqlType(name, precision));
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name, int precision, int scale) {
        return watched(super.createSqlType(name, precision, scale));
    }

    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        return watched(super.createTypeWithNullability(type, nullable));
    }

    @Override
    public RelDataType leastRestrictive(List<RelDataType> types) {
        return watched(super.leastRestrictive(types));
    }
}
