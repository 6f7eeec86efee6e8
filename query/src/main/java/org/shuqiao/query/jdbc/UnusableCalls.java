package org.shuqiao.query.jdbc;

import org.shuqiao.base.error.ErrorCode;

/** Is told of calls of authenticated JDBC users that become no query, so that none goes unseen. */
@FunctionalInterface
public interface UnusableCalls {

    void tell(String user, ErrorCode code);
}
