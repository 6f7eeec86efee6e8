package org.shuqiao.systems;

/** A system did not come up; the message names its log. */
public final class NotReady extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NotReady(String message) {
        super(message);
    }
}
