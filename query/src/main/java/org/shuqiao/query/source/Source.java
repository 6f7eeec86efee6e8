package org.shuqiao.query.source;

import java.sql.Connection;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.AccessRule;

/** An engine that holds rows, for the time of one question. */
public sealed interface Source permits LakeSession, DepartmentSource {

    /** @return as it stands in plans: {@code lake} or the name of the departmental source */
    String name();

    SqlDialect dialect();

    Flavour flavour();

    /** @return what the rule leaves of its table */
    GrantedRelation granted(AccessRule rule);

    /** @return a connection that can only read, to be closed by the caller */
    Connection connect();

    /** @return rows to fetch at a time; 0 leaves it to the driver */
    int fetchSize();

    /** @return the error that a user may see for a failure of this engine; nothing of the engine's words is in it */
    CodedException failure(java.sql.SQLException failure);
}
