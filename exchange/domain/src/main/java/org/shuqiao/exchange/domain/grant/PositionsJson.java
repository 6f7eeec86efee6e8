package org.shuqiao.exchange.domain.grant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.GrantUseCode;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.query.policy.Position;

/** JSON of position rules: {@code {"xm":["join","filter"]}}, as decisions and policies have them. */
public final class PositionsJson {

    private PositionsJson() { }

    public static ObjectNode write(Map<String, Set<Position>> positions) {
        ObjectNode tree = CanonicalJson.object();
        new TreeMap<>(positions).forEach((item, where) ->
                Position.words(where).forEach(tree.withArray("/" + item)::add));
        return tree;
    }

    /** @throws CodedException {@code POSITION_INVALID} for a word that is none */
    public static Map<String, Set<Position>> read(JsonNode tree) {
        Map<String, Set<Position>> positions = new TreeMap<>();
        tree.properties().forEach(item -> {
            Set<Position> where = EnumSet.noneOf(Position.class);
            item.getValue().forEach(word -> where.add(read(item.getKey(), word.asText())));
            positions.put(item.getKey(), where);
        });
        return positions;
    }

    /** @throws CodedException {@code POSITION_INVALID} */
    public static Position read(String item, String word) {
        return Position.of(word).orElseThrow(() -> new CodedException(GrantUseCode.POSITION_INVALID, item));
    }
}
