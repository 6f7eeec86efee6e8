package org.shuqiao.exchange.domain.alert;

import java.util.List;
import java.util.Optional;

/**
 * Alert that is to be raised.
 *
 * @param kind   the rule's id, or a word of the platform
 * @param words  what was seen; empty texts for a kind of the platform
 * @param remedy what the officer should do
 * @param about  what it was reckoned for, without the person
 * @param consumer who asked, or whose account it is
 * @param account whose it was; known to auditors and officers of the consumer alone
 * @param figure what was reckoned
 * @param places records, or entries of the security log
 */
public record AlertDraft(String kind, Severity severity, AlertText words, AlertText remedy, String about,
        Optional<String> grant, Optional<String> provider, Optional<String> consumer, Optional<String> account,
        long figure, List<String> places, Audience audience) {

    public AlertDraft {
        places = List.copyOf(places);
    }
}
