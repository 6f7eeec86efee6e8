package org.shuqiao.journey;

/** Failure of a demo step with the coded error of the part that failed. */
final class StepFailedException extends RuntimeException {

    StepFailedException(DemoStep step, String message) {
        this(step.key(), message);
    }

    /** @param part the step or the process that failed */
    StepFailedException(String part, String message) {
        super(part + ": " + message);
    }
}
