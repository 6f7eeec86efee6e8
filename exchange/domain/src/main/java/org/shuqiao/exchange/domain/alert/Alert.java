package org.shuqiao.exchange.domain.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Matter that an officer should look at.
 *
 * @param kind    the rule that was broken, or a word of the platform
 * @param words   what was seen
 * @param remedy  what to do about it
 * @param about   what it was reckoned for
 * @param account who asked; known to auditors and to officers of the consumer alone
 * @param figure  what was reckoned when it was seen
 * @param places  the records concerned, or the entries of the security log
 */
public record Alert(long id, Instant at, String kind, Severity severity, AlertText words, AlertText remedy,
        String about, Optional<String> grant, Optional<String> provider, Optional<String> consumer,
        Optional<String> account, long figure, List<String> places, Optional<Acknowledgement> acknowledged) {

    public Alert {
        places = List.copyOf(places);
    }

    /** @param remark what was found, in the words of who looked */
    public record Acknowledgement(String by, Instant at, String remark) { }
}
