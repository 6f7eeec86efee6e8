package org.shuqiao.query.source;

import java.sql.Connection;
import java.sql.SQLException;
import org.apache.calcite.sql.SqlDialect;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.query.policy.AccessRule;
import org.shuqiao.query.sql.SqlFlavour;

/** Data source of one query: the lake or a departmental database. */
public interface Source {

    /** @return as it stands in plans: {@code lake} or the name of the departmental source */
    String name();

    SqlDialect dialect();

    SqlFlavour flavour();

    /** @return what the rule leaves of its table */
    GrantedRelation granted(AccessRule rule);

    /** @return a connection that can only read, to be closed by the caller */
    Connection connect();

    /** @return rows to fetch at a time; 0 leaves it to the driver */
    int fetchSize();

    /** @return the error that a user may see for a failure of this engine; nothing of the engine's words is in it */
    CodedException failure(SQLException failure);
}
