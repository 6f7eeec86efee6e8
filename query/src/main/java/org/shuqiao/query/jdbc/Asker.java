package org.shuqiao.query.jdbc;

import org.shuqiao.query.Answer;

/** What answers a question of a logged-in user; records and limits are its business. */
@FunctionalInterface
public interface Asker {

    /** @throws org.shuqiao.base.error.CodedException for a refusal, which the client sees with its code */
    Answer ask(String user, String purpose, String sql);
}
