package org.shuqiao.query.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answer of a query as a record describes it, kept whole in memory or passed on row by row. */
public sealed interface Handed permits Answer, StreamedAnswer {

    /** @return the rows that were given */
    long rowCount();

    /** @return the lake snapshot read, by lake table */
    Map<String, String> snapshots();

    /** @return the grants of the tables that the query names */
    Set<String> grantsUsed();

    /** @return rows that count for a grant: those that were given, or the more that stand behind them */
    long rowsOf(String grant);

    /** @return whose rows stand behind it */
    List<PersonsBehind> persons();

    /** @return {@code sha256:<hex>} over the salt and what was handed out */
    String digest(byte[] salt);
}
