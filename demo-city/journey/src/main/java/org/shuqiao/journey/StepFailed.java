package org.shuqiao.journey;

/** A step of the demo that did not come through; the message is the coded error of the part that failed. */
final class StepFailed extends RuntimeException {

    StepFailed(Steps step, String message) {
        super(step.key() + ": " + message);
    }
}
