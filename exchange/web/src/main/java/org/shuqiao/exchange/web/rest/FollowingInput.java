package org.shuqiao.exchange.web.rest;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.intake.Amendment;
import org.shuqiao.exchange.domain.resource.Mode;
import org.shuqiao.exchange.web.error.ServerCode;

/**
 * Request body of a renewal, which has {@code key} and {@code to}, or of an amendment. What is left out of an amendment
 * stays.
 *
 * @param key your own key: the same key sent twice is one request
 * @param to last day, or the ISO time at which it ends
 * @param rowScope which rows, as a filter; blank for all
 */
record FollowingInput(String key, String to, List<String> items, String rowScope, List<String> modes,
        String explanation) {

    String keyGiven() {
        return RequestCalls.given(key);
    }

    Instant end() {
        return RequestInput.time("to", to, 1);
    }

    Amendment amendment() {
        return new Amendment(keyGiven(), Optional.ofNullable(items), Optional.ofNullable(rowScope), chosen(),
                Optional.ofNullable(to).filter(text -> !text.isBlank()).map(text -> RequestInput.time("to", text, 1)),
                RequestCalls.given(explanation));
    }

    private Optional<Set<Mode>> chosen() {
        return Optional.ofNullable(modes).map(ids -> {
            Set<Mode> chosen = new LinkedHashSet<>();
            ids.forEach(id -> chosen.add(Mode.of(id)
                    .orElseThrow(() -> new CodedException(ServerCode.BAD_REQUEST, "modes"))));
            return chosen;
        });
    }
}
