package org.shuqiao.ledger.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.clock.ActClock;
import org.shuqiao.ledger.clock.ClockRules;

/** Reckons the clocks of the requests whose signed acts are at hand, with the calendars that the acts cite. */
final class RequestClocks {

    private final SignedActs acts;
    private final Map<String, ClockRules> calendars = new HashMap<>();

    RequestClocks(SignedActs acts) {
        this.acts = acts;
    }

    /** Keeps a calendar; whether it is the right one, the digest says that acts cite. */
    void add(byte[] bytes) {
        ClockRules rules = ClockRules.parse(bytes);
        calendars.put(rules.digest(), rules);
    }

    /** @return the clocks that can be told, by request */
    List<RequestReckoning> all() {
        Map<String, List<SignedActs.Verified>> requests = new TreeMap<>();
        acts.all().stream().filter(each -> ActClock.KINDS.contains(each.act().kind()))
                .forEach(each -> requests.computeIfAbsent(each.act().id(), any -> new ArrayList<>()).add(each));
        return requests.values().stream().flatMap(about -> reckoning(about).stream()).toList();
    }

    private Optional<RequestReckoning> reckoning(List<SignedActs.Verified> about) {
        try {
            return ActClock.of(about.stream().map(SignedActs.Verified::act).toList()).map(clock ->
                    new RequestReckoning(clock, about.stream().anyMatch(each ->
                            each.strength() == Trail.Strength.HOSTED),
                            Optional.ofNullable(calendars.get(clock.calendar()))
                                    .flatMap(rules -> clock.reckon(rules, clock.started()))));
        } catch (CodedException e) {
            return Optional.empty(); // acts that say what no clock says
        }
    }
}
