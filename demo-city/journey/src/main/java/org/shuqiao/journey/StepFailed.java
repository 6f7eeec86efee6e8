package org.shuqiao.journey;

/** A step of the demo that did not come through; the message is the coded error of the part that failed. */
final class StepFailed extends RuntimeException {

    StepFailed(Steps step, String message) {
        this(step.key(), message);
    }

    /** @param part the step or the process that failed */
    StepFailed(String part, String message) {
        super(part + ": " + message);
    }
}
