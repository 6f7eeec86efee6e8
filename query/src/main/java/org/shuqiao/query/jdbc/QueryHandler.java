package org.shuqiao.query.jdbc;

import org.shuqiao.query.answer.Answer;

/** Handles queries of authenticated JDBC users. Records and limits are its responsibility. */
@FunctionalInterface
public interface QueryHandler {

    /** @throws org.shuqiao.base.error.CodedException for a refusal, which the client sees with its code */
    Answer handle(String user, String purpose, String sql);
}
