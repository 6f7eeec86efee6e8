package org.shuqiao.pipelines.landing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.contracts.landing.LandedFile;
import org.shuqiao.contracts.landing.LandingCode;

/**
 * Failure of a Spark task on a landed file. Spark passes only the message to the driver, so the message names the file
 * and the driver restores the error code.
 */
public final class LandedFileException extends RuntimeException {

    private static final Pattern FORM =
            Pattern.compile("landed file (changed|malformed): ([a-z0-9_]+) ([0-9a-f]{32}) ([A-Za-z0-9._-]+)");

    LandedFileException(LandedFile file, CodedException problem) {
        super("landed file " + (problem.code() == LandingCode.BATCH_CHANGED ? "changed" : "malformed") + ": "
                + file.dataset() + " " + file.batch() + " " + file.name());
    }

    /** @return the coded form of such a problem in what Spark threw */
    public static Optional<CodedException> findIn(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            Matcher form = FORM.matcher(String.valueOf(cause.getMessage()));
            if (form.find()) {
                LandingCode code = form.group(1).equals("changed")
                        ? LandingCode.BATCH_CHANGED : LandingCode.BATCH_UNREADABLE;
                return Optional.of(new CodedException(code, form.group(2), form.group(3), form.group(4)));
            }
        }
        return Optional.empty();
    }
}
