package org.shuqiao.query.jdbc;

import java.util.List;
import org.shuqiao.query.answer.AnswerColumn;

/** Plans a query of a JDBC user under the user's grants, and reads nothing. */
@FunctionalInterface
public interface QueryDescriber {

    /** @throws org.shuqiao.base.error.CodedException for what cannot be planned */
    Description describe(JdbcQuery query);

    /** A query's columns, and its plan in words without a value. */
    record Description(List<AnswerColumn> columns, String plan) {

        public Description {
            columns = List.copyOf(columns);
        }
    }
}
