package org.shuqiao.city.serve;

/** The city cannot do what it was asked; the message says what and what to do about it, in Chinese and English. */
public final class CityException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String code;

    /** {@code code} is stable: scripts may rely on it. */
    public CityException(String code, String zh, String en, Throwable cause) {
        super(zh + " / " + en, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
