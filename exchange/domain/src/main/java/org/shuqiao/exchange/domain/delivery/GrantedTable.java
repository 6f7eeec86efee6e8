package org.shuqiao.exchange.domain.delivery;

import java.util.List;
import org.shuqiao.query.answer.ColumnType;
import org.shuqiao.query.policy.TableName;

/**
 * Table that exists for a consumer's queries under a purpose.
 *
 * @param title of the catalogue entry
 */
public record GrantedTable(TableName name, String title, List<Column> columns) {

    public GrantedTable {
        columns = List.copyOf(columns);
    }

    /**
     * Granted item.
     *
     * @param title of the item
     * @param type  of what comes, masked or not
     */
    public record Column(String name, String title, ColumnType type) { }
}
