package org.shuqiao.standards.element;

import java.util.Optional;
import org.shuqiao.base.error.Language;
import org.shuqiao.standards.source.Level;

/**
 * Result of checking one value against a data element.
 *
 * @param value the standard form; empty if there is none or it is not certain
 * @param rule the rule that the value broke, if one
 */
public record CheckResult(Status status, Optional<String> value, Optional<Rule> rule) {

    /** Status of a value with respect to the standard. */
    public enum Status {
        /** It was in standard form. */
        OK,
        /** It was converted without loss or doubt. */
        FIXED,
        /** A should-rule speaks against it; the value, if there is one, stands all the same. */
        FLAGGED,
        /** A must-rule refuses it; there is no value. */
        REJECTED
    }

    private static final CheckResult EMPTY = new CheckResult(Status.OK, Optional.empty(), Optional.empty());

    /** Nothing in, nothing out. */
    public static CheckResult empty() {
        return EMPTY;
    }

    static CheckResult of(String input, String standard) {
        return new CheckResult(standard.equals(input) ? Status.OK : Status.FIXED, Optional.of(standard),
                Optional.empty());
    }

    /** As it is, but converted on the way where it seemed to be in standard form. */
    CheckResult converted() {
        return status == Status.OK && value.isPresent() ? new CheckResult(Status.FIXED, value, rule) : this;
    }

    /** The rule's own level decides: refused, or flagged without a value. */
    static CheckResult broken(Rule rule) {
        return new CheckResult(rule.level() == Level.MUST ? Status.REJECTED : Status.FLAGGED, Optional.empty(),
                Optional.of(rule));
    }

    /** As {@link #broken}, but a flagged value is itself certain and stands. */
    static CheckResult flagged(Rule rule, String standard) {
        return rule.level() == Level.MUST
                ? broken(rule)
                : new CheckResult(Status.FLAGGED, Optional.of(standard), Optional.of(rule));
    }

    /** @return a sentence for people; never the value */
    public String message(Language language) {
        if (rule.isPresent()) {
            return rule.get().message(language);
        }
        boolean chinese = language == Language.ZH;
        return switch (status) {
            case FIXED -> chinese ? "已转换为标准形式。" : "Converted to the standard form.";
            default -> value.isPresent()
                    ? (chinese ? "符合标准。" : "In standard form.")
                    : (chinese ? "没有值。" : "No value.");
        };
    }
}
