package org.shuqiao.city.serve;

/** Failure of a city command with a code and a message in Chinese and English. */
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
