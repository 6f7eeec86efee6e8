package org.shuqiao.systems;

/** Exception of a system that did not start in time. The message names its log. */
public final class NotReadyException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    public NotReadyException(String message) {
        super(message);
    }
}
