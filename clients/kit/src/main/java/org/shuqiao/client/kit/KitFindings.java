package org.shuqiao.client.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.client.RefusedException;

/** Findings of a walk: each rule with how it is broken, if it is. */
final class KitFindings {

    private final Map<KitRule, Optional<String>> found = new EnumMap<>(KitRule.class);
    /** Why the walk could not go on, the last time it could not. */
    private String stopped = "";

    /** Walks a part; where it cannot go on, the rules that it does not come to are broken for that reason. */
    void part(Runnable part) {
        try {
            part.run();
        } catch (RefusedException e) {
            stopped = ": " + e.getMessage();
        } catch (CodedException e) {
            stopped = ": " + e.text(Language.EN);
        }
    }

    /** Notes a rule. @param broken tells how it is broken; blank where it holds */
    void note(KitRule rule, Supplier<String> broken) {
        String text;
        try {
            text = broken.get();
        } catch (RefusedException e) {
            text = e.getMessage();
        } catch (CodedException e) {
            text = e.text(Language.EN);
        }
        found.merge(rule, Optional.of(text).filter(how -> !how.isBlank()), (a, b) -> a.isPresent() ? a : b);
    }

    /** Notes that a call is refused. @param receipt whether it has to have one */
    void refused(KitRule rule, boolean receipt, Supplier<?> call) {
        note(rule, () -> {
            try {
                return "it was answered: " + brief(call.get());
            } catch (RefusedException e) {
                if (e.status() >= 500) {
                    return e.status() + " " + e.getMessage();
                }
                return receipt && e.receipt().isEmpty() ? "refused without a receipt: " + e.code() : "";
            }
        });
    }

    /** @return every rule; what the walk did not come to is told so */
    List<KitRule.Finding> all() {
        List<KitRule.Finding> all = new ArrayList<>();
        for (KitRule rule : KitRule.values()) {
            all.add(new KitRule.Finding(rule,
                    found.getOrDefault(rule, Optional.of("the walk did not come to it" + stopped))));
        }
        return all;
    }

    static String unless(boolean holds, String broken, Object seen) {
        return holds ? "" : broken + ": " + brief(seen);
    }

    private static String brief(Object seen) {
        String text = seen instanceof JsonNode node ? node.toString() : String.valueOf(seen);
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
