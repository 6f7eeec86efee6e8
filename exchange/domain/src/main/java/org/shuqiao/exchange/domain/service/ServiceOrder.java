package org.shuqiao.exchange.domain.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.resource.Resource;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.query.policy.TableName;

/**
 * Page of rows that a program asks of a granted resource.
 *
 * @param where  values that items have
 * @param offset rows before the page, in the order of all items
 */
public record ServiceOrder(String resource, String purpose, List<Condition> where, int limit, long offset) {

    /** Rows of one page at most. */
    public static final int MOST = 5000;

    private static final long FARTHEST = 100_000_000;

    public ServiceOrder {
        where = List.copyOf(where);
        if (limit < 1 || limit > MOST || offset < 0 || offset > FARTHEST) {
            throw new CodedException(ServiceCode.PAGE_INVALID, MOST);
        }
    }

    /** @param where values by item; an item that the resource does not have is a mistake, not an attempt */
    public static ServiceOrder of(Resource resource, String purpose, Map<String, String> where, int limit,
            long offset) {
        return new ServiceOrder(resource.code(), purpose, new TreeMap<>(where).entrySet().stream().map(each ->
                new Condition(resource.item(each.getKey()).orElseThrow(() -> new CodedException(
                        ServiceCode.PARAMETER_INVALID, each.getKey(), "", "")), each.getValue())).toList(), limit,
                offset);
    }

    /**
     * @return what is asked as canonical JSON {@code {"limit":100,"offset":0,"resource":"…","where":{…}}}, which the
     *         consumer signs and whose salted digest the record holds
     */
    public String asked() {
        ObjectNode tree = CanonicalJson.object().put("limit", limit).put("offset", offset).put("resource", resource);
        ObjectNode conditions = tree.putObject("where");
        where.forEach(each -> conditions.put(each.item().name(), each.value()));
        return new String(CanonicalJson.bytes(tree), StandardCharsets.UTF_8);
    }

    /** @param given items that are granted with their values: the page has them, and they order it */
    public String sql(TableName table, List<String> given) {
        String columns = given.stream().map(ServiceOrder::quoted).collect(Collectors.joining(", "));
        String conditions = where.isEmpty() ? ""
                : where.stream().map(Condition::sql).collect(Collectors.joining(" and ", " where ", ""));
        return "select " + columns + " from " + table + conditions + " order by " + columns
                + (offset == 0 ? "" : " offset " + offset + " rows") + " fetch next " + limit + " rows only";
    }

    static String quoted(String item) {
        return '"' + item.replace("\"", "\"\"") + '"';
    }
}
