package org.shuqiao.query.jdbc;

import java.util.function.Supplier;

/** Carries the authenticated user from the HTTP request to the Avatica call. */
final class CurrentUser {

    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private CurrentUser() { }

    static String get() {
        String user = USER.get();
        if (user == null) {
            throw new IllegalStateException("a call without a login");
        }
        return user;
    }

    static <T> T as(String user, Supplier<T> call) {
        USER.set(user);
        try {
            return call.get();
        } finally {
            USER.remove();
        }
    }
}
