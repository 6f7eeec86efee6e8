package org.shuqiao.query.jdbc;

import java.util.List;

/** Lists the tables that exist for a JDBC user under a purpose, without a value of them. */
@FunctionalInterface
public interface TableLister {

    List<ListedTable> tables(String user, String purpose);
}
