package org.shuqiao.standards.element;

import java.util.Collection;
import java.util.Map;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Rules of the loaded packs by id. */
public final class Rules {

    private final Map<String, Rule> byId;

    public Rules(Map<String, Rule> byId) {
        this.byId = Map.copyOf(byId);
    }

    public Rule get(String id) {
        Rule rule = byId.get(id);
        if (rule == null) {
            throw new CodedException(StandardsCode.MISSING_RULE, id);
        }
        return rule;
    }

    public Collection<Rule> all() {
        return byId.values().stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
    }
}
