package org.shuqiao.exchange.platform.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.shuqiao.contracts.json.Json;

/**
 * Settings that decide who may do what: limits of queries, the outage rule, who vouches for users, where source files
 * may reach. They take effect when two persons agreed.
 */
record GovernedSettings(Configuration.Queries query, Map<String, String> outage, Configuration.Identity identity,
        Configuration.Reach reach) {

    static GovernedSettings of(Configuration c) {
        return new GovernedSettings(c.query(), c.ledger().outage(), c.identity(), c.reach());
    }

    static GovernedSettings read(String content) {
        try {
            return Json.PLAIN.readValue(content, GovernedSettings.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
