package org.shuqiao.base.error;

import java.util.Locale;

/** Kind of an error: what it asks of whoever meets it. The HTTP status of an answer follows from it. */
public enum ErrorKind {
    /** Nothing has the name, number or address that was given. */
    UNKNOWN,
    /** It is not clear who asks: a login is missing, wrong or out of its time. */
    UNAUTHENTICATED,
    /** Whoever asks may not do this; another person, role or department may. */
    FORBIDDEN,
    /** The input cannot be read as a call: a parameter is missing or of another type. */
    MALFORMED,
    /** There is such an address, and it is not called by this method. */
    WRONG_METHOD,
    /** The answer is asked for in a form that it is not given in. */
    NOT_OFFERED,
    /** The input is in a form that the call does not read. */
    NOT_READ,
    /** The input is larger than what is read of its kind. */
    TOO_LARGE,
    /** The input came too slowly, or not at all. */
    TOO_SLOW,
    /** The call was meant for a server of another name. */
    MISDIRECTED,
    /** It can be read, and a value, field, file, setting or row of it is wrong. */
    INVALID,
    /** It is well formed, and a rule, a grant, a limit or a missing earlier step stands against it. */
    REFUSED,
    /** Something was there first: a change, a name, a port, a running job, a step already taken. */
    CONFLICT,
    /** An allowance is used up; the same call succeeds once it is renewed. */
    EXHAUSTED,
    /** A part that the work needs is missing, does not answer or turns the platform away. */
    UNAVAILABLE,
    /** The platform failed, or what it or a system behind it keeps is damaged. */
    INTERNAL;

    /** @return the word in pages and documents, for example {@code unknown} */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
