package org.shuqiao.query.jdbc;

import java.util.function.Supplier;
import org.shuqiao.base.error.Language;

/**
 * Carries the authenticated user along an Avatica call, with the language in which errors are told and the purpose in
 * the call's address. The stock driver sends the properties of its URL nowhere else.
 */
final class CurrentUser {

    private static final ThreadLocal<CurrentUser> USER = new ThreadLocal<>();

    private final String name;
    private final String purpose;
    private final String timeout;
    private Language language;

    private CurrentUser(String name, String purpose, String timeout, Language language) {
        this.name = name;
        this.purpose = purpose;
        this.timeout = timeout;
        this.language = language;
    }

    static String get() {
        return current().name;
    }

    /** @return the purpose in the address; blank where it names none */
    static String purpose() {
        return current().purpose;
    }

    /** @return the seconds that a statement may take, as the address has them; blank where it names none */
    static String timeout() {
        return current().timeout;
    }

    /** @return in which errors are told: that of the connection, once it is known which one is meant */
    static Language language() {
        return current().language;
    }

    static void reads(Language language) {
        current().language = language;
    }

    private static CurrentUser current() {
        CurrentUser user = USER.get();
        if (user == null) {
            throw new IllegalStateException("a call without a login");
        }
        return user;
    }

    static <T> T as(String user, String purpose, String timeout, Language language, Supplier<T> call) {
        USER.set(new CurrentUser(user, purpose, timeout, language));
        try {
            return call.get();
        } finally {
            USER.remove();
        }
    }
}
